"""What a screen reader says on the way through the questionnaire."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.listener import Listener
from tests.support.questionnaire import open_before, tab_to
from tests.support.situations import story

TRANSCRIPT = Path(__file__).parent / "transcripts" / "questionnaire.txt"


def test_what_a_screen_reader_says(check_page: Page) -> None:
    """A whole journey by Tab: role, name, description and state of each stop, and each status, as keys of the words.

    The names are what the browser gives to screen readers (its accessibility tree). To renew the file: delete it and
    run this test, which then fails once; read what it wrote.
    """
    said = Listener(check_page)
    case = story("waiver-not-sure")
    open_before(check_page)
    check_page.locator("#checker-start button").focus()
    said.stop()
    check_page.keyboard.press("Enter")
    said.stop()
    for question in case["outcome"]["ask"]:
        for _ in range(20):
            check_page.keyboard.press("Tab")
            said.stop()
            focused = check_page.evaluate("[document.activeElement.name, document.activeElement.id]")
            if focused[0] == question:
                while check_page.evaluate("document.activeElement.value") != case["answers"][question]:
                    check_page.keyboard.press("ArrowDown")
                check_page.keyboard.press("Space")
                said.stop()
            if focused[1] == "checker-next":
                break
        check_page.keyboard.press("Enter")
        said.stop()
    tab_to(check_page, "#check-answers")
    said.stop()
    expect(check_page.locator("form#checker")).to_have_attribute("data-runtime", "ready")
    check_page.keyboard.press("Enter")
    expect(check_page.locator("#outcome")).to_be_focused()
    said.stop()
    if not TRANSCRIPT.exists():
        TRANSCRIPT.parent.mkdir(exist_ok=True)
        TRANSCRIPT.write_text(said.text(), encoding="utf-8")
        pytest.fail(f"{TRANSCRIPT} is new: read it")
    assert said.text() == TRANSCRIPT.read_text(encoding="utf-8")
