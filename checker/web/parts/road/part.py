"""The picture of the way from the first papers to the end of the stay: its steps, as the words tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from checker.web.edition import Edition
from checker.web.words import Words, entries, wrong

__all__ = ["Step", "phases", "require_headings", "steps"]

PHASES = {
    "ask": ("prepare", "file", "evidence"),
    "answer": ("review", "decision"),
    "after": ("travel", "border", "stay", "end"),
}
"""The stretches of the road, with their steps: between them, it is someone else's turn."""

DECIDING = ("decision", "border")
"""Where an official decides whether the road goes on."""


@dataclass(frozen=True)
class Step:
    """A step: its words, the clauses that it cites, and whether official sources add what can go wrong in it."""

    id: str
    text: Words
    clauses: tuple[str, ...]
    official: bool

    @property
    def decides(self) -> bool:
        """Whether an official decides here."""
        return self.id in DECIDING


def steps(edition: Edition) -> Iterator[Step]:
    """The steps in order. Raises WordsError for a clause or a caution that does not exist."""
    for step, text in entries(edition.words["road"]["steps"]):
        for clause in text["clauses"]:
            if str(clause) not in edition.policy.clauses:
                raise wrong(clause, f"names {clause}, which is no clause: write one of checker/policy.py, such as 2.4")
        if official := "official" in text:
            known = [caution.id for caution in edition.policy.cautions]
            if str(text["official"]) not in known:
                raise wrong(text["official"], f"names no caution: write one of {', '.join(known)}")
        yield Step(step, text, tuple(map(str, text["clauses"])), official)


def phases(edition: Edition) -> Iterator[tuple[str, list[Step]]]:
    """The stretches of the road in order, each with its steps. Raises WordsError for a step that belongs to none."""

    def phase_of(step: Step) -> str:
        for phase, named in PHASES.items():
            if step.id in named:
                return phase
        raise wrong(step.text, "is a step of no phase: name it in PHASES of checker/web/parts/road/part.py")

    for phase, of_phase in groupby(steps(edition), key=phase_of):
        yield phase, list(of_phase)


def require_headings(edition: Edition, pages: Mapping[str, str]) -> None:
    """Raises WordsError where a step leads to a heading that is not there. `pages` are the HTML of all, by source."""
    for step in steps(edition):
        page = step.text["page"]
        source, _, anchor = str(page).partition("#")
        anchors = re.findall(r' id="([^"]+)"', pages.get(source, ""))
        if anchor not in anchors:
            raise wrong(page, f"names no heading of {source}: write {source}# and one of {', '.join(anchors)}")
