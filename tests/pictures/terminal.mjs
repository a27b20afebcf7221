// Makes `terminal.png`: what `casebook check` prints for five mistakes in a Japanese text.
//
// Takes the program (target/debug/casebook, or the first argument); runs it in a terminal made by
// `script`, turns its colours into HTML, and photographs that with Chromium. Needs util-linux,
// chromium, fonts-noto-cjk and fonts-dejavu. Run from anywhere: `node tests/pictures/terminal.mjs`.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.argv[2] ?? join(here, "../../target/debug/casebook"));
const folder = mkdtempSync(join(tmpdir(), "casebook-picture-"));

const page = `---
title: 消したはずの写真
summary: 送った写真が広まる話です。
updated: 2026-11-24
---

＃＃ 何が起きたか

友だちに送った写真が、**「だれにも見せない」**という約束の次の日に広まりました。

- ［ｘ］ 家の人に話す

{相談窓口｜そうだんまどぐち}は、[証拠の残し方](../evidence/)にもあります。
`;

/** How many columns a terminal gives a character. */
const columns = (c) => (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(c) ? 2 : 1);

const escaped = (c) => ({ "&": "&amp;", "<": "&lt;", " ": "&nbsp;" })[c] ?? c;

/** The colours of a terminal, as classes, and its columns, as cells. */
function html(text) {
  let classes = new Set();
  let out = "";
  for (const [, codes, c] of text.matchAll(/\x1b\[([\d;]*)m|([^\x1b])/gu)) {
    if (codes !== undefined) {
      for (const code of codes.split(";").map(Number)) {
        if (code === 0) classes = new Set();
        else classes.add(`c${code}`);
      }
    } else if (c === "\n") out += "\n";
    else out += `<i class="w${columns(c)} ${[...classes].join(" ")}">${escaped(c)}</i>`;
  }
  return out;
}

try {
  mkdirSync(join(folder, "content/pages/photo"), { recursive: true });
  writeFileSync(join(folder, "content/site.yaml"), "title: 小さな本\nlanguages: [ja]\n");
  writeFileSync(join(folder, "content/pages/photo/ja.md"), page);
  const command = `stty cols 110; ${program} check --no-cache --today 2026-11-24; true`;
  const env = { ...process.env, HOME: folder, TERM: "xterm-256color" };
  delete env.NO_COLOR;
  const printed = execFileSync("script", ["-qec", command, "/dev/null"], { cwd: folder, env, encoding: "utf8" });
  const text = `$ casebook check\n${printed.replaceAll("\r", "").trimEnd()}\n`;
  const lines = text.split("\n").length;
  writeFileSync(
    join(folder, "terminal.html"),
    `<!doctype html><html lang="ja"><meta charset="utf-8"><style>
      body { margin: 0; padding: 16px 20px; background: #16181d; color: #e6e6e6; }
      pre { margin: 0; font: 15px/21px "DejaVu Sans Mono", "Noto Sans CJK JP", monospace; }
      i { display: inline-block; width: 9px; font-style: normal; text-align: center; vertical-align: top; }
      .w2 { width: 18px; font-family: "Noto Sans CJK JP"; }
      .c1 { font-weight: bold; }
      .c31, .c91 { color: #ff7b72; } .c33, .c93 { color: #e3b341; } .c32, .c92 { color: #7ee787; }
      .c34, .c94 { color: #79c0ff; } .c36, .c96 { color: #76e3ea; }
    </style><pre>${html(text)}</pre>`,
  );
  const size = `--window-size=1000,${lines * 21 + 24}`;
  execFileSync("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size,
    `--screenshot=${join(here, "terminal.png")}`, `file://${join(folder, "terminal.html")}`], { env, stdio: "ignore" });
} finally {
  rmSync(folder, { recursive: true });
}
