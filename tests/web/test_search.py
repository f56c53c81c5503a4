"""The search, in a real browser: it finds pages by the words that people use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.hosts import Host
from tests.support.searching import open_search, type_into_the_search, wait_until_found
from tests.support.windows import PHONE


@pytest.fixture(scope="module")
def search(browser: Browser, host: Host) -> Iterator[Page]:
    """One page for all that is typed."""
    page = browser.new_page(viewport=PHONE)
    open_search(page, host.site)
    yield page
    page.close()


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
def test_people_find_the_page_by_their_own_words(search: Page, host: Host, words: str, pages: list[str]) -> None:
    """One of the pages that tell it stands among the first results; a place on a page, among the first of that page."""
    type_into_the_search(search, words)
    wait_until_found(search, *(host.site + page for page in pages))
