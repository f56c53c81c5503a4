"""Waiting for the thing itself, and never for a time: a busy machine takes as long as it takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request

__all__ = [
    "PATIENCE_MS",
    "PATIENCE_S",
    "open_to_the_end",
    "requests_until_settled",
    "settle",
    "stand_still",
    "wait_until",
]

PATIENCE_S = 90
"""How long anything may take that takes a moment on an idle machine. Only what never comes is waited for so long."""

PATIENCE_MS = PATIENCE_S * 1000

LOOK_AGAIN_S = 0.05

SETTLE = """() => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
})"""

STILL = "() => Promise.allSettled(document.getAnimations().map((moving) => moving.finished))"

LOADED = """async () => {
    const meta = document.querySelector(".md-search-result__meta");
    const { translations } = JSON.parse(document.querySelector("#__config")?.textContent ?? "{}");
    await document.fonts.ready;
    // Material says so when the search's worker has its index, which is the last thing that a page fetches.
    return document.readyState === "complete"
        && (!meta || meta.textContent === translations["search.result.placeholder"]);
}"""


def wait_until[T](look: Callable[[], T], message: str, within_s: float = PATIENCE_S) -> T:
    """What `look` returns, as soon as that is true. Raises TimeoutError if it does not become so in time."""
    end = time.monotonic() + within_s
    while not (seen := look()):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {within_s:g} s {message}")
        time.sleep(LOOK_AGAIN_S)
    return seen


def settle(page: Page) -> None:
    """Return when the page has done all that it had begun: its tasks, and what they left for the next two frames."""
    page.evaluate(SETTLE)


def stand_still(page: Page) -> None:
    """Return when nothing moves: on a busy machine, what slides away between a press and its release is not pressed."""
    settle(page)
    page.evaluate(STILL)


def open_to_the_end(page: Page, address: str) -> None:
    """Open a page, and return when its scripts have run and it has nothing left to fetch."""
    page.goto(address)
    wait_until(lambda: page.evaluate(LOADED), f"for the end of {address}")
    settle(page)


@contextmanager
def requests_until_settled(page: Page) -> Iterator[list[str]]:
    """The addresses that a page of a host asks for within the block, and in consequence of it.

    Known at the end of the block: by then a request that the page has made after all others has been answered.
    """
    requests: list[str] = []

    def on_request(request: Request) -> None:
        requests.append(request.url)

    page.on("request", on_request)
    yield requests
    settle(page)
    last = page.evaluate("fetch(location.href, { cache: 'no-store' }).then(({ url }) => url)")
    page.remove_listener("request", on_request)
    requests.remove(last)
