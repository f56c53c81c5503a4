"""Three-valued logic (Kleene) over a person's answers.

A condition is a statement such as "location is outside_us". It is YES, NO or NOT_SURE. It is NOT_SURE while the answers
that would decide it are "not sure" or missing, and it is decided as soon as the known answers are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

__all__ = ["NOT_SURE", "AllOf", "Answer", "AnyOf", "Condition", "Given", "Truth"]

NOT_SURE = "not_sure"
"""The option of every question that stands for "I'm not sure"."""

type Answers = Mapping[str, str]


class Truth(Enum):
    """What the answers tell of a statement."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


@dataclass(frozen=True)
class Answer:
    """The true answer to a question is one of `options`: NOT_SURE while it is "not sure" or missing."""

    question: str
    options: tuple[str, ...]

    def truth(self, answers: Answers) -> Truth:
        """What `answers` tell of it."""
        answer = answers.get(self.question, NOT_SURE)
        if answer == NOT_SURE:
            return Truth.NOT_SURE
        return Truth.YES if answer in self.options else Truth.NO

    def because(self, answers: Answers) -> tuple[str, ...]:
        """The question, whatever the answer to it is."""
        return (self.question,)

    def parts(self) -> Iterator[Answer]:
        """Itself: it is not made of other conditions."""
        yield self


@dataclass(frozen=True)
class _Compound:
    conditions: tuple[Condition, ...]

    def truth(self, answers: Answers) -> Truth:
        raise NotImplementedError

    def because(self, answers: Answers) -> tuple[str, ...]:
        """The questions whose answers, or missing answers, make this condition what it is."""
        truth = self.truth(answers)
        deciding = (part for part in self.conditions if part.truth(answers) is truth)
        return tuple(dict.fromkeys(question for part in deciding for question in part.because(answers)))

    def parts(self) -> Iterator[Answer]:
        """The answers that it looks at, in the order in which they stand."""
        for condition in self.conditions:
            yield from condition.parts()


@dataclass(frozen=True)
class AllOf(_Compound):
    """Every condition holds: NO as soon as one is NO, YES only when all are YES."""

    def truth(self, answers: Answers) -> Truth:
        """What `answers` tell of all conditions together."""
        truths = {condition.truth(answers) for condition in self.conditions}
        if Truth.NO in truths:
            return Truth.NO
        return Truth.NOT_SURE if Truth.NOT_SURE in truths else Truth.YES


@dataclass(frozen=True)
class AnyOf(_Compound):
    """At least one condition holds: YES as soon as one is YES, NO only when all are NO."""

    def truth(self, answers: Answers) -> Truth:
        """What `answers` tell of the conditions, of which one is enough."""
        truths = {condition.truth(answers) for condition in self.conditions}
        if Truth.YES in truths:
            return Truth.YES
        return Truth.NOT_SURE if Truth.NOT_SURE in truths else Truth.NO


type Condition = Answer | AllOf | AnyOf


@dataclass(frozen=True)
class Given:
    """The person gave one of `options` as the answer; "not sure" is an answer like any other, a missing one is none."""

    question: str
    options: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether the answer given is one of the options."""
        return answers.get(self.question) in self.options
