// Checks a quiz in the page: feedback for what was chosen, another try, a calm closing.
//
// Takes the questions as the templates wrote them (each with its answers in a <details>) and the words in data-text-…
// of the quiz. Nothing is sent or stored. Without this script the page works as it stands.
(function () {
  'use strict';

  var root = document.documentElement;

  /** A new element with a class and, where given, plain text. */
  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) { element.className = name; }
    if (text) { element.textContent = text; }
    return element;
  }

  function makeButton(name, text) {
    var button = make('button', name, text);
    button.type = 'button';
    return button;
  }

  /** A verdict in the page's own language: the sign comes from the style sheet, the word is the message. */
  function makeVerdict(right, text) {
    var verdict = make('span', 'verdict ' + (right ? 'verdict-right' : 'verdict-wrong'), text);
    verdict.lang = root.lang;
    verdict.dir = root.dir;
    return verdict;
  }

  function fill(pattern, values) {
    return pattern.replace(/\{\s*(\w+)\s*\}/g, function (whole, key) { return key in values ? values[key] : whole; });
  }

  function enhance(quiz) {
    var words = quiz.dataset;
    var scored = words.scored !== 'false';
    var questions = [].map.call(quiz.querySelectorAll('.question'), prepare);
    if (!questions.length) { return; }
    quiz.classList.add('is-live');

    var end = make('div', 'quiz-end');
    var progress = make('p', 'quiz-progress');
    var closing = make('div', 'quiz-closing');
    var actions = make('p', 'quiz-actions');
    var review = makeButton('button', words.textReview);
    var restart = makeButton('button button-quiet', words.textRestart);
    closing.setAttribute('role', 'status');
    actions.hidden = true;
    actions.append(review, restart);
    end.append(progress, closing, actions);
    quiz.append(end);
    showProgress();

    review.addEventListener('click', function () {
      questions.forEach(function (question) {
        question.answer.hidden = false;
        question.answer.open = true;
      });
      questions[0].answer.querySelector('summary').focus();
    });
    restart.addEventListener('click', function () {
      questions.forEach(reset);
      closing.replaceChildren();
      actions.hidden = true;
      showProgress();
      questions[0].inputs[0].focus();
    });

    /** Gives a question its buttons and its live region; hides the answers until it has been tried. */
    function prepare(element) {
      var question = {
        element: element,
        multiple: element.dataset.multiple === 'true',
        items: [].slice.call(element.querySelectorAll('.choice')),
        inputs: [].slice.call(element.querySelectorAll('.choice input')),
        answer: element.querySelector('.answer'),
        status: make('div', 'feedback'),
        check: makeButton('button', words.textCheck),
        again: makeButton('button button-quiet', words.textAgain),
        tried: false,
        right: false
      };
      var legend = element.querySelector('legend');
      legend.id = element.id + '-prompt';
      question.check.setAttribute('aria-describedby', legend.id);
      question.again.setAttribute('aria-describedby', legend.id);
      question.again.hidden = true;
      question.status.setAttribute('role', 'status');
      question.answer.hidden = true;

      var bar = make('p', 'question-actions');
      bar.append(question.check, question.again);
      element.insertBefore(bar, question.answer);
      element.insertBefore(question.status, question.answer);

      question.check.addEventListener('click', function () { check(question); });
      question.again.addEventListener('click', function () {
        clear(question);
        question.inputs.forEach(function (input) { input.checked = false; });
        question.inputs[0].focus();
      });
      element.querySelector('fieldset').addEventListener('change', function () { clear(question); });
      element.addEventListener('keydown', function (event) {
        if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
          event.preventDefault();
          check(question);
        }
      });
      return question;
    }

    function check(question) {
      clear(question);
      var chosen = question.items.filter(function (item) { return item.querySelector('input').checked; });
      if (!chosen.length) {
        question.status.append(make('p', 'feedback-ask', words.textChoose));
        return;
      }
      var hits = chosen.filter(isCorrect).length;
      question.tried = true;
      question.right = hits === chosen.length && hits === question.items.filter(isCorrect).length;
      question.answer.hidden = false;
      question.again.hidden = question.right;
      question.element.dataset.state = question.right ? 'right' : 'wrong';
      chosen.forEach(function (item) {
        var right = isCorrect(item);
        item.dataset.state = right ? 'right' : 'wrong';
        item.querySelector('label').append(makeVerdict(right, right ? words.textMarkRight : words.textMarkWrong));
      });
      question.status.append(makeFeedback(question, chosen, hits));
      showProgress();
      if (questions.every(function (each) { return each.tried; })) { close(); }
    }

    /** What the reader hears about the options chosen; the whole explanation once all is right. */
    function makeFeedback(question, chosen, hits) {
      var box = document.createDocumentFragment();
      var line = question.right ? words.textRight : hits ? words.textPartly : words.textWrong;
      var verdict = make('p', 'feedback-line');
      verdict.append(makeVerdict(question.right, line));
      box.append(verdict);
      chosen.forEach(function (item) {
        var told = question.answer.querySelector('[data-answer="' + CSS.escape(item.dataset.choice) + '"] .answer-feedback');
        if (!told) { return; }
        var part = copy(told, question);
        if (question.multiple) {
          var name = make('p', 'feedback-choice');
          name.append(copy(question.answer.querySelector('[data-answer="' + CSS.escape(item.dataset.choice) + '"] .answer-text'), question));
          part.prepend(name);
        }
        box.append(part);
      });
      var explanation = question.answer.querySelector('.explanation');
      if (question.right && explanation) { box.append(copy(explanation, question)); }
      return box;
    }

    /** A copy in the content's own language, without ids. */
    function copy(element, question) {
      var list = question.answer.querySelector('.answer-choices');
      var twin = element.cloneNode(true);
      twin.removeAttribute('id');
      [].forEach.call(twin.querySelectorAll('[id]'), function (inner) { inner.removeAttribute('id'); });
      twin.lang = list.lang;
      twin.dir = list.dir;
      return twin;
    }

    function clear(question) {
      question.status.replaceChildren();
      question.again.hidden = true;
      delete question.element.dataset.state;
      question.items.forEach(function (item) {
        var mark = item.querySelector('label > .verdict');
        if (mark) { mark.remove(); }
        delete item.dataset.state;
      });
    }

    function reset(question) {
      clear(question);
      question.tried = false;
      question.right = false;
      question.answer.open = false;
      question.answer.hidden = true;
      question.inputs.forEach(function (input) { input.checked = false; });
    }

    function showProgress() {
      var done = questions.filter(function (question) { return question.tried; }).length;
      progress.textContent = fill(words.textProgress, { done: done, total: questions.length });
    }

    function close() {
      var right = questions.filter(function (question) { return question.right; }).length;
      var title = scored ? fill(words.textResult, { right: right, total: questions.length }) : words.textClosingTitle;
      var line = !scored ? words.textClosing : right === questions.length ? words.textResultAll : words.textResultSome;
      closing.replaceChildren(make('p', 'quiz-result', title), make('p', '', line));
      actions.hidden = false;
    }
  }

  function isCorrect(item) { return item.dataset.correct === 'true'; }

  [].forEach.call(document.querySelectorAll('[data-quiz]'), enhance);
}());
