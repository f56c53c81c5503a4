"""From an edition to everything that a site is made of: files, parts of pages, and what a whole page must have.

In a page's Markdown,
    [2.4]                           cites a clause of the source document
    <!-- official: self-file -->    stands for what official sources add on a point; "all" for all of them
    <!-- questionnaire -->          stands for the form and its answer
    <!-- road -->                   stands for the picture of the way from request to the end of the stay
    <!-- limits -->                 stands for the list of what the check does not look at
    <!-- coverage -->               stands for the clauses, and where the guide tells each

A page says in its front matter when it was last checked, and against what:
    checked: 2026-11-23
    checked_against: source document, official sources as listed
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from checker.web.bundle import bundled
from checker.web.content_policy import with_bare_policy, with_policy
from checker.web.edition import Edition
from checker.web.errors import WriterError
from checker.web.parts.coverage.part import cover
from checker.web.parts.outcome.part import questions_in, rules_version
from checker.web.parts.status.part import STATES
from checker.web.parts.worksheet.part import VERDICTS, worksheet
from checker.web.render import Links, render
from checker.web.runtime import Piece, pieces, require_packages

__all__ = ["NEUTRAL", "Page", "PageError", "Site"]

LICENCES = Path(__file__).parent / "page" / "licences.txt"
MARK = re.compile(r"<!-- (questionnaire|road|limits|official: (?P<caution>[a-z0-9.-]+)) -->")
COVERAGE = "<!-- coverage -->"
NEUTRAL = "kitchen-measures.html"
"""The page for those who leave fast: made of the same words as the rest, but no page of the guide; it leads nowhere."""


class PageError(WriterError):
    """A page has an unknown mark, or does not say when it was checked."""


@dataclass(frozen=True)
class Page:
    """A page of the guide: its source such as "check.md", what its front matter says, and how it refers to others."""

    source: str
    meta: Mapping[str, Any]
    links: Links


@dataclass(frozen=True)
class Site:
    """The site of one edition, for a host or, `offline`, for a disk.

    `project` is the folder of the whole project; `live` says that a writer looks on, with live reload. After
    `stale_after_days` without a check, a page warns its readers.
    """

    edition: Edition
    project: Path
    offline: bool
    live: bool
    stale_after_days: int

    @cached_property
    def pieces(self) -> list[Piece]:
        """The pieces of Python. Raises RuntimeMissingError where Pyodide is not installed."""
        require_packages(self.project)
        return pieces(self.project, self.edition.policy, worker=bundled(self.project, "worker.js")["worker.js"])

    def files(self, *, search_worker: str) -> dict[str, bytes]:
        """What the browser fetches beside the pages, by address. `search_worker` is the script of Material's search."""
        require_packages(self.project)
        scripts = bundled(self.project, "guide.css", "every.js", "questionnaire.js", "search-offline.js")
        search = scripts.pop("search-offline.js")
        if self.offline:
            scripts["search-offline.js"] = f"window.searchWorker={_script_text(search_worker)};".encode() + search
        scripts["licences.txt"] = LICENCES.read_bytes()
        files = {f"assets/checker/{name}": content for name, content in scripts.items()}
        for piece in self.pieces:
            files |= {f"assets/python/{name}": data for name, data in piece.files(offline=self.offline).items()}
        files[NEUTRAL] = self._neutral_page().encode()
        return files

    def clause_links(self, to_sources: str) -> Iterator[str]:
        """Lines of Markdown by which [2.4] becomes a link; `to_sources` is the address of the page with the clauses."""
        label = self.edition.words["outcome"]["clause_label"]
        return (
            f'[{clause}]: {to_sources}#clause-{clause} "{label} {clause}"' for clause in self.edition.policy.clauses
        )

    def filled(self, page: Page, html: str) -> str:
        """The page with the rendered parts in the place of their marks, and with the date of its last check.

        Raises PageError for an unknown mark, and for a page that does not say when it was checked.
        """
        checked, against = _last_checked(page)

        def part(mark: re.Match[str]) -> str:
            if mark[1] == "questionnaire":
                return self._questionnaire(page, checked)
            if mark["caution"] is None:
                return self._rendered(f"parts/{mark[1]}/part.html", page.links)
            try:
                cautions = self.edition.cautions(mark["caution"])
            except KeyError:
                raise PageError(f"{page.source}: unknown {mark[0]}") from None
            return self._rendered("parts/official/part.html", page.links, cautions=cautions)

        stamp = self._rendered(
            "parts/checked/part.html",
            page.links,
            checked=checked,
            against=against,
            stale_after=self.stale_after_days,
        )
        return MARK.sub(part, html) + stamp

    def covered(self, pages: Iterable[tuple[Page, str, str]]) -> Iterator[tuple[Page, str]]:
        """Of all pages, each with its title and HTML, those that show the coverage, with it. Raises CoverageError."""
        told = list(pages)
        coverage = cover(self.edition.policy, [(page.source, title, html) for page, title, html in told])
        for page, _, html in told:
            if COVERAGE in html:
                table = self._rendered("parts/coverage/part.html", page.links, coverage=coverage)
                yield page, html.replace(COVERAGE, table)

    def with_policy(self, html: str) -> str:
        """A whole page with its content policy."""
        return with_policy(html, offline=self.offline, live=self.live)

    def _questionnaire(self, page: Page, checked: date) -> str:
        for_script = {
            piece.name: {
                "name": piece.name,
                "bytes": len(piece.data),
                "sha256": piece.sha256,
                "addresses": [
                    page.links.address(f"assets/python/{name}") for name in piece.files(offline=self.offline)
                ],
            }
            for piece in self.pieces
        }
        return self._rendered(
            "page/check.html",
            page.links,
            checked=checked,
            offline=self.offline,
            pieces=for_script,
            questions_in=questions_in,
            rules_version=rules_version(),
            saved_style=bundled(self.project, "saved.css")["saved.css"].decode(),
            size=sum(len(piece.data) for piece in self.pieces if not piece.later),
            states=STATES,
            verdicts=VERDICTS,
            worksheet=worksheet(self.edition.policy),
        )

    def _neutral_page(self) -> str:
        return with_bare_policy(self._rendered("parts/leave/neutral.html", Links(address=str, title=str)))

    def _rendered(self, template: str, links: Links, **context: object) -> str:
        return render(self.edition, template, links, **context)


def _script_text(text: str) -> str:
    """A text as JavaScript."""
    return json.dumps(text)


def _last_checked(page: Page) -> tuple[date, str]:
    """The date of a page's last check, and against what it was checked. PageError if missing or in the future."""
    checked, against = page.meta.get("checked"), page.meta.get("checked_against")
    if not isinstance(checked, date) or not against:
        raise PageError(f"{page.source}: its front matter lacks `checked: YEAR-MONTH-DAY` or `checked_against`")
    if checked > datetime.now(UTC).date():
        raise PageError(f"{page.source}: checked on {checked}, which is in the future")
    return checked, str(against)
