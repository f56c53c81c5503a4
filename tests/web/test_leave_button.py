"""The button for leaving fast is at hand, and in nobody's way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.fonts import WIDEST, set_font
from tests.support.hosts import Host
from tests.support.leaving import ANSWERS
from tests.support.questionnaire import choose, press, show_all
from tests.support.windows import DESKTOP, ENLARGED, NARROW, PHONE


@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP], ids=["narrow", "phone", "desktop"])
def test_the_button_is_at_hand_on_every_screen(page: Page, host: Host, size: ViewportSize) -> None:
    """From the first line of the questions to the last of the outcome; large enough for a finger."""
    page.set_viewport_size(size)
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    for place in ("h1", "#leave-note", "[data-question=passport]", "#check-answers", "#outcome", "#outcome .limits"):
        page.locator(place).first.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
        expect(page.locator("#leave")).to_be_in_viewport(ratio=1)
    box = page.locator("#leave").bounding_box()
    assert box
    assert box["height"] >= 44


def test_what_has_the_focus_is_not_under_the_button(page: Page, host: Host) -> None:
    """By Tab through the whole page, by the arrow keys through the options, and in the outcome.

    With real keys, in one window; test_layout.py looks at the others.
    """
    page.goto(host.site + "check/")
    set_font(page, WIDEST)
    show_all(page)
    page.locator("h1").click()
    seen = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('footer') !== null"):
            break
        if page.evaluate("document.activeElement.matches('#check-answers')"):
            press(page)
        options = 2 if page.evaluate("document.activeElement.matches('[type=radio]')") else 0
        for key in ("", *["ArrowDown"] * options):
            if key:
                page.keyboard.press(key)
            focused = page.evaluate("document.activeElement.outerHTML")
            assert page.evaluate(HIDDEN_PART) <= 0, focused
            seen.add(focused)
    for part in ("not_sure", "outcome", 'id="leave"'):
        assert any(part in focused for focused in seen), part
    assert len(seen) > 60


HIDDEN_PART = """() => {
    const focused = document.activeElement;
    const bar = document.querySelector("#leave-bar");
    if (bar.contains(focused) || !focused.closest("main")) {
        return 0;
    }
    const { bottom, left, right } = (focused.closest("label") ?? focused).getBoundingClientRect();
    const edge = bar.getBoundingClientRect();
    // The list of pages stands beside it.
    const covered = right <= edge.left || left >= edge.right ? 0 : bottom - edge.top;
    // Where the bar is not at the edge of the window, it stands after everything.
    return bar.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING ? 0 : Math.round(covered);
}"""
"""By how much the bar lies over what has the focus."""


def test_in_a_low_window_the_button_covers_nothing(page: Page, host: Host) -> None:
    """Where the page is much enlarged, it stands at the end of the page only."""
    page.set_viewport_size(ENLARGED)
    page.goto(host.site + "check/")
    expect(page.locator("#leave-bar")).to_be_visible()
    expect(page.locator("#leave")).not_to_be_in_viewport()


def test_on_paper_there_is_no_button(page: Page, host: Host) -> None:
    """Nor a word about it."""
    page.goto(host.site + "check/")
    page.emulate_media(media="print")
    expect(page.locator("#leave-bar")).to_be_hidden()
    expect(page.locator("#leave-note")).to_be_hidden()


def test_without_a_script_there_is_no_button(browser: Browser, host: Host) -> None:
    """One that does nothing would be a trap."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.site + "check/")
    expect(page.locator("#leave-bar")).to_be_hidden()
    expect(page.locator("#leave-note")).to_be_hidden()
    context.close()
