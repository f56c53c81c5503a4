// Which questions are asked, as the browser finds it: the cases of tests/asked/, which tests/test_asked.py runs too, and
// every combination of the policy's own answers, as Python finds it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { test } from "node:test";
import { questionsAsked, surelyHolds } from "../../checker/web/shared/condition.mjs";
import { parse } from "../../checker/web/shared/own.mjs";

const PYTHON = process.env.PYTHON ?? ".venv/bin/python";
const BY_HAND = new URL("../asked/", import.meta.url);

function run({ questions, cases }) {
  assert.notEqual(cases.length, 0);
  for (const { answers, asked, kept, dropped } of cases) {
    assert.deepEqual(questionsAsked(questions, answers), { asked, kept, dropped }, JSON.stringify(answers));
  }
}

for (const name of readdirSync(BY_HAND)) {
  const file = parse(readFileSync(new URL(name, BY_HAND), "utf-8"));
  test(`by hand, ${name}: ${file.about}`, () => run(file));
}

test("the page asks what Python asks, for every combination of the policy's answers", () => {
  const maxBuffer = 100_000_000;
  const printed = execFileSync(PYTHON, ["-m", "tests.support.asked"], { encoding: "utf-8", maxBuffer });
  run(parse(printed));
});

test("what checker/logic.py does not write is not guessed at", () => {
  for (const form of [{}, "a=x", { question: "a" }, { question: "a", given: ["not_sure"] }, { none: [] }]) {
    assert.throws(() => surelyHolds(form, {}), /not a condition/, JSON.stringify(form));
  }
});
