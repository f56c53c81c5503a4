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
        ("fee", ["how-to-ask/#how-much-it-costs"]),
        ("money", ["how-to-ask/#how-much-it-costs"]),
        ("how much does it cost", ["how-to-ask/#how-much-it-costs"]),
        ("free lawyer", ["get-help"]),
        ("notario scam", ["get-help"]),
        ("extend stay", ["while-you-are-there"]),
        ("denied", ["when-requests-fail"]),
        ("passport", ["documents"]),
        ("funeral", ["how-to-ask", "while-you-are-there", "before-you-rely-on-this-guide"]),
        *((typed, ["documents/#form-i-131"]) for typed in ("I-131", "i-131", "I131", "i131", "I 131", "form 131")),
        *((typed, ["documents/#form-i-134"]) for typed in ("I-134", "i134", "form i134")),
        *((typed, ["glossary/#form-i-765"]) for typed in ("I-765", "i765", "I 765")),
        *((typed, ["glossary/#form-g-1450"]) for typed in ("G-1450", "g1450", "G 1450", "G1650")),
    ],
)
def test_people_find_the_page_by_their_own_words(page: Page, host: Host, words: str, pages: list[str]) -> None:
    """One of the pages that tell it stands among the first results; a place on a page, among the first of that page."""
    # Material hears only what is typed after its script has started.
    open_to_the_end(page, host.site)
    page.locator("[data-opens=__search]").click()
    page.locator(".md-search__input").press_sequentially(words)
    # The list is drawn anew at each letter, so it is read in one go, until it settles on what is looked for.
    page.wait_for_function(
        """([site, pages, among]) =>
            [...document.querySelectorAll(".md-search-result__item")]
                .slice(0, among)
                .flatMap((item) => [...item.querySelectorAll(".md-search-result__link")].slice(0, 2))
                .some((link) => pages.some((page) => link.href.startsWith(site + page)))""",
        arg=[host.site, pages, AMONG],
    )
