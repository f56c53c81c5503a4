import { find } from "../../shared/element.mjs";
import { askedIn, showAnswers } from "../../shared/form.mjs";

/** The look over the answers before the result. */
export class Review {
  #form;
  #review;
  #dropped;

  constructor(form) {
    this.#form = form;
    this.#review = find(form, "#checker-review");
    this.#dropped = find(this.#review, ".review__dropped");
  }

  /** Shows everything that is asked and answered, and what was answered and is asked no more. */
  show() {
    const { asked, kept, dropped } = askedIn(this.#form);
    showAnswers(this.#review, kept, asked);
    this.#dropped.hidden = dropped.length === 0;
    for (const entry of this.#dropped.querySelectorAll("[data-left-out]")) {
      entry.hidden = !dropped.includes(entry.dataset.leftOut);
    }
  }
}
