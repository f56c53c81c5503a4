// The way through the questionnaire: one question at a time, a look over the answers, and the answer; or all questions
// on one page. Either way it is the same form with the same answers.

import { bring, find } from "../../shared/element.mjs";
import { answersIn, questionsAsked } from "../../shared/form.mjs";

/**
 * Leads through `form`. What is on the screen is told by two attributes of the form: data-view (one, all) and
 * data-screen (question, review, answer, all). `onScreen` is told of each new screen.
 */
export class Journey {
  #form;
  #onScreen;
  #current;
  #reviewed = false; // The reader has seen the review: a question changed from there leads back to it.

  constructor(form, { onScreen }) {
    this.#form = form;
    this.#onScreen = onScreen;
    find(form, "#checker-back").addEventListener("click", () => this.back());
    find(form, "#checker-view").addEventListener("click", () => this.#switchView());
    find(form, "#checker-error a").addEventListener("click", (event) => {
      event.preventDefault();
      find(this.#current, "input").focus();
    });
    for (const button of form.querySelectorAll("[data-change]")) {
      button.addEventListener("click", () => this.goTo(button.dataset.change));
    }
    // By the button, or by Enter in an option.
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.dataset.screen === "question") {
        this.next();
      }
    });
  }

  get screen() {
    return this.#form.dataset.screen;
  }

  /** From the first question, without taking the focus from where the reader is. */
  begin() {
    this.#reviewed = false;
    this.#form.dataset.view ??= "one";
    if (this.#form.dataset.view === "one") {
      this.#showQuestion(questionsAsked(this.#form)[0]);
    } else {
      this.#show("all");
    }
  }

  /** To the question of that name, wherever the reader is. */
  goTo(name) {
    const question = find(this.#form, `[data-question="${name}"]`);
    const alone = this.#form.dataset.view === "one";
    if (alone) {
      this.#showQuestion(question);
    }
    bring(alone ? this.#form : question, find(question, ".question__ask"));
  }

  /** To the question that follows, or to the review after the last one; not before this one is answered. */
  next() {
    if (!this.#isAnswered(this.#current)) {
      this.#showError();
      return;
    }
    const asked = questionsAsked(this.#form);
    const following = this.#reviewed
      ? asked.find((question) => !this.#isAnswered(question))
      : asked[asked.indexOf(this.#current) + 1];
    if (following) {
      this.goTo(following.dataset.question);
    } else {
      this.review();
    }
  }

  back() {
    const asked = questionsAsked(this.#form);
    if (this.screen === "review") {
      this.goTo(asked.at(-1).dataset.question);
    } else if (this.#reviewed) {
      this.review();
    } else {
      this.goTo(asked[asked.indexOf(this.#current) - 1].dataset.question);
    }
  }

  /** To all answers given; where all questions are on one page, these are the review. */
  review() {
    if (this.#form.dataset.view === "all") {
      this.goTo(questionsAsked(this.#form)[0].dataset.question);
      return;
    }
    this.#reviewed = true;
    this.#show("review");
    const review = find(this.#form, "#checker-review");
    bring(review, find(review, "h3"));
  }

  /** The answer is there: one question at a time, it has the screen for itself. */
  answered() {
    if (this.#form.dataset.view === "one") {
      this.#reviewed = true;
      this.#show("answer");
    }
  }

  /** Renews what depends on the answers: which question of how many this is, and that an answer is missing. */
  renew() {
    const asked = questionsAsked(this.#form);
    const number = asked.indexOf(this.#current) + 1;
    find(this.#form, "[data-number]").textContent = number;
    find(this.#form, "[data-total]").textContent = asked.length;
    find(this.#form, "#checker-back").hidden = number === 1 && this.screen === "question" && !this.#reviewed;
    if (this.#current && this.#isAnswered(this.#current)) {
      this.#hideError();
    }
  }

  #switchView() {
    const view = this.#form.dataset.view === "one" ? "all" : "one";
    this.#form.dataset.view = view;
    for (const wording of this.#form.querySelectorAll("#checker-view [data-when]")) {
      wording.hidden = wording.dataset.when !== view;
    }
    const question = this.#current ?? questionsAsked(this.#form)[0];
    if (view === "all") {
      this.#show("all");
    }
    this.goTo(question.dataset.question);
  }

  #showQuestion(question) {
    this.#show("question", question);
  }

  #show(screen, question) {
    this.#hideError();
    this.#current?.removeAttribute("data-current");
    this.#current = question ?? this.#current;
    question?.setAttribute("data-current", "");
    this.#form.dataset.screen = screen;
    for (const part of this.#form.querySelectorAll("[data-on]")) {
      part.hidden = !part.dataset.on.split(" ").includes(screen);
    }
    this.renew();
    this.#onScreen(screen);
  }

  #isAnswered(question) {
    return question.dataset.question in answersIn(this.#form);
  }

  #showError() {
    const error = find(this.#form, "#checker-error");
    error.hidden = false;
    this.#current.setAttribute("data-missing", "");
    bring(error, error);
  }

  #hideError() {
    find(this.#form, "#checker-error").hidden = true;
    this.#current?.removeAttribute("data-missing");
  }
}
