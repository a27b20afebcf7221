// Journey: an editor writes, and the open page follows.
//
// Runs the program itself (`casebook serve`) over a copy of the shipped content, and saves files as an editor would. The
// program is the one that CASEBOOK names, or the debug build.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import axe from 'axe-core';

const program = process.env.CASEBOOK ?? 'target/debug/casebook';
const CASE = 'ja/cases/anonymous-comment/';
const TEXT = 'content/cases/anonymous-comment/ja.md';
/** Where a picture of the panel goes, for those who want to look at it. */
const picture = process.env.PREVIEW_PICTURE;

/** Runs `use(project)` with a preview of a copy of the shipped content; the preview ends whatever happens. */
async function preview(use) {
  const root = await mkdtemp(join(tmpdir(), 'casebook-preview-'));
  let child;
  try {
    await cp('content', join(root, 'content'), { recursive: true });
    await cp('themes', join(root, 'themes'), { recursive: true });
    const env = { ...process.env, XDG_CACHE_HOME: join(root, 'cache') };
    child = spawn(program, ['serve', '--root', root, '--port', '0', '--format', 'short'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const address = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', () => reject(new Error('the preview ended before it began')));
      createInterface({ input: child.stderr }).on('line', (line) => {
        const found = /preview at (http:\S+)/.exec(line);
        if (found) resolve(found[1]);
      });
    });
    const read = (path) => readFile(join(root, path), 'utf8');
    const write = (path, text) => writeFile(join(root, path), text);
    return await use({ url: (path) => address + path, read, write });
  } finally {
    child?.kill();
    await rm(root, { recursive: true, force: true });
  }
}

/** Waits until the page's stream of changes is open and has been heard. */
const listening = (page) => page.waitForFunction(() => document.querySelector('casebook-preview')?.shadowRoot.querySelector('.toggle').textContent !== undefined
  && performance.getEntriesByName(new URL('/.casebook/preview.css', location).href).length > 0);

export const tests = [
  ['a save loads the page anew, and the reader stays where they were', async (world) => preview(async (project) => {
    await world.open({}, async (page) => {
      await page.goto(project.url(CASE));
      await listening(page);
      await page.evaluate(() => window.scrollTo(0, 1500));
      const before = await page.evaluate(() => window.scrollY);
      assert.ok(before > 1000, `the page is long enough to scroll: ${before}`);
      const text = await project.read(TEXT);
      await project.write(TEXT, text.replace(/^(## 家で.*\n)/m, '$1\n保存した文がここに出ます。\n'));
      await page.getByText('保存した文がここに出ます。').waitFor({ state: 'attached' });
      await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 3, before);
    });
  })],

  ['a page that a save does not touch is left alone', async (world) => preview(async (project) => {
    await world.open({}, async (page) => {
      await page.goto(project.url('ja/glossary/doxxing/'));
      await listening(page);
      await page.evaluate(() => { window.isStillHere = true; });
      const asked = page.waitForResponse((response) => response.request().method() === 'HEAD');
      await project.write(TEXT, `${await project.read(TEXT)}\nほかの頁。\n`);
      await asked;
      await page.waitForTimeout(300);
      assert.equal(await page.evaluate(() => window.isStillHere), true);
    });
  })],

  ['a style sheet is changed without loading the page', async (world) => preview(async (project) => {
    await world.open({}, async (page) => {
      await page.goto(project.url(CASE));
      await listening(page);
      await page.evaluate(() => { window.isStillHere = true; });
      const n_sheets = await page.evaluate(() => document.querySelectorAll('link[rel=stylesheet]').length);
      const sheet = 'themes/default/assets/site.css';
      await project.write(sheet, `${await project.read(sheet)}\nh1 { letter-spacing: 7px }\n`);
      await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px');
      assert.equal(await page.evaluate(() => window.isStillHere), true, 'the page was not loaded anew');
      await page.waitForFunction((n) => document.querySelectorAll('link[rel=stylesheet]').length === n, n_sheets);
    });
  })],

  ['a mistake is told on the last good page, can be closed, and goes when it is mended', async (world) => preview(async (project) => {
    await world.open({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(project.url(CASE));
      await listening(page);
      const good = await project.read(TEXT);
      const heading = await page.locator('h1').textContent();
      const at = good.indexOf('\n## 解説');
      await project.write(TEXT, `${good.slice(0, at)}\n[ひどい言葉](../../terms/no-such-word/)を見た人は、どう感じるでしょう。\n${good.slice(at)}`);
      const panel = page.getByRole('region', { name: /error/ });
      await panel.waitFor();
      assert.equal(await page.locator('h1').first().textContent(), heading, 'the last good page stays');
      assert.match(await panel.textContent(), /link::dead/);
      assert.match(await panel.textContent(), /content\/cases\/anonymous-comment\/ja\.md:\d+:1/);
      assert.equal(await panel.locator('mark').first().textContent(), '[ひどい言葉](../../terms/no-such-word/)');
      assert.match(await page.locator('casebook-preview [role=status]').textContent(), /last good page/);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run('casebook-preview'));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
      if (picture) await page.screenshot({ path: picture });

      await panel.getByRole('button', { name: 'Close' }).press('Enter');
      await panel.waitFor({ state: 'hidden' });
      const toggle = page.getByRole('button', { name: /error/ });
      assert.ok(await toggle.evaluate((button) => button.getRootNode().activeElement === button), 'the focus is not lost');
      await toggle.press('Enter');
      await panel.waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'hidden' });

      await project.write(TEXT, good);
      await toggle.waitFor({ state: 'hidden' });
    });
  })],
];
