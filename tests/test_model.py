"""A policy that contradicts itself is refused when it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.logic import Answer, Given
from checker.model import PolicyError
from checker.policy import POLICY


def first(entries: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
    """The entries with the first one changed."""
    return (replace(entries[0], **changes), *entries[1:])


@pytest.mark.parametrize(
    "changes",
    [
        {"questions": (*POLICY.questions, POLICY.questions[0])},
        {"clauses": (*POLICY.clauses, POLICY.clauses[0])},
        {"decision": "9.9"},
        {"questions": first(POLICY.questions, clauses=("9.9",))},
        {"questions": first(POLICY.questions, clauses=())},
        {"questions": first(POLICY.questions, options=("outside_us", "inside_us"))},
        {"questions": first(POLICY.questions, not_asked_when=Answer("leaving", ("yes",)))},
        {"requirements": first(POLICY.requirements, cautions=("no-such-caution",))},
        {"requirements": first(POLICY.requirements, met_when=Answer("location", ("on_the_moon",)))},
        {"requirements": first(POLICY.requirements, met_when=Answer("no_such_question", ("yes",)))},
        {"risks": first(POLICY.risks, possible_when=Given("evidence", ("perhaps",)))},
        {"documents": first(POLICY.documents, listed_when=Given("evidence", ("perhaps",)))},
        {"help_first": first(POLICY.help_first, when=Given("location", ("perhaps",)))},
        {"help_first": first(POLICY.help_first, clauses=("9.9",))},
        {"cautions": first(POLICY.cautions, clauses=("9.9",))},
    ],
    ids=str,
)
def test_a_policy_that_names_what_does_not_exist_is_refused(changes: dict[str, Any]) -> None:
    """A slip of the pen in policy.py stops the build, instead of judging people wrongly."""
    with pytest.raises(PolicyError):
        replace(POLICY, **changes)


def test_a_question_is_found_by_its_id() -> None:
    """And asking for one that does not exist is an error."""
    assert POLICY.question("waiver").id == "waiver"
    with pytest.raises(KeyError):
        POLICY.question("no_such_question")
