"""The search of the guide, as its reader uses it in a browser that Playwright drives."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.waiting import open_to_the_end

__all__ = ["open_search", "type_into_the_search", "wait_until_found"]

AMONG = 3
"""How far down the list a page may stand: what a phone shows without scrolling."""


def open_search(page: Page, address: str) -> None:
    """Open a page and its search. Material hears only what is typed after its script has started."""
    open_to_the_end(page, address)
    page.locator("[data-opens=__search]").click()


def type_into_the_search(page: Page, words: str) -> None:
    """As with a keyboard, in the place of what was typed before; its results are gone then.

    Material hears keys. Playwright presses none for a letter that a US keyboard has not, nor when it clears a field.
    """
    field = page.locator(".md-search__input")
    field.fill("")
    field.press("End")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    field.press_sequentially(words)
    field.press("End")


def wait_until_found(page: Page, *starts: str) -> None:
    """Until an address with one of these starts is among the first results: a page, or one of its first two places."""
    # The list is drawn anew at each letter, so it is read in one go, until it settles on what is looked for.
    page.wait_for_function(
        """([starts, among]) =>
            [...document.querySelectorAll(".md-search-result__item")]
                .slice(0, among)
                .flatMap((item) => [...item.querySelectorAll(".md-search-result__link")].slice(0, 2))
                .map((link) => link.href.replace(/\\?h=[^#]*/, ""))
                .some((address) => starts.some((start) => address.startsWith(start)))""",
        arg=[list(starts), AMONG],
    )
