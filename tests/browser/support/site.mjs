// The built folder, seen from outside: its HTML files, and a server for it.
//
// Takes a folder; gives the list of its pages and an address on 127.0.0.1. Knows nothing of casebook's sources: what is
// tested is what a reader gets. Never follows a path out of the folder.
import { createServer } from 'node:http';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, relative, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

/** Where the site is served: not at the root, since the same folder must work under any path. */
const BELOW = '/some/school/';

/** All files below `root`, as paths with `/`, in the order of their names. */
export function listFiles(root) {
  return readdirSync(root, { recursive: true })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
}

/** The HTML pages below `root`, each `{ path, lang, kind, html }`; `lang` is null for the chooser. */
export function listPages(root) {
  return listFiles(root).filter((path) => path.endsWith('.html')).map((path) => {
    const html = readFileSync(join(root, path), 'utf8');
    const kind = /<body class="?kind-([a-z-]+)/.exec(html)?.[1];
    if (!kind) throw new Error(`${path}: the body's class says no kind of page`);
    const first = path.split('/')[0];
    return { path, kind, html, lang: path.includes('/') ? first : null };
  });
}

/** One page of each kind in each language: the longest, since long pages hold most of what can go wrong. */
export function oneOfEachKind(pages) {
  const chosen = new Map();
  for (const page of pages) {
    const key = `${page.lang} ${page.kind}`;
    if (!chosen.has(key) || chosen.get(key).html.length < page.html.length) chosen.set(key, page);
  }
  return [...chosen.values()];
}

/** What the pages of a language are marked with: plain Japanese is Japanese. */
export const markOf = (lang) => (lang === 'ja-simple' ? 'ja' : lang);

/** The languages of which every page is opened: the source, a Latin one, and the one that runs the other way. */
const WHOLE = new Set([null, 'ja', 'en', 'ar']);

/**
 * The pages for journeys that open one after the other: all of three languages, and of every other one of each kind, for
 * what is in a language but its words is the same in all of them. What can be read without opening is read on every page.
 */
export function tour(pages) {
  return [...pages.filter((page) => WHOLE.has(page.lang)), ...oneOfEachKind(pages.filter((page) => !WHOLE.has(page.lang)))];
}

/** Serves `root` on a free port of 127.0.0.1. Gives `{ origin, url(path), missing, close() }`. */
export async function serve(root) {
  const missing = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = normalize(join(root, path.slice(BELOW.length)));
    if (path.startsWith(BELOW) && !relative(root, file).startsWith('..')) {
      try {
        const body = readFileSync(file);
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
        response.end(body);
        return;
      } catch {
        // Not a file: answered below like any other address that leads nowhere.
      }
    }
    missing.push(path);
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('not found');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    missing,
    url: (path) => `${origin}${BELOW}${path}`,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
