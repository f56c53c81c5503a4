"""The button for leaving fast is at hand, and in nobody's way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.fonts import WIDEST, set_font
from tests.support.hosts import Host
from tests.support.leaving import ANSWERS
from tests.support.questionnaire import choose, press, show_all, unfold
from tests.support.waiting import open_to_the_end, stand_still
from tests.support.windows import DESKTOP, ENLARGED, NARROW, PHONE, TABLET


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP], ids=["narrow", "phone", "desktop"])
def test_the_button_is_at_hand_on_every_screen(page: Page, host: Host, size: ViewportSize, direction: str) -> None:
    """At the top of the window, from the first line to the end of the page; whole, and large enough for a finger."""
    page.set_viewport_size(size)
    page.goto(host.site + "check/")
    page.evaluate("(direction) => { document.body.dir = direction; }", direction)
    set_font(page, WIDEST)
    choose(page, ANSWERS)
    press(page)
    for place in ("h1", "[data-question=passport]", "#check-answers", "#outcome", "footer"):
        page.locator(place).first.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
        expect(page.locator("#leave")).to_be_in_viewport(ratio=1)
    box = page.locator("#leave").bounding_box()
    assert box
    assert box["height"] >= 44
    assert box["y"] < box["height"]


def test_what_has_the_focus_is_not_under_the_header(page: Page, host: Host) -> None:
    """By Shift+Tab from the end of the answer to the top, by the arrow keys through the options.

    With real keys, in one window; test_layout.py looks at the others.
    """
    page.goto(host.site + "check/")
    set_font(page, WIDEST)
    show_all(page)
    choose(page, {"location": "outside_us"})
    press(page)
    unfold(page)
    page.locator("footer").evaluate("(footer) => { footer.tabIndex = -1; footer.focus(); }")
    seen = set()
    for _ in range(150):
        page.keyboard.press("Shift+Tab")
        focused = page.evaluate("document.activeElement.outerHTML")
        seen.add(focused)
        if 'id="leave"' in focused:
            break
        for key in ("", *["ArrowUp"] * (2 if page.evaluate("document.activeElement.matches('[type=radio]')") else 0)):
            if key:
                page.keyboard.press(key)
            assert page.evaluate(HIDDEN_PART) <= 0, page.evaluate("document.activeElement.outerHTML")
    for part in ("not_sure", "outcome", 'id="leave"'):
        assert any(part in focused for focused in seen), part
    assert len(seen) > 60


HIDDEN_PART = """() => {
    const focused = document.activeElement;
    const header = document.querySelector(".md-header");
    const { top } = (focused.closest("label") ?? focused).getBoundingClientRect();
    return focused.closest("main") ? Math.round(header.getBoundingClientRect().bottom - top) : 0;
}"""
"""By how much the header lies over what has the focus."""


def test_in_a_low_window_the_button_covers_nothing(page: Page, host: Host) -> None:
    """Where the page is much enlarged, the header stands at the top of the page only."""
    page.set_viewport_size(ENLARGED)
    page.goto(host.site + "check/")
    expect(page.locator("#leave")).to_be_in_viewport(ratio=1)
    page.locator("footer").scroll_into_view_if_needed()
    expect(page.locator("#leave")).not_to_be_in_viewport()


def test_on_paper_there_is_no_button(page: Page, host: Host) -> None:
    """Nor a word about it."""
    page.goto(host.site + "check/")
    expect(page.locator("#leave")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#leave")).to_be_hidden()
    expect(page.locator("#leave-note")).to_be_hidden()


def test_without_a_script_there_is_no_button(browser: Browser, host: Host) -> None:
    """One that does nothing would be a trap; the name of the site stands in its place."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(host.site + "check/")
    expect(page.locator("#leave")).to_be_hidden()
    expect(page.locator("#leave-note")).to_be_hidden()
    expect(page.locator(".site-name")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("size", [NARROW, PHONE, TABLET, DESKTOP], ids=["narrow", "phone", "tablet", "desktop"])
def test_the_button_stands_in_one_place_and_nothing_lies_over_it(page: Page, host: Host, size: ViewportSize) -> None:
    """On every page and screen, at the top and further down; with the menu open, and with the search."""
    page.set_viewport_size(size)
    places = set()

    def look(state: str) -> None:
        stand_still(page)
        place, is_free = page.evaluate(PLACE)
        places.add(tuple(place))
        assert is_free, state

    for path in ("", "get-help/", "check/"):
        open_to_the_end(page, host.site + path)
        look(path)
        page.keyboard.press("Tab")
        look(f"{path}, with the link over the header")
        page.mouse.wheel(0, 600)
        look(f"{path}, further down")
        for toggle in ("__drawer", "__search"):
            button = page.locator(f"button[data-opens={toggle}]")
            if button.is_visible():
                button.click()
                look(f"{path}, {toggle} open")
                page.keyboard.press("Escape")
                expect(page.locator(f"#{toggle}")).not_to_be_checked()
            elif toggle == "__search":
                page.locator(".md-search__input").press_sequentially("parole")
                expect(page.locator(".md-search-result__item").first).to_be_visible()
                look(f"{path}, found")
                page.keyboard.press("Escape")
    show_all(page)
    look("all questions")
    press(page)
    look("answer")
    assert len(places) == 1


PLACE = """() => {
    const { left, top, right, bottom } = document.querySelector("#leave").getBoundingClientRect();
    const points = [[0.1, 0.2], [0.5, 0.5], [0.9, 0.8]].map(([x, y]) => [
        left + x * (right - left), top + y * (bottom - top),
    ]);
    const isFree = points.every((point) => document.elementFromPoint(...point)?.closest("#leave"));
    return [[left, top, right, bottom].map(Math.round), isFree];
}"""
"""Where the button is, and whether a press anywhere on it would reach it."""


def test_the_line_that_leads_to_help_is_everywhere_but_beside_the_questions(page: Page, host: Host) -> None:
    """On a phone, the button stands in the place of the name of the site."""
    for path, there in (("check/", False), ("get-help/", True)):
        page.goto(host.site + path)
        expect(page.locator("#leave")).to_be_visible()
        expect(page.locator(".site-name")).to_be_hidden()
        expect(page.locator(".md-banner")).to_have_count(int(there))
