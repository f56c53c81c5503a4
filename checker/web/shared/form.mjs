// What the form holds: the answers, and which questions are asked.

import { questionsAsked } from "./condition.mjs";
import { find } from "./element.mjs";
import { empty, parse } from "./own.mjs";

/** The answers chosen so far: {question: option}. It includes answers to follow-ups that are hidden by now. */
export function answersIn(form) {
  const answers = empty();
  for (const input of form.querySelectorAll("input[type=radio]:checked")) {
    answers[input.name] = input.value;
  }
  return answers;
}

/** Chooses these answers, and no others. */
export function setAnswers(form, answers) {
  for (const input of form.querySelectorAll("input[type=radio]")) {
    input.checked = answers[input.name] === input.value;
  }
}

/** What follows from the answers chosen so far, as condition.mjs finds it: the questions asked, kept and dropped. */
export function askedIn(form) {
  const questions = [...form.querySelectorAll("[data-question]")].map((fieldset) => [
    fieldset.dataset.question,
    parse(fieldset.getAttribute("data-not-asked-when") ?? "null"),
  ]);
  return questionsAsked(questions, answersIn(form));
}

/** Shows, in each entry of `part` that is about a question, the option chosen; hides questions that are not asked. */
export function showAnswers(part, answers, asked) {
  for (const entry of part.querySelectorAll("[data-answer-to]")) {
    const { answerTo } = entry.dataset;
    entry.hidden = !asked.includes(answerTo);
    for (const option of entry.querySelectorAll("[data-option]")) {
      option.hidden = option.dataset.option !== (answers[answerTo] ?? "");
    }
    find(entry, "[data-option]:not([hidden])");
  }
}
