// Runs the browser journeys over a built site: node tests/browser/run.mjs FOLDER [journey…]
//
// Takes the folder of a finished build; gives one line for each test and closes with `N passed, N failed`. A journey is a
// file beside this one that exports `tests`: a list of `[name, async (world) => …]`, a test failing by throwing. Ends with
// 0 when all passed, 1 when one failed, 2 when it could not run. Never builds, installs or changes the site.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { listPages, serve } from './support/site.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run',
  // No name is looked up, no foreign address reached: neither a page nor the browser itself can send anything.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
/** A test that takes longer than this hangs. */
const TEST_TIMEOUT_MS = 480_000;

const here = dirname(fileURLToPath(import.meta.url));
const [folder, ...wanted] = process.argv.slice(2);
const own = basename(fileURLToPath(import.meta.url));
const journeys = readdirSync(here).filter((name) => name.endsWith('.mjs') && name !== own)
  .map((name) => name.slice(0, -'.mjs'.length)).sort();

function giveUp(words) {
  console.error(`tests/browser: ${words}`);
  process.exit(2);
}

if (!folder || !existsSync(join(folder, 'index.html'))) giveUp('usage: run.mjs FOLDER [journey…], the folder of a built site');
const unknown = wanted.filter((name) => !journeys.includes(name));
if (unknown.length) giveUp(`no such journey: ${unknown.join(', ')} (there are: ${journeys.join(', ')})`);
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) giveUp(`no browser at ${executablePath}; tests/setup installs it`);

/** What an error says, without colours and without playwright's diary of its attempts. */
function tell(error) {
  return String(error.message ?? error).replace(/\u001b\[\d+m/g, '').replace(/\nCall log:[\s\S]*/, '').trimEnd();
}

const root = resolve(folder);
const pages = listPages(root);
const server = await serve(root);
const browser = await chromium.launch({ executablePath, args: FLAGS });

/** What a journey is given. */
const world = {
  root,
  pages,
  server,
  browser,
  /** The address of a page of the site on the server. */
  url: server.url,
  /** The address of the same page on the disk. */
  fileUrl: (path) => pathToFileURL(join(root, path)).href,
  /** Runs `use(page, context)` in a fresh window that is closed whatever happens. Nothing moves in it: smooth scrolling
   * would make the tests ten times as long. */
  async open(options, use) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(10_000);
    try {
      return await use(await context.newPage(), context);
    } finally {
      await context.close();
    }
  },
};

let passed = 0;
let failed = 0;
for (const journey of wanted.length ? wanted : journeys) {
  const { tests } = await import(pathToFileURL(join(here, `${journey}.mjs`)).href);
  for (const [name, test] of tests) {
    const start = Date.now();
    let timer;
    try {
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`took longer than ${TEST_TIMEOUT_MS / 1000} s`)), TEST_TIMEOUT_MS);
      });
      await Promise.race([test(world), late]);
      passed += 1;
      console.log(`ok      ${journey}: ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${journey}: ${name}`);
      console.log(tell(error).replace(/^/gm, '        '));
      const line = /\/([\w-]+\.mjs:\d+):\d+\)?$/m.exec(error.stack?.replace(/.*node:internal.*/g, '') ?? '')?.[1];
      if (line) console.log(`        at ${line}`);
    } finally {
      clearTimeout(timer);
    }
  }
}
await browser.close();
await server.close();
if (passed + failed === 0) giveUp('there was nothing to run');
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
