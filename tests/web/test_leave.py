"""Leaving the questionnaire fast: nothing of the answers is left, and what is shown is about something else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.hosts import Host
from tests.support.leaving import ANSWERS, SHIFT_TIMES, assert_left, by_button, by_key, by_touch
from tests.support.questionnaire import choose, press
from tests.support.site import NEUTRAL
from tests.support.waiting import open_to_the_end, settle
from tests.support.watching import Heard
from tests.support.windows import NARROW, PHONE

WITHIN_MS = 5_000
WAYS = {"button": by_button, "touch": by_touch, "key": by_key}


@pytest.fixture
def touched(browser: Browser) -> Iterator[Page]:
    """A page on a device that can be touched, with a keyboard."""
    context = browser.new_context(has_touch=True, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("state", ["fresh", "answered", "loading", "outcome"])
@pytest.mark.parametrize("way", WAYS)
def test_leaving_leaves_nothing(touched: Page, host: Host, neutral: dict[str, Any], way: str, state: str) -> None:
    """At whatever point, at once; without a request, without an error, then or later."""
    page = touched
    loading: AbstractContextManager[object] = (
        host.holding("/python/interpreter.") if state == "loading" else nullcontext()
    )
    with loading:
        open_to_the_end(page, host.site + "check/")
        if state != "fresh":
            choose(page, ANSWERS)
        if state == "loading":
            page.locator("#check-answers").click()
            expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        if state == "outcome":
            press(page)
        heard = Heard(page)
        WAYS[way](page)
        if state != "answered":
            # Python may have asked for another piece in the meantime; otherwise nothing asks for anything.
            assert heard.found == []
        assert_left(page, host, neutral)
    # What scripts would hear, and what devices do: everything that they looked at is gone.
    heard.found.clear()
    page.keyboard.press("f")
    by_key(page)
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    page.mouse.wheel(0, 300)
    settle(page)
    assert page.locator("main").count() == 1
    assert heard.found == []


def test_leaving_needs_no_network(page: Page, host: Host, neutral: dict[str, Any]) -> None:
    """With the outcome shown, and the line cut."""
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    page.context.set_offline(True)
    heard = Heard(page)
    by_button(page)
    assert_left(page, host, neutral)
    assert heard.found == []


def test_the_focus_tells_that_the_page_is_another(page: Page, host: Host) -> None:
    """Screen readers say what has the focus."""
    page.goto(host.site + "check/")
    by_key(page)
    expect(page.locator("h1")).to_be_focused()


def test_the_other_tabs_leave_too(context: BrowserContext, host: Host, neutral: dict[str, Any]) -> None:
    """Those with the questions; others stay."""
    pages = [context.new_page() for _ in range(3)]
    for page, path in zip(pages, ("check/", "check/", "glossary/"), strict=True):
        page.goto(host.site + path)
    choose(pages[0], ANSWERS)
    press(pages[0])
    by_button(pages[1])
    expect(pages[0]).to_have_url(host.site + NEUTRAL)
    for page in pages[:2]:
        assert_left(page, host, neutral)
    assert pages[2].url == host.site + "glossary/"


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift+A", "Shift+B", "Shift+C", "Shift+D"],
        ["Shift", "Shift", "a", "Shift", "Shift", "Escape", "Shift"],
        ["Control+Shift", "Control+Shift", "Control+Shift", "Alt+Shift", "Alt+Shift"],
        ["Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"],
    ],
    ids=["capitals", "keys between", "other keys held", "tabbing back"],
)
def test_other_uses_of_shift_do_not_leave(page: Page, host: Host, keys: list[str]) -> None:
    """Writing, going back by Tab, and switching the language of the keyboard."""
    page.goto(host.site + "check/")
    for key in keys:
        page.keyboard.press(key)
    assert page.url == host.site + "check/"
    assert page.locator("form#checker").count() == 1


def test_shift_pressed_slowly_does_not_leave(page: Page, host: Host) -> None:
    """Or with a click between."""
    page.clock.install()
    page.goto(host.site + "check/")
    for _ in range(SHIFT_TIMES + 1):
        page.keyboard.press("Shift")
        page.clock.fast_forward(WITHIN_MS // (SHIFT_TIMES - 1) + 100)
    for _ in range(SHIFT_TIMES + 1):
        page.keyboard.press("Shift")
        page.mouse.click(100, 300)
    page.keyboard.down("Shift")
    page.mouse.click(100, 300)
    page.keyboard.up("Shift")
    assert page.locator("form#checker").count() == 1
