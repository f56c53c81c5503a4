"""The page /check/ in a real Chromium, with the real Pyodide: the form, the answer, and what never leaves the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.hosts import Host
from tests.support.questionnaire import choose, on_the_page, press
from tests.support.situations import QUESTIONS
from tests.support.waiting import requests_until_settled, settle


def test_an_early_press_waits_visibly_and_then_answers(page: Page, host: Host) -> None:
    """Answers can be chosen and the button pressed before Python is there; answers given meanwhile count."""
    with host.holding("/python/interpreter.") as held:
        page.goto(host.site + "check/")
        choose(page, {"location": "inside_us"})
        page.locator("#check-answers").click()
        status = page.locator("#checker-status")
        expect(status).to_have_text(page.locator("[data-state=waiting]").text_content() or "?")
        expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        expect(page.locator("#outcome")).to_be_hidden()
        page.locator("input[name=past_problems][value=yes]").click()
        held.go_on.set()
        expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible()
    assert on_the_page(page)["help_first"] == ["location", "past_problems"]
    # Whoever went on answering is not torn away from the question.
    expect(page.locator("input[name=past_problems][value=yes]")).to_be_focused()


def test_nothing_moves_under_the_finger_when_the_check_gets_ready(page: Page, host: Host) -> None:
    """At the end of the page, too, where a page that gets shorter moves all that is above."""
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(host.site + "check/")
    with host.holding("/python/image."):
        page.locator("input[name=location][value=outside_us]").click()
        expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
        settle(page)
        before = page.evaluate(TOP_OF_NEXT)
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "ready")
    settle(page)
    assert page.evaluate(TOP_OF_NEXT) == pytest.approx(before, abs=1)


TOP_OF_NEXT = "document.querySelector('#checker-next').getBoundingClientRect().top"


def test_it_works_at_the_root_of_a_host_too(page: Page, host_at_root: Host) -> None:
    """Every other test opens the site in a folder; addresses are relative, so that both work."""
    page.goto(host_at_root.origin + "/check/")
    press(page)
    assert page.locator("#outcome").get_attribute("data-verdict") == "unsettled"


def test_without_a_script_the_page_is_a_worksheet(browser: Browser, host: Host) -> None:
    """Every question is there to be marked, the page says what it is, and there is no button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.site + "check/")
    for question in QUESTIONS:
        expect(page.locator(f"[data-question={question}]")).to_be_visible()
    page.locator("input[name=location][value=inside_us]").click()
    expect(page.locator("#checker-worksheet")).to_be_visible()
    expect(page.locator("#check-answers")).to_be_hidden()
    context.close()


def test_with_the_script_there_is_a_button_and_no_word_of_a_worksheet(check_page: Page) -> None:
    """The reverse, as soon as the script runs."""
    expect(check_page.locator("#checker-next")).to_be_visible()
    expect(check_page.locator("#checker-worksheet")).to_be_hidden()


def test_a_submit_sends_nothing(ready_page: Page) -> None:
    """Whatever submits the form, an extension or a later mistake of ours: no answer gets into the address."""
    choose(ready_page, {"location": "inside_us"})
    address = ready_page.url
    with requests_until_settled(ready_page) as requests:
        ready_page.evaluate("document.forms.checker.requestSubmit()")
    assert requests == []
    assert ready_page.url == address
