"""What a reader takes along in print. test_saved_file.py looks at the file that the page saves."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.questionnaire import choose, press
from tests.support.situations import story


def test_print_gives_the_answer_alone(check_page: Page) -> None:
    """With an answer on the screen: the letter, with boxes to tick, under a neutral title; without, the worksheet."""
    title = check_page.title()
    choose(check_page, story("waiver-not-sure")["answers"])
    press(check_page)
    check_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    check_page.emulate_media(media="print")
    for part in ("form#checker", "h1", ".take-along", ".md-header"):
        expect(check_page.locator(part).first).to_be_hidden()
    for part in ("#outcome-heading", ".record", "[data-document] .tick-box"):
        expect(check_page.locator(part).first).to_be_visible()
    assert check_page.title() != title
    check_page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert check_page.title() == title
