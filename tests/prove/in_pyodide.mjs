// Has Pyodide answer blocks of answers, with the very files that CPython uses.
//
//   node in_pyodide.mjs PROJECT FUNCTION EVERY BLOCK…
//
// FUNCTION is one of tests/prove/outcomes.py. For each block, prints as a line of JSON what it returns.

import process from "node:process";
import { loadPyodide } from "pyodide";

const [project, name, every, ...blocks] = process.argv.slice(2);
const python = await loadPyodide({
  // As in the reader's browser: without asserts and docstrings.
  env: { PYTHONOPTIMIZE: "2", PYTHONDONTWRITEBYTECODE: "1" },
});
python.mountNodeFS("/project", project);
const answer = python.runPython(`
import json, sys
sys.path.insert(0, "/project")
from tests.prove import outcomes

def answer(name, block, every):
    returned = getattr(outcomes, name)(block, every)
    return json.dumps(returned if isinstance(returned, str) else [*returned])

answer
`);
for (const block of blocks) {
  process.stdout.write(`${answer(name, block, Number(every))}\n`);
}
