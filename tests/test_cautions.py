"""Which cautions come into an answer, and what to do next: for every combination of the answers that each looks at."""

from __future__ import annotations

from typing import Any

import pytest

from checker import POLICY, check
from tests.support.situations import FACTS, every, said

NOTES = [row for row in FACTS if isinstance(row["answer"], list)]
LINES = [row for row in FACTS if not isinstance(row["answer"], list)]
ROUTE = ("location", "urgent_reason", "public_benefit")
"""The questions that close the route."""


@pytest.mark.parametrize("row", NOTES, ids=[row["id"] for row in NOTES])
def test_a_note_comes_only_by_an_answer_given(row: dict[str, Any]) -> None:
    """And, where its row says so, only while the route is open."""
    questions = dict.fromkeys((*ROUTE, *(question for answer in row["answer"] for question in answer)))
    for answers in every(*questions):
        outcome = check(POLICY, answers)
        kept = {question: option for question, option in answers.items() if question not in outcome.dropped}
        brought = any(said(kept, name) in options for answer in row["answer"] for name, options in answer.items())
        closed = outcome.route == "closed" and row.get("on_open_route", False)
        assert (row["id"] in outcome.cautions) == (brought and not closed), answers


def test_lines_come_whatever_the_answers_are_or_while_the_route_is_open() -> None:
    """What stands on pages only never comes, and all come in the order of the table."""
    for answers in every(*ROUTE, "passport"):
        outcome = check(POLICY, answers)
        wanted = {"limits", "always"} | ({"open"} if outcome.route == "open" else set())
        assert {name for name in outcome.cautions if name in {row["id"] for row in LINES}} == {
            row["id"] for row in LINES if row["answer"] in wanted
        }, answers
        assert list(outcome.cautions) == [row["id"] for row in FACTS if row["id"] in outcome.cautions]


def test_what_to_do_next() -> None:
    """A lawyer before all else, then at most three things; never "file" where a lawyer is called for."""
    for answers in every(*ROUTE, "inadmissible", "waiver"):
        assert list(check(POLICY, answers).next) == expected_next(answers), answers
        # All else answered, and fine: only here can there be nothing left but to file.
        full = FINE | answers
        assert list(check(POLICY, full).next) == expected_next(full), full
        with_all_papers = dict(full, **PAPERS)
        assert list(check(POLICY, with_all_papers).next) == expected_next(with_all_papers), with_all_papers


PAPERS = {"evidence": "yes", "other_way_proof": "yes", "support": "yes", "passport": "yes"}
FINE = PAPERS | {
    "evidence": "some",
    "other_way": "no",
    "past_problems": "no",
    "petitioner": "yes",
    "leaving": "yes",
}


def expected_next(answers: dict[str, str]) -> list[str]:
    """What the design lists, in its order."""
    outcome = check(POLICY, answers)
    statuses = set(outcome.requirements.values())
    things = []
    if outcome.route == "closed":
        things.append("instead")
    if any(question not in answers for question in outcome.ask):
        things.append("answer_rest")
    if outcome.route == "open":
        things += ["change"] if "not_met" in statuses else []
        things += ["settle"] if "unknown" in statuses else []
        things += ["papers"] if "get" in outcome.documents.values() else []
        if statuses == {"met"} and not outcome.help_first and "answer_rest" not in things:
            things.append("file")
    lawyer = ["lawyer"] if outcome.help_first else []
    return lawyer + [*things, "take_along"][:3]
