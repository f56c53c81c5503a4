"""The worksheet printed, and on the screen where there is no script."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.fonts import NARROWEST, WIDEST, Font, set_font
from tests.support.hosts import Host
from tests.support.paper import PAPERS, sheets
from tests.support.questionnaire import choose, press
from tests.support.windows import DESKTOP, NARROW

SHEETS = 4

SMALLEST_PX = 12
"""Nine points: what is smaller is hard to read on paper."""


@pytest.mark.parametrize("font", [WIDEST, NARROWEST], ids=str)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_page_prints_on_few_sheets(browser: Browser, host: Host, script: bool, font: Font) -> None:
    """Before any answer, in US and other paper, in the widest font and in the narrowest."""
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(host.site + "check/")
    set_font(page, font)
    for paper in PAPERS:
        assert 1 < sheets(page, paper) <= SHEETS, paper
    context.close()


def test_nothing_is_too_small_to_read_or_broken_across_sheets(page: Page, host: Host) -> None:
    """On paper: no tiny letter, and no question or row that ends on the next sheet."""
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(host.site + "check/")
    page.emulate_media(media="print")
    expect(page.locator("#checker-worksheet")).to_be_visible()
    too_small = page.evaluate(
        """(smallest) => [...document.querySelectorAll("article *")]
            .filter((element) => element.checkVisibility() && element.innerText?.trim())
            .filter((element) => parseFloat(getComputedStyle(element).fontSize) < smallest)
            .map((element) => element.outerHTML.slice(0, 120))""",
        SMALLEST_PX - 0.01,
    )
    assert too_small == []
    for part in (".question", ".by-hand tr"):
        breaks = page.locator(part).evaluate_all("parts => parts.map((part) => getComputedStyle(part).breakInside)")
        assert breaks
        assert set(breaks) == {"avoid"}


def test_with_the_script_the_worksheet_is_on_paper_only(page: Page, host: Host) -> None:
    """Whole, with the questions that a reader's answers have hidden; it makes way for an answer."""
    page.goto(host.site + "check/")
    worksheet, follow_up = page.locator("#checker-worksheet"), page.locator("[data-question=public_benefit]")
    choose(page, {"urgent_reason": "medical"})
    page.locator("form#checker").evaluate("form => { form.dataset.view = 'any'; }")
    for media, shown in (("screen", False), ("print", True)):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        for part in (worksheet, follow_up, page.locator("legend .paper-only").first):
            expect(part).to_be_visible(visible=shown)
    page.emulate_media(media="screen")
    press(page)
    page.emulate_media(media="print")
    expect(worksheet).to_be_hidden()
    expect(follow_up).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anyone_can_use_it_on_a_screen(browser: Browser, host: Host, scheme: Literal["light", "dark"]) -> None:
    """Where the check cannot run: axe finds no violation."""
    page = browser.new_page(color_scheme=scheme, viewport=NARROW)
    page.goto(host.site + "check/")
    show = "worksheet => { worksheet.hidden = false; }"
    page.locator("#checker-worksheet").evaluate(show)
    assert violations(page) == []
    page.set_viewport_size(DESKTOP)
    # Colours of the header fade when the window grows.
    page.reload()
    page.locator("#checker-worksheet").evaluate(show)
    assert violations(page) == []
    page.close()
