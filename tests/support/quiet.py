"""Waiting for a page that has nothing left to do."""

from __future__ import annotations

from playwright.sync_api import Page, Request

__all__ = ["open_until_quiet"]


def open_until_quiet(page: Page, address: str) -> None:
    """Open a page, and return when it has loaded and has asked for nothing for half a second.

    Playwright's own "networkidle" looks at requests alone: on a busy machine it comes before the page's scripts do.
    """
    requests: list[Request] = []

    def on_request(request: Request) -> None:
        requests.append(request)

    page.on("request", on_request)
    page.goto(address)
    before = -1
    while before != len(requests):
        before = len(requests)
        page.wait_for_timeout(500)
    page.remove_listener("request", on_request)
