// The way through the questionnaire: one question at a time, a look over the answers, and the answer; or all questions
// on one page. Either way it is the same form with the same answers. steps.mjs says what comes next; this shows it.

import { surelyHolds } from "../../shared/condition.mjs";
import { bring, find, showWording } from "../../shared/element.mjs";
import { answersIn, askedIn } from "../../shared/form.mjs";
import { parse } from "../../shared/own.mjs";
import * as steps from "./steps.mjs";
import { Trail } from "./trail.mjs";

/**
 * Leads through `form`. What is on the screen is told by two attributes of the form: data-view (one, all) and
 * data-screen (question, offer, review, answer, all). `onScreen` is told of each new screen, and `onAnswerWanted` when
 * the reader turns to the answer by the browser's Forward: it may be another by now.
 */
export class Journey {
  #form;
  #onScreen;
  #onAnswerWanted;
  #trail;
  #back;
  #view;
  #error;
  #number;
  #total;
  #groups; // that take the focus, on the screens that are no question
  #closedWhen;
  #place; // as steps.mjs has it

  constructor(form, { onScreen, onAnswerWanted }) {
    this.#form = form;
    this.#onScreen = onScreen;
    this.#onAnswerWanted = onAnswerWanted;
    this.#back = find(form, "#checker-back");
    this.#view = find(form, "#checker-view");
    this.#error = find(form, "#checker-error");
    this.#number = find(form, "[data-number]");
    this.#total = find(form, "[data-total]");
    const offer = find(form, "#checker-offer");
    // No object, which would have every name that a hostile page gives to all objects.
    this.#groups = new Map([
      ["offer", offer],
      ["review", find(form, "#checker-review")],
    ]);
    this.#closedWhen = parse(offer.dataset.closedWhen ?? "null");
    this.#back.addEventListener("click", () => this.#go(steps.back(this.#place, this.#asked)));
    this.#view.addEventListener("click", () => this.#go(steps.switchView(this.#place, this.#asked)));
    find(form, "#checker-go-on").addEventListener("click", () => this.#next(steps.decline(this.#place)));
    find(this.#error, "a").addEventListener("click", (event) => {
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
        this.#next(this.#place);
      }
    });
  }

  /** Shows the first question, without taking the focus from where the reader is. */
  begin() {
    this.#reveal(steps.begin("one", this.#asked));
    this.#conceal();
    this.#trail = new Trail(this.#place, (place) => this.#turn(place));
  }

  /** To the first question, as if nothing had been reviewed, with no way back. */
  beginAgain() {
    this.#show(steps.begin(this.#place.view, this.#asked));
    this.#trail.restart(this.#place);
  }

  /** To the question of that name, wherever the reader is. */
  goTo(name) {
    this.#go(steps.goTo(this.#place, name));
  }

  /** To all answers given. */
  review() {
    this.#go(steps.review(this.#place, this.#asked));
  }

  /** The answer is there, and has the focus. */
  answered() {
    const place = steps.answered(this.#place);
    if (place !== this.#place) {
      this.#reveal(place);
      this.#conceal();
      this.#trail.follow(place);
    }
  }

  /** Takes back that an answer is missing, once it is there. How many questions there are shows with the next one. */
  renew() {
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

  #next(from) {
    const { asked, kept } = askedIn(this.#form);
    const closed = this.#closedWhen !== null && surelyHolds(this.#closedWhen, kept);
    const place = steps.next(from, asked, kept, closed);
    if (place) {
      this.#go(place);
    } else {
      this.#showError();
    }
  }

  /** Takes the reader to a place. */
  #go(place) {
    this.#show(place);
    this.#trail.follow(place);
  }

  /** Takes the reader to a place of before, or after, by the browser's own buttons. */
  #turn(before) {
    const place = steps.turn(this.#place, before, this.#asked);
    if (place.screen === "answer") {
      this.#onAnswerWanted();
    } else {
      this.#show(place);
    }
  }

  #show(place) {
    // On the same screen, an answer that stands under the questions stays.
    const stays = place.screen === "all" && this.#place.screen === "all";
    this.#reveal(place);
    const group = this.#groups.get(place.screen) ?? this.#question;
    bring(place.screen === "question" ? this.#form : group, group, () => stays || this.#conceal());
  }

  /** Shows what belongs to a place, beside what is on the screen already. */
  #reveal(place) {
    this.#place = place;
    const { view, screen, question } = place;
    showWording(this.#view, view);
    const asked = this.#asked;
    this.#number.textContent = asked.indexOf(question) + 1;
    this.#total.textContent = asked.length;
    this.#form.dataset.view = view;
    this.#form.dataset.screen = screen;
    if (screen === "question") {
      setCurrent(this.#question, true);
    }
    for (const part of this.#form.querySelectorAll("[data-on]")) {
      part.hidden &&= !isOn(part, screen);
    }
  }

  /** Hides all that does not belong to the place shown. */
  #conceal() {
    const { screen, question } = this.#place;
    this.#hideError();
    this.#back.hidden = steps.back(this.#place, this.#asked) === undefined;
    for (const part of this.#form.querySelectorAll("[data-on]")) {
      part.hidden = !isOn(part, screen);
    }
    for (const fieldset of this.#form.querySelectorAll("[data-current]")) {
      setCurrent(fieldset, screen === "question" && fieldset.dataset.question === question);
    }
    this.#onScreen(screen);
  }

  #showError() {
    this.#error.hidden = false;
    this.#question.setAttribute("data-missing", "");
    bring(this.#error, this.#error);
  }

  #hideError() {
    this.#error.hidden = true;
    this.#form.querySelector("[data-missing]")?.removeAttribute("data-missing");
  }
}

function isOn(part, screen) {
  return part.dataset.on.split(" ").includes(screen);
}

/** The one question on the screen, and no other, is described by which of how many it is. */
function setCurrent(fieldset, isCurrent) {
  fieldset.toggleAttribute("data-current", isCurrent);
  if (isCurrent) {
    fieldset.setAttribute("aria-describedby", "checker-place");
  } else {
    fieldset.removeAttribute("aria-describedby");
  }
}
