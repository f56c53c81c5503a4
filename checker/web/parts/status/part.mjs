// What the form says about Python: in words, by a bar, and by the button for another try.

import { find } from "../../shared/element.mjs";

export class Status {
  #room;
  #line;
  #words;
  #progress;
  #bar;
  #done;
  #retry;

  /** The name of what it says now; empty where it says nothing. */
  state = "";

  /** `onRetry` is called when the reader wants another try. */
  constructor(form, { onRetry }) {
    this.#room = find(form, ".checker-action");
    this.#line = find(form, "#checker-status");
    this.#words = find(form, "#checker-status-words");
    this.#progress = find(form, "#checker-progress");
    this.#bar = find(this.#progress, "progress");
    this.#done = find(this.#progress, "[data-done]");
    this.#retry = find(form, "#checker-retry");
    this.#retry.addEventListener("click", onRetry);
  }

  /** Says, in the page's own words, what the state of that name means. */
  say(state) {
    this.#keepRoom();
    this.state = state;
    this.#line.textContent = find(this.#words, `[data-state="${state}"]`).textContent;
  }

  sayNothing() {
    this.#keepRoom();
    this.state = "";
    this.#line.textContent = "";
  }

  /** Takes no more room than it needs, now that something else is on the screen. */
  giveRoom() {
    this.#room.style.minBlockSize = "";
  }

  /** A page that gets shorter at its end may move all that the reader is about to press. */
  #keepRoom() {
    this.#room.style.minBlockSize = `${this.#room.getBoundingClientRect().height}px`;
  }

  /** Starts the bar from nothing, and returns what moves it on. */
  startProgress() {
    let bytes = 0;
    const add = (more) => {
      bytes += more;
      this.#bar.value = bytes;
      this.#done.textContent = (bytes / 1e6).toFixed(1);
    };
    add(0);
    this.#retry.hidden = true;
    this.#progress.hidden = false;
    return add;
  }

  endProgress() {
    this.#keepRoom();
    this.#progress.hidden = true;
  }

  offerRetry() {
    this.#keepRoom();
    this.#progress.hidden = true;
    this.#retry.hidden = false;
  }
}
