"""Everything of an edition, rendered as a build does it, but without MkDocs, scripts, and Python for the browser."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from unittest import mock

from checker import POLICY
from checker.web import site as module
from checker.web.edition import Edition
from checker.web.parts.decides.part import DECIDES
from checker.web.render import Links
from checker.web.site import Page, PageError, Site
from tests.support.paths import DOCS, PROJECT
from tests.support.words import WORDS

__all__ = ["page", "render_all", "site_of"]

ALL_MARKS = (
    "<!-- questionnaire --><!-- road --><!-- road: picture --><!-- limits --><!-- official: all --><!-- coverage -->"
    + "".join(f"<!-- decides: {piece} -->" for piece in DECIDES)
)
CHECKED = {"checked": date(2026, 11, 1), "checked_against": "source document"}

CITATIONS = "".join(f'<a href="#clause-{clause}"></a>' for clause in POLICY.clauses)
HEADINGS: dict[str, str] = {}
"""Pages with the headings to which the road's steps lead."""
for step in WORDS["road"]["steps"].values():
    source, _, anchor = step["page"].partition("#")
    HEADINGS[source] = HEADINGS.get(source, "") + f'<h2 id="{anchor}"></h2>'


def site_of(edition: Edition, *, offline: bool = False) -> Site:
    """A site whose parts can be rendered at once."""
    return Site(edition, (edition,), PROJECT, offline=offline, live=False, stale_after_days=180)


def page(source: str = "page.md", *, text: str = "", meta: Mapping[str, object] = CHECKED) -> Page:
    """A page with this text and front matter, in a guide that has the pages of docs/en/."""
    return Page(source, f"docs/en/{source}", text, meta, Links(address=_there, title=_there, in_language=str))


def render_all(edition: Edition, *, offline: bool = False) -> str:
    """Every part once, and then what a build asks of words and headings when all pages are there."""
    site = site_of(edition, offline=offline)
    nothing = mock.patch.multiple(
        module, bundled=lambda _, *names: dict.fromkeys(names, b""), pieces=lambda *_, **__: [], require_packages=Path
    )
    with nothing:
        site.files(search_worker="")
        html = site.header(page().links) + site.above(page()) + site.filled(page(), ALL_MARKS)
    told = [("index.md", html + CITATIONS), *HEADINGS.items()]
    for _, with_coverage in site.covered((page(source), source, text) for source, text in told):
        html = with_coverage
    list(site.clause_links("sources.md"))
    site.require_words()
    return html


def _there(source: str) -> str:
    if source.endswith(".md") and not (DOCS / source).exists():
        raise PageError(f"there is no page {source}")
    return source
