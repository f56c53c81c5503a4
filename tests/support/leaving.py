"""Leaving the questionnaire fast, and what must be left then: nothing."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Page, Worker

from tests.support.hosts import Host
from tests.support.site import NEUTRAL
from tests.support.waiting import wait_until

__all__ = [
    "ANSWERS",
    "KEPT",
    "NOTHING_KEPT",
    "PRESSES",
    "SHOWN",
    "assert_left",
    "by_button",
    "by_key",
    "by_touch",
    "go",
]

ANSWERS = {"location": "inside_us", "inadmissible": "yes", "evidence": "some"}

KEPT = """async () => ({
    session: Object.entries(sessionStorage), databases: await indexedDB.databases(), caches: await caches.keys(),
    local: Object.keys(localStorage).filter((key) => !key.endsWith("__palette")),
    name: window.name, state: history.state, cookies: document.cookie,
})"""

NOTHING_KEPT: dict[str, Any] = {key: [] for key in ("session", "databases", "caches", "local")} | {
    "name": "",
    "state": None,
    "cookies": "",
}

SHOWN = """() => ({
    lang: document.documentElement.lang,
    mode: document.compatMode,
    head: [...document.head.children]
        .map((each) => each.outerHTML).filter((each) => !/charset|robots|policy/i.test(each)),
    body: document.body.innerHTML.replaceAll(/\\s+/g, " ").trim(),
    style: getComputedStyle(document.querySelector("table")).borderCollapse,
})"""
"""What there is to see, without what only the page as a file needs."""

PRESSES = 3
"""Of Escape."""


def by_button(page: Page) -> None:
    """As with a mouse."""
    page.locator("#leave").click()


def by_touch(page: Page) -> None:
    """As with a finger."""
    page.locator("#leave").tap()


def by_key(page: Page) -> None:
    """From wherever the focus is."""
    for _ in range(PRESSES):
        page.keyboard.press("Escape")


def assert_left(page: Page, host: Host, neutral: dict[str, Any]) -> None:
    """The address, and all that there is, is the neutral page's; nothing works and nothing is kept behind it."""
    assert page.evaluate("location.href") == host.site + NEUTRAL
    assert page.evaluate(SHOWN) == neutral
    # Chromium takes a moment to end a worker that is busy. What is left is the search's, which knows of no answer.
    wait_until(lambda: page.evaluate(KEPT) and not python_in(page), "for the end of Python")
    assert page.evaluate(KEPT) == NOTHING_KEPT


def python_in(page: Page) -> list[Worker]:
    """The workers of the page in which Python runs."""
    return [worker for worker in page.workers if worker.url.startswith("blob:")]


def go(page: Page, address: str) -> None:
    """Follow a link to another page of the guide, or go through the history, with a browser that keeps pages."""
    move = f"history.go({address})" if address.lstrip("-").isdigit() else f"location.href = '{address}'"
    # Playwright hears of no load where a page comes back as it was.
    before = page.evaluate(f"setTimeout(() => {{ {move}; }}); location.href")

    def is_there() -> bool:
        with suppress(Error):  # The page of before may end while it is asked.
            return bool(
                page.evaluate("(before) => location.href !== before && document.readyState === 'complete'", before)
            )
        return False

    wait_until(is_there, "to get there")
