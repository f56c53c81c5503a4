// The name of the person, which stands on paper and in the saved file alone, and the way from one person to the next.

import { bring, find } from "../../shared/element.mjs";

export class Person {
  #input;
  #line;
  #said;

  /** `print` and `save` do what they say; `onNext` is called when the reader has agreed to begin for another person. */
  constructor(section, { print, save, onNext }) {
    this.#input = find(section, "#outcome-name");
    this.#line = find(section, ".person-line");
    this.#said = find(this.#line, "[data-person]");
    this.#input.addEventListener("input", () => this.#show());
    // The event comes before the form is cleared.
    this.#input.form.addEventListener("reset", () => {
      this.name = "";
    });

    const button = find(section, "#outcome-clear");
    const question = find(section, "#outcome-next");
    const close = () => {
      question.hidden = true;
      button.focus();
    };
    button.addEventListener("click", () => {
      question.hidden = false;
      bring(button, question);
    });
    question.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") {
        close();
      }
    });
    find(question, "[data-keep]").addEventListener("click", close);
    find(question, "[data-first=print]").addEventListener("click", print);
    find(question, "[data-first=save]").addEventListener("click", save);
    find(question, "[data-go-on]").addEventListener("click", () => {
      onNext();
      question.hidden = true;
    });
    // Whoever changes an answer goes on with this person.
    this.#input.form.addEventListener("change", () => {
      question.hidden = true;
    });
  }

  get name() {
    return this.#input.value.trim();
  }

  /** A name that is too long for the field is cut off. */
  set name(name) {
    this.#input.value = name.slice(0, this.#input.maxLength);
    this.#show();
  }

  #show() {
    this.#said.textContent = this.name;
    this.#line.toggleAttribute("data-named", this.name !== "");
  }
}
