"""The pages of the offline edition, opened from a disk, in Chromium, Firefox and WebKit.

There is no server here: what a browser forbids a page from a disk, it forbids in these tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.offline import NOTHING, pages_in
from tests.support.readers import DESKTOP, PHONE, Reader


def test_the_home_page_opens_with_its_styles(reader: Reader, edition: str) -> None:
    """Every style sheet is there and applies, every picture is shown."""
    reader.open(edition + "index.html")
    assert reader.run("return document.querySelector('h1').getClientRects().length") == 1
    sheets = "return [...document.querySelectorAll('link[rel=stylesheet]')].map((each) => each.sheet !== null)"
    assert set(reader.run(sheets)) == {True}
    assert reader.run("return getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    # The colour is of our own style sheet.
    own = "return getComputedStyle(document.body).getPropertyValue('--md-primary-fg-color').trim()"
    assert reader.run(own)
    assert all(reader.run("return [...document.images].map((each) => each.naturalWidth > 0)"))


def test_links_lead_from_the_first_page_to_the_last(reader: Reader, edition: str, packed_edition: Path) -> None:
    """The link at the foot of each page opens the next one, until all have been seen.

    Only the questionnaire has none: it would lead away from the answers. The walk goes on behind it.
    """
    reader.open(edition + "index.html")
    seen = [reader.run("return location.href")]
    onward = ".md-footer__link--next"
    while reader.run("return document.querySelector(arguments[0]) !== null", onward):
        reader.follow(onward)
        seen.append(reader.run("return location.href"))
        if seen[-1].endswith("/check.html"):
            reader.open(edition + "how-to-ask.html")
            seen.append(reader.run("return location.href"))
    assert sorted(seen) == sorted(edition + page for page in pages_in(packed_edition))


def test_a_link_in_the_text_leads_to_its_page(reader: Reader, edition: str) -> None:
    """And the name of the site leads home again."""
    reader.open(edition + "index.html")
    reader.follow("article a[href='check.html']")
    assert reader.run("return location.href") == edition + "check.html"
    reader.follow(".md-header .site-name")
    assert reader.run("return location.href") == edition + "index.html"


DRAWN = """
const { innerHTML } = document.querySelector(".md-search-result__list");
const looks = window.drawn?.innerHTML === innerHTML ? window.drawn.looks + 1 : 0;
window.drawn = { innerHTML, looks };
return looks >= 10;
"""
"""The list is drawn anew after each letter: what is pressed meanwhile is gone before it is let go."""


@pytest.mark.parametrize(
    ("size", "opener"), [(DESKTOP, ".md-search__input"), (PHONE, "[data-opens=__search]")], ids=["desktop", "phone"]
)
def test_the_search_finds_a_page_and_opens_it(reader: Reader, edition: str, size: tuple[int, int], opener: str) -> None:
    """By the words that people use, where a browser starts no worker from a disk."""
    reader.resize(*size)
    reader.open(edition + "glossary.html")
    reader.click(opener)
    reader.wait("return document.activeElement.matches('.md-search__input')")
    reader.type(".md-search__input", "free lawyer")
    link = ".md-search-result__item > .md-search-result__link[href*='get-help.html']"
    reader.wait("return document.querySelector(arguments[0])?.getClientRects().length", link)
    reader.wait(DRAWN)
    reader.follow(link)
    assert reader.run("return location.pathname").endswith("/get-help.html")


def test_light_and_dark_can_be_changed(reader: Reader, watched_edition: str) -> None:
    """The button changes the colours, there and back, and nothing throws.

    Firefox forgets the choice on the next page: what it keeps, it keeps for each file of a disk apart.
    """
    scheme = "document.body.dataset.mdColorScheme"
    reader.open(watched_edition + "index.html")
    first = reader.run(f"return {scheme}")
    for _ in range(2):
        before = reader.run(f"return {scheme}")
        reader.click(".md-header .light-or-dark")
        reader.wait(f"return {scheme} !== arguments[0]", before)
    assert reader.run(f"return {scheme}") == first
    assert reader.run("return seen") | {"scripts": []} == NOTHING
