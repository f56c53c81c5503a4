"""The policy beside the tables that it was written from, kept as data in tests/tables/."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from checker import POLICY
from tests.support.paths import TABLES
from tests.support.situations import id_of
from tests.support.words import WORDS

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


@pytest.mark.parametrize("kind", sorted(ENTRIES.keys() - {"question", "caution"}))
def test_a_caution_stands_beside_the_entry_of_its_row(kind: str) -> None:
    """What softens a requirement that is not met, or warns of what else to think of, must not get lost."""
    rows = {row["id"]: row.get("cautions", []) for row in RULES[kind]}
    assert {id_of(entry): list(entry.cautions) for entry in ENTRIES[kind]} == rows


def test_the_route_is_closed_by_the_requirements_of_the_table() -> None:
    """Where it is closed, nothing is said of papers and steps."""
    closing = [row["id"] for row in RULES["requirement"] if row.get("closes_route")]
    assert [entry.id for entry in POLICY.requirements if entry.closes_route] == closing


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


def test_a_statement_names_the_official_places_of_its_row() -> None:
    """In the same order; the name of a law or manual is followed by the host that has it."""
    for caution, row in zip(POLICY.cautions, FACTS["caution"], strict=True):
        names = [[source.name for source in statement.sources] for statement in caution.statements]
        assert [[re.sub(r" \([^()]*\)$", "", name) for name in each] for each in names] == row["places"], caution.id


# How the address of an official edition holds what is cited.
CITED = (
    (r"\b8 USC (\d+)", "uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title8-section{0}&num=0&edition=prelim"),
    (r"\b8 CFR (\d+\.\d+)", "ecfr.gov/current/title-8/section-{0}"),
    (r"\b9 FAM 202\.3\b", "fam.state.gov/FAM/09FAM/09FAM020203.html"),
    (r"\(([^() ]+\.gov/[^() ]+)\)$", "{0}"),
    (r"^([^() ]+\.gov\S*)$", "{0}"),
)


def test_a_source_has_the_address_that_its_name_says() -> None:
    """Who reads the name on paper and types it gets to the same place as who follows the link."""
    for source in {source for caution in POLICY.cautions for each in caution.statements for source in each.sources}:
        found = next((address, cited) for name, address in CITED if (cited := re.search(name, source.name)))
        address = source.address.removeprefix("https://").removeprefix("www.").removesuffix("/")
        assert address == found[0].format(*found[1].groups()), source.name
        if host := re.search(r" \(([\w.]+)[^()]*\)$", source.name):
            assert address.startswith(host[1]), source.name


def test_the_sources_of_a_caution_were_last_read_on_the_day_of_the_table() -> None:
    """Readers are told how old what they read is."""
    assert {caution.read for caution in POLICY.cautions} == {FACTS["read"]}


LINES = {"limits": "limits", "always": "help"}
"""Where in an answer a line stands that comes beside the limits, or always."""


def test_a_caution_comes_into_the_answer_as_its_row_says() -> None:
    """By the answers of the row, on an open route only where it says so; or as a line; or on pages only."""
    for caution, row in zip(POLICY.cautions, FACTS["caution"], strict=True):
        brought_by = [{given.question: list(given.options)} for given in caution.brought_by]
        if isinstance(row["answer"], list):
            assert (brought_by, caution.line) == (row["answer"], None), caution.id
            assert caution.only_on_open_route == row.get("on_open_route", False), caution.id
        else:
            assert brought_by == [], caution.id
            assert caution.line == row.get("line", LINES.get(row["answer"])), caution.id


def test_each_statement_has_its_words() -> None:
    """And each of the words is a statement's: with another's id it would be told by another's words."""
    assert {caution.id: [statement.id for statement in caution.statements] for caution in POLICY.cautions} == {
        caution: list(words["statement"]) for caution, words in WORDS["caution"].items()
    }
