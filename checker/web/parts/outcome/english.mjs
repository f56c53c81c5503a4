// The same answer in English, for whoever helps the reader: on paper and in the saved file, after the reader's own.

import { find } from "../../shared/element.mjs";
import { showOutcome, unfold } from "./part.mjs";

/**
 * The English answer, complete and unfolded, for the page of another language; undefined where the page is English.
 * `shown` is what the page shows, {outcome, answers}; `person` is the name that stands on paper.
 */
export function inEnglish({ outcome, answers }, person) {
  const template = document.querySelector("template.outcome-english");
  if (template === null) {
    return undefined;
  }
  const copy = find(template.content.cloneNode(true), "div");
  const section = find(copy, "#outcome");
  showOutcome(section, outcome, answers);
  unfold(section);
  find(section, "[data-person]").textContent = person;
  find(section, ".take-along").remove();
  // The page has these ids already.
  for (const element of copy.querySelectorAll("[id]")) {
    element.removeAttribute("id");
  }
  return copy;
}
