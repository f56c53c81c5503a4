const KEY = "Escape";
const TIMES = 3;
const WITHIN_MS = 5_000;

// What that key closes, while it is open.
const CLOSES = ".md-toggle:checked, #outcome-next:not([hidden])";

/**
 * Hears a key for leaving: Escape, three times within five seconds, and nothing else between.
 *
 * Each press is told to `onPress`, with how many there have been, or 0 when they no longer count; the last to `onLast`.
 * docs/maintainers/decisions/0006-escape-leaves.md says why this key.
 */
export function hearKey({ signal, onPress, onLast }) {
  // On their way down: no script of the page can keep them from here.
  const options = { capture: true, signal };
  let presses = [];
  let timer;

  function forget() {
    clearTimeout(timer);
    if (presses.length > 0) {
      presses = [];
      onPress(0);
    }
  }

  function press(time) {
    clearTimeout(timer);
    presses = [...presses.filter((before) => time - before <= WITHIN_MS), time];
    if (presses.length === TIMES) {
      onLast();
    } else {
      timer = setTimeout(forget, WITHIN_MS);
      onPress(presses.length);
    }
  }

  addEventListener("pointerdown", forget, options);
  addEventListener(
    "keydown",
    (event) => {
      const withOthers = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing;
      if (event.key !== KEY || withOthers || document.querySelector(CLOSES)) {
        forget();
      } else if (!event.repeat) {
        press(event.timeStamp);
      }
    },
    options,
  );
}
