"""An independent reading of the rules: the same tables as in checker/policy.py, read by somebody else.

It was written from the tables alone, without looking at the checker, and shares nothing with it: no three-valued logic
either. A requirement is decided by trying every way in which the unknown could turn out. Where this reading and the
checker differ, one of the two has misread the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from tests.prove.tables import (
    ALWAYS,
    CAUTIONS,
    DOCUMENTS,
    HELP_FIRST,
    KNOWN,
    NEXT,
    NOT_ASKED,
    NOT_LISTED,
    NOT_SURE,
    QUESTIONS,
    QUESTIONS_OF,
    REQUIREMENTS,
    RISKS,
    STEPS,
)

__all__ = ["asked", "outcome"]

type Answers = Mapping[str, str]
type Given = tuple[str | None, ...]
"""The answers to the questions of one requirement."""


def asked(question: str, answers: Answers) -> bool:
    """Whether a question is asked, after the answers to the earlier questions that were asked."""
    return question not in NOT_ASKED or not NOT_ASKED[question](answers)


def unknown(answer: str | None) -> bool:
    """Not answered yet, or "not sure"."""
    return answer in (None, NOT_SURE)


def completions(requirement: str, given: Given) -> Iterator[Given]:
    """Every way in which what is unknown in a requirement could turn out."""
    answers = zip(QUESTIONS_OF[requirement], given, strict=True)
    return product(*(KNOWN[question] if unknown(answer) else (answer,) for question, answer in answers))


@cache
def status(requirement: str, given: Given) -> str:
    """What every completion says of a requirement, or "unknown" where they disagree."""
    _, met = REQUIREMENTS[requirement]
    verdicts = {met(*completion) for completion in completions(requirement, given)}
    if len(verdicts) > 1:
        return "unknown"
    return "met" if verdicts == {True} else "not_met"


@cache
def can_settle(requirement: str, given: Given) -> list[str]:
    """The unknown questions on which, for some completion of the others, all depends."""

    def decides(place: int) -> bool:
        return any(
            status(requirement, (*others[:place], None, *others[place + 1 :])) == "unknown"
            for others in completions(requirement, given)
        )

    places = enumerate(QUESTIONS_OF[requirement])
    return [question for place, question in places if unknown(given[place]) and decides(place)]


@cache
def fail(requirement: str, given: Given) -> list[str]:
    """The questions whose answer fails a requirement: there are answers that fail it, and without this one do not."""
    fewer = [answers for answers in product(*((answer, None) for answer in given)) if _fails(requirement, answers)]

    def needed(place: int) -> bool:
        return any(not _fails(requirement, (*answers[:place], None, *answers[place + 1 :])) for answers in fewer)

    return [question for place, question in enumerate(QUESTIONS_OF[requirement]) if needed(place)]


def _fails(requirement: str, given: Given) -> bool:
    return status(requirement, given) == "not_met"


def outcome(answers: Answers) -> dict[str, object]:
    """The whole outcome of any answers to any questions."""
    ask: list[str] = []
    kept: dict[str, str] = {}
    for question in QUESTIONS:
        if asked(question, kept):
            ask.append(question)
            if question in answers:
                kept[question] = answers[question]
    given = {requirement: tuple(map(kept.get, questions)) for requirement, questions in QUESTIONS_OF.items()}
    statuses = {requirement: status(requirement, given[requirement]) for requirement in REQUIREMENTS}
    route = "closed" if "not_met" in (statuses["outside_us"], statuses["reason"]) else "open"
    documents = documents_of(kept)
    help_first = [question for question, options in HELP_FIRST.items() if kept.get(question) in options]
    unanswered = [question for question in ask if question not in kept]
    verdict = verdict_of(statuses)
    return {
        "verdict": verdict,
        "route": route,
        "requirements": statuses,
        "open": {
            requirement: can_settle(requirement, given[requirement])
            for requirement in REQUIREMENTS
            if statuses[requirement] == "unknown"
        },
        "change": {
            requirement: fail(requirement, given[requirement])
            for requirement in REQUIREMENTS
            if statuses[requirement] == "not_met"
        },
        "risks": risks_of(kept),
        "documents": documents,
        "help_first": help_first,
        "cautions": cautions_of(kept, route),
        "next": next_of(verdict, route, bool(help_first), bool(unanswered), statuses, documents),
        "steps": STEPS,
        "ask": ask,
        "unanswered": unanswered,
        "dropped": [question for question in QUESTIONS if question in answers and question not in kept],
    }


def verdict_of(statuses: Mapping[str, str]) -> str:
    """One requirement that is not met decides; else one that is unknown leaves all unsettled."""
    if "not_met" in statuses.values():
        return "not_met"
    return "unsettled" if "unknown" in statuses.values() else "met"


def risks_of(answers: Answers) -> dict[str, str]:
    """Those present or possible, in the order of the table."""
    risks = {}
    for risk, (question, present) in RISKS.items():
        if answers.get(question) in present:
            risks[risk] = "present"
        elif answers.get(question) == NOT_SURE:
            risks[risk] = "possible"
    return risks | {"discretion": "present"}


def documents_of(answers: Answers) -> dict[str, str]:
    """Those listed, in the order of the table."""
    return {
        document: "have" if have_if and answers.get(have_if) == "yes" else status
        for document, (status, have_if) in DOCUMENTS.items()
        if document not in NOT_LISTED or not NOT_LISTED[document](answers)
    }


def cautions_of(answers: Answers, route: str) -> list[str]:
    """Those that come into the outcome, in the order of the table."""
    return [
        caution
        for caution, brought_by, on_open_route_only in CAUTIONS
        if (route == "open" or not on_open_route_only)
        and (brought_by is ALWAYS or any(answers.get(question) in options for question, options in brought_by.items()))
    ]


def next_of(
    verdict: str, route: str, help_first: bool, unanswered: bool, statuses: Answers, documents: Answers
) -> list[str]:
    """A lawyer before all else, then the first three things that fit; the last of them fits everybody."""
    is_open = route == "open"
    fits = {
        "instead": not is_open,
        "answer_rest": unanswered,
        "change": is_open and "not_met" in statuses.values(),
        "settle": is_open and "unknown" in statuses.values(),
        "papers": is_open and "get" in documents.values(),
        "file": is_open and verdict == "met" and not help_first and not unanswered,
        "take_along": True,
    }
    first, *rest = NEXT
    return [first] * help_first + [name for name in rest if fits[name]][:3]
