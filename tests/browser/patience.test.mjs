// How long a page waits for what a sleeping device cannot do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { afterAwake } from "../../checker/web/shared/patience.mjs";

test("it acts after so much time, and not before", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let acts = 0;
  afterAwake(2_500, () => (acts += 1));
  for (const [tick, expected] of [
    [1_000, 0],
    [1_000, 0],
    [499, 0],
    [1, 1],
    [60_000, 1],
  ]) {
    t.mock.timers.tick(tick);
    assert.equal(acts, expected);
  }
});

test("a sleep counts for no more than the second in which it began", (t) => {
  const timers = [];
  t.mock.method(globalThis, "setTimeout", (act, milliseconds) => timers.push({ act, milliseconds }));
  let acts = 0;
  afterAwake(60_000, () => (acts += 1));
  // However late: a device that wakes up runs each timer that is due once.
  for (let time = 0; time < 59; time += 1) {
    timers.shift().act();
    assert.equal(acts, 0);
  }
  assert.equal(timers[0].milliseconds, 1_000);
  timers.shift().act();
  assert.equal(acts, 1);
});

test("it can be taken back", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let acts = 0;
  const takeBack = afterAwake(3_000, () => (acts += 1));
  t.mock.timers.tick(1_000);
  takeBack();
  t.mock.timers.tick(10_000);
  assert.equal(acts, 0);
});
