// Journey: every link leads somewhere, and the pages tell search engines and tabs what they are.
//
// Looks at the folder as it lies on the disk; links to other sites are checked for their form only, never opened.
import { posix } from 'node:path';
import { readEach } from './support/documents.mjs';
import { Findings } from './support/findings.mjs';
import { listFiles } from './support/site.mjs';

/** What each page links to and offers as targets, by path. */
function survey(world) {
  return readEach(world, world.pages, (document) => ({
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
    levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.localName[1])),
    description: document.querySelector('meta[name=description]')?.content ?? null,
    mains: document.querySelectorAll('main').length,
    ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
    links: [...document.querySelectorAll('a[href]')].map((link) => ({ href: link.getAttribute('href'), text: link.textContent.trim() })),
    resources: [...document.querySelectorAll('link[href], script[src], img[src]')].map((element) => element.getAttribute('href') ?? element.getAttribute('src')),
    alternates: [...document.querySelectorAll('link[rel=alternate][hreflang]')].map((link) => [link.hreflang, link.getAttribute('href')]),
  }));
}

/** The file a relative link of a page means, and its anchor. */
function aim(path, href) {
  const [file, anchor = ''] = href.split('#');
  return { file: file ? posix.join(posix.dirname(path), decodeURIComponent(file)) : path, anchor: decodeURIComponent(anchor) };
}

const OUTSIDE = /^(https?|mailto|tel):/;

export const tests = [
  ['every internal link and anchor is there, and every page can be reached', async (world) => {
    const findings = new Findings();
    const seen = await survey(world);
    const files = new Set(listFiles(world.root));
    const reached = new Set(['index.html']);
    const queue = ['index.html'];
    for (const [path, page] of seen) {
      for (const { href, text } of page.links) {
        if (OUTSIDE.test(href)) {
          findings.expect(/^(?:https?:\/\/[^/\s]+\.[^/\s]+|mailto:[^@\s]+@\S+|tel:(?:\+|%23)?\d+$)/.test(href) && !/\s/.test(href), path, `malformed address ${href}`);
          continue;
        }
        findings.expect(text, path, `a link without text leads to ${href}`);
        findings.expect(!/^[a-z]+:|^\//i.test(href), path, `${href} is not relative`);
        const { file, anchor } = aim(path, href);
        findings.expect(files.has(file), path, `“${text}” leads to ${file}, which is not there`);
        if (anchor && seen.has(file)) findings.expect(seen.get(file).ids.includes(anchor), path, `“${text}” leads to #${anchor} of ${file}, which is not there`);
      }
      for (const href of page.resources) {
        if (!OUTSIDE.test(href)) findings.expect(files.has(aim(path, href).file), path, `needs ${href}, which is not there`);
      }
      const twice = page.ids.filter((id, idx) => page.ids.indexOf(id) !== idx);
      findings.expect(!twice.length, path, `ids given twice: ${twice.join(', ')}`);
    }
    while (queue.length) {
      const path = queue.pop();
      for (const { href } of seen.get(path)?.links ?? []) {
        if (OUTSIDE.test(href)) continue;
        const { file } = aim(path, href);
        if (!reached.has(file)) { reached.add(file); queue.push(file); }
      }
    }
    for (const path of seen.keys()) findings.expect(reached.has(path), path, 'no link leads to this page');
    for (const file of files) {
      if (file.endsWith('.pdf')) findings.expect(reached.has(file), file, 'no link leads to this file');
    }
    findings.done();
  }],

  ['translations name each other, and every page names itself', async (world) => {
    const findings = new Findings();
    const seen = await survey(world);
    for (const [path, page] of seen) {
      const own = path.split('/')[0];
      const offered = page.alternates.map(([lang, href]) => ({ lang, file: OUTSIDE.test(href) ? null : aim(path, href).file }));
      findings.expect(new Set(offered.map((each) => each.lang)).size === offered.length, path, 'a language is offered twice');
      for (const { lang, file } of offered) {
        if (file === null) continue;
        findings.expect(file.startsWith(`${lang}/`) || lang === 'x-default', path, `the ${lang} version is said to be ${file}`);
        findings.expect(seen.has(file), path, `the ${lang} version ${file} is not there`);
        if (path === 'index.html' || !seen.has(file)) continue;
        // Only a page that is a version itself owes and is owed a link back; a stand-in in another language is none.
        const back = seen.get(file).alternates.some(([, href]) => aim(file, href).file === path);
        const isVersion = offered.some((each) => each.lang === own);
        findings.expect(back || !isVersion, path, `offers ${file}, which does not offer it back`);
      }
    }
    findings.done();
  }],

  ['each page has one title of its own, one main part, and headings in order', async (world) => {
    const findings = new Findings();
    const seen = await survey(world);
    const titles = new Map();
    for (const [path, page] of seen) {
      findings.expect(page.headings.length === 1 && page.headings[0], path, `${page.headings.length} h1`);
      findings.expect(page.mains === 1, path, `${page.mains} main elements`);
      findings.expect(page.title.trim(), path, 'no title');
      for (let idx = 1; idx < page.levels.length; idx += 1) {
        findings.expect(page.levels[idx] - page.levels[idx - 1] <= 1, path, `h${page.levels[idx]} follows h${page.levels[idx - 1]}`);
      }
      if (path !== 'index.html') {
        const key = `${path.split('/')[0]} ${page.title}`;
        if (titles.has(key)) findings.add(path, `has the same title as ${titles.get(key)}: “${page.title}”`);
        titles.set(key, path);
      }
      for (const text of [page.title, page.description ?? '', ...page.headings]) {
        findings.expect(!/[\u2068\u2069]|\{\s*\$|undefined|\bnull\b/.test(text), path, `unfinished text: “${text}”`);
      }
    }
    findings.done();
  }],
];
