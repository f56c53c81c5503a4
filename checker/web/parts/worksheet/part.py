"""The rules as a worksheet on paper: by which answers each requirement is met, or not, so that a hand can follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.logic import Given, Truth
from checker.model import Caution, Policy, Requirement
from checker.web.by_hand import Way, numbers, way_of, ways

__all__ = ["Line", "Worksheet", "worksheet"]


@dataclass(frozen=True)
class Line:
    """A requirement on the worksheet: the ways in which it is met and not met. Anything else leaves it unknown."""

    requirement: str
    clauses: tuple[str, ...]
    met: tuple[Way, ...]
    not_met: tuple[Way, ...]


@dataclass(frozen=True)
class Worksheet:
    """What the worksheet says, as ids in the policy's order.

    `number` holds each question's number on paper; `leave_out`, for each follow-up question, the ways in which it is
    not asked. `help_first` are pairs of the way in which a lawyer is called for, and its clauses. `documents` are the
    id of each, the way in which it stands on the reader's list, None for always, the ways in which it is left out, and
    its clauses. `notes` holds, for each requirement, the cautions for those who do not meet it.
    """

    number: dict[str, int]
    leave_out: dict[str, tuple[Way, ...]]
    lines: tuple[Line, ...]
    help_first: tuple[tuple[Way, tuple[str, ...]], ...]
    documents: tuple[tuple[str, Way | None, tuple[Way, ...], tuple[str, ...]], ...]
    notes: dict[str, tuple[Caution, ...]]


def worksheet(policy: Policy) -> Worksheet:
    """The worksheet that follows from the rules of `policy`."""
    options = {question.id: question.options for question in policy.questions}
    return Worksheet(
        number=numbers(policy),
        leave_out={
            question.id: ways(question.not_asked_when, options)
            for question in policy.questions
            if question.not_asked_when is not None
        },
        lines=tuple(
            Line(
                requirement.id,
                requirement.clauses,
                met=ways(requirement.met_when, options),
                not_met=ways(requirement.met_when, options, holds=False),
            )
            for requirement in policy.requirements
        ),
        help_first=tuple((way_of(entry.when, options), entry.clauses) for entry in policy.help_first),
        documents=tuple(
            (
                entry.id,
                way_of(entry.listed_when, options) if entry.listed_when else None,
                ways(entry.not_listed_when, options) if entry.not_listed_when else (),
                entry.clauses,
            )
            for entry in policy.documents
        ),
        notes={requirement.id: tuple(_notes(policy, requirement)) for requirement in policy.requirements},
    )


def _notes(policy: Policy, requirement: Requirement) -> Iterator[Caution]:
    """Of the cautions beside a requirement, those that are brought by an answer which does not by itself meet it."""

    def meets(given: Given) -> bool:
        return any(requirement.met_when.truth({given.question: option}) is Truth.YES for option in given.options)

    for caution in policy.cautions:
        if caution.id in requirement.cautions and not any(map(meets, caution.brought_by)):
            yield caution
