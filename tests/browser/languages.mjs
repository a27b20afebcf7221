// Journey: Arabic runs from right to left, and every text says which language it is in.
//
// Positions are measured, not read from style sheets. Which language a text is in is judged by its script alone (kana and
// kanji are Japanese, Arabic letters Arabic); English inside other languages cannot be told this way and is not looked for.
// A name in brackets within a sentence needs no mark (https://www.w3.org/TR/WCAG22/#language-of-parts): only where most of
// an element's letters are foreign is it taken for foreign text. A page's <title> can hold no marks and is left out.
import assert from 'node:assert/strict';
import { readEach } from './support/documents.mjs';
import { Findings } from './support/findings.mjs';
import { markOf, oneOfEachKind, tour } from './support/site.mjs';

/** How far a mirrored place may differ, for letters of other widths do not move a box's outer edge. */
const SLACK_PX = 2;

/** The outer edges of some parts of a page, measured from the side where a line begins. */
function edges(page) {
  return page.evaluate(() => {
    const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const width = document.documentElement.clientWidth;
    const from = (selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return box ? Math.round(rtl ? width - box.right : box.left) : null;
    };
    return { brand: from('.brand'), languages: from('nav.languages'), contents: from('nav.contents'), rooms: from('.rooms'), slip: from('.slip') };
  });
}

export const tests = [
  ['each page says its language and direction', async (world) => {
    const findings = new Findings();
    const direction = (lang) => (lang === 'ar' ? 'rtl' : 'ltr');
    const said = await readEach(world, world.pages, (document) => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
    for (const { path, lang } of world.pages) {
      // The chooser speaks the site's first language.
      const wanted = markOf(lang ?? 'ja');
      findings.expect(said.get(path).lang === wanted, path, `lang is “${said.get(path).lang}”, not “${wanted}”`);
      findings.expect(said.get(path).dir === direction(wanted), path, `dir is “${said.get(path).dir}”`);
    }
    await world.open({}, async (page) => {
      for (const { path, lang } of oneOfEachKind(world.pages)) {
        await page.goto(world.url(path));
        const drawn = await page.evaluate(() => getComputedStyle(document.querySelector('main')).direction);
        findings.expect(drawn === direction(lang), path, `is drawn ${drawn}`);
      }
    });
    findings.done();
  }],

  ['the Arabic layout is the English one in a mirror', async (world) => {
    await world.open({}, async (page) => {
      for (const path of ['cases/when-words-hurt/index.html', 'index.html', 'desks/index.html']) {
        await page.goto(world.url(`en/${path}`));
        const english = await edges(page);
        const brandLeft = await page.locator('.brand').evaluate((brand) => brand.getBoundingClientRect().left);
        assert.ok(brandLeft < 640, 'the site’s name is not at the left in English');
        await page.goto(world.url(`ar/${path}`));
        const arabic = await edges(page);
        const brandRight = await page.locator('.brand').evaluate((brand) => brand.getBoundingClientRect().right);
        assert.ok(brandRight > 640, 'the site’s name is not at the right in Arabic');
        for (const part of ['brand', 'contents', 'rooms', 'slip']) {
          if (english[part] === null) continue;
          assert.ok(Math.abs(english[part] - arabic[part]) <= SLACK_PX,
            `${path}: ${part} begins ${english[part]} px from the line's start in English, ${arabic[part]} px in Arabic`);
        }
        const nav = await page.locator('nav.languages').boundingBox();
        assert.ok(nav.x + nav.width / 2 < 640, `${path}: the language switch is not at the left in Arabic`);
      }
      await page.goto(world.url('ar/quizzes/when-words-hurt/index.html'));
      const [input, label] = [await page.locator('.choice input').first().boundingBox(), await page.locator('.choice label').first().boundingBox()];
      assert.ok(input.x > label.x + label.width / 2, 'in Arabic, the radio button is not at the right of its text');
    });
  }],

  ['telephone numbers and addresses run from left to right in Arabic', async (world) => {
    const findings = new Findings();
    let count = 0;
    await world.open({}, async (page) => {
      for (const { path } of world.pages.filter((each) => each.lang === 'ar')) {
        await page.goto(world.url(path));
        const numbers = await page.evaluate(() => [...document.querySelectorAll('main a[href^="tel:"]')].filter((link) => link.checkVisibility()).map((link) => {
          const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT, (node) => (/\d/.test(node.data) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
          const places = [];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (const found of node.data.matchAll(/\d/g)) {
              const range = document.createRange();
              range.setStart(node, found.index);
              range.setEnd(node, found.index + 1);
              const box = range.getBoundingClientRect();
              places.push({ digit: found[0], x: box.left, y: box.top });
            }
          }
          const drawn = [...places].sort((a, b) => a.y - b.y || a.x - b.x).map((place) => place.digit).join('');
          return { text: link.textContent.trim(), written: places.map((place) => place.digit).join(''), drawn, href: link.getAttribute('href') };
        }));
        count += numbers.length;
        for (const number of numbers) {
          findings.expect(number.written.length >= 3 && number.written === number.drawn, path, `${number.text} is drawn as ${number.drawn}`);
          findings.expect(/^tel:(?:\+|%23)?\d+$/.test(number.href), path, `${number.href} cannot be dialled`);
        }
      }
    });
    findings.done();
    assert.ok(count >= 20, `only ${count} telephone numbers seen`);
  }],

  ['where a translation is missing, a notice says so and the text keeps its own language', async (world) => {
    const findings = new Findings();
    // Whether plain Japanese is missing cannot be told by the language, which is Japanese either way.
    const pages = world.pages.filter((page) => page.lang !== 'ja-simple');
    const titles = await readEach(world, pages, (document) => ({
      lang: document.querySelector('h1').closest('[lang]').lang,
      notice: document.querySelector('.notice-language') !== null,
    }));
    const translated = ({ path, lang }) => titles.get(path).lang === (lang ?? 'ja');
    for (const page of pages.filter(translated)) {
      findings.expect(!titles.get(page.path).notice, page.path, 'a notice of a missing translation on a translated page');
    }
    const untranslated = tour(pages.filter((page) => !translated(page)));
    assert.ok(untranslated.length > 0, 'the shipped content has no untranslated page to see this on');
    await world.open({}, async (page) => {
      for (const { path, lang } of untranslated) {
        await page.goto(world.url(path));
        const seen = await page.evaluate(() => {
          const title = document.querySelector('h1');
          const notice = document.querySelector('.notice-language');
          const body = document.querySelector('.room .prose, .question .choices');
          return {
            lang: title.lang || document.documentElement.lang,
            titleDir: getComputedStyle(title).direction,
            notice: notice ? { shown: notice.checkVisibility(), lang: notice.closest('[lang]').lang, text: notice.textContent.trim(), top: notice.getBoundingClientRect().top } : null,
            body: body ? { lang: body.closest('[lang]').lang, dir: getComputedStyle(body).direction, top: body.getBoundingClientRect().top } : null,
            alternates: [...document.querySelectorAll('link[rel=alternate][hreflang]')].map((link) => link.hreflang),
          };
        });
        findings.expect(seen.notice?.shown, path, 'no notice that the translation is missing');
        findings.expect(seen.notice?.lang === lang, path, `the notice is marked as ${seen.notice?.lang}`);
        findings.expect(seen.titleDir === (seen.lang === 'ar' ? 'rtl' : 'ltr'), path, 'the title does not run in its own direction');
        findings.expect(!seen.body || seen.body.lang === seen.lang, path, `the text is marked as ${seen.body?.lang}, the title as ${seen.lang}`);
        findings.expect(!seen.body || seen.body.dir === (seen.lang === 'ar' ? 'rtl' : 'ltr'), path, 'the text does not run in its own direction');
        findings.expect(!seen.body || seen.notice?.top < seen.body.top, path, 'the notice comes after the text');
        findings.expect(!seen.alternates.includes(lang), path, 'a page without translation offers itself as one');
      }
      findings.done();
      await page.goto(world.url('ar/teachers/index.html'));
      const notice = await page.locator('.notice-language').textContent();
      assert.match(notice, /اليابانية/, 'the notice does not name the language of the text');
    });
  }],

  ['text in another script is marked with its language', async (world) => {
    const findings = new Findings();
    const seen = await readEach(world, world.pages, (document) => {
      // Chinese characters alone may be either; kana make them Japanese.
      const scripts = [
        { langs: ['ja'], letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, atLeast: 0.3 },
        { langs: ['ja', 'zh'], letters: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu, atLeast: 0.5 },
        { langs: ['ko'], letters: /\p{Script=Hangul}/gu, atLeast: 0.5 },
        { langs: ['ar'], letters: /\p{Script=Arabic}/gu, atLeast: 0.5 },
      ];
      const found = [];
      /** Notes a text most of whose letters are of a language other than the one it is marked with. */
      const judge = (text, element, what) => {
        const unbracketed = text.replace(/[(（][^)）]*[)）]/g, '');
        const running = /\p{L}/u.test(unbracketed) ? unbracketed : text;
        const count = running.match(/\p{L}/gu)?.length ?? 0;
        const marked = element.closest('[lang]').lang.split('-')[0];
        for (const { langs, letters, atLeast } of scripts) {
          const share = (running.match(letters)?.length ?? 0) / count;
          if (count && share > atLeast && !langs.includes(marked)) {
            const region = element.closest('[class]');
            found.push([`${what} in .${region?.className.split(' ').join('.') ?? ''} is “${langs[0]}” but marked “${marked}”`, text.trim().slice(0, 30)]);
          }
        }
      };
      for (const element of document.body.querySelectorAll('*')) {
        if (element.matches('script, ruby, rt')) continue;
        const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('');
        judge(own, element, element.localName);
        for (const name of ['alt', 'aria-label', 'title']) judge(element.getAttribute(name) ?? '', element, `${name} of ${element.localName}`);
      }
      return found;
    });
    for (const [path, strays] of seen) for (const [what, text] of strays) findings.add(`${path} (${text})`, what);
    findings.done();
  }],

  ['languages are named in words, not in codes', async (world) => {
    const findings = new Findings();
    // Where such a code cannot be a word of the language itself (`es` is one in Spanish).
    const pages = world.pages.filter((page) => ['ja', 'ja-simple', 'en', 'zh-Hans', 'ko', 'ar'].includes(page.lang));
    const facts = await readEach(world, pages, (document) =>
      [...document.querySelectorAll('.channel-facts li')].map((fact) => fact.textContent));
    for (const [path, texts] of facts) {
      for (const text of texts) {
        const codes = text.match(/(?<![\p{L}.])(?:zh|ko|es|pt|vi|tl|fil|ne|th|id|ja|en|ar)(?:-\w+)?(?![\p{L}.])/gu);
        findings.expect(!codes, path, `codes in “${text}”`);
      }
    }
    findings.done();
  }],
];
