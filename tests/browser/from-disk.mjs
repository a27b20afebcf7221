// Journey: the same folder, opened from a disk or a memory stick (file://), without any server.
//
// There a browser lists folders instead of opening them and refuses module scripts and fetch: only full file names and
// plain scripts work.
import assert from 'node:assert/strict';
import { Findings } from './support/findings.mjs';
import { answerAll, fillText } from './support/quiz.mjs';
import { tour } from './support/site.mjs';

/** Notes a file that could not be loaded; one given up because the reader went on to the next page is none. */
function noteFailure(findings, page, request) {
  const reason = request.failure()?.errorText;
  if (reason !== 'net::ERR_ABORTED') findings.add(page.url(), `cannot load ${request.url()}: ${reason}`);
}

export const tests = [
  ['from the chooser to a case and through its quiz', async (world) => {
    const findings = new Findings();
    await world.open({}, async (page) => {
      page.on('console', (message) => { if (message.type() === 'error') findings.add(page.url(), `the browser says: ${message.text()}`); });
      page.on('pageerror', (error) => findings.add(page.url(), `a script fails: ${error.message}`));
      page.on('requestfailed', (request) => noteFailure(findings, page, request));
      await page.goto(world.fileUrl('index.html'));
      const styled = await page.locator('.chooser-list a').first().evaluate((link) => getComputedStyle(link).display);
      assert.equal(styled, 'block', 'the style sheet is not applied');
      await page.locator('main a[href="ja/index.html"]').click();
      assert.equal(page.url(), world.fileUrl('ja/index.html'));
      await page.locator('nav.main-nav .to-cases a').click();
      assert.equal(page.url(), world.fileUrl('ja/cases/index.html'));
      await page.locator('main a[href="anonymous-comment/index.html"]').click();
      assert.equal(page.url(), world.fileUrl('ja/cases/anonymous-comment/index.html'));
      const quiz = await answerAll(page);
      const total = quiz.questions.length;
      const said = await page.locator('.quiz-end [role=status]').textContent();
      assert.equal(said, `${fillText(quiz.words.textResult, { right: total, total })}${quiz.words.textResultAll}`);
      await page.locator('nav.languages a[lang=en]').click();
      assert.equal(page.url(), world.fileUrl('en/cases/anonymous-comment/index.html'));
      await page.locator('main a', { has: page.locator('svg') }).filter({ hasText: /quiz/i }).first().click();
      assert.equal(page.url(), world.fileUrl('en/quizzes/anonymous-comment/index.html'));
      assert.ok((await page.locator('.question-actions button').count()) > 0, 'the quiz script does not run from the disk');
    });
    findings.done();
  }],

  ['every page of the tour finds its style sheet from the disk', async (world) => {
    const findings = new Findings();
    await world.open({}, async (page) => {
      page.on('requestfailed', (request) => noteFailure(findings, page, request));
      for (const { path } of tour(world.pages)) {
        await page.goto(world.fileUrl(path));
        const fine = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper') !== '');
        findings.expect(fine, path, 'no style sheet');
      }
    });
    findings.done();
  }],
];
