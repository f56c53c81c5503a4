"""The first screen of an answer: where the reader stands and what to do, in few words; the rest is folded."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.fonts import NARROWEST, WIDEST, set_font
from tests.support.hosts import Host
from tests.support.paper import PAPERS, sheets
from tests.support.questionnaire import choose, hurry_through, press, see_the_answer, wait_until_ready
from tests.support.situations import story
from tests.support.windows import PHONE

LONGEST = {
    **story("not-sure-of-anything")["answers"],
    "urgent_reason": "protection",
    "leaving": "no",
}
"""Of all sets of answers, the one with the most notes, risks, papers and open questions on an open route."""

# Words as a reader counts them: what is folded is not shown, and a sign is no word.
WORDS = """(selector) => {
    const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
        const { parentElement } = walker.currentNode;
        const { width } = parentElement.getBoundingClientRect();
        text += parentElement.checkVisibility() && width > 1 ? ` ${walker.currentNode.data}` : "";
    }
    return text.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
}"""


def answered(page: Page, case: dict[str, Any]) -> None:
    """The answer to a situation, one question at a time, on a phone, in the widest font."""
    page.set_viewport_size(PHONE)
    hurry_through(page, case)
    see_the_answer(page)
    set_font(page, WIDEST)


@pytest.mark.parametrize(
    ("slug", "screens", "words"), [("medical-everything-clean", 2.5, 260), ("not-sure-of-anything", 4.5, 420)]
)
def test_an_answer_is_short_before_anything_is_unfolded(
    check_page: Page, slug: str, screens: float, words: int
) -> None:
    """The simplest, and the one that leaves most open."""
    answered(check_page, story(slug))
    height = check_page.evaluate("document.querySelector('article').getBoundingClientRect().height")
    assert height <= screens * PHONE["height"]
    assert check_page.evaluate(WORDS, "article") <= words


def test_the_longest_answer_still_shows_the_way_to_a_lawyer_on_its_first_screen(ready_page: Page) -> None:
    """With all its reasons, and notes that are folded."""
    ready_page.reload()
    wait_until_ready(ready_page)
    ready_page.set_viewport_size(PHONE)
    choose(ready_page, LONGEST)
    press(ready_page)
    set_font(ready_page, WIDEST)
    ready_page.locator("#outcome").evaluate("(outcome) => outcome.scrollIntoView()")
    expect(ready_page.locator("[data-next=lawyer] a")).to_be_in_viewport(ratio=1)
    expect(ready_page.locator(".lawyer .official-note").first).to_be_hidden()


@pytest.mark.parametrize("slug", ["medical-everything-clean", "wedding-visit-no-reason", "inside-us-all-else-fine"])
def test_what_to_do_next_stands_on_the_first_screen(check_page: Page, slug: str) -> None:
    """Each thing to do is a link that a thumb can press, and all of them are in sight."""
    answered(check_page, story(slug))
    check_page.locator("#outcome").evaluate("(outcome) => outcome.scrollIntoView()")
    links = check_page.locator("[data-summary] [data-next] a").all()
    assert len(links) == len(story(slug)["outcome"]["next"])
    for link in links:
        expect(link).to_be_in_viewport(ratio=1)
        assert link.evaluate("(link) => link.getBoundingClientRect().height") >= 44


@pytest.mark.parametrize("slug", ["wedding-visit-no-reason", "inside-us-all-else-fine"])
def test_a_closed_route_lists_nothing_to_file(check_page: Page, slug: str) -> None:
    """No papers, no money, no steps; what this check does not ask is folded, as it matters less."""
    answered(check_page, story(slug))
    for part in ("[data-fold=papers]", "[data-fold=money]", "[data-fold=steps]", "[data-lines]"):
        expect(check_page.locator(f"#outcome {part}")).to_be_hidden()


def test_what_the_check_does_not_ask_stands_unfolded_on_an_open_route(check_page: Page) -> None:
    """Above the folds, a line each."""
    answered(check_page, story("medical-everything-clean"))
    lines = check_page.locator("#outcome [data-lines] > li")
    assert lines.count() == 2
    for line in lines.all():
        expect(line).to_be_visible()


def test_nothing_is_said_twice(check_page: Page) -> None:
    """What is open about a bar to entry is one item, and no concern beside it; once the point fits, it is a concern."""
    choose(check_page, story("waiver-not-sure")["answers"])
    press(check_page)
    expect(check_page.locator("[data-requirement=admissible_or_waiver] [data-risk=waiver_needed]")).to_be_visible()
    choose(check_page, {"waiver": "yes"})
    press(check_page)
    expect(check_page.locator("[data-fold=risks] [data-risk=waiver_needed]")).to_have_attribute(
        "data-status", "present"
    )


def test_sources_are_shown_when_they_are_asked_for(check_page: Page) -> None:
    """And stay until the reader hides them again."""
    answered(check_page, story("waiver-not-sure"))
    clauses = check_page.locator("[data-group=unknown] [data-when=unknown] .clauses")
    expect(clauses).to_be_hidden()
    check_page.locator("#outcome-sources").click()
    expect(clauses).to_be_visible()
    check_page.locator("#outcome-sources").click()
    expect(clauses).to_be_hidden()


@pytest.mark.parametrize(
    ("answers", "most"), [(story("waiver-not-sure")["answers"], 2), (LONGEST, 3)], ids=["usual", "longest"]
)
def test_the_answer_prints_on_few_sheets(check_page: Page, answers: dict[str, str], most: int) -> None:
    """In US and other paper, and one more in the widest font."""
    choose(check_page, answers)
    press(check_page)
    for (font, sheets_allowed), paper in product(((WIDEST, most + 1), (NARROWEST, most)), PAPERS):
        set_font(check_page, font)
        assert sheets(check_page, paper) <= sheets_allowed, (font, paper)


def test_nothing_on_paper_is_under_nine_points(check_page: Page) -> None:
    """Small for tired eyes, and no smaller: 9 points are 12 pixels."""
    choose(check_page, LONGEST)
    press(check_page)
    check_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    check_page.emulate_media(media="print")
    sizes = check_page.evaluate(
        """() => [...document.querySelectorAll("#outcome *")]
            .filter((each) => each.checkVisibility() && [...each.childNodes].some((node) => node.data?.trim()))
            .map((each) => [parseFloat(getComputedStyle(each).fontSize), each.outerHTML.slice(0, 80)])"""
    )
    assert len(sizes) > 50
    assert [told for size, told in sizes if size < 11.99] == []


def test_an_answer_is_two_taps_a_question_and_two_more_away(page: Page, host: Host) -> None:
    """From the home page on a phone: the button there, an option and Next for each question, and the result."""
    case = story("medical-everything-clean")
    taps = 0

    def tap(selector: str) -> None:
        nonlocal taps
        page.locator(selector).click()
        taps += 1

    page.set_viewport_size(PHONE)
    page.goto(host.site)
    tap("article .begin")
    for question in case["outcome"]["ask"]:
        tap(f"input[name={question}][value={case['answers'][question]}]")
        tap("#checker-next")
    tap("#check-answers")
    expect(page.locator("#outcome[data-verdict]")).to_be_visible()
    assert taps == 2 * len(case["outcome"]["ask"]) + 2
