"""Leaving the questionnaire fast: nothing of the answers is left, and what is shown is about something else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.hosts import Host
from tests.support.leaving import ANSWERS, PRESSES, SHOWN, assert_left, by_button, by_key, by_touch
from tests.support.questionnaire import choose, press
from tests.support.site import NEUTRAL
from tests.support.waiting import open_to_the_end, settle, stand_still
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
    """With every page of the guide; the official pages stay."""
    pages = [context.new_page() for _ in range(3)]
    for page, path in zip(pages, ("check/", "check/", "glossary/"), strict=True):
        page.goto(host.site + path)
    choose(pages[0], ANSWERS)
    press(pages[0])
    by_button(pages[1])
    for page in pages:
        expect(page).to_have_url(host.site + NEUTRAL)
        assert_left(page, host, neutral)


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "Shift", "Shift", "Shift"],
        ["Shift+H", "Shift+H", "Shift+H", "Shift+H"],
        ["Escape", "Escape", "a", "Escape", "Escape", "Shift", "Escape"],
        ["Control+Escape", "Shift+Escape", "Alt+Escape", "Shift+Escape", "Control+Escape"],
        ["Shift+Tab", "Tab", "Shift+Tab", "Tab"],
        ["Control", "Control", "Control", "Alt", "Alt", "Alt"],
    ],
    ids=["shift", "capitals", "keys between", "other keys held", "tabbing", "other keys alone"],
)
def test_other_keys_do_not_leave(page: Page, host: Host, keys: list[str]) -> None:
    """What screen readers leave of their commands, writing, selecting, and going through the page."""
    page.goto(host.site + "check/")
    for key in keys:
        page.keyboard.press(key)
    assert page.url == host.site + "check/"
    assert page.locator("form#checker").count() == 1


def test_escape_pressed_slowly_does_not_leave(page: Page, host: Host) -> None:
    """Nor with a click between, nor held down."""
    page.clock.install()
    page.goto(host.site + "check/")
    for _ in range(PRESSES + 1):
        page.keyboard.press("Escape")
        page.clock.fast_forward(WITHIN_MS + 100)
    for _ in range(PRESSES + 1):
        page.keyboard.press("Escape")
        page.mouse.click(100, 300)
    for _ in range(PRESSES + 1):
        page.keyboard.down("Escape")
    assert page.locator("form#checker").count() == 1


def test_escape_closes_what_is_open_before_it_leaves(page: Page, host: Host) -> None:
    """Who closes the menu or the search has not begun to leave."""
    page.goto(host.site + "check/")
    said = page.locator("#leave-said")
    for button, closed in (("__drawer", "#__drawer"), ("__search", "#__search")):
        page.locator(f"button[data-opens={button}]").click()
        expect(page.locator(closed)).to_be_checked()
        stand_still(page)
        page.keyboard.press("Escape")
        expect(page.locator(closed)).not_to_be_checked()
        expect(said).to_be_empty()
    for _ in range(PRESSES - 1):
        page.keyboard.press("Escape")
    expect(said).not_to_be_empty()
    assert page.locator("form#checker").count() == 1


def test_each_press_is_answered(page: Page, host: Host) -> None:
    """For screen readers, each in words of its own, and taken back when the presses no longer count."""
    page.clock.install()
    page.goto(host.site + "glossary/")
    said = page.locator("#leave-said[aria-live=polite]")
    heard = []
    for _ in range(PRESSES - 1):
        page.keyboard.press("Escape")
        expect(said).not_to_be_empty()
        heard.append(said.text_content())
    assert len(set(heard)) == PRESSES - 1
    page.clock.fast_forward(WITHIN_MS + 100)
    expect(said).to_be_empty()


def test_a_press_while_a_word_is_put_together_does_not_count(page: Page, host: Host) -> None:
    """Escape ends the composing of a word in Chinese or Japanese, over and over."""
    page.goto(host.site + "check/")
    page.evaluate(
        """(times) => {
            for (let time = 0; time < times; time += 1) {
                dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true }));
            }
        }""",
        PRESSES,
    )
    assert page.locator("form#checker").count() == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", ["", "get-help/", "how-to-ask/"])
def test_every_page_of_the_guide_can_be_left(
    touched: Page, host: Host, neutral: dict[str, Any], path: str, way: str
) -> None:
    """Not only the questions tell what somebody reads about."""
    open_to_the_end(touched, host.site + path)
    heard = Heard(touched)
    WAYS[way](touched)
    assert_left(touched, host, neutral)
    assert heard.found == []


def test_a_lost_reader_can_leave_too(page: Page, host_at_root: Host, neutral: dict[str, Any]) -> None:
    """The page for lost readers names all others from the root of the host."""
    page.goto(f"{host_at_root.origin}/404.html")
    by_button(page)
    assert page.url == f"{host_at_root.origin}/{NEUTRAL}"
    assert page.evaluate(SHOWN) == neutral
