"""Three-valued logic (Kleene) over a person's answers.

A condition is a statement such as "location is outside_us". It is YES, NO or NOT_SURE. It is NOT_SURE while the answers
that would decide it are "not sure" or missing, and it is decided as soon as the known answers are enough.

This module alone writes a condition down for others to read, as write_condition() says. The browser reads that form in
checker/web/shared/condition.mjs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, NamedTuple

__all__ = [
    "NOT_SURE",
    "AllOf",
    "Answer",
    "AnyOf",
    "Asked",
    "Condition",
    "Given",
    "Truth",
    "questions_asked",
    "read_condition",
    "write_condition",
]

NOT_SURE = "not_sure"
"""The option of every question that stands for "I'm not sure"."""

type Answers = Mapping[str, str]


class Truth(Enum):
    """What the answers tell of a statement."""

    YES = auto()
    NO = auto()
    NOT_SURE = auto()


@dataclass(frozen=True)
class Answer:
    """The true answer to a question is one of `options`: NOT_SURE while it is "not sure" or missing.

    Raises ValueError without a question or an option, for an option that is there twice, and for "not sure", which is
    no true answer.
    """

    question: str
    options: tuple[str, ...]

    def __post_init__(self) -> None:
        _refuse_unclear(self.question, self.options)
        if NOT_SURE in self.options:
            raise ValueError(f"{self.question} is {NOT_SURE}: that is never the true answer; ask whether it was given")

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

    def __post_init__(self) -> None:
        # Of nothing, "all" would hold for everybody and "any" for nobody. Neither is what a rule means.
        if not self.conditions:
            raise ValueError(f"{type(self).__name__} has no condition in it")

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
    """Every condition holds: NO as soon as one is NO, YES only when all are YES. ValueError without any condition."""

    def truth(self, answers: Answers) -> Truth:
        """What `answers` tell of all conditions together."""
        truths = {condition.truth(answers) for condition in self.conditions}
        if Truth.NO in truths:
            return Truth.NO
        return Truth.NOT_SURE if Truth.NOT_SURE in truths else Truth.YES


@dataclass(frozen=True)
class AnyOf(_Compound):
    """One condition or more holds: YES as soon as one is YES, NO only when all are NO. ValueError without any."""

    def truth(self, answers: Answers) -> Truth:
        """What `answers` tell of the conditions, of which one is enough."""
        truths = {condition.truth(answers) for condition in self.conditions}
        if Truth.YES in truths:
            return Truth.YES
        return Truth.NOT_SURE if Truth.NOT_SURE in truths else Truth.NO


type Condition = Answer | AllOf | AnyOf


@dataclass(frozen=True)
class Given:
    """The person gave one of `options` as the answer; "not sure" is an answer like any other, a missing one is none.

    Raises ValueError without a question or an option, and for an option that is there twice.
    """

    question: str
    options: tuple[str, ...]

    def __post_init__(self) -> None:
        _refuse_unclear(self.question, self.options)

    def holds(self, answers: Answers) -> bool:
        """Whether the answer given is one of the options."""
        return answers.get(self.question) in self.options


def _refuse_unclear(question: str, options: tuple[str, ...]) -> None:
    if not question:
        raise ValueError("an answer to no question")
    if not options:
        raise ValueError(f"{question} has no option to be")
    if len(set(options)) < len(options):
        raise ValueError(f"{question} has an option twice: {', '.join(options)}")


def write_condition(condition: Condition | Given) -> dict[str, Any]:
    """A condition as plain dictionaries, lists and strings, which JSON can carry.

    Answer: {"question": "a", "options": ["x", "y"]}. Given: {"question": "a", "given": ["x", "not_sure"]}. AllOf and
    AnyOf: {"all": [...]} and {"any": [...]}, with conditions of these kinds inside, though no Given.
    """
    match condition:
        case Answer(question, options):
            return {"question": question, "options": list(options)}
        case Given(question, options):
            return {"question": question, "given": list(options)}
        case AllOf(conditions):
            return {"all": [write_condition(part) for part in conditions]}
        case AnyOf(conditions):
            return {"any": [write_condition(part) for part in conditions]}


def read_condition(written: object) -> Condition | Given:
    """The condition that write_condition() wrote. ValueError for anything that it does not write."""
    match written:
        case {"question": str(question), "given": [*options], **rest} if not rest:
            return Given(question, _texts(options))
        case _:
            return _read_parts(written)


def _read_parts(written: object) -> Condition:
    match written:
        case {"question": str(question), "options": [*options], **rest} if not rest:
            return Answer(question, _texts(options))
        case {"all": [*parts], **rest} if not rest:
            return AllOf(tuple(_read_parts(part) for part in parts))
        case {"any": [*parts], **rest} if not rest:
            return AnyOf(tuple(_read_parts(part) for part in parts))
    raise ValueError(f"not a condition: {written!r}")


def _texts(options: list[object]) -> tuple[str, ...]:
    texts = tuple(option for option in options if isinstance(option, str))
    if len(texts) < len(options):
        raise ValueError(f"options must be texts: {options!r}")
    return texts


class Asked(NamedTuple):
    """The questions asked, the answers to them, and the questions answered but not asked, each in order."""

    asked: tuple[str, ...]
    kept: dict[str, str]
    dropped: tuple[str, ...]


def questions_asked(not_asked_when: Mapping[str, Condition | None], answers: Answers) -> Asked:
    """Which of the questions, in their order, are asked of a person who gave these answers.

    `not_asked_when` holds, for each question, the condition that must surely be true for it to be left out; None stands
    for a question that is always asked. Only answers to earlier questions that are asked count.
    """
    asked: list[str] = []
    kept: dict[str, str] = {}
    dropped: list[str] = []
    for question, condition in not_asked_when.items():
        if condition is not None and condition.truth(kept) is Truth.YES:
            if question in answers:
                dropped.append(question)
            continue
        asked.append(question)
        if question in answers:
            kept[question] = answers[question]
    return Asked(tuple(asked), kept, tuple(dropped))
