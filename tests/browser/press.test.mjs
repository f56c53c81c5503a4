// How long a press that comes too soon is held, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { holdHastyPresses, pageHasMoved } from "../../checker/web/shared/press.mjs";

const ANYWHERE = { closest: () => null };
const LEAVE = { closest: () => "the button for leaving" };

let now = 0;
let heard;
globalThis.addEventListener = (kind, listener, { capture }) => {
  assert.deepEqual([kind, capture], ["click", true]);
  heard = listener;
};
performance.now = () => now;

const root = { dataset: {} };
holdHastyPresses(root, "#leave");

/** Whether a press at `at` counts; the page hears of it at `heardAt`. */
function counts(at, { heardAt = at, target = ANYWHERE, isTrusted = true } = {}) {
  let held = 0;
  now = heardAt;
  heard({
    timeStamp: at,
    isTrusted,
    target,
    preventDefault: () => (held += 1),
    stopImmediatePropagation: () => (held += 1),
  });
  assert.ok(held === 0 || held === 2);
  return held === 0;
}

function movesAt(time) {
  now = time;
  pageHasMoved();
}

test("a press counts as long as nothing has moved", () => {
  assert.ok(counts(1));
});

test("for half a second after the page has moved, a press does nothing; after that it counts", () => {
  movesAt(10_000);
  for (const after of [0, 80, 400, 499]) {
    assert.ok(!counts(10_000 + after), String(after));
  }
  for (const after of [500, 600, 100_000]) {
    assert.ok(counts(10_000 + after), String(after));
  }
});

test("what counts is when the finger came down, not when a busy page hears of it", () => {
  movesAt(20_000);
  assert.ok(!counts(20_400, { heardAt: 22_000 }));
  assert.ok(!counts(19_900, { heardAt: 20_100 }));
});

test("a press without a time counts by when it is heard", () => {
  movesAt(30_000);
  assert.ok(!counts(0, { heardAt: 30_400 }));
  assert.ok(counts(0, { heardAt: 30_600 }));
});

test("a browser whose clocks do not agree is not deaf for ever", () => {
  movesAt(40_000);
  assert.ok(counts(5, { heardAt: 46_000 }));
});

test("the button for leaving counts at any time, and so does what a script presses", () => {
  movesAt(50_000);
  assert.ok(counts(50_001, { target: LEAVE }));
  assert.ok(counts(50_001, { isTrusted: false }));
});

test("a form can say how long", () => {
  root.dataset.heldMs = "0";
  movesAt(60_000);
  assert.ok(counts(60_000));
});
