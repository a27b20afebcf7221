// Journey: axe finds nothing to say about any page.
//
// Rules: WCAG 2.0, 2.1 and 2.2 at A and AA, and axe's best practices. The tour in light; one page of each kind in each
// language in dark and at 320 CSS pixels, which is 1280 at 400 % zoom (https://www.w3.org/TR/WCAG22/#reflow). What no
// machine can see (is the wording kind, is the order sensible) is not tested here.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { Findings } from './support/findings.mjs';
import { answerAll } from './support/quiz.mjs';
import { oneOfEachKind, tour } from './support/site.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe in an open page and notes each violation with the element it names. */
export async function audit(page, where, findings) {
  // The page's own policy forbids foreign scripts; playwright evaluates beside it, so the policy stays in force.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const result = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''}`),
    }));
  }, TAGS);
  for (const { id, help, nodes } of violations) {
    findings.add(where, `${id}: ${help} (${nodes.slice(0, 3).join(' | ')})`);
  }
}

async function auditAll(world, pages, options, prepare = async () => {}) {
  const findings = new Findings();
  await world.open(options, async (page) => {
    for (const { path } of pages) {
      await page.goto(world.url(path));
      await prepare(page);
      await audit(page, path, findings);
    }
  });
  findings.done();
}

/** Answers every question and opens everything that can be opened, so that the colours of feedback are seen too. */
function unfold(rightly) {
  return async (page) => {
    await answerAll(page, rightly);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) {
        details.hidden = false;
        details.open = true;
      }
    });
  };
}

const quizzes = (world) => tour(world.pages).filter((page) => page.kind === 'quiz');

export const tests = [
  ['every page of the tour, in light', (world) => auditAll(world, tour(world.pages), { colorScheme: 'light' })],
  ['every kind of page, in dark', (world) => auditAll(world, oneOfEachKind(world.pages), { colorScheme: 'dark' })],
  ['every kind of page, 320 pixels wide', (world) =>
    auditAll(world, oneOfEachKind(world.pages), { colorScheme: 'light', viewport: { width: 320, height: 640 } })],
  ['every kind of page, 320 pixels wide and in dark', (world) =>
    auditAll(world, oneOfEachKind(world.pages), { colorScheme: 'dark', viewport: { width: 320, height: 640 } })],
  ['quizzes answered rightly and unfolded, in light', (world) =>
    auditAll(world, quizzes(world), { colorScheme: 'light' }, unfold(true))],
  ['quizzes answered wrongly and unfolded, in light', (world) =>
    auditAll(world, quizzes(world), { colorScheme: 'light' }, unfold(false))],
  ['quizzes answered rightly and unfolded, in dark', (world) =>
    auditAll(world, quizzes(world), { colorScheme: 'dark' }, unfold(true))],
  ['quizzes answered wrongly and unfolded, in dark', (world) =>
    auditAll(world, quizzes(world), { colorScheme: 'dark' }, unfold(false))],
  ['a planted mistake is found', async (world) => {
    await world.open({}, async (page) => {
      await page.goto(world.url('index.html'));
      await page.evaluate(() => document.documentElement.removeAttribute('lang'));
      const findings = new Findings();
      await audit(page, 'index.html', findings);
      assert.throws(() => findings.done(), /html-has-lang/);
    });
  }],
];
