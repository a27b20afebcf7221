// A quiz as its page tells it: the words it was given and which options are right.
//
// Takes an open page of a quiz; gives plain data and small gestures. Reads the contract between templates and script
// (data-… attributes), never the script's own insides.

/** The words and the questions of the quiz on a page. */
export function readQuiz(page) {
  return page.evaluate(() => {
    const quiz = document.querySelector('[data-quiz]');
    const clean = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? null;
    return {
      scored: quiz.dataset.scored === 'true',
      words: { ...quiz.dataset },
      questions: [...quiz.querySelectorAll('.question')].map((question) => ({
        id: question.id,
        multiple: question.dataset.multiple === 'true',
        prompt: clean(question.querySelector('.question-prompt')),
        hint: clean(question.querySelector('.hint > :not(summary)')),
        explanation: clean(question.querySelector('.explanation')),
        choices: [...question.querySelectorAll('.choice')].map((choice) => ({
          value: choice.dataset.choice,
          input: choice.querySelector('input').id,
          right: choice.dataset.correct === 'true',
          text: clean(choice.querySelector('label')),
          feedback: clean(question.querySelector(`[data-answer="${CSS.escape(choice.dataset.choice)}"] .answer-feedback`)),
        })),
      })),
    };
  });
}

/** Fills the `{name}` places of a text, isolation marks of the string library included or not. */
export function fillText(pattern, values) {
  return pattern.replace(/\{\s*(\w+)\s*\}/g, (whole, key) => values[key] ?? whole);
}

/** Answers every question with the pointer: rightly, or with the first wrong option. */
export async function answerAll(page, rightly = true) {
  // From the disk a page can be seen before all of it is read.
  await page.waitForLoadState('load');
  const quiz = await readQuiz(page);
  for (const question of quiz.questions) {
    const chosen = rightly ? question.choices.filter((choice) => choice.right) : [question.choices.find((choice) => !choice.right)];
    for (const choice of chosen) await page.locator(`label[for="${choice.input}"]`).click();
    await page.locator(`[id="${question.id}"] .question-actions button`).first().click();
  }
  return quiz;
}
