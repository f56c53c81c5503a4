"""The screens of the questionnaire, and the states of Python that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from playwright.sync_api import Page, expect

from tests.support.hosts import Host
from tests.support.questionnaire import answer, hurry_through, see_the_answer, show_all
from tests.support.situations import story

__all__ = ["SCREENS", "screen_shown"]

SCREENS = ("question", "loading", "failed", "error", "offer", "review", "answer", "all")


@contextmanager
def screen_shown(page: Page, host: Host, name: str) -> Iterator[None]:
    """The page, just opened, on one of its screens, or in one of the states of Python, for as long as this lasts.

    The host makes these states. A request that Playwright holds back for ever breaks a later test, when it is freed.
    """
    with ExitStack() as while_shown:
        if name in ("loading", "failed"):
            fault = host.holding if name == "loading" else host.cutting
            while_shown.enter_context(fault("/python/interpreter."))
            page.locator("[data-current] input").first.click()
            expect(page.locator("form#checker")).to_have_attribute("data-runtime", name)
        elif name == "error":
            page.locator("#checker-next").click()
        elif name == "offer":
            answer(page, "location", "inside_us")
        elif name == "all":
            show_all(page)
        elif name in ("review", "answer"):
            hurry_through(page, story("waiver-not-sure"))
            if name == "answer":
                see_the_answer(page)
        yield
