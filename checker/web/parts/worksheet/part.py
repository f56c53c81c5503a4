"""The rules as a worksheet on paper: by which answers each requirement is met, or not, so that a hand can follow."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Policy
from checker.web.by_hand import Way, way_of, ways

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
    not asked. `help_first` and `documents` are pairs of the way in which something stands on the reader's list, None
    for always, and its clauses; a document has its id besides.
    """

    number: dict[str, int]
    leave_out: dict[str, tuple[Way, ...]]
    lines: tuple[Line, ...]
    help_first: tuple[tuple[Way, tuple[str, ...]], ...]
    documents: tuple[tuple[str, Way | None, tuple[str, ...]], ...]


def worksheet(policy: Policy) -> Worksheet:
    """The worksheet that follows from the rules of `policy`."""
    options = {question.id: question.options for question in policy.questions}
    return Worksheet(
        number={question.id: number for number, question in enumerate(policy.questions, 1)},
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
            (entry.id, way_of(entry.listed_when, options) if entry.listed_when else None, entry.clauses)
            for entry in policy.documents
        ),
    )
