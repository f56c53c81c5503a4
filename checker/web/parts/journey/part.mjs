// The way through the questionnaire: one question at a time, a look over the answers, and the answer; or all questions
// on one page. Either way it is the same form with the same answers. steps.mjs says what comes next; this shows it.

import { bring, find, showWording } from "../../shared/element.mjs";
import { answersIn, askedIn } from "../../shared/form.mjs";
import * as steps from "./steps.mjs";

/**
 * Leads through `form`. What is on the screen is told by two attributes of the form: data-view (one, all) and
 * data-screen (question, review, answer, all). `onScreen` is told of each new screen.
 */
export class Journey {
  #form;
  #onScreen;
  #place; // as steps.mjs has it

  constructor(form, { onScreen }) {
    this.#form = form;
    this.#onScreen = onScreen;
    find(form, "#checker-back").addEventListener("click", () => this.#go(steps.back(this.#place, this.#asked)));
    find(form, "#checker-view").addEventListener("click", () => this.#go(steps.switchView(this.#place, this.#asked)));
    find(form, "#checker-error a").addEventListener("click", (event) => {
      event.preventDefault();
      find(this.#question, "input").focus();
    });
    for (const button of form.querySelectorAll("[data-change]")) {
      button.addEventListener("click", () => this.goTo(button.dataset.change));
    }
    // By the button, or by Enter in an option.
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.dataset.screen === "question") {
        this.#next();
      }
    });
  }

  /** From the first question, without taking the focus from where the reader is. */
  begin() {
    this.#show(steps.begin(this.#place?.view ?? "one", this.#asked));
  }

  /** To the question of that name, wherever the reader is. */
  goTo(name) {
    this.#go(steps.goTo(this.#place, name));
  }

  /** To all answers given. */
  review() {
    this.#go(steps.review(this.#place, this.#asked));
  }

  /** The answer is there, and has taken the focus where it should. */
  answered() {
    const place = steps.answered(this.#place);
    if (place !== this.#place) {
      this.#show(place);
    }
  }

  /** Renews what depends on the answers: which question of how many this is, and that an answer is missing. */
  renew() {
    const asked = this.#asked;
    find(this.#form, "[data-number]").textContent = asked.indexOf(this.#place.question) + 1;
    find(this.#form, "[data-total]").textContent = asked.length;
    find(this.#form, "#checker-back").hidden = steps.back(this.#place, asked) === undefined;
    if (this.#place.question in answersIn(this.#form)) {
      this.#hideError();
    }
  }

  get #asked() {
    return askedIn(this.#form).asked;
  }

  get #question() {
    return find(this.#form, `[data-question="${this.#place.question}"]`);
  }

  #next() {
    const place = steps.next(this.#place, this.#asked, answersIn(this.#form));
    if (place) {
      this.#go(place);
    } else {
      this.#showError();
    }
  }

  /** Shows a place, and takes the reader there. */
  #go(place) {
    if (place.screen === "all" && this.#place.screen === "all") {
      // The same screen: an answer that stands under the questions stays.
      this.#place = place;
    } else {
      this.#show(place);
    }
    if (place.screen === "review") {
      const review = find(this.#form, "#checker-review");
      bring(review, find(review, "h3"));
    } else {
      bring(place.screen === "all" ? this.#question : this.#form, find(this.#question, ".question__ask"));
    }
  }

  #show(place) {
    this.#hideError();
    this.#place = place;
    const { view, screen, question } = place;
    this.#form.dataset.view = view;
    this.#form.dataset.screen = screen;
    showWording(find(this.#form, "#checker-view"), view);
    for (const part of this.#form.querySelectorAll("[data-on]")) {
      part.hidden = !part.dataset.on.split(" ").includes(screen);
    }
    for (const fieldset of this.#form.querySelectorAll("[data-question]")) {
      const isHere = fieldset.dataset.question === question;
      fieldset.toggleAttribute("data-current", screen === "question" && isHere);
    }
    this.renew();
    this.#onScreen(screen);
  }

  #showError() {
    const error = find(this.#form, "#checker-error");
    error.hidden = false;
    this.#question.setAttribute("data-missing", "");
    bring(error, error);
  }

  #hideError() {
    find(this.#form, "#checker-error").hidden = true;
    this.#form.querySelector("[data-missing]")?.removeAttribute("data-missing");
  }
}
