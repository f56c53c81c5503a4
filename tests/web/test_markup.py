"""A part whose markup does not match its script says so, and leaves the reader a page to work with."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.hosts import Host
from tests.support.questionnaire import choose, press, show_all, wait_until_ready

NEEDED_AT_ONCE = [
    "#check-answers",
    "#checker-start button",
    "#checker-status",
    "#checker-status-words",
    "[data-done]",
    "#checker-retry",
    "#checker-back",
    "#checker-go-on",
    "#checker-offer",
    "#checker-view [data-when=one]",
    "#checker-error a",
    "[data-number]",
    "#checker-review",
    ".review__dropped",
    "#outcome",
    "#outcome-save",
    "#saved-page",
]
IN_THE_ANSWER = [
    '[data-closed="outside_us"]',
    '[data-requirement="outside_us"]',
    '[data-group="not_met"] [data-points]',
    '[data-risk="discretion"]',
    '[data-document="form_i131"]',
    '[data-about="location"]',
]


def open_without(page: Page, host: Host, selector: str) -> list[str]:
    """Opens the questionnaire with this element gone before any script runs. Returns the errors, as they come."""
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    gone = f"document.querySelector({json.dumps(selector)}).remove()"
    page.add_init_script(f"addEventListener('readystatechange', () => {gone}, {{ capture: true, once: true }})")
    page.goto(host.site + "check/")
    return told


def names(told: list[str], selector: str) -> bool:
    """Whether an error says that an element is missing, and names it by the last part of its selector at least."""
    last = selector.rsplit(maxsplit=1)[-1].replace('"', "")
    return any("There is no" in error and last in error.replace('"', "") for error in told)


@pytest.mark.parametrize("selector", NEEDED_AT_ONCE)
def test_what_is_missing_is_named_and_the_page_stays_as_it_is_without_a_script(
    page: Page, host: Host, selector: str
) -> None:
    """Every question can be answered, and the worksheet tells the result: nothing is hidden half-way."""
    told = open_without(page, host, selector)
    assert names(told, selector), told
    # What waits a while for the script need not be waited for here.
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(page.locator("#checker-worksheet")).to_be_visible()
    for question in page.locator("[data-question]").all():
        expect(question).to_be_visible()


def test_without_what_leaving_needs_the_questions_go_on(page: Page, host: Host) -> None:
    """What is missing is named; no button is shown that would do nothing."""
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))

    def without(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('id="leave-page"', 'id="gone"'))

    # Its script runs before a page's own can take anything away.
    page.route("**/check/", without)
    page.goto(host.site + "check/")
    assert names(told, "#leave-page"), told
    expect(page.locator("#leave")).to_be_hidden()
    choose(page, {"location": "inside_us"})
    press(page)


@pytest.mark.parametrize("selector", IN_THE_ANSWER)
def test_an_answer_that_the_page_cannot_show_is_not_shown_in_part(page: Page, host: Host, selector: str) -> None:
    """A risk or a verdict that is silently missing would mislead: the reader gets the worksheet in its place."""
    told = open_without(page, host, selector)
    show_all(page)
    page.locator("input[name=location][value=inside_us]").click()
    wait_until_ready(page)
    page.locator("#check-answers").click()
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "failed")
    assert names(told, selector), told
    expect(page.locator("#outcome")).to_be_hidden()
    expect(page.locator("#checker-worksheet")).to_be_visible()
    expect(page.locator("#checker-status")).not_to_be_empty()
