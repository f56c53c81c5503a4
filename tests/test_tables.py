"""The policy beside the tables that it was written from, kept as data in tests/tables/."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker import POLICY
from tests.support.situations import id_of

TABLES = Path(__file__).parent / "tables"
RULES, FACTS = (tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8")) for name in ("rules", "facts"))

ENTRIES: dict[str, tuple[Any, ...]] = {
    "question": POLICY.questions,
    "requirement": POLICY.requirements,
    "risk": POLICY.risks,
    "document": POLICY.documents,
    "help_first": POLICY.help_first,
    "step": POLICY.steps,
    "caution": POLICY.cautions,
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_entry_cites_the_clauses_of_its_row(kind: str) -> None:
    """And the table has a row for each entry, in the policy's order."""
    rows = [(row["id"], row["clauses"]) for row in (RULES | FACTS)[kind]]
    assert [(id_of(entry), list(entry.clauses)) for entry in ENTRIES[kind]] == rows


def test_questions_and_options_are_those_of_the_table() -> None:
    """In its order."""
    assert [(entry.id, list(entry.options)) for entry in POLICY.questions] == [
        (row["id"], row["options"]) for row in RULES["question"]
    ]


def test_a_requirement_names_the_cautions_of_its_row() -> None:
    """What softens a requirement that is not met must not get lost; and without two of them the route is closed."""
    assert {entry.id: (list(entry.cautions), entry.closes_route) for entry in POLICY.requirements} == {
        row["id"]: (row["cautions"], row.get("closes_route", False)) for row in RULES["requirement"]
    }


def test_a_lawyer_is_called_for_by_the_answers_of_the_table() -> None:
    """In the order of the questions."""
    assert [(entry.when.question, list(entry.when.options)) for entry in POLICY.help_first] == [
        (row["id"], row["options"]) for row in RULES["help_first"]
    ]


def test_the_clauses_are_those_of_the_source_document() -> None:
    """All of them, section by section: the page on coverage lists them so."""
    numbers = [f"{section}.{item + 1}" for section, items in enumerate(RULES["clauses"], 1) for item in range(items)]
    assert list(POLICY.clauses) == numbers


def test_the_decision_is_the_clause_of_the_table() -> None:
    """It stands beside every verdict."""
    assert RULES["decision"] == POLICY.decision


def test_each_statement_is_as_sure_as_its_row_and_holds_since_its_date() -> None:
    """Never a firmer word than the standing."""
    assert {
        caution.id: (
            [statement.standing for statement in caution.statements],
            [statement.since for statement in caution.statements if statement.since],
        )
        for caution in POLICY.cautions
    } == {row["id"]: (row["standing"], row.get("since", [])) for row in FACTS["caution"]}


def test_a_caution_names_the_official_places_of_its_row() -> None:
    """Each place is said by the name of a source, and no source is of another place."""
    for caution, row in zip(POLICY.cautions, FACTS["caution"], strict=True):
        named = [source.name for statement in caution.statements for source in statement.sources]
        unsaid = [place for place in row["places"] if not any(place in name for name in named)]
        others = [name for name in named if not any(place in name for place in row["places"])]
        assert (unsaid, others) == ([], []), caution.id


LINES = {"open": {"papers", "money", "next"}, "limits": {"limits"}, "always": {"help"}}
"""Where in an answer a line may stand that comes whenever the route is open, beside the limits, or always."""


def test_a_caution_comes_into_the_answer_as_its_row_says() -> None:
    """By the answers of the row, on an open route only where it says so; or as a line; or on pages only."""
    for caution, row in zip(POLICY.cautions, FACTS["caution"], strict=True):
        brought_by = [{given.question: list(given.options)} for given in caution.brought_by]
        if isinstance(row["answer"], list):
            assert (brought_by, caution.line) == (row["answer"], None), caution.id
            assert caution.only_on_open_route == row.get("on_open_route", False), caution.id
        else:
            assert brought_by == [], caution.id
            assert caution.line in LINES.get(row["answer"], {None}), caution.id
