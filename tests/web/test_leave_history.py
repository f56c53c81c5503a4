"""The way back, after leaving fast: no page with questions or answers."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browsers import wanted, webkit
from tests.support.hosts import Host
from tests.support.leaving import ANSWERS, KEPT, NOTHING_KEPT, SHOWN, assert_left, by_button, by_key, go
from tests.support.questionnaire import answers_given, choose, press, wait_until_ready
from tests.support.site import NEUTRAL
from tests.support.waiting import wait_until
from tests.support.watching import Heard
from tests.support.webkit import WebKit
from tests.support.windows import PHONE


def test_back_leads_to_the_page_before_and_forward_to_the_neutral_one(
    page: Page, host: Host, neutral: dict[str, Any]
) -> None:
    """The questionnaire is no more in the history of the tab; a reload brings the neutral page."""
    page.goto(host.site + "glossary/")
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    by_button(page)
    page.reload()
    assert page.evaluate(SHOWN) == neutral
    page.go_back()
    assert page.url == host.site + "glossary/"
    page.go_forward()
    assert page.evaluate(SHOWN) == neutral
    assert page.url == host.site + NEUTRAL


def test_places_inside_the_questionnaire_do_not_bring_it_back(page: Page, host: Host, neutral: dict[str, Any]) -> None:
    """A link to a heading of the page makes an entry of the history, too."""
    page.goto(host.site + "glossary/")
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    page.evaluate("location.hash = 'questions'")
    by_button(page)
    page.evaluate("""() => new Promise((resolve) => {
        addEventListener("popstate", () => setTimeout(resolve), { once: true });
        history.back();
    })""")
    assert_left(page, host, neutral)
    page.reload()
    assert_left(page, host, neutral)
    page.go_back()
    assert page.url == host.site + "glossary/"


@pytest.mark.parametrize("again", ["reload", "close"])
def test_closing_or_reloading_clears_the_answers(context: BrowserContext, host: Host, again: str) -> None:
    """Without leaving; with the outcome shown."""
    page = context.new_page()
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    if again == "reload":
        page.reload()
    else:
        page.close()
        page = context.new_page()
        page.goto(host.site + "check/")
    expect(page.locator("#checker-next")).to_be_visible()
    assert page.locator("input:checked[type=radio][name]").and_(page.locator("#checker input")).count() == 0
    expect(page.locator("#outcome")).to_be_hidden()
    assert page.evaluate(KEPT) == NOTHING_KEPT


def test_following_a_link_and_coming_back_keeps_the_answers(remembering: Page, host: Host) -> None:
    """Nobody has left."""
    page = remembering
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    # Chromium 156 keeps no page that has just asked for a file ("outstanding-network-request").
    wait_until_ready(page)
    go(page, "../glossary/")
    assert page.evaluate("location.pathname").endswith("/glossary/")
    go(page, "-1")
    assert answers_given(page) == len(ANSWERS)


def test_no_page_that_the_browser_keeps_brings_answers_back(remembering: Page, host: Host) -> None:
    """Neither the one that was left nor an earlier visit to the questions in the same tab."""
    page = remembering
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    go(page, "../glossary/")
    go(page, "../check/")
    choose(page, ANSWERS)
    by_button(page)
    go(page, "-1")
    assert page.evaluate("location.pathname").endswith("/glossary/")
    go(page, "1")
    assert page.evaluate("location.href") == host.site + NEUTRAL
    assert page.locator("input").count() == 0
    go(page, "-2")
    assert page.evaluate("location.pathname").endswith("/check/")
    assert answers_given(page) == 0


def test_firefox_leaves_too(firefox_browser: Browser, host: Host) -> None:
    """With the outcome shown, by the key; and Back leads to the page before."""
    page = firefox_browser.new_page(viewport=PHONE)
    page.goto(host.site + "glossary/")
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    heard = Heard(page)
    by_key(page)
    assert page.evaluate("[location.href, document.querySelectorAll('input').length]") == [host.site + NEUTRAL, 0]
    assert page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    assert heard.found == []
    for step, path in (("-1", "glossary/"), ("1", NEUTRAL)):
        go(page, step)
        assert page.evaluate("location.href") == host.site + path
    assert page.locator("input").count() == 0
    page.close()


def test_webkit_leaves_too(host: Host) -> None:
    """With the outcome shown, by the button; and Back leads to the page before."""
    driver, program = wanted(webkit(), "WebKit", "webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb")
    with WebKit(driver, program) as browser:
        browser.open(host.site + "glossary/")
        browser.open(host.site + "check/")
        browser.click("label:has(> input[name=location])")
        browser.click("#checker-view")
        browser.click("#check-answers")
        browser.wait("return document.querySelector('#outcome').dataset.verdict")
        browser.click("#leave")
        assert browser.url == host.site + NEUTRAL
        assert browser.run("return document.querySelectorAll('input, form, #outcome').length") == 0
        assert browser.run("return getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
        for step, path in ((-1, "glossary/"), (1, NEUTRAL)):
            browser.run("history.go(arguments[0])", step)
            wait_until(lambda: browser.url == host.site + path, f"for {path}")  # noqa: B023
        assert browser.run("return document.querySelectorAll('input').length") == 0
