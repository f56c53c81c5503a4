"""Which questions are asked: cases by hand in tests/asked/, and every combination of the policy's own answers.

`python -m tests.support.asked` prints the policy's, with what Python finds, for the tests of the browser's scripts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from checker import POLICY
from checker.logic import questions_asked, write_condition

__all__ = ["CONDITIONS", "by_hand", "every_answer", "policy_in_full"]

CONDITIONS = {question.id: question.not_asked_when for question in POLICY.questions}
"""When each question of the policy is not asked."""


def by_hand() -> dict[str, dict[str, Any]]:
    """The files of tests/asked/ by their names.

    Each holds `questions`, pairs of a question and when it is not asked, and `cases`: answers with what follows.
    """
    files = sorted((Path(__file__).parents[1] / "asked").glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


def every_answer() -> Iterator[dict[str, str]]:
    """Every combination of answers, or none, to the questions that others depend on; the rest answered, or not."""
    options: dict[str, tuple[str | None, ...]] = {question.id: question.options for question in POLICY.questions}
    parts = [part for condition in CONDITIONS.values() if condition is not None for part in condition.parts()]
    gating = list(dict.fromkeys(part.question for part in parts))
    others = [question for question in options if question not in gating]
    for chosen in product(*((None, *options[question]) for question in gating)):
        answers = {question: option for question, option in zip(gating, chosen, strict=True) if option is not None}
        yield answers
        yield {**dict.fromkeys(others, "not_sure"), **answers}


def policy_in_full() -> dict[str, Any]:
    """The same as a file of tests/asked/, of the policy."""
    cases = [{"answers": answers, **questions_asked(CONDITIONS, answers)._asdict()} for answers in every_answer()]
    return {
        "questions": [
            [question, None if condition is None else write_condition(condition)]
            for question, condition in CONDITIONS.items()
        ],
        "cases": cases,
    }


if __name__ == "__main__":
    print(json.dumps(policy_in_full()))
