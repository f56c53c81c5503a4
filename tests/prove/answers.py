"""Which answers the proof tries: every complete set that a person can reach, and a million others.

They come in numbered blocks of about the same size, so that several processes can share them, and each block is the
same wherever it is made: in CPython and in Pyodide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import prod

from tests.prove.reading import asked
from tests.prove.tables import QUESTIONS

__all__ = ["COMPLETE", "PARTIAL", "block", "is_complete", "number_of", "numbered"]

type Answers = dict[str, str]

SPLIT = 6
"""After how many questions a block begins: it holds every way to answer the others."""

PARTIAL_BLOCKS, PARTIAL_SETS = 600, 1800
"""How many blocks of other sets there are, and how many sets each tries."""

STRIDE = 136_091_677
"""Shares no factor with the number of all sets: counting by it, around and around, meets all of them, none twice."""


def walk(answers: Answers, questions: Sequence[str]) -> Iterator[Answers]:
    """Every way to go on from some answers: all questions that are asked get one, and no other."""
    if not questions:
        yield answers
        return
    question, *rest = questions
    if not asked(question, answers):
        yield from walk(answers, rest)
        return
    for option in QUESTIONS[question]:
        yield from walk({**answers, question: option}, rest)


def is_complete(answers: Answers) -> bool:
    """Whether all questions that are asked have an answer, and no other has."""
    return all((question in answers) == asked(question, answers) for question in QUESTIONS)


def numbered(number: int) -> Answers:
    """One of all sets of answers, of which each question may have none, or one that it was not asked for."""
    answers = {}
    for question, options in QUESTIONS.items():
        number, choice = divmod(number, len(options) + 1)
        if choice:
            answers[question] = options[choice - 1]
    return answers


def number_of(answers: Answers) -> int:
    """The number of that set."""
    number = 0
    for question, options in reversed(QUESTIONS.items()):
        choice = options.index(answers[question]) + 1 if question in answers else 0
        number = number * (len(options) + 1) + choice
    return number


ALL = prod(len(options) + 1 for options in QUESTIONS.values())
BEGINNINGS = list(walk({}, list(QUESTIONS)[:SPLIT]))
COMPLETE = [f"complete {number}" for number in range(len(BEGINNINGS))]
"""The blocks of complete sets."""
PARTIAL = [f"partial {number}" for number in range(PARTIAL_BLOCKS)]
"""The blocks of sets in which an answer is missing or left over."""


def block(name: str, every: int = 1) -> Iterator[Answers]:
    """The sets of a block, or every so many of them, from another place in each block."""
    kind, number = name.split()
    sets = _complete(int(number)) if kind == "complete" else _partial(int(number))
    return islice(sets, int(number) % every, None, every)


def _complete(number: int) -> Iterator[Answers]:
    return walk(BEGINNINGS[number], list(QUESTIONS)[SPLIT:])


def _partial(number: int) -> Iterator[Answers]:
    for place in range(number * PARTIAL_SETS, (number + 1) * PARTIAL_SETS):
        answers = numbered(place * STRIDE % ALL)
        if not is_complete(answers):
            yield answers
