// The way that the reader has come, for the browser's own Back and Forward. The history of the browser is given a number
// for each screen and nothing else, no answer and no question; what the numbers mean is in the memory of this page.

import { stepsIn } from "../../shared/history.mjs";
import { sameScreen } from "./steps.mjs";

export class Trail {
  #places;
  #at = 0;

  /** From the `first` place on. `onTurn` is given the place to which the reader turns by the browser's buttons. */
  constructor(first, onTurn) {
    this.#places = [first];
    // Numbers that a page of before has left, which a reload or another page has ended, lead nowhere.
    go(-stepsIn(history));
    addEventListener("popstate", () => {
      const at = stepsIn(history);
      const place = this.#places[at];
      if (at === this.#at) {
        return;
      }
      if (place) {
        this.#at = at;
        onTurn(place);
      } else {
        go(this.#at - at);
      }
    });
  }

  /** The reader goes to a place by the page's own buttons. Where that was the screen before, it is the way back. */
  follow(place) {
    if (sameScreen(place, this.#places[this.#at])) {
      this.#places[this.#at] = place;
    } else if (this.#at > 0 && sameScreen(place, this.#places[this.#at - 1])) {
      this.#at -= 1;
      this.#places[this.#at] = place;
      go(-1);
    } else {
      this.#places.length = this.#at + 1;
      this.#places.push(place);
      this.#at += 1;
      write(this.#at);
    }
  }

  /** Begins anew at a place: no way leads back to what was there before. */
  restart(first) {
    const at = this.#at;
    this.#at = 0;
    this.#places = [first];
    go(-at);
  }
}

function go(steps) {
  // By 0, a browser loads the page again.
  if (steps !== 0) {
    history.go(steps);
  }
}

function write(step) {
  try {
    history.pushState(step, "");
  } catch {
    // Safari allows a hundred in half a minute; others forbid it in some frames. Then Back leaves the page, which asks.
  }
}
