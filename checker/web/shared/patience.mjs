const TICK_MS = 1_000;

/**
 * Calls `act` once a device has been awake for so long: a laptop that has slept, and all that it waits for, is not late.
 * Returns a function that takes it back.
 */
export function afterAwake(milliseconds, act) {
  let left = milliseconds;
  let timer;

  function wait() {
    const step = Math.min(left, TICK_MS);
    timer = setTimeout(() => {
      left -= step;
      if (left > 0) {
        wait();
      } else {
        act();
      }
    }, step);
  }

  wait();
  return () => clearTimeout(timer);
}
