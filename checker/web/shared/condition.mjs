// Conditions over answers, in the form that checker/logic.py writes, and the questions that follow from them. Conditions
// and answers are objects as own.mjs makes them.

import { empty } from "./own.mjs";

/**
 * Whether a condition surely holds, whatever the answers still missing may be.
 *
 * A condition only ever asks for answers and never rules one out, so what is not known can be taken for "no" here.
 * Throws an Error for anything that checker/logic.py does not write.
 */
export function surelyHolds(condition, answers) {
  const { question, options, all, any } = condition;
  if (question && options) {
    return options.includes(answers[question]);
  }
  if (all) {
    return all.every((part) => surelyHolds(part, answers));
  }
  if (any) {
    return any.some((part) => surelyHolds(part, answers));
  }
  throw new Error(`not a condition: ${JSON.stringify(condition)}`);
}

/**
 * Which questions are asked of a person who gave `answers`, an object {question: option}.
 *
 * `questions` are pairs, in order: a question, and the condition that must surely hold for it to be left out, or null.
 * Only answers to earlier questions that are asked count. Returns `asked`, the questions; `kept`, the answers to them;
 * and `dropped`, the questions answered but not asked. checker/logic.py has the same, questions_asked().
 */
export function questionsAsked(questions, answers) {
  const asked = [];
  const kept = empty();
  const dropped = [];
  for (const [question, notAskedWhen] of questions) {
    const answer = answers[question];
    if (notAskedWhen === null || !surelyHolds(notAskedWhen, kept)) {
      asked.push(question);
      if (answer !== undefined) {
        kept[question] = answer;
      }
    } else if (answer !== undefined) {
      dropped.push(question);
    }
  }
  return { asked, kept, dropped };
}
