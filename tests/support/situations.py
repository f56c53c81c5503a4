"""What people can answer, and the situations in tests/cases/."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import strategies as st

from checker import POLICY
from tests.support.paths import CASES

__all__ = ["ANY_ANSWERS", "QUESTIONS", "story"]

QUESTIONS = {question.id: question.options for question in POLICY.questions}
"""The options of each question, in the order of the policy."""

ANY_ANSWERS = st.fixed_dictionaries({}, optional={name: st.sampled_from(QUESTIONS[name]) for name in QUESTIONS})
"""Answers to any of the questions."""


def story(slug: str) -> dict[str, Any]:
    """One of the situations in tests/cases/: its answers, and the outcome that was worked out by hand."""
    return tomllib.loads((CASES / f"{slug}.toml").read_text(encoding="utf-8"))
