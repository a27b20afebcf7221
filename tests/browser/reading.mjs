// Journey: reading on a narrow screen, with readings over the words, and on paper.
//
// 320 CSS pixels are a screen of 1280 at 400 % zoom (https://www.w3.org/TR/WCAG22/#reflow); targets are measured for
// https://www.w3.org/TR/WCAG22/#target-size-minimum without its exceptions for spacing. Tables may scroll in their own box.
import assert from 'node:assert/strict';
import { Findings } from './support/findings.mjs';
import { answerAll } from './support/quiz.mjs';
import { oneOfEachKind, tour } from './support/site.mjs';

const NARROW = { viewport: { width: 320, height: 640 } };
const TARGET_MIN_PX = 24;
const WITH_READINGS = 'ja/cases/when-words-hurt/index.html';

async function measureTargets(page, where, findings) {
  const small = await page.evaluate((min) => {
    const controls = document.querySelectorAll('nav a, .skip:focus, .brand, .tool, .button, button, summary, .question input, .tools a, .channel-address a, .chooser-list a, .book a, .links a');
    return [...controls].filter((control) => control.checkVisibility()).flatMap((control) => {
      // An input is chosen by its label as well, which lies over the whole line; a book's link lies over its whole card.
      const box = (control.closest('.choice, .book') ?? control).getBoundingClientRect();
      return box.width < min || box.height < min
        ? [`${control.localName} in .${control.closest('[class]').className}: ${Math.round(box.width)} × ${Math.round(box.height)} px`] : [];
    });
  }, TARGET_MIN_PX);
  for (const each of small) findings.add(where, `target under ${TARGET_MIN_PX} px: ${each}`);
}

export const tests = [
  ['at 320 pixels nothing needs sideways scrolling, on any page of the tour', async (world) => {
    const findings = new Findings();
    await world.open(NARROW, async (page) => {
      for (const { path, kind } of tour(world.pages)) {
        await page.goto(world.url(path));
        if (kind === 'quiz') await answerAll(page, false);
        const wide = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          const out = [...document.body.querySelectorAll('*')].filter((element) => {
            if (!element.checkVisibility() || element.closest('.table, pre, svg') || element.matches('.skip')) return false;
            const box = element.getBoundingClientRect();
            return box.width > 0 && (box.right > clientWidth + 1 || box.left < -1);
          });
          const name = out[0] && `${out[0].localName}.${out[0].className}`;
          return { over: scrollWidth - clientWidth, name };
        });
        findings.expect(wide.over <= 0, path, `scrolls ${wide.over} px sideways${wide.name ? `, from ${wide.name}` : ''}`);
        findings.expect(!wide.name, path, `${wide.name} stands out of the page`);
      }
    });
    findings.done();
  }],

  ['text of twice the size is neither cut nor covered', async (world) => {
    const findings = new Findings();
    await world.open({ viewport: { width: 640, height: 800 } }, async (page) => {
      for (const { path } of oneOfEachKind(world.pages)) {
        await page.goto(world.url(path));
        // A reader's larger letters in the browser's settings come as a larger root size.
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('html { font-size: 200% !important; }');
          document.adoptedStyleSheets.push(sheet);
        });
        const faults = await page.evaluate(() => {
          const found = [];
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth > clientWidth) found.push(`scrolls ${scrollWidth - clientWidth} px sideways with large letters`);
          for (const element of document.body.querySelectorAll('a, button, summary, label, h1, h2, h3, p, li, dd, dt')) {
            const style = getComputedStyle(element);
            if (!element.checkVisibility() || element.matches('.skip')) continue;
            if (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1) found.push(`${element.localName}.${element.className} is cut`);
          }
          return found;
        });
        for (const what of faults) findings.add(path, what);
      }
    });
    findings.done();
  }],

  ['what is pressed is at least 24 pixels high and wide', async (world) => {
    const findings = new Findings();
    for (const options of [NARROW, { viewport: { width: 1280, height: 900 } }]) {
      await world.open(options, async (page) => {
        for (const { path, kind } of oneOfEachKind(world.pages)) {
          await page.goto(world.url(path));
          if (kind === 'quiz') await answerAll(page, false);
          await measureTargets(page, `${path} at ${options.viewport.width} px`, findings);
        }
      });
    }
    findings.done();
  }],

  ['a card can be pressed anywhere, and leads where its title does', async (world) => {
    await world.open(NARROW, async (page) => {
      for (const [dx, dy] of [[0.02, 0.02], [0.98, 0.98], [0.5, 0.9]]) {
        await page.goto(world.url('ja/cases/index.html'));
        const card = page.locator('.book').first();
        await card.scrollIntoViewIfNeeded();
        const href = await card.locator('a').first().evaluate((link) => link.href);
        const box = await card.boundingBox();
        await page.mouse.click(box.x + box.width * dx, box.y + box.height * dy);
        await page.waitForURL(href, { timeout: 3000 }).catch(() => assert.fail(`pressing a card at ${dx}, ${dy} leads nowhere`));
      }
    });
  }],

  ['a choice can be pressed anywhere on its line', async (world) => {
    await world.open(NARROW, async (page) => {
      await page.goto(world.url('ja/quizzes/anonymous-comment/index.html'));
      const choice = page.locator('.choice').first();
      await choice.scrollIntoViewIfNeeded();
      const box = await choice.boundingBox();
      for (const [x, y] of [[3, 3], [box.width - 3, box.height - 3]]) {
        await page.locator('.choice').nth(1).locator('label').click();
        await page.mouse.click(box.x + x, (await choice.boundingBox()).y + y);
        assert.ok(await choice.locator('input').isChecked(), `pressing at ${Math.round(x)}, ${Math.round(y)} chooses nothing`);
      }
    });
  }],

  ['readings are seen, but neither copied, nor in the way of finding, nor spoken', async (world) => {
    await world.open({}, async (page, context) => {
      await page.goto(world.url(WITH_READINGS));
      const words = await page.evaluate(() => [...document.querySelectorAll('main ruby')].filter((ruby) => ruby.checkVisibility()).map((ruby) => {
        const rt = ruby.querySelector('rt');
        return { base: ruby.firstChild.textContent, reading: rt.dataset.r, text: rt.textContent, drawn: getComputedStyle(rt, '::after').content, height: rt.getBoundingClientRect().height };
      }));
      assert.ok(words.length >= 5, `only ${words.length} words with readings on ${WITH_READINGS}`);
      assert.ok(words.some((word) => word.base === '誹謗中傷' && word.reading === 'ひぼうちゅうしょう'));
      for (const word of words) {
        assert.equal(word.text, '', `the reading of ${word.base} is text of the page`);
        assert.ok(word.drawn.includes(word.reading) && word.height > 0, `the reading of ${word.base} is not drawn: ${word.drawn}`);
        assert.match(word.drawn, /\/\s*""\s*$/, `the reading of ${word.base} has no empty text for speech`);
      }

      const copied = await page.evaluate(() => {
        getSelection().selectAllChildren(document.querySelector('main'));
        return getSelection().toString();
      });
      for (const word of words) {
        assert.ok(copied.includes(word.base), `${word.base} cannot be copied whole`);
        assert.ok(!copied.includes(`${word.base}${word.reading}`), `${word.base} is copied together with its reading`);
      }
      assert.ok(!copied.includes('ひぼうちゅうしょう'));

      const found = await page.evaluate(() => {
        getSelection().removeAllRanges();
        return window.find('誹謗中傷') && getSelection().toString();
      });
      assert.equal(found, '誹謗中傷', 'the browser’s search does not find a word that bears a reading');
      const across = await page.evaluate(() => {
        const ruby = document.querySelector('main p ruby');
        const next = ruby.nextSibling?.textContent.slice(0, 3) ?? '';
        getSelection().removeAllRanges();
        return [ruby.firstChild.textContent + next, window.find(ruby.firstChild.textContent + next)];
      });
      assert.ok(across[1], `the search does not find “${across[0]}”, which goes on after the word`);

      const session = await context.newCDPSession(page);
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const spoken = nodes.filter((node) => !node.ignored).map((node) => node.name?.value ?? '').join('\n');
      assert.ok(spoken.includes('誹謗中傷'));
      assert.ok(!spoken.includes('ひぼうちゅうしょう'), 'a reading stands in the accessibility tree beside its word');
    });
  }],

  ['readings keep lines apart: they lie over no letter of the line above', async (world) => {
    await world.open({ viewport: { width: 480, height: 800 } }, async (page) => {
      await page.goto(world.url(WITH_READINGS));
      const overlaps = await page.evaluate(() => [...document.querySelectorAll('main p ruby')].flatMap((ruby) => {
        const top = ruby.querySelector('rt').getBoundingClientRect().top;
        const range = document.createRange();
        range.selectNodeContents(ruby.closest('p'));
        const base = document.createRange();
        base.selectNodeContents(ruby.firstChild);
        const own = base.getClientRects()[0];
        // Letter boxes of earlier lines, without their leading: the font's own height around the middle.
        const above = [...range.getClientRects()].filter((line) => line.bottom <= own.top + 2 && line.height > own.height / 2);
        const lowest = Math.max(-Infinity, ...above.map((line) => (line.top + line.bottom) / 2 + parseFloat(getComputedStyle(ruby).fontSize) / 2));
        return lowest > top + 1 ? [`${ruby.firstChild.textContent}: ${Math.round(lowest - top)} px`] : [];
      }));
      assert.deepEqual(overlaps, []);
    });
  }],

  ['when the browser translates the page, readings go', async (world) => {
    await world.open({}, async (page) => {
      await page.goto(world.url(WITH_READINGS));
      for (const name of ['translated-ltr', 'translated-rtl']) {
        await page.evaluate((each) => { document.documentElement.className = each; }, name);
        assert.ok(!(await page.locator('main rt').first().isVisible()), `readings stay with class ${name}`);
      }
    });
  }],

  ['printed, a page is its text: no navigation, no buttons, every option', async (world) => {
    const findings = new Findings();
    await world.open({}, async (page) => {
      for (const { path, kind } of oneOfEachKind(world.pages).filter((each) => each.kind !== 'chooser')) {
        await page.goto(world.url(path));
        await page.emulateMedia({ media: 'print' });
        const faults = await page.evaluate(() => {
          const found = [];
          const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
          for (const element of shown('nav, button, .skip, .tools a')) found.push(`printed: ${element.localName}.${element.className} “${element.textContent.trim().slice(0, 20)}”`);
          if (!shown('h1').length) found.push('the title is not printed');
          for (const element of document.querySelectorAll('.room .prose, .choice label, legend, .channel-address')) {
            if (!element.checkVisibility() && !element.closest('details')) found.push(`not printed: ${element.localName}.${element.className}`);
          }
          // A closed details element on paper is a promise that cannot be kept: show it open, or not at all.
          for (const element of shown('details:not([open])')) found.push(`a closed “${element.querySelector('summary').textContent}” is printed`);
          return found;
        });
        for (const what of faults) findings.add(path, what);
        if (kind === 'case') {
          const pdf = await page.pdf({ format: 'A4', printBackground: false });
          findings.expect(pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 10_000, path, 'cannot be printed');
        }
        await page.emulateMedia({ media: null });
      }
    });
    findings.done();
  }],
];
