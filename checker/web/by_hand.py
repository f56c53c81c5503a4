"""The rules as a hand can follow them: by which answers a condition holds, and by which statuses a verdict comes.

A condition of the policy becomes the ways in which it holds, and the ways in which it does not. A way is a few answers
that are enough together. Whatever fits no way of either kind is not settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from checker.logic import NOT_SURE, AllOf, Answer, AnyOf, Condition, Given
from checker.model import Policy
from checker.outcome import RequirementStatus

__all__ = ["VERDICTS", "Part", "Way", "numbers", "part_of", "way_of", "ways"]

VERDICTS: tuple[tuple[RequirementStatus | None, str], ...] = (
    ("not_met", "not_met"),
    ("unknown", "unsettled"),
    (None, "met"),
)
"""The verdict by hand: with a requirement of this status it is that one. The first line that fits counts."""


@dataclass(frozen=True)
class Part:
    """The answer to `question` is one of `options`; `others` are the options that it is not."""

    question: str
    options: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """Answers that decide together: every part must hold. `condition` says the same to machines."""

    parts: tuple[Part, ...]
    condition: Condition | Given


def numbers(policy: Policy) -> dict[str, int]:
    """The number of each question, on paper and wherever the rules are told."""
    return {question.id: number for number, question in enumerate(policy.questions, 1)}


def ways(condition: Condition, options: Mapping[str, tuple[str, ...]], *, holds: bool = True) -> tuple[Way, ...]:
    """The ways in which `condition` surely holds or, with holds=False, surely does not; one of them is enough.

    `options` are the options of each question. "Not sure" and a missing answer are part of no way: they leave a
    condition open unless other answers decide it.
    """
    alternatives = (_merged(parts) for parts in _alternatives(condition, options, holds))
    found = (_way(named, options) for named in alternatives if all(named.values()))
    return tuple(dict.fromkeys(found))


type _Named = tuple[str, tuple[str, ...]]
"""A question, and some of its options."""


def _alternatives(
    condition: Condition, options: Mapping[str, tuple[str, ...]], holds: bool
) -> Iterable[tuple[_Named, ...]]:
    match condition:
        case Answer(question, named):
            settled = (option for option in options[question] if option != NOT_SURE)
            return [((question, tuple(option for option in settled if (option in named) == holds)),)]
        case AllOf(conditions) | AnyOf(conditions):
            parts = [_alternatives(part, options, holds) for part in conditions]
            # "All of them" is denied by one that does not hold, "any of them" only by all of these.
            if isinstance(condition, AllOf) == holds:
                return [sum(choice, start=()) for choice in product(*parts)]
            return [way for part in parts for way in part]


def _merged(parts: Iterable[_Named]) -> dict[str, tuple[str, ...]]:
    """Each question once, with the options that all its parts allow."""
    merged: dict[str, tuple[str, ...]] = {}
    for question, named in parts:
        merged[question] = tuple(option for option in merged.get(question, named) if option in named)
    return merged


def _way(named: Mapping[str, tuple[str, ...]], options: Mapping[str, tuple[str, ...]]) -> Way:
    answers = tuple(Answer(question, chosen) for question, chosen in named.items())
    parts = tuple(part_of(answer.question, answer.options, options) for answer in answers)
    return Way(parts, answers[0] if len(answers) == 1 else AllOf(answers))


def way_of(given: Given, options: Mapping[str, tuple[str, ...]]) -> Way:
    """The one way in which `given` holds; `options` are the options of each question."""
    return Way((part_of(given.question, given.options, options),), given)


def part_of(question: str, named: tuple[str, ...], options: Mapping[str, tuple[str, ...]]) -> Part:
    """The answer to `question` is one of those `named`; `options` are the options of each question."""
    return Part(question, named, others=tuple(option for option in options[question] if option not in named))
