import { answersIn, askedIn } from "../../shared/form.mjs";

/** Shows the questions that are asked, and what helps with those answered "not sure". Returns what askedIn() found. */
export function showQuestionsAsked(form) {
  const given = answersIn(form);
  const found = askedIn(form);
  for (const fieldset of form.querySelectorAll("[data-question]")) {
    const { question } = fieldset.dataset;
    fieldset.hidden = !found.asked.includes(question);
    fieldset.toggleAttribute("data-not-sure", given[question] === "not_sure");
  }
  return found;
}
