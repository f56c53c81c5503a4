// Pyodide as it comes, in a module worker: starts, installs the checker as the site publishes it, and answers once.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const pyodide = await loadPyodide({
  lockFileURL: new URL("../site/python/pyodide-lock.json", location.href).href,
  packages: ["checker"],
});
const answer = pyodide.runPython(`
from checker import POLICY, check
from js import Object
from pyodide.ffi import to_js

lambda answers: to_js(check(POLICY, answers.to_py()).to_dict(), dict_converter=Object.fromEntries)
`);
const outcome = answer({});
postMessage(outcome.verdict === "unsettled" ? "done" : `wrong: ${JSON.stringify(outcome)}`);
