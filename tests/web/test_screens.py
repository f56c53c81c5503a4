"""Every screen of the questionnaire is for everyone, with any settings. test_layout.py looks for what does not fit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import violations
from tests.support.hosts import Host
from tests.support.questionnaire import choose, press
from tests.support.screens import SCREENS, screen_shown
from tests.support.waiting import settle
from tests.support.windows import DESKTOP, NARROW


def test_right_to_left_is_mirrored(check_page: Page) -> None:
    """Radio buttons, marks and notes change sides with the writing."""
    where = """() => {
        const radio = document.querySelector("[data-current] input").getBoundingClientRect();
        const label = document.querySelector("[data-current] .option").getBoundingClientRect();
        return radio.left - label.left < label.right - radio.right ? "left" : "right";
    }"""
    assert check_page.evaluate(where) == "left"
    check_page.evaluate("() => { document.body.dir = 'rtl'; }")
    assert check_page.evaluate(where) == "right"


@pytest.mark.parametrize("name", SCREENS)
def test_targets_are_large_enough(check_page: Page, host: Host, name: str) -> None:
    """24 pixels each way at least (WCAG 2.5.8), but for links within a sentence."""
    with screen_shown(check_page, host, name):
        small = check_page.evaluate(
            """() => [...document.querySelectorAll("article :is(button, label.option, summary)")]
                .filter((element) => element.checkVisibility())
                .filter((element) => Math.min(element.offsetWidth, element.offsetHeight) < 24)
                .map((element) => element.outerHTML.slice(0, 100))"""
        )
        assert small == []


def test_forced_colours_keep_the_choice_and_the_focus(browser: Browser, host: Host) -> None:
    """Where the reader's system sets the colours: a chosen answer and the focus are told by more than ours."""
    page = browser.new_page(forced_colors="active")
    page.goto(host.site + "check/")
    option = page.locator("input[name=location]").first
    option.focus()
    page.keyboard.press("Space")
    style = page.evaluate(
        """() => {
            const { outlineStyle, borderStyle } = getComputedStyle(document.querySelector(".option"));
            return [outlineStyle, borderStyle];
        }"""
    )
    assert "none" not in style
    assert option.evaluate("(radio) => getComputedStyle(radio).appearance") == "auto"
    page.close()


def test_nothing_moves_for_readers_who_want_it_still(browser: Browser, host: Host) -> None:
    """No animation and no smooth scrolling in the questionnaire."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(host.site + "check/")
    moving = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("#checker, #checker *, #outcome, #outcome *")]
            .filter((element) => {
                const style = getComputedStyle(element);
                return style.animationName !== "none" || style.scrollBehavior === "smooth";
            }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert moving == []
    page.close()


@pytest.fixture(params=["light", "dark"])
def still_page(browser: Browser, host: Host, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page in each colour scheme, just opened.

    Nothing moves: the theme's header fades from one title to the other, and axe calls half a fade too pale.
    """
    page = browser.new_page(color_scheme=request.param, viewport=NARROW, reduced_motion="reduce")
    page.goto(host.site + "check/")
    yield page
    page.close()


def assert_usable(page: Page) -> None:
    """Axe finds no violation, whether the window is narrow or wide."""
    for size in (NARROW, DESKTOP):
        page.set_viewport_size(size)
        settle(page)
        assert violations(page) == [], size


@pytest.mark.parametrize("name", SCREENS)
def test_anyone_can_use_a_screen(still_page: Page, host: Host, name: str) -> None:
    """Axe finds no violation on any."""
    with screen_shown(still_page, host, name):
        assert_usable(still_page)


def test_anyone_can_use_the_page_with_all_help_open(still_page: Page) -> None:
    """And with an answer that has much to say."""
    choose(still_page, {"location": "inside_us", "inadmissible": "yes", "evidence": "some", "urgent_reason": "medical"})
    for question in still_page.locator("details summary:visible").all():
        question.click()
    press(still_page)
    assert_usable(still_page)
