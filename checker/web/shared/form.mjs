// What the form holds: the answers, and which questions are asked.

/** The answers chosen so far: {question: option}. It includes answers to follow-ups that are hidden by now. */
export function answersIn(form) {
  const answers = {};
  for (const input of form.querySelectorAll("input[type=radio]:checked")) {
    answers[input.name] = input.value;
  }
  return answers;
}

/** The fieldsets of the questions asked, in order. */
export function questionsAsked(form) {
  return [...form.querySelectorAll("[data-question]:not([hidden])")];
}

/** The questions that have been answered and are no longer asked. */
export function questionsDropped(form) {
  const given = answersIn(form);
  return [...form.querySelectorAll("[data-question][hidden]")]
    .map(({ dataset }) => dataset.question)
    .filter((question) => question in given);
}

/** Shows, in each entry of `part` that is about a question, the option chosen; hides questions that are not asked. */
export function showAnswers(part, answers, asked) {
  for (const entry of part.querySelectorAll("[data-answer-to]")) {
    const { answerTo } = entry.dataset;
    entry.hidden = !asked.includes(answerTo);
    for (const option of entry.querySelectorAll("[data-option]")) {
      option.hidden = option.dataset.option !== (answers[answerTo] ?? "");
    }
  }
}

/** Whether "a=x|y b=z" holds: the answer to a is x or y, and the answer to b is z. */
export function holds(condition, answers) {
  return condition.split(" ").every((part) => {
    const [question, options] = part.split("=");
    return options.split("|").includes(answers[question]);
  });
}
