"""What a screen reader has to read: where the focus goes, what it is called there, and what speaks unasked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.hosts import Host
from tests.support.listener import focused
from tests.support.questionnaire import answer, change_answers, go_through, see_the_answer
from tests.support.screens import screen_shown
from tests.support.situations import story

LOST = """() => {
    window.lost = [];
    addEventListener("focusout", ({ target }) => window.lost.push([target.id, target.checkVisibility()]), true);
}"""
"""Notes what loses the focus, and whether it could still be seen then."""


def read(page: Page, role: str, selector: str) -> dict[str, str]:
    """What has the focus: this element, in sight, with a name that no group around it has, so that it is read once."""
    expect(page.locator(selector)).to_be_focused()
    expect(page.locator(selector)).to_be_in_viewport()
    here, *around = focused(page)
    assert here["role"] == role
    assert here["name"] != ""
    assert here["name"] not in [outer["name"] for outer in around]
    return here


def question(page: Page, name: str) -> None:
    """The question of that name has the focus, and is called what its heading says, once."""
    here = read(page, "group", f"[data-question={name}]")
    heading = page.locator(f"[data-question={name}] h3")
    assert here["name"] == " ".join(heading.inner_text().split())
    described = page.locator("#checker-place:visible").all_inner_texts()
    assert here["description"] == " ".join(" ".join(described).split())


def test_each_button_leads_to_what_is_read_next(check_page: Page) -> None:
    """Next, Back, the two views, the review, a change from there, the answer and from it: never to nothing."""
    case = story("medical-everything-clean")
    answer(check_page, "location", "outside_us")
    question(check_page, "urgent_reason")
    check_page.locator("#checker-back").click()
    question(check_page, "location")
    for _ in ("all", "one"):
        check_page.locator("#checker-view").click()
        question(check_page, "location")
    go_through(check_page, case)
    read(check_page, "group", "#checker-review")
    check_page.locator("[data-change=passport]").click()
    question(check_page, "passport")
    check_page.locator("#checker-next").click()
    see_the_answer(check_page)
    read(check_page, "group", "#outcome")
    change_answers(check_page)
    read(check_page, "group", "#checker-review")
    see_the_answer(check_page)
    check_page.locator("#outcome-clear").click()
    read(check_page, "group", "#outcome-next")
    check_page.locator("#outcome-next [data-go-on]").click()
    question(check_page, "location")


def test_the_focus_moves_before_what_had_it_is_hidden(check_page: Page) -> None:
    """Otherwise Orca may not say where it goes: Chromium first drops the focus, to nothing."""
    check_page.evaluate(LOST)
    go_through(check_page, story("medical-everything-clean"))
    check_page.locator("[data-change=passport]").click()
    check_page.locator("#checker-back").click()
    see_the_answer(check_page)
    expect(check_page.locator("#outcome")).to_be_focused()
    change_answers(check_page)
    for button in ("#check-answers", "#outcome-clear", "#outcome-next [data-go-on]"):
        check_page.locator(button).click()
    expect(check_page.locator("#outcome")).to_be_hidden()
    lost = check_page.evaluate("window.lost")
    assert {"checker-next", "checker-back", "check-answers", "outcome-change"} <= {who for who, _ in lost}
    assert [who for who, seen in lost if not seen] == []


def test_a_missing_answer_says_what_to_do(check_page: Page) -> None:
    """The summary is a group that is named by its heading and described by its link."""
    check_page.locator("#checker-next").click()
    here = read(check_page, "group", "#checker-error")
    assert here["name"] == check_page.locator("#checker-error h2").inner_text().strip()
    assert here["description"] == check_page.locator("#checker-error a").inner_text()
    check_page.keyboard.press("Tab")
    expect(check_page.locator("#checker-error a")).to_be_focused()


def test_the_offer_is_read_with_its_reason(check_page: Page) -> None:
    """And Tab leads from there to the result, to the other questions, and back, in this order."""
    answer(check_page, "location", "inside_us")
    here = read(check_page, "group", "#checker-offer")
    assert here["name"] == check_page.locator("#checker-offer h3").inner_text()
    assert here["description"] == check_page.locator("#checker-offer p").inner_text()
    for button in ("#check-answers", "#checker-go-on", "#checker-back"):
        check_page.keyboard.press("Tab")
        expect(check_page.locator(button)).to_be_focused()
    check_page.locator("#checker-go-on").press("Enter")
    question(check_page, "urgent_reason")


def test_the_number_of_questions_changes_with_the_next_one_only(check_page: Page) -> None:
    """Not while the reader is at a question, where nobody would say it."""
    answer(check_page, "location", "outside_us")
    place = check_page.locator("#checker-place")
    before = place.inner_text()
    total = check_page.locator("[data-total]").inner_text()
    check_page.locator("input[name=urgent_reason][value=medical]").click()
    assert place.inner_text() == before
    check_page.locator("#checker-next").click()
    assert int(check_page.locator("[data-total]").inner_text()) < int(total)


@pytest.mark.parametrize("name", ["question", "loading", "failed"])
def test_nothing_is_heard_of_what_says_nothing(check_page: Page, host: Host, name: str) -> None:
    """No empty status is come across, no bar speaks while it moves; what the line says is still announced."""
    with screen_shown(check_page, host, name):
        told = check_page.locator("form#checker").aria_snapshot()
        assert "progressbar" not in told
        assert "- status" not in told
        status = check_page.locator("#checker-status")
        expect(status).to_have_attribute("aria-live", "polite")
        assert status.evaluate("(line) => line.tabIndex") == -1
