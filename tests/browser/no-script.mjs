// Journey: without script, nothing is lost but the checking.
//
// Every page is opened with JavaScript off; playwright's own questions to the page still work.
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { readEach } from './support/documents.mjs';
import { Findings } from './support/findings.mjs';
import { markOf } from './support/site.mjs';

const OFF = { javaScriptEnabled: false };

export const tests = [
  ['the chooser names each language in its own words, and each link leads home', async (world) => {
    await world.open(OFF, async (page) => {
      await page.goto(world.url('index.html'));
      const links = await page.locator('main a').evaluateAll((all) => all.map((link) => ({ lang: link.lang, dir: link.dir, text: link.textContent, href: link.getAttribute('href') })));
      assert.deepEqual(links.map((link) => [link.lang, link.dir, link.text]),
        [['ja', 'ltr', '日本語'], ['ja', 'ltr', 'やさしい日本語'], ['en', 'ltr', 'English'], ['zh-Hans', 'ltr', '简体中文'], ['ko', 'ltr', '한국어'],
          ['pt-BR', 'ltr', 'Português'], ['vi', 'ltr', 'Tiếng Việt'], ['fil', 'ltr', 'Filipino'], ['es', 'ltr', 'Español'], ['ar', 'rtl', 'العربية']]);
      for (const link of links) {
        await page.goto(world.url('index.html'));
        await page.locator(`main a[href="${link.href}"]`).click();
        assert.equal(await page.locator('html').getAttribute('lang'), link.lang);
        assert.ok(await page.locator('body.kind-home').count(), `${link.href} is no home`);
      }
    });
  }],

  ['each question is a real group of labelled inputs, its answers in a details element', async (world) => {
    const findings = new Findings();
    let count = 0;
    await world.open(OFF, async (page) => {
      for (const { path } of world.pages.filter((each) => each.kind === 'quiz' || each.kind === 'case')) {
        await page.goto(world.url(path));
        const faults = await page.evaluate(() => {
          const found = [];
          const questions = document.querySelectorAll('.question');
          const words = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
          for (const question of questions) {
            const fail = (what) => found.push(`${question.id}: ${what}`);
            const groups = question.querySelectorAll('fieldset');
            if (groups.length !== 1) { fail(`${groups.length} fieldsets`); continue; }
            const legend = groups[0].firstElementChild;
            if (legend?.tagName !== 'LEGEND' || !words(legend.querySelector('.question-prompt'))) fail('the fieldset does not begin with a legend that holds the prompt');
            const inputs = [...groups[0].querySelectorAll('input')];
            if (inputs.length < 2) fail(`${inputs.length} inputs`);
            const type = question.dataset.multiple === 'true' ? 'checkbox' : 'radio';
            for (const input of inputs) {
              if (input.type !== type) fail(`${input.id} is a ${input.type}, not a ${type}`);
              if (input.labels.length !== 1 || !words(input.labels[0])) fail(`${input.id} has no label`);
              if (input.disabled || !input.checkVisibility()) fail(`${input.id} cannot be used`);
            }
            if (new Set(inputs.map((input) => input.name)).size !== 1) fail('its inputs do not share one name');
            const answer = question.querySelector('details.answer');
            if (!answer || answer.open || !answer.checkVisibility() || !words(answer.querySelector('summary'))) fail('no closed details element with the answers');
            const told = [...(answer?.querySelectorAll('[data-answer]') ?? [])];
            if (told.length !== inputs.length) fail(`${told.length} of ${inputs.length} options are explained`);
            for (const row of told) {
              if (!words(row.querySelector('.verdict'))) fail(`${row.dataset.answer} has no verdict in words`);
            }
            if (!told.some((row) => row.dataset.correct === 'true')) fail('no option is right');
          }
          for (const button of document.querySelectorAll('button')) found.push(`a button that does nothing: ${words(button)}`);
          return { count: questions.length, found };
        });
        count += faults.count;
        for (const fault of faults.found) findings.add(path, fault);
      }
    });
    findings.done();
    assert.ok(count >= 20, `only ${count} questions seen`);
  }],

  ['options can be chosen and the answers opened', async (world) => {
    await world.open(OFF, async (page) => {
      await page.goto(world.url('ja/quizzes/anonymous-comment/index.html'));
      const question = page.locator('.question').first();
      await question.locator('label').nth(1).click();
      assert.ok(await question.locator('input').nth(1).isChecked());
      const explanation = question.locator('.explanation');
      assert.ok(!(await explanation.isVisible()));
      await question.locator('.answer > summary').click();
      assert.ok(await explanation.isVisible(), 'the answers do not open');
      for (const row of await question.locator('[data-answer]').all()) assert.ok(await row.isVisible());
      const hint = question.locator('.hint');
      await hint.locator('summary').click();
      assert.ok(await hint.locator(':scope > :not(summary)').isVisible(), 'the hint does not open');
    });
  }],

  ['the language switch keeps the reader on the same entry, on every page', async (world) => {
    const findings = new Findings();
    const languages = [...new Set(world.pages.map((page) => page.lang).filter(Boolean))];
    const there = new Set(world.pages.map((page) => page.path));
    const switches = await readEach(world, world.pages.filter((page) => page.lang), (document) =>
      [...document.querySelectorAll('nav.languages a')].map((link) =>
        ({ lang: link.hreflang, own: link.lang, href: link.getAttribute('href'), current: link.getAttribute('aria-current') })));
    for (const [path, links] of switches) {
      const [lang] = path.split('/');
      findings.expect(links.length === languages.length, path, `${links.length} languages to choose from, not ${languages.length}`);
      const byTarget = new Map(links.map((link) => [posix.join(posix.dirname(path), link.href), link]));
      for (const language of languages) {
        const target = `${language}${path.slice(lang.length)}`;
        const link = byTarget.get(target);
        findings.expect(link, path, `no switch to ${language} that stays with the entry`);
        findings.expect(there.has(target), path, `the switch to ${language} leads to no page`);
        if (!link) continue;
        findings.expect(link.lang === markOf(language), path, `${language} is announced as ${link.lang}`);
        findings.expect(link.own === markOf(language), path, `${language}: the name is not marked as its own language`);
        findings.expect((link.current === 'page') === (language === lang), path, `${language}: the current language is marked wrongly`);
      }
    }
    await world.open(OFF, async (page) => {
      await page.goto(world.url('ja/cases/when-words-hurt/index.html'));
      await page.locator('nav.languages a[lang=ar]').click();
      assert.equal(page.url(), world.url('ar/cases/when-words-hurt/index.html'));
      assert.equal(await page.locator('html').getAttribute('lang'), 'ar');
    });
    findings.done();
  }],
];
