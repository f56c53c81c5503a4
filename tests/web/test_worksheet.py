"""The worksheet: whoever follows it by hand, on paper or without the script, finds what check() finds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from playwright.sync_api import Browser, Page, expect

from checker import POLICY, check
from checker.logic import Condition, Given, Truth, read_condition
from checker.web.parts.worksheet.part import ways
from tests.support.axe import violations
from tests.support.conditions import ANY_CONDITION, OPTIONS
from tests.support.hosts import Host
from tests.support.questionnaire import choose, press
from tests.support.situations import QUESTIONS
from tests.support.words import WORDS

SHEETS = 4
SMALLEST_PX = 12
"""Nine points: what is smaller is hard to read on paper."""

type Answers = Mapping[str, str]


@dataclass
class Told:
    """A way as the page tells it: for machines, and in words for people."""

    way: Condition | Given
    words: str = ""

    @property
    def parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each question with the options that it names."""
        parts = [self.way] if isinstance(self.way, Given) else self.way.parts()
        return [(part.question, part.options) for part in parts]

    def fits(self, answers: Answers) -> bool:
        """Whether these answers are the ones that it names."""
        return self.way.holds(answers) if isinstance(self.way, Given) else self.way.truth(answers) is Truth.YES


@dataclass
class Sheet(HTMLParser):
    """The worksheet, read from the page as it was built."""

    numbers: dict[str, str] = field(default_factory=dict)
    leave_out: dict[str, list[Told]] = field(default_factory=dict)
    lines: dict[str, dict[str, list[Told]]] = field(default_factory=dict)
    verdicts: list[tuple[str | None, str]] = field(default_factory=list)
    lists: dict[str, list[Told]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._told: list[Told] = []  # where the next way belongs
        self._take: Callable[[str], None] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notes what the worksheet says, and where."""
        values = {name: value or "" for name, value in attributes}
        if "data-question" in values:
            question = values["data-question"]
            self.numbers[question] = ""
            self._told = self.leave_out[question] = []
        elif "data-line" in values:
            self.lines[values["data-line"]] = {}
        elif "data-result" in values:
            self._told = self.lines[list(self.lines)[-1]][values["data-result"]] = []
        elif "data-then" in values:
            self.verdicts.append((values.get("data-any"), values["data-then"]))
        elif "data-list" in values:
            self._told = self.lists[values["data-list"]] = []
        elif "data-way" in values:
            self._told.append(Told(read_condition(json.loads(values["data-way"]))))
            self._take = self._words_of_way
        elif tag == "span" and "paper-only" in values.get("class", ""):
            self._take = self._number

    def handle_endtag(self, tag: str) -> None:
        """Ends a way, or a number."""
        self._take = None

    def handle_data(self, data: str) -> None:
        """Takes the words of a way, or a number."""
        if self._take:
            self._take(data)

    def _words_of_way(self, data: str) -> None:
        self._told[-1].words += data

    def _number(self, data: str) -> None:
        self.numbers[list(self.numbers)[-1]] += data.strip().rstrip(".")

    def status(self, requirement: str, answers: Answers) -> str:
        """The box that a person ticks in the row of a requirement: the first whose line fits, else the last."""
        fitting = [status for status, told in self.lines[requirement].items() if any(way.fits(answers) for way in told)]
        assert len(fitting) <= 1, "two boxes of a row fit"
        return fitting[0] if fitting else "unknown"

    def verdict(self, statuses: set[str]) -> str:
        """What a person reads under the table: the first line that fits the boxes ticked."""
        return next(then for status, then in self.verdicts if status in {None, *statuses})

    def asked(self, answers: Answers) -> list[str]:
        """The questions that a person answers who goes down the page and leaves out what it says."""
        kept: dict[str, str] = {}
        asked = []
        for question in self.numbers:
            if not any(way.fits(kept) for way in self.leave_out[question]):
                asked.append(question)
                kept |= {question: answers[question]} if question in answers else {}
        return asked

    def told(self) -> Iterator[Told]:
        """Every way on the page."""
        for line in self.lines.values():
            for told in line.values():
                yield from told
        for told in (*self.leave_out.values(), *self.lists.values()):
            yield from told


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


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_prints_on_few_sheets(
    browser: Browser, host: Host, script: bool, paper: str, scheme: Literal["light", "dark"]
) -> None:
    """Before any answer, in US and other paper."""
    context = browser.new_context(java_script_enabled=script, color_scheme=scheme)
    page = context.new_page()
    page.goto(host.site + "check/")
    printed = page.pdf(format=paper)
    assert 1 < len(re.findall(rb"/Type\s*/Page\b", printed)) <= SHEETS
    context.close()


def test_nothing_is_too_small_to_read_or_broken_across_sheets(page: Page, host: Host) -> None:
    """On paper: no tiny letter, and no question or row that ends on the next sheet."""
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(host.site + "check/")
    page.emulate_media(media="print")
    expect(page.locator("#checker-worksheet")).to_be_visible()
    too_small = page.evaluate(
        """(smallest) => [...document.querySelectorAll("article *")]
            .filter((element) => element.checkVisibility() && element.innerText?.trim())
            .filter((element) => parseFloat(getComputedStyle(element).fontSize) < smallest)
            .map((element) => element.outerHTML.slice(0, 120))""",
        SMALLEST_PX - 0.01,
    )
    assert too_small == []
    for part in (".question", ".by-hand tr"):
        breaks = page.locator(part).evaluate_all("parts => parts.map((part) => getComputedStyle(part).breakInside)")
        assert breaks
        assert set(breaks) == {"avoid"}


def test_with_the_script_the_worksheet_is_on_paper_only(page: Page, host: Host) -> None:
    """Whole, with the questions that a reader's answers have hidden; it makes way for an answer."""
    page.goto(host.site + "check/")
    worksheet, follow_up = page.locator("#checker-worksheet"), page.locator("[data-question=public_benefit]")
    choose(page, {"urgent_reason": "medical"})
    page.locator("form#checker").evaluate("form => { form.dataset.view = 'any'; }")
    for media, shown in (("screen", False), ("print", True)):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        for part in (worksheet, follow_up, page.locator("legend .paper-only").first):
            expect(part).to_be_visible(visible=shown)
    page.emulate_media(media="screen")
    press(page)
    page.emulate_media(media="print")
    expect(worksheet).to_be_hidden()
    expect(follow_up).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anyone_can_use_it_on_a_screen(browser: Browser, host: Host, scheme: Literal["light", "dark"]) -> None:
    """Where the check cannot run: nothing sticks out on the narrowest phone, and axe finds no violation."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": 320, "height": 640})
    page.goto(host.site + "check/")
    show = "worksheet => { worksheet.hidden = false; }"
    page.locator("#checker-worksheet").evaluate(show)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    # Colours of the header fade when the window grows.
    page.reload()
    page.locator("#checker-worksheet").evaluate(show)
    assert violations(page) == []
    page.close()
