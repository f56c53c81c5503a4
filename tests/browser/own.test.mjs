// Objects that nothing in the page can lend a key.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { questionsAsked } from "../../checker/web/shared/condition.mjs";
import { empty, parse } from "../../checker/web/shared/own.mjs";

const LENT = { where: "here", question: "where", options: ["here"], any: [], toJSON: () => null };

before(() => Object.assign(Object.prototype, LENT));
after(() => {
  for (const name of Object.keys(LENT)) {
    delete Object.prototype[name];
  }
});

test("what is read from JSON has its own keys only, at every depth and of any name", () => {
  const read = parse('{"__proto__": {"a": [{"b": null}]}, "constructor": "c"}');
  assert.deepEqual(Object.keys(read), ["__proto__", "constructor"]);
  for (const part of [read, read.__proto__, read.__proto__.a[0]]) {
    assert.equal(part.where, undefined);
    assert.equal(part.toString, undefined);
  }
  assert.equal(read.__proto__.a[0].b, null);
  assert.deepEqual(parse('[1, "text", null]'), [1, "text", null]);
});

test("an answer that nobody gave leaves no question out, and is not kept", () => {
  const questions = parse('[["where", null], ["why", {"question": "where", "options": ["here"]}]]');
  assert.deepEqual(questionsAsked(questions, empty()).asked, ["where", "why"]);
  assert.deepEqual(Object.keys(questionsAsked(questions, empty()).kept), []);
});

test("a condition is what it says, whatever every object seems to have", () => {
  const whole = parse('[["why", null], ["papers", {"all": [{"question": "why", "options": ["none"]}]}]]');
  assert.deepEqual(questionsAsked(whole, parse('{"why": "none"}')).asked, ["why"]);
  assert.deepEqual(questionsAsked(whole, parse('{"why": "illness", "where": "here"}')).asked, ["why", "papers"]);
});
