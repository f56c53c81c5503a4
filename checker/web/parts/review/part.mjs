import { find } from "../../shared/element.mjs";
import { askedIn, showAnswers } from "../../shared/form.mjs";

/** Shows everything that is asked and answered, and what was answered and is asked no more. */
export function showReview(form) {
  const review = find(form, "#checker-review");
  const { asked, kept, dropped } = askedIn(form);
  showAnswers(review, kept, asked);
  find(review, ".review__dropped").hidden = dropped.length === 0;
  for (const entry of review.querySelectorAll("[data-left-out]")) {
    entry.hidden = !dropped.includes(entry.dataset.leftOut);
  }
}
