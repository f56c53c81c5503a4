"""The page that tells how the check decides: what it says of each rule is what the checker does."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from checker import POLICY, check
from checker.logic import Condition, Given, Truth, read_condition
from checker.web.parts.decides.part import Decides, Row, Table
from checker.web.words import Words
from tests.support.editions import edition_in
from tests.support.rendering import page, render_all, site_of
from tests.support.situations import QUESTIONS, every, story
from tests.support.words import WORDS
from tests.support.worksheet import Sheet, Told

EDITION = edition_in()
GOOD = story("medical-everything-clean")["answers"]
TABLES = {table.requirement.id: table for table in Decides(POLICY).tables()}


def shown(piece: str) -> str:
    """A piece of the page."""
    return site_of(EDITION).filled(page(), f"<!-- decides: {piece} -->")


def fits(row: Row, table: Table, answers: dict[str, str]) -> bool:
    """Whether a person with these answers finds themselves in the row."""
    asked = check(POLICY, answers).ask
    for question, cell in zip(table.questions, row.cells, strict=True):
        if (question in asked) != (cell is not None):
            return False
        if cell is not None and answers.get(question, "not_sure") not in cell.options:
            return False
    return True


@pytest.mark.parametrize("requirement", [requirement.id for requirement in POLICY.requirements])
def test_one_row_of_a_truth_table_fits_and_says_what_check_says(requirement: str) -> None:
    """For every combination of answers to its questions, missing ones and those no longer asked included."""
    table = TABLES[requirement]
    for answers in every(*table.questions):
        (row,) = [row for row in table.rows if fits(row, table, answers)]
        assert row.status == check(POLICY, answers).requirements[requirement], answers


def test_a_truth_table_has_no_row_for_nobody() -> None:
    """Each row is the row of some answers, and its cells say what a question can be answered."""
    for table in TABLES.values():
        for row in table.rows:
            assert any(fits(row, table, answers) for answers in every(*table.questions))
            for question, cell in zip(table.questions, row.cells, strict=True):
                assert cell is None or {*cell.options, *cell.others} == {*QUESTIONS[question]}


class Entries(HTMLParser):
    """The entries of the policy that a piece of the page names, each with the ways that stand beside it."""

    def __init__(self, piece: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[Told]]] = []
        self.feed(shown(piece))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notes an entry, or a way beside it."""
        for name, value in attributes:
            if name.startswith("data-decides-"):
                self.found.append((value or "", []))
            elif name == "data-way":
                self.found[-1][1].append(Told(read_condition(json.loads(value or ""))))


CONDITIONS: dict[str, list[tuple[str, list[Condition | Given | None]]]] = {
    "questions": [(entry.id, [entry.not_asked_when]) for entry in POLICY.questions],
    "risks": [(entry.id, [entry.present_when, entry.possible_when]) for entry in POLICY.risks],
    "documents": [
        (entry.id, [entry.listed_when, entry.not_listed_when, entry.have_when]) for entry in POLICY.documents
    ],
    "help": [(entry.when.question, [entry.when]) for entry in POLICY.help_first],
    "notes": [(entry.id, [*entry.brought_by]) for entry in POLICY.cautions],
}
"""By piece: what it names, and the conditions that it tells."""


@pytest.mark.parametrize("piece", CONDITIONS)
def test_a_piece_names_every_entry_with_its_conditions(piece: str) -> None:
    """In the policy's order; the notes may stand in another, by how they come."""
    found = Entries(piece).found
    told = CONDITIONS[piece]
    assert sorted(name for name, _ in found) == sorted(name for name, _ in told)
    if piece != "notes":
        assert [name for name, _ in found] == [name for name, _ in told]
    for name, ways in found:
        conditions = [condition for condition in dict(told)[name] if condition]
        # None of the policy's conditions here has more than one way.
        assert len(ways) == len(conditions), name
        for way, condition in zip(ways, conditions, strict=True):
            for answers in every(*{question for question, _ in way.parts}):
                holds = condition.holds(answers) if isinstance(condition, Given) else condition.truth(answers)
                assert way.fits(answers) == (holds in (True, Truth.YES)), (name, answers)


def test_the_picture_gives_the_verdict_of_check() -> None:
    """Whatever the requirements are: the first line that is true."""
    sheet = Sheet()
    sheet.feed(shown("picture"))
    for answers in every("location", "other_way"):
        outcome = check(POLICY, GOOD | answers)
        assert sheet.verdict({*outcome.requirements.values()}) == outcome.verdict
    assert len(sheet.verdicts) == 3


def test_the_picture_names_the_questions_that_count() -> None:
    """By number: of each requirement, and of what stands beside the verdict."""
    decides = Decides(POLICY)
    for requirement in POLICY.requirements:
        named = {part.question for part in requirement.met_when.parts()}
        assert decides.looked_at(requirement.met_when) == sorted(decides.number[question] for question in named)
    for kind, numbers in decides.beside().items():
        named = {question for _, ways in Entries(kind).found for way in ways for question, _ in way.parts}
        assert numbers == sorted(decides.number[question] for question in named)


@pytest.mark.parametrize("section", ["outcome", "checker-worksheet"])
def test_answer_and_worksheet_name_the_version_of_rules_and_words(section: str) -> None:
    """Whoever receives one can tell by which rules, and in which words: rules.json has the fingerprints whole."""
    html = render_all(EDITION)
    (start,) = [found.start() for found in re.finditer(f'id="{section}"', html)]
    version = re.search(r'data-version="([^"]+)">([^<]+)<', html[start:])
    assert version
    assert version[1] == POLICY.version
    for shown_there in (POLICY.version, EDITION.rules_sha256[:8], EDITION.words_sha256[:8]):
        assert shown_there in version[2]


def test_other_words_have_another_fingerprint() -> None:
    """And the rules keep theirs: a better sentence is no new rule."""
    words = json.loads(json.dumps(WORDS))
    words["question"]["location"]["ask"] += " "
    other = replace(EDITION, words=Words(words, "en.toml"))
    assert other.words_sha256 != EDITION.words_sha256
    assert other.rules_sha256 == EDITION.rules_sha256
