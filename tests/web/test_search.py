"""The search, in a real browser: it finds pages by the words that people use."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.hosts import Host
from tests.support.waiting import open_to_the_end

AMONG = 3
"""How far down the list the page may stand: what a phone shows without scrolling."""


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("sick mother", ["who-can-ask", "documents"]),
        ("work permit", ["while-you-are-there"]),
        ("how long", ["while-you-are-there"]),
        ("sponsor", ["how-to-ask", "documents", "who-can-ask", "glossary"]),
        ("deported before", ["when-requests-fail", "get-help"]),
        ("fee", ["how-to-ask", "while-you-are-there"]),
        ("free lawyer", ["get-help"]),
        ("notario scam", ["get-help"]),
        ("extend stay", ["while-you-are-there"]),
        ("denied", ["when-requests-fail"]),
        ("passport", ["documents"]),
        ("funeral", ["how-to-ask", "while-you-are-there", "before-you-rely-on-this-guide"]),
    ],
)
def test_people_find_the_page_by_their_own_words(page: Page, host: Host, words: str, pages: list[str]) -> None:
    """One of the pages that tell it stands among the first results."""
    # Material hears only what is typed after its script has started.
    open_to_the_end(page, host.site)
    page.locator("[data-opens=__search]").click()
    page.locator(".md-search__input").press_sequentially(words)
    # The list is drawn anew at each letter, so it is read in one go, until it settles on what is looked for.
    page.wait_for_function(
        """([site, pages, among]) =>
            [...document.querySelectorAll(".md-search-result__item > .md-search-result__link:first-child")]
                .slice(0, among)
                .some((link) => pages.includes(link.href.replace(site, "").split("/")[0]))""",
        arg=[host.site, pages, AMONG],
    )
