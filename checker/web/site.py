"""From an edition to everything that a site is made of: files, parts of pages, and what a whole page must have.

In a page's Markdown,
    [2.4]                           cites a clause of the source document
    <!-- official: self-file -->    stands for what official sources add on a point; "all" for all of them
    <!-- questionnaire -->          stands for the form and its answer
    <!-- road -->                   stands for the way from request to the end of the stay, step by step
    <!-- road: picture -->          stands for the same way, to look at
    <!-- limits -->                 stands for the list of what the check does not look at
    <!-- coverage -->               stands for the clauses, and where the guide tells each
    <!-- decides: picture -->       stands for a piece of how the check decides; parts/decides/ has a template for each

A page says in its front matter when it was last checked, and against what:
    checked: 2026-11-23
    checked_against: source document, official sources as listed
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from checker.web.bundle import bundled
from checker.web.by_hand import VERDICTS
from checker.web.content_policy import with_bare_policy, with_policy
from checker.web.edition import Edition, Language
from checker.web.errors import WriterError
from checker.web.isolate import isolated
from checker.web.parts.coverage.part import cover
from checker.web.parts.decides.part import DECIDES, Decides
from checker.web.parts.journey.part import closed_when
from checker.web.parts.outcome.part import COUNTED, INSTEAD, NEXT_THINGS, questions_in, same_point
from checker.web.parts.road.part import phases, require_headings, steps
from checker.web.parts.status.part import STATES
from checker.web.parts.worksheet.part import worksheet
from checker.web.render import Links, render
from checker.web.rules import SCHEMA, rules_file
from checker.web.runtime import Piece, pieces, require_packages
from checker.web.search_index import with_other_words
from checker.web.translation.shown import TranslationError
from checker.web.wheel import wheel_and_lock
from checker.web.words import entries, require_all_used

__all__ = ["NEUTRAL", "Page", "PageError", "Site"]

LICENCES = Path(__file__).parent / "page" / "licences.txt"
MARK = re.compile(r"<!--\s*(.*?)\s*-->")
NEARLY_A_MARK = re.compile(r"(?:<|&lt;)\s*!(?!--.*-->)")
"""What begins like a mark and is none, in a page's source or in its HTML: readers would see it as text."""

COVERAGE = "<!-- coverage -->"
MARKS = (
    "questionnaire",
    "road",
    "road: picture",
    "limits",
    "coverage",
    "official: ID",
    *(f"decides: {name}" for name in DECIDES),
)
FROM_EVERYWHERE = ("index.md", "check.md", "get-help.md")
"""The pages to which every page leads, and the one for lost readers above all."""

AROUND = (
    *("site_name", "site_description", "copyright", "menu", "search", "dark", "light", "help_banner", "card"),
    *("lost", "lost_why", "without_files"),
)
"""The words of [around], which stand around every page, where MkDocs renders and not we."""

TRANSLATED = ("by_machine", "not_yet", "offer", "languages", "answers_stay")
"""The words of [translated], which stand in some languages and not in English, or the other way round."""

OF_ALL = re.compile(r'(="|: "|&#34;)((?:\.\./)*)assets/')
"""An address of what all languages share, as a page of one of them has it."""

NEUTRAL = "kitchen-measures.html"
"""The page for those who leave fast: made of the same words as the rest, but no page of the guide; it leads nowhere."""

READ_ME = "0-read-me-first.txt"
"""What stands beside the pages on a disk, by its name before all other files."""


class PageError(WriterError):
    """A page has a mark that stands for nothing, or does not say when it was checked."""


@dataclass(frozen=True)
class Page:
    """A page of the guide: its source such as "check.md", what its front matter says, and how it refers to others.

    `file` is its place in the project, and `text` all that stands there.
    """

    source: str
    file: str
    text: str
    meta: Mapping[str, Any]
    links: Links


@dataclass(frozen=True)
class Site:
    """The site of one edition, for a host or, `offline`, for a disk.

    `editions` are those of all languages, the source first: another language than that has its pages in a folder of its
    own, and shares what stands in assets/. `project` is the folder of the whole project; `live` says that
    a writer looks on, with live reload. After `stale_after_days` without a check, a page warns its readers.
    """

    edition: Edition
    editions: tuple[Edition, ...]
    project: Path
    offline: bool
    live: bool
    stale_after_days: int

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the guide, the source first."""
        return tuple(edition.language for edition in self.editions)

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
            scripts["search-offline.js"] = f"window.searchWorker={json.dumps(search_worker)};".encode() + search
        scripts["licences.txt"] = LICENCES.read_bytes()
        files = {f"assets/checker/{name}": content for name, content in scripts.items()}
        for piece in self.pieces:
            files |= {f"assets/python/{name}": data for name, data in piece.files(offline=self.offline).items()}
        files[NEUTRAL] = self._neutral_page().encode()
        if self.offline and self.edition.language.is_source:
            files[READ_ME] = "\n\n".join(str(edition.words["offline"]["read_me"]) for edition in self.editions).encode()
        if not self.edition.language.is_source:
            # A picture without words is the same for all. One of the language's own takes its place.
            own = self.project / "docs" / self.edition.language.code
            files |= {
                path.relative_to(own).as_posix(): path.read_bytes() for path in sorted((own / "pictures").glob("*"))
            }
        files["rules.json"] = rules_file(
            self.edition.policy, language=self.edition.language.code, words_sha256=self.edition.words_sha256
        )
        files[SCHEMA.name] = SCHEMA.read_bytes()
        if not self.offline and self.edition.language.is_source:
            files |= {f"python/{name}": content for name, content in wheel_and_lock(self.project).items()}
        return files

    def search_index(self, index: str, address: Callable[[str], str]) -> str:
        """The index of the search with words that people type and no page has. `address` is a page's in the site."""
        found = []
        for _, entry in entries(self.edition.words["search"]):
            source, anchor = str(entry["page"]).split("#")
            found.append((str(entry["words"]), f"{address(source)}#{anchor}"))
        return with_other_words(index, self.edition.language.code, found)

    def clause_links(self, to_sources: str) -> Iterator[str]:
        """Lines of Markdown by which [2.4] becomes a link; `to_sources` is the address of the page with the clauses."""
        label = self.edition.words["outcome"]["clause_label"]
        return (
            f'[{clause}]: {to_sources}#clause-{clause} "{label} {clause}"' for clause in self.edition.policy.clauses
        )

    def filled(self, page: Page, html: str) -> str:
        """The page with the rendered parts in the place of their marks, and with the date of its last check.

        Raises PageError for a mark that stands for nothing, and for a page that does not say when it was checked;
        WordsError where a part lacks words.
        """
        checked, against = _last_checked(page)
        if NEARLY_A_MARK.search(html):
            raise PageError(
                f"{_line(page, NEARLY_A_MARK)}: a mark begins with `<!-- ` and ends with ` -->` in the same line"
            )
        stamp = self._rendered(
            "parts/checked/part.html",
            page.links,
            checked=checked,
            against=against,
            stale_after=self.stale_after_days,
        )
        return MARK.sub(lambda mark: self._part(page, mark), html) + stamp

    def above(self, page: Page) -> str:
        """What stands above a page: the same page in the other languages, and how its translation stands."""
        return self._rendered(
            "parts/languages/part.html",
            page.links,
            editions=self.editions,
            with_answers=page.source == "check.md",
            by_machine=self._is_by_machine(page),
        )

    def _is_by_machine(self, page: Page) -> bool:
        translation = self.edition.translation
        return translation is not None and not translation.is_read(page.source)

    def header(self, links: Links) -> str:
        """What we put into the header of a page that refers to others by these links: the button for leaving fast."""
        return self._rendered("parts/leave/part.html", links)

    def covered(self, pages: Iterable[tuple[Page, str, str]]) -> Iterator[tuple[Page, str]]:
        """Of all pages, each with its title and HTML, those that show the coverage, with it.

        Raises CoverageError for a gap, and WordsError where the road leads to no heading.
        """
        told = list(pages)
        require_headings(self.edition, {page.source: html for page, _, html in told})
        coverage = cover(self.edition.policy, [(page.source, title, html) for page, title, html in told])
        for page, _, html in told:
            if COVERAGE in html:
                table = self._rendered("parts/coverage/part.html", page.links, coverage=coverage)
                yield page, html.replace(COVERAGE, table)

    def with_policy(self, html: str) -> str:
        """A whole page with its content policy and, in another language than the source, the addresses of assets."""
        if not self.edition.language.is_source:
            html = isolated(OF_ALL.sub(r"\1../\2assets/", html), self.edition.language.direction)
        return with_policy(html, offline=self.offline, live=self.live)

    def require_translated(self, *, within_days: int) -> None:
        """Raises TranslationError where English has waited for more than so many days to be translated."""
        today = datetime.now(UTC).date()
        translations = [edition.translation for edition in self.editions if edition.translation]
        if waiting := [told for translation in translations for told in translation.waiting(today, within_days)]:
            raise TranslationError("\n".join(waiting))

    def require_words(self) -> None:
        """Once all parts are rendered: raises WordsError for what is wrong around them, and for words left over."""
        for name in AROUND:
            str(self.edition.words["around"][name])
        for name in TRANSLATED:
            str(self.edition.words["translated"][name])
        str(self.edition.words["offline"]["read_me"])
        for _, entry in entries(self.edition.words["search"]):
            str(entry["page"]), str(entry["words"])
        require_all_used(self.edition.words)

    def _part(self, page: Page, mark: re.Match[str]) -> str:
        name, _, which = (text.strip() for text in mark[1].partition(":"))
        match name, which:
            case "questionnaire", "":
                return self._questionnaire(page)
            case "road", "":
                return self._rendered("parts/road/part.html", page.links, steps=steps(self.edition))
            case "road", "picture":
                return self._rendered("parts/road/picture.html", page.links, phases=phases(self.edition))
            case "limits", "":
                return self._rendered("parts/limits/part.html", page.links)
            case "coverage", "":
                # Its turn comes when all pages are there.
                return COVERAGE
            case "decides", _ if which in DECIDES:
                return self._rendered(f"parts/decides/{which}.html", page.links, decides=Decides(self.edition.policy))
            case "official", _ if cautions := self.edition.cautions(which):
                return self._rendered("parts/official/part.html", page.links, cautions=cautions)
            case "official", _:
                known = ", ".join(caution.id for caution in self.edition.policy.cautions)
                what = f"names no caution: write all, or one of {known}"
            case _:
                what = f"is no mark: write one of {', '.join(f'<!-- {known} -->' for known in MARKS)}"
        raise PageError(f"{_line(page, re.compile(re.escape(mark[0])))}: {mark[0]} {what}")

    def _questionnaire(self, page: Page) -> str:
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
        context: dict[str, object] = {
            "by_machine": self._is_by_machine(page),
            "closed_when": closed_when(self.edition.policy),
            "counted": COUNTED,
            "instead": INSTEAD,
            "next_things": NEXT_THINGS,
            "offline": self.offline,
            "pieces": for_script,
            "questions_in": questions_in,
            "same_point": same_point(self.edition.policy),
            "saved_style": bundled(self.project, "saved.css")["saved.css"].decode(),
            "size": sum(len(piece.data) for piece in self.pieces if not piece.later),
            "states": STATES,
            "verdicts": VERDICTS,
            "worksheet": worksheet(self.edition.policy),
        }
        source = self.editions[0]
        in_english = (
            None
            if self.edition.language.is_source
            else Markup(render(source, "parts/outcome/part.html", page.links, **context))
        )
        return self._rendered("page/check.html", page.links, in_english=in_english, **context)

    def _neutral_page(self) -> str:
        return with_bare_policy(self._rendered("parts/leave/neutral.html", Links.nowhere()))

    def _rendered(self, template: str, links: Links, **context: object) -> str:
        return render(self.edition, template, links, **context)


def _line(page: Page, what: re.Pattern[str]) -> str:
    """The file of a page, with the line in which something stands, if it does."""
    found = what.search(page.text)
    return f"{page.file}, line {page.text.count('\n', 0, found.start()) + 1}" if found else page.file


def _last_checked(page: Page) -> tuple[date, str]:
    """The date of a page's last check, and against what it was checked. PageError if missing or in the future."""
    checked, against = page.meta.get("checked"), page.meta.get("checked_against")
    if not isinstance(checked, date) or not against:
        raise PageError(f"{page.file}: its front matter lacks `checked: YEAR-MONTH-DAY` or `checked_against: …`")
    if checked > datetime.now(UTC).date():
        raise PageError(f"{page.file}: checked on {checked}, which is in the future: write the day of the check")
    return checked, str(against)
