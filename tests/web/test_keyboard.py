"""The questionnaire by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.questionnaire import as_shown, current, on_the_page, tab_to
from tests.support.situations import QUESTIONS, story
from tests.support.waiting import requests_until_settled


@pytest.mark.parametrize("slug", ["medical-everything-clean", "waiver-not-sure", "barred-no-waiver"])
def test_a_whole_journey_by_keyboard_alone(check_page: Page, slug: str) -> None:
    """One question at a time: each new heading has the focus, and Tab, arrows, space and enter reach everything."""
    case = story(slug)
    keyboard = check_page.keyboard
    for question in case["outcome"]["ask"]:
        tab_to(check_page, f"input[name={question}]")
        keyboard.press("Space")
        for _ in QUESTIONS[question]:
            if check_page.evaluate("document.activeElement.value") == case["answers"][question]:
                break
            keyboard.press("ArrowDown")
        tab_to(check_page, "#checker-next")
        keyboard.press("Enter")
        expect(check_page.locator(":is([data-question], #checker-review):focus")).to_be_in_viewport()
    expect(check_page.locator("#checker-review")).to_be_focused()
    tab_to(check_page, "#check-answers")
    keyboard.press("Enter")
    verdict = case["outcome"]["verdict"]
    expect(check_page.locator("#outcome")).to_have_attribute("data-verdict", verdict)
    expect(check_page.locator("#outcome")).to_be_focused()
    expect(check_page.locator("#outcome-heading")).to_be_in_viewport()
    assert on_the_page(check_page) == as_shown(case["outcome"]) | {"dropped": []}


def test_enter_in_an_answer_goes_on(check_page: Page) -> None:
    """As forms do."""
    check_page.locator("input[name=location]").first.click()
    check_page.keyboard.press("Enter")
    assert current(check_page) == "urgent_reason"
    expect(check_page.locator("[data-question=urgent_reason]")).to_be_focused()


@pytest.mark.parametrize("key", ["n", "p", ",", ".", "f", "s", "/"])
def test_no_single_key_leaves_the_page(ready_page: Page, key: str) -> None:
    """Material turns pages and opens the search at a key; here that would lose answers (and WCAG 2.1.4 forbids it)."""
    address = ready_page.url
    ready_page.locator("input[name=location]").first.focus()
    with requests_until_settled(ready_page) as requests:
        ready_page.keyboard.press(key)
    assert requests == []
    assert ready_page.url == address
    expect(ready_page.locator("#__search")).not_to_be_checked()
