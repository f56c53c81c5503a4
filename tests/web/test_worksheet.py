"""The worksheet: whoever follows it by hand, on paper or without the script, finds what check() finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given

from checker import POLICY, check
from checker.logic import Condition, Truth
from checker.web.by_hand import ways
from tests.support.conditions import ANY_CONDITION, OPTIONS
from tests.support.situations import QUESTIONS
from tests.support.words import WORDS
from tests.support.worksheet import Sheet, Told


@pytest.fixture(scope="module")
def sheet(site: Path) -> Sheet:
    """The worksheet of the built page."""
    sheet = Sheet()
    sheet.feed((site / "check" / "index.html").read_text(encoding="utf-8"))
    return sheet


def marks(questions: list[str], options: Mapping[str, tuple[str, ...]] = QUESTIONS) -> Iterator[dict[str, str]]:
    """Every combination of answers to these questions, also with some not answered."""
    for chosen in product(*((None, *options[question]) for question in questions)):
        yield {question: option for question, option in zip(questions, chosen, strict=True) if option is not None}


def named_by(requirement: str) -> list[str]:
    """The questions that decide a requirement."""
    condition = next(entry.met_when for entry in POLICY.requirements if entry.id == requirement)
    return list(dict.fromkeys(part.question for part in condition.parts()))


@pytest.mark.parametrize("requirement", [requirement.id for requirement in POLICY.requirements])
def test_each_row_of_the_table_says_what_check_says(sheet: Sheet, requirement: str) -> None:
    """For every combination of answers, those included that a reader should have left out."""
    for answers in marks(named_by(requirement)):
        assert sheet.status(requirement, answers) == check(POLICY, answers).requirements[requirement], answers


def test_the_table_has_a_row_for_each_requirement_in_order(sheet: Sheet) -> None:
    """With its three boxes, of which the last is for everything else."""
    assert list(sheet.lines) == [requirement.id for requirement in POLICY.requirements]
    for line in sheet.lines.values():
        assert list(line) == ["met", "not_met", "unknown"]
        assert line["unknown"] == []


def test_the_lines_under_the_table_give_the_verdict_of_check(sheet: Sheet) -> None:
    """For every combination of boxes ticked: all of them can come from answers."""
    by_status = [
        {check(POLICY, answers).requirements[requirement]: answers for answers in marks(named_by(requirement))}
        for requirement in sheet.lines
    ]
    walked = 0
    for choice in product(*(statuses.items() for statuses in by_status)):
        answers = {question: option for _, part in choice for question, option in part.items()}
        outcome = check(POLICY, answers)
        assert tuple(outcome.requirements.values()) == tuple(status for status, _ in choice)
        assert sheet.verdict({status for status, _ in choice}) == outcome.verdict, answers
        walked += 1
    assert walked == 3 ** len(sheet.lines)


def test_questions_are_left_out_on_paper_that_check_does_not_ask(sheet: Sheet) -> None:
    """For every combination of the answers that the lines name."""
    named = {question for told in sheet.leave_out.values() for way in told for question, _ in way.parts}
    assert named
    for answers in marks([question for question in QUESTIONS if question in named]):
        assert sheet.asked(answers) == list(check(POLICY, answers).ask), answers


def test_a_lawyer_comes_first_on_paper_when_check_says_so(sheet: Sheet) -> None:
    """Each line of the list by itself, for every answer to its question."""
    calls = sheet.lists["help-first"]
    assert len(calls) == len(POLICY.help_first)
    for way in calls:
        ((question, _),) = way.parts
        for answers in marks([question]):
            assert way.fits(answers) == (question in check(POLICY, answers).help_first), answers


def test_a_paper_that_not_everybody_needs_says_who_does(sheet: Sheet) -> None:
    """The papers without a condition are for all."""
    conditional = [document for document in POLICY.documents if document.listed_when is not None]
    assert len(sheet.lists["documents"]) == len(conditional)
    for way, document in zip(sheet.lists["documents"], conditional, strict=True):
        for answers in marks([question for question, _ in way.parts]):
            assert way.fits(answers) == (document.id in check(POLICY, answers).documents), answers


def test_questions_are_numbered_in_their_order(sheet: Sheet) -> None:
    """From one, without a gap."""
    assert list(sheet.numbers.items()) == [(question, str(number)) for number, question in enumerate(QUESTIONS, 1)]


def test_each_way_says_in_words_what_it_says_to_machines(sheet: Sheet) -> None:
    """The numbers of its questions, and the options as the form words them: those that fit, or all that do not."""
    pattern = re.escape(WORDS["worksheet"]["option"]).replace(re.escape("{option}"), "(.*?)")
    except_for = WORDS["worksheet"]["any_answer_except"].replace("{options}", "")
    told = list(sheet.told())
    assert len(told) > len(POLICY.requirements)
    for way in told:
        assert re.findall(r"\d+", re.sub(pattern, "", way.words)) == [
            sheet.numbers[question] for question, _ in way.parts
        ]
        quoted = re.findall(pattern, way.words)
        possible = []
        for question, options in way.parts:
            labels = WORDS["question"][question]["options"]
            rest = [option for option in QUESTIONS[question] if option not in options]
            possible.append([(0, [labels[name] for name in options]), (1, [labels[name] for name in rest])])
        readings = [
            (sum(excepted for excepted, _ in reading), [label for _, labels in reading for label in labels])
            for reading in product(*possible)
        ]
        assert (way.words.count(except_for), quoted) in readings, way


@given(condition=ANY_CONDITION)
def test_any_condition_becomes_ways_that_agree_with_it(condition: Condition) -> None:
    """Also those that the policy does not have today: nested, with a question twice, or that nothing can meet."""
    holding, failing = ways(condition, OPTIONS), ways(condition, OPTIONS, holds=False)
    for answers in marks(list(OPTIONS), OPTIONS):
        truth = condition.truth(answers)
        for found, expected in ((holding, Truth.YES), (failing, Truth.NO)):
            assert any(Told(way.condition).fits(answers) for way in found) == (truth is expected)
