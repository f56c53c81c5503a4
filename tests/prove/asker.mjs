// In a page: asks the small Python, as the page of the questionnaire does, for the outcomes of many sets of answers.
// in_browsers.py puts it into a page that has the pieces of Python beside it.

import { Python } from "../../checker/web/runtime/page/python.mjs";

const { pieces } = JSON.parse(document.querySelector("#given").textContent);
let cold = 0;
const { warn } = console;
console.warn = (...told) => {
  cold += 1;
  warn(...told);
};
const python = new Python(pieces, { onBytes: () => {}, fresh: false });

/** What is said to each of some questions, {answers} or {saved}, as JSON; and how often the whole Python was needed. */
globalThis.ask = async (questions) => {
  const said = [];
  for (const { answers, saved } of questions) {
    const asked = saved === undefined ? python.check(answers) : python.read(saved);
    said.push(await asked.then(JSON.stringify, ({ kind, message }) => JSON.stringify({ kind, message })));
  }
  return { said, cold };
};
