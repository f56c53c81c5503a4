// The way back and forth, in a history as browsers keep it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Trail } from "../../checker/web/parts/journey/trail.mjs";

/** A history with an entry for each of `states`, at the last of them. */
function browse(...states) {
  const entries = [...states];
  let at = entries.length - 1;
  const listeners = [];
  globalThis.addEventListener = (kind, listener) => kind === "popstate" && listeners.push(listener);
  globalThis.history = {
    get state() {
      return entries[at];
    },
    pushState(state) {
      entries.length = at + 1;
      entries.push(state);
      at += 1;
    },
    go(steps) {
      assert.notEqual(steps, 0);
      assert.ok(at + steps in entries, "the reader leaves the page");
      at += steps;
      for (const listener of listeners) {
        listener({});
      }
    },
  };
  return { entries, at: () => at };
}

const question = (name) => ({ view: "one", screen: "question", question: name });
const REVIEW = { view: "one", screen: "review", question: "papers" };

function follow(trail, ...names) {
  for (const name of names) {
    trail.follow(question(name));
  }
}

test("back and forward lead through the screens, and the history holds numbers alone", () => {
  const { entries } = browse(null);
  const turns = [];
  const trail = new Trail(question("where"), (place) => turns.push(place));
  follow(trail, "why", "papers");
  trail.follow(REVIEW);
  assert.deepEqual(entries, [null, 1, 2, 3]);
  for (const steps of [-1, -1, 1, 1, -3]) {
    history.go(steps);
  }
  const seen = ["papers", "why", "papers"].map(question);
  assert.deepEqual(turns, [...seen, REVIEW, question("where")]);
});

test("the page's own way back is the browser's: it adds nothing to the history", () => {
  const { entries, at } = browse(null);
  const turns = [];
  const trail = new Trail(question("where"), (place) => turns.push(place));
  follow(trail, "why", "papers", "why");
  assert.deepEqual([entries.length, at()], [3, 1]);
  assert.deepEqual(turns, [], "the page shows that screen already");
  history.go(1);
  assert.deepEqual(turns, [question("papers")]);
});

test("another screen after the way back takes the place of those that were there", () => {
  const { entries } = browse(null);
  const trail = new Trail(question("where"), () => {});
  follow(trail, "why", "papers", "why", "follow-up");
  assert.deepEqual(entries, [null, 1, 2]);
});

test("the same screen again is no step", () => {
  const { entries } = browse(null);
  const trail = new Trail(question("where"), () => {});
  trail.follow({ ...question("where"), reviewed: true });
  assert.deepEqual(entries, [null]);
});

test("numbers that a page of before has left lead to the first entry, and nowhere after it", () => {
  const { at } = browse(null, 1, 2);
  const turns = [];
  const trail = new Trail(question("where"), (place) => turns.push(place));
  assert.equal(at(), 0);
  history.go(2);
  assert.equal(at(), 0);
  assert.deepEqual(turns, []);
  follow(trail, "why");
  assert.equal(at(), 1);
});

test("after a new beginning, no way leads back or forward to what was there before", () => {
  const { at } = browse(null);
  const turns = [];
  const trail = new Trail(question("where"), (place) => turns.push(place));
  follow(trail, "why", "papers");
  trail.restart(question("where"));
  assert.equal(at(), 0);
  history.go(1);
  assert.equal(at(), 0);
  assert.deepEqual(turns, []);
});

test("a browser that keeps no entry leaves the page as it is", () => {
  browse(null);
  const trail = new Trail(question("where"), () => {});
  delete globalThis.history.pushState;
  follow(trail, "why", "papers");
});
