"""What goes wrong with Python in a page, and what its reader must then be told."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.support.questionnaire import show_all
from tests.support.waiting import settle

__all__ = [
    "Handler",
    "begin",
    "expect_another_try_to_answer",
    "expect_fault",
    "expect_it_cannot_start",
    "wait_in_vain",
]

type Handler = Callable[[Route], None]
"""A host that does something wrong."""

WITHIN_MS = 60_000
"""No reader waits longer for a message, once nothing happens any more."""


def begin(page: Page) -> None:
    """Give one answer, which starts everything, and press the button."""
    page.locator("input[name=location][value=inside_us]").click()
    show_all(page)
    page.locator("#check-answers").click()


def wait_in_vain(page: Page) -> None:
    """Let as much time pass in the page as a reader may have to wait. Its clock must have been installed before."""
    settle(page)
    # Second by second: what a device has slept through counts for nothing.
    page.clock.run_for(WITHIN_MS)


def expect_fault(page: Page, fault: str) -> None:
    """The page says this fault, keeps the answers, shows the worksheet, and offers another try."""
    _expect_words_and_worksheet(page, fault)
    expect(page.locator("#checker-retry")).to_be_visible()
    expect(page.locator("input[name=location][value=inside_us]")).to_be_checked()


def expect_it_cannot_start(page: Page, fault: str) -> None:
    """The page says this fault and shows the worksheet; it offers neither another try nor a download."""
    _expect_words_and_worksheet(page, fault)
    expect(page.locator("#checker-retry")).to_be_hidden()
    expect(page.locator("#checker-start")).to_be_hidden()


def _expect_words_and_worksheet(page: Page, fault: str) -> None:
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "failed")
    words = page.locator(f"[data-state={fault}]").text_content()
    assert words
    expect(page.locator("#checker-status")).to_have_text(words)
    expect(page.locator("#checker-worksheet")).to_be_visible()
    expect(page.locator("#checker-progress")).to_be_hidden()
    expect(page.locator("#outcome")).to_be_hidden()


def expect_another_try_to_answer(page: Page) -> None:
    """The answer that was asked for appears; the focus was not lost with the button that went away."""
    page.locator("#checker-retry").click()
    expect(page.locator("#checker-retry")).to_be_hidden()
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible()
    assert page.evaluate("document.activeElement !== document.body")
