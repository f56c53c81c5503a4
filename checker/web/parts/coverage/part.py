"""Where the guide tells each clause of the source document, and each caution: read from the pages, never by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from checker.model import Policy
from checker.web.errors import WriterError

__all__ = ["Coverage", "CoverageError", "Place", "cover"]

LISTS = ("sources.md", "glossary.md", "check.md", "before-you-rely-on-this-guide.md", "how-the-check-decides.md")
"""Pages that list clauses and cautions, or ask about them: to be told, a clause must stand on another page."""

TO_CLAUSE = re.compile(r"#clause-(.+)$")
NOT_A_LINK = re.compile(r"\[\d+\.\d+\]")
HEADINGS = ("h1", "h2", "h3")
PILCROW = "¶"
"""The text of the link that Markdown's table of contents adds to a heading."""


class CoverageError(WriterError):
    """A clause or a caution is told nowhere, or a page cites a clause that does not exist; the message lists them."""


@dataclass(frozen=True)
class Place:
    """A place in the guide: a page's source and title, and the heading with its anchor; the page's top has none."""

    source: str
    title: str
    anchor: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Coverage:
    """Where each clause is told, what in the policy uses it, as pairs of kind and id, and where each caution stands."""

    told: dict[str, list[Place]]
    noted: dict[str, list[Place]]
    used: dict[str, list[tuple[str, str]]]


def cover(policy: Policy, pages: Iterable[tuple[str, str, str]]) -> Coverage:
    """The coverage of `policy` by `pages`, each its source, its title and its HTML. Raises CoverageError on any gap."""
    told: dict[str, list[Place]] = {clause: [] for clause in policy.clauses}
    noted: dict[str, list[Place]] = {caution.id: [] for caution in policy.cautions}
    problems = []
    for source, title, html in pages:
        reader = _Reader(source, title)
        reader.feed(html)
        problems += [_unknown(source, clause) for clause in reader.broken]
        if source not in LISTS:
            problems += _note(reader.clauses, told, source) + _note(reader.cautions, noted, source)
    untold = (clause for clause, places in told.items() if not places)
    problems += [
        f"clause {clause} is told on no page: write [{clause}] after the sentence that tells it" for clause in untold
    ]
    unnoted = (caution for caution, places in noted.items() if not places)
    problems += [f"caution {caution} is on no page: write <!-- official: {caution} --> on one" for caution in unnoted]
    if problems:
        raise CoverageError("; ".join(problems))
    return Coverage(told, noted, {clause: list(_uses(policy, clause)) for clause in policy.clauses})


def _note(found: list[tuple[str, Place]], places: dict[str, list[Place]], source: str) -> list[str]:
    for name, place in found:
        if name in places and place not in places[name]:
            places[name].append(place)
    return [_unknown(source, name) for name, _ in found if name not in places]


def _unknown(source: str, name: str) -> str:
    return f"{source} cites {name}, which does not exist: write one that checker/policy.py lists"


def _uses(policy: Policy, clause: str) -> Iterator[tuple[str, str]]:
    for kind, name, clauses in policy.citations():
        if clause in clauses:
            yield kind, name


@dataclass
class _Reader(HTMLParser):
    """Reads which clauses and cautions stand under which heading of a page."""

    source: str
    title: str
    clauses: list[tuple[str, Place]] = field(default_factory=list)
    cautions: list[tuple[str, Place]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._place = Place(self.source, self.title)
        self._open_heading: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notes a heading, a citation or a caution."""
        values = {name: value or "" for name, value in attributes}
        if tag in HEADINGS:
            self._open_heading = tag
            # The page's own heading is its title: a link to the page is enough.
            self._place = Place(self.source, self.title, values.get("id", "") if tag != "h1" else "")
        if tag == "a" and (cited := TO_CLAUSE.search(values.get("href", ""))):
            self.clauses.append((cited[1], self._place))
        if "data-caution" in values:
            self.cautions.append((values["data-caution"], self._place))

    def handle_endtag(self, tag: str) -> None:
        """Ends a heading."""
        if tag == self._open_heading:
            self._open_heading = None

    def handle_data(self, data: str) -> None:
        """Takes the text of a heading; a citation that is still text found no clause to link."""
        if self._open_heading not in (None, "h1") and data != PILCROW:
            self._place = replace(self._place, heading=self._place.heading + data)
        self.broken += NOT_A_LINK.findall(data)
