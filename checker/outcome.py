"""From answers to an outcome: the verdict, and every reason behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from checker.logic import Truth, questions_asked
from checker.model import Caution, Policy

__all__ = ["REQUIREMENT_STATUS", "AnswerError", "Outcome", "RequirementStatus", "check"]

type Verdict = Literal["met", "not_met", "unsettled"]
type Route = Literal["open", "closed"]
type RequirementStatus = Literal["met", "not_met", "unknown"]
type RiskStatus = Literal["present", "possible"]
type DocumentStatus = Literal["have", "get", "check"]

FIRST_THINGS = 3
"""How many things to do an answer names, beside the lawyer: who reads more does none of them."""

REQUIREMENT_STATUS: dict[Truth, RequirementStatus] = {
    Truth.YES: "met",
    Truth.NO: "not_met",
    Truth.NOT_SURE: "unknown",
}


class AnswerError(ValueError):
    """An answer that the policy does not know; its message names the question and the options allowed, on one line."""


@dataclass(frozen=True)
class Outcome:
    """Everything the checker returns, as ids in the policy's order.

    `route` is closed where a requirement is not met without which there is nothing to file. `open` holds, for each
    unknown requirement, the questions in it that are still unknown; `change`, for each requirement that is not met, the
    questions whose answers fail it. `next` is what to do, in that order. `ask` are the questions asked, `unanswered`
    those of them without an answer, and `dropped` those that were answered although they are no longer asked.
    """

    verdict: Verdict
    route: Route
    requirements: dict[str, RequirementStatus]
    open: dict[str, tuple[str, ...]]
    change: dict[str, tuple[str, ...]]
    risks: dict[str, RiskStatus]
    documents: dict[str, DocumentStatus]
    help_first: tuple[str, ...]
    cautions: tuple[str, ...]
    next: tuple[str, ...]
    steps: tuple[str, ...]
    ask: tuple[str, ...]
    unanswered: tuple[str, ...]
    dropped: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The outcome as plain dictionaries, lists and strings."""
        return {name: _plain(value) for name, value in vars(self).items()}


def check(policy: Policy, answers: Mapping[str, str]) -> Outcome:
    """Judge `answers`, a mapping of question id to option, by the rules of `policy`.

    Answers to questions that are not asked are dropped first. Missing answers are unknown, as "not sure" is, but raise
    no risk and no call for help. Raises AnswerError for an unknown question or option, or a value of the wrong type.
    """
    _refuse_bad(policy, answers)
    conditions = {question.id: question.not_asked_when for question in policy.questions}
    ask, kept, dropped = questions_asked(conditions, answers)

    truths = {requirement.id: requirement.met_when.truth(kept) for requirement in policy.requirements}
    verdict = _verdict(set(truths.values()))
    closing = (truths[requirement.id] for requirement in policy.requirements if requirement.closes_route)
    route: Route = "closed" if Truth.NO in closing else "open"
    documents = _documents(policy, kept)
    help_first = tuple(entry.when.question for entry in policy.help_first if entry.when.holds(kept))
    unanswered = tuple(question for question in ask if question not in kept)
    return Outcome(
        verdict=verdict,
        route=route,
        requirements={name: REQUIREMENT_STATUS[truth] for name, truth in truths.items()},
        open=_reasons(policy, truths, Truth.NOT_SURE, kept),
        change=_reasons(policy, truths, Truth.NO, kept),
        risks=_risks(policy, kept),
        documents=documents,
        help_first=help_first,
        cautions=tuple(caution.id for caution in policy.cautions if _comes_in(caution, route, kept)),
        next=tuple(_next(set(truths.values()), route, set(documents.values()), help_first, unanswered)),
        steps=tuple(step.id for step in policy.steps),
        ask=ask,
        unanswered=unanswered,
        dropped=dropped,
    )


def _refuse_bad(policy: Policy, answers: object) -> None:
    if not isinstance(answers, Mapping):
        raise AnswerError(f"the answers must be one object of question and option, not {_kind(answers)}")
    questions = {question.id: question for question in policy.questions}
    for name, option in answers.items():
        if not isinstance(name, str) or name not in questions:
            raise AnswerError(f"unknown question {_shown(name)}; the questions are: {', '.join(questions)}")
        allowed = ", ".join(questions[name].options)
        if not isinstance(option, str):
            raise AnswerError(f"question {name}: an answer must be one of: {allowed}; this one is {_kind(option)}")
        if option not in questions[name].options:
            raise AnswerError(f"question {name}: unknown option {_shown(option)}; it must be one of: {allowed}")


def _verdict(truths: set[Truth]) -> Verdict:
    if Truth.NO in truths:
        return "not_met"
    return "unsettled" if Truth.NOT_SURE in truths else "met"


def _reasons(
    policy: Policy, truths: Mapping[str, Truth], truth: Truth, kept: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """For each requirement of which this is the truth, the questions that make it so."""
    return {
        requirement.id: requirement.met_when.because(kept)
        for requirement in policy.requirements
        if truths[requirement.id] is truth
    }


def _risks(policy: Policy, kept: Mapping[str, str]) -> dict[str, RiskStatus]:
    found: dict[str, RiskStatus] = {}
    for risk in policy.risks:
        if risk.present_when is None or risk.present_when.holds(kept):
            found[risk.id] = "present"
        elif risk.possible_when is not None and risk.possible_when.holds(kept):
            found[risk.id] = "possible"
    return found


def _documents(policy: Policy, kept: Mapping[str, str]) -> dict[str, DocumentStatus]:
    found: dict[str, DocumentStatus] = {}
    for document in policy.documents:
        wanted = document.listed_when is None or document.listed_when.holds(kept)
        needless = document.not_listed_when is not None and document.not_listed_when.truth(kept) is Truth.YES
        if wanted and not needless:
            has_it = document.have_when is not None and document.have_when.holds(kept)
            found[document.id] = "have" if has_it else document.status
    return found


def _comes_in(caution: Caution, route: Route, kept: Mapping[str, str]) -> bool:
    match caution.line:
        case "limits" | "help":
            return True
        case None:
            brought = any(given.holds(kept) for given in caution.brought_by)
            return brought and (route == "open" or not caution.only_on_open_route)
        case _:
            return route == "open"


def _next(
    truths: set[Truth],
    route: Route,
    documents: set[DocumentStatus],
    help_first: tuple[str, ...],
    unanswered: tuple[str, ...],
) -> Iterator[str]:
    """What to do: a lawyer first where one is called for, and the first few of the rest."""
    if help_first:
        yield "lawyer"
    is_open = route == "open"
    rest = {
        "instead": not is_open,
        "answer_rest": bool(unanswered),
        "change": is_open and Truth.NO in truths,
        "settle": is_open and Truth.NOT_SURE in truths,
        "papers": is_open and "get" in documents,
        "file": is_open and truths == {Truth.YES} and not help_first and not unanswered,
        "take_along": True,
    }
    yield from islice((thing for thing, applies in rest.items() if applies), FIRST_THINGS)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _kind(value: object) -> str:
    kinds = {dict: "an object", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number" if isinstance(value, (int, float)) else f"a {type(value).__name__}")


def _shown(value: object) -> str:
    """Any value on one short line, so that an error message stays readable whatever was sent."""
    text = ascii(value)
    return text if len(text) <= 60 else text[:57] + "..."
