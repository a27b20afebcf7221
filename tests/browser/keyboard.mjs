// Journey: a whole quiz with nothing but the keyboard, and what is heard on the way.
//
// Runs on the Japanese quizzes, the language of the site's authors. That feedback is *spoken* is taken from its standing in
// a live region that was there, empty, before (https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA22); no speech is made.
import assert from 'node:assert/strict';
import { fillText, readQuiz } from './support/quiz.mjs';

const GENTLE = 'ja/quizzes/anonymous-comment/index.html';
const CARE_HIGH = 'ja/quizzes/when-words-hurt/index.html';
/** More stops than any page has. */
const STOPS_MAX = 600;

/** Where the keyboard is: the element's place in the page, and whether a reader can see it. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    // A choice draws the ring of its radio button around the whole line, a card that of its link around the card.
    const ringed = [element, element.parentElement, element.closest('.choice, .book')].find((each) => {
      const style = each && getComputedStyle(each);
      return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    return {
      index: [...document.querySelectorAll('*')].indexOf(element),
      tag: element.tagName.toLowerCase(),
      id: element.id,
      name: element.name ?? '',
      text: (element.textContent || element.value || '').replace(/\s+/g, ' ').trim().slice(0, 40),
      question: element.closest('.question')?.id ?? null,
      ring: Boolean(ringed),
      seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

/** Presses `key` and gives the new place, which must be visible and marked. */
async function step(page, key = 'Tab') {
  await page.keyboard.press(key);
  const place = await focused(page);
  if (place) {
    assert.ok(place.seen, `<${place.tag}> “${place.text}” has the focus but is not in sight`);
    assert.ok(place.ring, `<${place.tag}> “${place.text}” has the focus but no visible ring`);
  }
  return place;
}

/** Tabs forward until `wanted(place)`; fails when the page ends first. */
async function tabTo(page, what, wanted) {
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    const place = await step(page);
    assert.ok(place, `tabbed past the end of the page without meeting ${what}`);
    if (wanted(place)) return place;
  }
  return assert.fail(`never met ${what}`);
}

async function start(world, path, use) {
  await world.open({}, async (page) => {
    await page.goto(world.url(path));
    const quiz = await readQuiz(page);
    // A mark on each live region: what speaks later must be the same element that stood there empty.
    await page.evaluate(() => document.querySelectorAll('[role=status]').forEach((region, idx) => {
      if (region.textContent.trim()) throw new Error('a live region speaks before anything happened');
      region.stood = idx + 1;
    }));
    await use(page, quiz);
  });
}

/** What the live region of a question says now. */
function heard(page, within) {
  return page.evaluate((selector) => {
    const region = document.querySelector(`${selector} [role=status]`);
    if (!region?.stood) throw new Error(`no live region in ${selector} that stood there from the start`);
    return region.textContent.replace(/\s+/g, ' ').trim();
  }, within);
}

/** Moves to an option of a question with the keys a reader would use, and chooses it. */
async function choose(page, question, wanted) {
  if (question.multiple) {
    const place = await focused(page);
    if (place?.id !== wanted.input) await tabTo(page, `“${wanted.text}”`, (each) => each.id === wanted.input);
    await page.keyboard.press('Space');
  } else {
    let place = await focused(page);
    if (place?.question !== question.id || place.tag !== 'input') {
      place = await tabTo(page, `the options of ${question.id}`, (each) => each.question === question.id && each.tag === 'input');
    }
    if (place.id === wanted.input) await page.keyboard.press('Space');
    for (let press = 0; place.id !== wanted.input; press += 1) {
      assert.ok(press < question.choices.length, `arrow keys do not reach “${wanted.text}”`);
      place = await step(page, 'ArrowDown');
      assert.equal(place.question, question.id, 'an arrow key left the question');
    }
  }
  assert.ok(await page.locator(`[id="${wanted.input}"]`).isChecked(), `“${wanted.text}” was not chosen`);
}

const isButton = (text) => (place) => place.tag === 'button' && place.text === text;

/** Answers a question by keyboard, focus standing before or in it; ends on its check button. */
async function answer(page, quiz, question, chosen) {
  for (const choice of chosen) await choose(page, question, choice);
  await tabTo(page, 'the check button', (place) => place.question === question.id && isButton(quiz.words.textCheck)(place));
  await page.keyboard.press('Enter');
}

/** Goes through all questions rightly, but for those in `wrongly`; ends on the last check button. */
async function answerAllByKeyboard(page, quiz, wrongly = []) {
  for (const [idx, question] of quiz.questions.entries()) {
    const wrong = wrongly.includes(idx);
    const chosen = wrong ? [question.choices.find((choice) => !choice.right)] : question.choices.filter((choice) => choice.right);
    await answer(page, quiz, question, chosen);
    const said = await heard(page, `[id="${question.id}"]`);
    assert.ok(said.includes(wrong ? quiz.words.textWrong : quiz.words.textRight), `${question.id}: heard “${said}”`);
    for (const choice of chosen) {
      if (choice.feedback) assert.ok(said.includes(choice.feedback), `${question.id}: the feedback of “${choice.text}” is not heard`);
    }
    if (!wrong && question.explanation) assert.ok(said.includes(question.explanation), `${question.id}: the explanation is not heard`);
  }
}

export const tests = [
  ['the skip link comes first and leads past the navigation', async (world) => {
    await start(world, GENTLE, async (page) => {
      const first = await step(page);
      assert.equal(first.tag, 'a');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
      const next = await step(page);
      assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null),
        `after the skip link, Tab goes to “${next?.text}” outside the content`);
    });
  }],

  ['every stop is in reading order, in sight, and none holds the keyboard', async (world) => {
    for (const path of [GENTLE, 'ja/cases/when-words-hurt/index.html', 'ja/index.html', 'ar/desks/index.html', 'index.html']) {
      await world.open({}, async (page) => {
        await page.goto(world.url(path));
        const expected = await page.evaluate(() => {
          const groups = new Set();
          return [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter((element) => {
            if (!element.checkVisibility({ visibilityProperty: true }) || element.disabled) return false;
            if (element.type === 'radio') {
              if (groups.has(element.name)) return false;
              groups.add(element.name);
            }
            return true;
          }).length;
        });
        const stops = [];
        for (let place = await step(page); place; place = await step(page)) {
          assert.ok(stops.length < STOPS_MAX, `${path}: the keyboard never leaves the page`);
          if (stops.length) {
            assert.ok(place.index > stops.at(-1).index, `${path}: Tab goes back from “${stops.at(-1).text}” to “${place.text}”`);
          }
          stops.push(place);
        }
        assert.equal(stops.length, expected, `${path}: stops met and controls on the page differ`);
        // And backwards: as many stops again, to the same first one.
        let back = 0;
        let last = null;
        for (let place = await step(page, 'Shift+Tab'); place; place = await step(page, 'Shift+Tab')) {
          back += 1;
          last = place;
          assert.ok(back <= STOPS_MAX, `${path}: Shift+Tab never leaves the page`);
        }
        assert.equal(last?.index, stops[0].index, `${path}: Shift+Tab does not end at the first stop`);
      });
    }
  }],

  ['a question: nothing chosen, hint, a wrong answer, another try, the right answer', async (world) => {
    await start(world, GENTLE, async (page, quiz) => {
      const question = quiz.questions.find((each) => !each.multiple && each.hint);
      const inside = `[id="${question.id}"]`;
      const [wrong, right] = [question.choices.find((choice) => !choice.right), question.choices.find((choice) => choice.right)];

      await tabTo(page, 'the options', (place) => place.question === question.id && place.tag === 'input');
      await tabTo(page, 'the hint', (place) => place.question === question.id && place.tag === 'summary');
      assert.ok(!(await page.locator(`${inside} .hint > :not(summary)`).isVisible()), 'the hint is open before it is asked for');
      await page.keyboard.press('Enter');
      assert.ok(await page.locator(`${inside} .hint > :not(summary)`).isVisible(), 'Enter does not open the hint');

      await tabTo(page, 'the check button', isButton(quiz.words.textCheck));
      await page.keyboard.press('Enter');
      assert.equal(await heard(page, inside), quiz.words.textChoose);
      assert.ok(!(await page.locator(`${inside} .answer`).isVisible()), 'the answers show before anything was tried');

      while ((await focused(page)).tag !== 'input') await step(page, 'Shift+Tab');
      await choose(page, question, wrong);
      assert.equal(await heard(page, inside), '', 'old words stay in the live region after a new choice');
      await tabTo(page, 'the check button', isButton(quiz.words.textCheck));
      await page.keyboard.press('Space');
      let said = await heard(page, inside);
      assert.ok(said.includes(quiz.words.textWrong) && said.includes(wrong.feedback), `after a wrong answer: “${said}”`);
      assert.ok(!said.includes(quiz.words.textRight));
      assert.equal(await page.evaluate(() => document.activeElement.textContent), quiz.words.textCheck, 'checking moves the focus away');

      await tabTo(page, 'another try', isButton(quiz.words.textAgain));
      await page.keyboard.press('Enter');
      assert.equal((await focused(page)).question, question.id);
      assert.equal(await page.locator(`${inside} input:checked`).count(), 0, 'another try keeps the old choice');
      await choose(page, question, right);
      await page.keyboard.press('Enter');
      said = await heard(page, inside);
      assert.ok(said.includes(quiz.words.textRight) && said.includes(right.feedback) && said.includes(question.explanation),
        `after the right answer: “${said}”`);
    });
  }],

  ['where several options are right: half is told as half', async (world) => {
    await start(world, GENTLE, async (page, quiz) => {
      const question = quiz.questions.find((each) => each.multiple && each.choices.filter((choice) => choice.right).length > 1);
      assert.ok(question, 'the quiz has no question with several right options');
      const right = question.choices.filter((choice) => choice.right);
      await answer(page, quiz, question, [right[0]]);
      const said = await heard(page, `[id="${question.id}"]`);
      assert.ok(said.includes(quiz.words.textPartly), `heard “${said}”`);
      assert.ok(said.includes(right[0].text), 'feedback for one of several options does not name it');
    });
  }],

  ['a whole quiz: the result at the end, then a look back at every option', async (world) => {
    await start(world, GENTLE, async (page, quiz) => {
      assert.ok(quiz.scored, `${GENTLE} should have a result`);
      const total = quiz.questions.length;
      await answerAllByKeyboard(page, quiz, [1]);
      assert.equal(await heard(page, '.quiz-end'),
        `${fillText(quiz.words.textResult, { right: total - 1, total })}${quiz.words.textResultSome}`);

      await tabTo(page, 'the look back', isButton(quiz.words.textReview));
      await page.keyboard.press('Enter');
      for (const question of quiz.questions) {
        for (const choice of question.choices) {
          const row = page.locator(`[id="${question.id}"] [data-answer="${choice.value}"]`);
          assert.ok(await row.isVisible(), `${question.id}: “${choice.text}” is not shown in the look back`);
          const said = (await row.innerText()).replace(/\s+/g, ' ');
          assert.ok(said.includes(choice.right ? quiz.words.textMarkRight : quiz.words.textMarkWrong), `${question.id}: “${said}” has no verdict in words`);
        }
      }
      assert.equal((await focused(page)).question, quiz.questions[0].id, 'the look back does not begin at the first question');

      await tabTo(page, 'the fresh start', isButton(quiz.words.textRestart));
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('[data-quiz] input:checked').count(), 0, 'a fresh start keeps old answers');
      assert.equal(await heard(page, '.quiz-end'), '');
      assert.equal((await focused(page)).question, quiz.questions[0].id);
      assert.ok(await tabTo(page, 'the footer', (place) => place.tag === 'a' && place.question === null), 'no way on from the quiz');
    });
  }],

  ['all right: the result says so', async (world) => {
    await start(world, GENTLE, async (page, quiz) => {
      const total = quiz.questions.length;
      await answerAllByKeyboard(page, quiz);
      assert.equal(await heard(page, '.quiz-end'), `${fillText(quiz.words.textResult, { right: total, total })}${quiz.words.textResultAll}`);
    });
  }],

  ['where care is high there is no score, only a kind word', async (world) => {
    await start(world, CARE_HIGH, async (page, quiz) => {
      assert.ok(!quiz.scored, `${CARE_HIGH} must not be scored`);
      await answerAllByKeyboard(page, quiz, [0]);
      const said = await heard(page, '.quiz-end');
      assert.equal(said, `${quiz.words.textClosingTitle}${quiz.words.textClosing}`);
      assert.doesNotMatch(said, /[\d０-９]/, 'a number stands in the closing of a quiz without score');
      for (const pattern of [quiz.words.textResultAll, quiz.words.textResultSome]) assert.ok(!said.includes(pattern));
    });
  }],
];
