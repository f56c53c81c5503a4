import { answersIn, holds } from "../../shared/form.mjs";

/**
 * Shows each question unless its condition, written by Python into data-not-asked-when, surely holds. Only answers to
 * questions that are shown count, in the order of the page, as they do in Python.
 */
export function showQuestionsAsked(form) {
  const given = answersIn(form);
  const kept = {};
  for (const fieldset of form.querySelectorAll("[data-question]")) {
    const { question, notAskedWhen } = fieldset.dataset;
    fieldset.hidden = notAskedWhen !== undefined && holds(notAskedWhen, kept);
    fieldset.toggleAttribute("data-not-sure", given[question] === "not_sure");
    if (!fieldset.hidden) {
      kept[question] = given[question];
    }
  }
}
