"""What people can answer, and the situations in tests/cases/."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import strategies as st

from checker import POLICY
from checker.model import HelpFirst
from tests.support.paths import CASES, TABLES

__all__ = ["ANY_ANSWERS", "FACTS", "MISSING", "QUESTIONS", "every", "id_of", "said", "story"]

MISSING = "missing"

QUESTIONS = {question.id: question.options for question in POLICY.questions}
"""The options of each question, in the order of the policy."""

FACTS = tomllib.loads((TABLES / "facts.toml").read_text(encoding="utf-8"))["caution"]
"""The rows of the table of facts, each with what brings it into an answer."""

ANY_ANSWERS = st.fixed_dictionaries({}, optional={name: st.sampled_from(QUESTIONS[name]) for name in QUESTIONS})
"""Answers to any of the questions."""


def story(slug: str) -> dict[str, Any]:
    """One of the situations in tests/cases/: its answers, and the outcome that was worked out by hand.

    Of the cautions, its file names only the notes that the answers bring; the lines that come whatever the answers are,
    or whenever the route is open, are those of the table of facts.
    """
    case = tomllib.loads((CASES / f"{slug}.toml").read_text(encoding="utf-8"))
    notes = case["outcome"].pop("notes")
    lines = ("limits", "always", "open") if case["outcome"]["route"] == "open" else ("limits", "always")
    case["outcome"]["cautions"] = [row["id"] for row in FACTS if row["id"] in notes or row["answer"] in lines]
    return case


def every(*questions: str) -> Iterator[dict[str, str]]:
    """Every combination of answers to these questions, missing ones included."""
    for options in product(*((*QUESTIONS[question], MISSING) for question in questions)):
        yield {name: option for name, option in zip(questions, options, strict=True) if option != MISSING}


def said(answers: dict[str, str], question: str) -> str:
    """The answer to a question, or MISSING."""
    return answers.get(question, MISSING)


def id_of(entry: Any) -> str:
    """The id of an entry of the policy; a call for help has that of its question."""
    return str(entry.when.question if isinstance(entry, HelpFirst) else entry.id)
