"""People's situations, in tests/cases/, with the outcome that was worked out for each by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker import POLICY, check
from tests.support.paths import CASES
from tests.support.situations import story

SITUATIONS = {path.stem: story(path.stem) for path in sorted(CASES.glob("*.toml"))}


@pytest.mark.parametrize("case", SITUATIONS.values(), ids=SITUATIONS)
def test_outcome_is_the_one_worked_out_by_hand(case: dict[str, Any]) -> None:
    """The whole outcome, with the order of its lists and tables."""
    outcome = check(POLICY, case["answers"]).to_dict()
    expected = {key: case["outcome"][key] for key in outcome}
    assert case["outcome"].keys() == outcome.keys()
    assert json.dumps(outcome, indent=1) == json.dumps(expected, indent=1)


def test_the_cases_cover_the_policy() -> None:
    """Between them they give every answer, and show every status that an entry can have."""
    answered = {(name, option) for case in SITUATIONS.values() for name, option in case["answers"].items()}
    assert answered == {(question.id, option) for question in POLICY.questions for option in question.options}
    shown = {
        (kind, name, status)
        for case in SITUATIONS.values()
        for kind in ("requirements", "risks", "documents")
        for name, status in case["outcome"][kind].items()
    }
    statuses = ("met", "not_met", "unknown")
    possible = {("requirements", entry.id, status) for entry in POLICY.requirements for status in statuses}
    possible |= {("risks", entry.id, "present") for entry in POLICY.risks}
    possible |= {("risks", entry.id, "possible") for entry in POLICY.risks if entry.possible_when}
    possible |= {("documents", entry.id, entry.status) for entry in POLICY.documents}
    possible |= {("documents", entry.id, "have") for entry in POLICY.documents if entry.have_when}
    assert shown == possible


def test_there_are_enough_cases_and_no_two_are_the_same() -> None:
    """At least 20 different people."""
    answers = [json.dumps(case["answers"], sort_keys=True) for case in SITUATIONS.values()]
    assert len(answers) == len(set(answers)) >= 20
