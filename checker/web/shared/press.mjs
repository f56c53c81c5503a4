// A press that was meant for what stood there before: a second tap, after the first has changed the screen.

const HELD_MS = 500;

let movedAt = -Infinity;

/** Says that something else stands under the reader's finger now. */
export function pageHasMoved() {
  movedAt = performance.now();
}

/**
 * From now on, a press within half a second after the page has moved does nothing, by touch, mouse or key: all of them
 * are clicks. `always` is the selector of what may be pressed at any time. The attribute data-held-ms of `root` is for
 * those who press faster than people do, such as tests: it says how long, instead.
 */
export function holdHastyPresses(root, always) {
  addEventListener(
    "click",
    (event) => {
      const heldMs = Number(root.dataset.heldMs ?? HELD_MS);
      const now = performance.now();
      // The time of the finger, which may have waited for a busy page. A screen reader's press may have none.
      const pressedAt = event.timeStamp || now;
      // A browser whose two clocks do not agree must not end up deaf.
      const isHasty = pressedAt - movedAt < heldMs && now - movedAt < 10 * heldMs;
      // What a script presses is no finger's.
      if (isHasty && event.isTrusted && !event.target.closest?.(always)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}
