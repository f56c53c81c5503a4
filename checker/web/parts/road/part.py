"""The picture of the way from the first papers to the end of the stay: its steps, as the words tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.web.edition import Edition
from checker.web.words import Words, entries, wrong

__all__ = ["Step", "require_headings", "steps"]


@dataclass(frozen=True)
class Step:
    """A step: its words, the clauses that it cites, and whether official sources add what can go wrong in it."""

    text: Words
    clauses: tuple[str, ...]
    official: bool


def steps(edition: Edition) -> Iterator[Step]:
    """The steps in order. Raises WordsError for a clause or a caution that does not exist."""
    for _, text in entries(edition.words["road"]["steps"]):
        for clause in text["clauses"]:
            if str(clause) not in edition.policy.clauses:
                raise wrong(clause, f"names {clause}, which is no clause: write one of checker/policy.py, such as 2.4")
        if official := "official" in text:
            known = [caution.id for caution in edition.policy.cautions]
            if str(text["official"]) not in known:
                raise wrong(text["official"], f"names no caution: write one of {', '.join(known)}")
        yield Step(text, tuple(map(str, text["clauses"])), official)


def require_headings(edition: Edition, pages: Mapping[str, str]) -> None:
    """Raises WordsError where a step leads to a heading that is not there. `pages` are the HTML of all, by source."""
    for step in steps(edition):
        page = step.text["page"]
        source, _, anchor = str(page).partition("#")
        anchors = re.findall(r' id="([^"]+)"', pages.get(source, ""))
        if anchor not in anchors:
            raise wrong(page, f"names no heading of {source}: write {source}# and one of {', '.join(anchors)}")
