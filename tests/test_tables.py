"""The policy beside the tables that it was written from, kept as data in tests/tables/."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker import POLICY

TABLES = Path(__file__).parent / "tables"
RULES, FACTS = (tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8")) for name in ("rules", "facts"))

ENTRIES: dict[str, tuple[Any, ...]] = {
    "requirement": POLICY.requirements,
    "risk": POLICY.risks,
    "document": POLICY.documents,
    "step": POLICY.steps,
    "caution": POLICY.cautions,
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_entry_cites_the_clauses_of_its_row(kind: str) -> None:
    """And the table has a row for each entry, in the policy's order."""
    rows = (RULES | FACTS)[kind]
    assert [(entry.id, list(entry.clauses)) for entry in ENTRIES[kind]] == [(row["id"], row["clauses"]) for row in rows]


def test_questions_and_options_are_those_of_the_table() -> None:
    """In its order."""
    assert [(entry.id, list(entry.options)) for entry in POLICY.questions] == [
        (row["id"], row["options"]) for row in RULES["question"]
    ]


def test_a_requirement_names_the_cautions_of_its_row() -> None:
    """What softens a requirement that is not met must not get lost."""
    assert {entry.id: list(entry.cautions) for entry in POLICY.requirements} == {
        row["id"]: row["cautions"] for row in RULES["requirement"]
    }


def test_a_lawyer_is_called_for_by_the_answers_of_the_table() -> None:
    """With the cautions that belong to them."""
    assert [(entry.when.question, list(entry.when.options), list(entry.cautions)) for entry in POLICY.help_first] == [
        (row["id"], row["options"], row["cautions"]) for row in RULES["help_first"]
    ]


def test_the_decision_is_the_clause_of_the_table() -> None:
    """It stands beside every verdict."""
    assert RULES["decision"] == POLICY.decision


def test_a_caution_is_as_sure_as_its_row() -> None:
    """Never a firmer word than the standing."""
    assert {entry.id: entry.standing for entry in POLICY.cautions} == {
        row["id"]: row["standing"] for row in FACTS["caution"]
    }


def test_a_caution_names_the_official_places_of_its_row() -> None:
    """Each source's name says the place, with more words or without."""
    for caution, row in zip(POLICY.cautions, FACTS["caution"], strict=True):
        named = [source.name for source in caution.sources]
        fitting = [place for place, name in zip(row["places"], named, strict=True) if place in name]
        assert fitting == row["places"], caution.id
