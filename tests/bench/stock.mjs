// Pyodide as it comes, in a module worker: starts, loads the checker's wheel and answers once.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const wheel = new URL(location.href).searchParams.get("wheel");
// The lock file lists no package, so that nothing asks a public server.
const pyodide = await loadPyodide({
  lockFileURL: new URL("lock.json", location.href).href,
  packages: [new URL(wheel, location.href).href],
});
const answer = pyodide.runPython(`
from checker import POLICY, check
from js import Object
from pyodide.ffi import to_js

lambda answers: to_js(check(POLICY, answers.to_py()).to_dict(), dict_converter=Object.fromEntries)
`);
const outcome = answer({});
postMessage(outcome.verdict === "unsettled" ? "done" : `wrong: ${JSON.stringify(outcome)}`);
