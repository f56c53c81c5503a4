"""An outcome from rules.json alone: written from what its schema says, and from nothing in checker/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["outcome_by"]

type Answers = Mapping[str, str]
type Written = dict[str, Any]

STATUS = {True: "met", False: "not_met", None: "unknown"}


def outcome_by(rules: Written, answers: Answers) -> Written:
    """The outcome for `answers` by the `rules` of rules.json, with its fields in the order of the command's."""
    ask: list[str] = []
    kept: dict[str, str] = {}
    for question in rules["questions"]:
        if not _is(question["not_asked_when"], kept):
            ask.append(question["id"])
            kept |= {name: option for name, option in answers.items() if name == question["id"]}
    truths = {entry["id"]: _truth(entry["met_when"], kept) for entry in rules["requirements"]}
    why = {entry["id"]: list(dict.fromkeys(_why(entry["met_when"], kept))) for entry in rules["requirements"]}
    closed = any(truths[entry["id"]] is False for entry in rules["requirements"] if entry["closes_route"])
    outcome = {
        "verdict": _verdict(list(truths.values())),
        "route": "closed" if closed else "open",
        "requirements": {name: STATUS[truth] for name, truth in truths.items()},
        "open": {name: why[name] for name, truth in truths.items() if truth is None},
        "change": {name: why[name] for name, truth in truths.items() if truth is False},
        "risks": dict(_risks(rules["risks"], kept)),
        "documents": dict(_documents(rules["documents"], kept)),
        "help_first": [entry["when"]["question"] for entry in rules["help_first"] if _given(entry["when"], kept)],
        "cautions": [entry["id"] for entry in rules["cautions"] if _comes(entry, closed, kept)],
        "next": [],
        "steps": [step["id"] for step in rules["steps"]],
        "ask": ask,
        "unanswered": [question for question in ask if question not in answers],
        "dropped": [question["id"] for question in rules["questions"] if question["id"] in answers.keys() - set(ask)],
    }
    outcome["next"] = _next(outcome)
    return outcome


def _truth(condition: Written, kept: Answers) -> bool | None:
    if "question" in condition:
        answer = kept.get(condition["question"], "not_sure")
        return None if answer == "not_sure" else answer in condition["options"]
    truths = [_truth(part, kept) for part in _parts(condition)]
    deciding = "any" in condition
    if deciding in truths:
        return deciding
    return None if None in truths else not deciding


def _parts(condition: Written) -> list[Written]:
    parts: list[Written] = condition["all"] if "all" in condition else condition["any"]
    return parts


def _is(condition: Written | None, kept: Answers) -> bool:
    return condition is not None and _truth(condition, kept) is True


def _given(given: Written | None, kept: Answers) -> bool:
    return given is not None and kept.get(given["question"]) in given["given"]


def _why(condition: Written, kept: Answers) -> Iterator[str]:
    if "question" in condition:
        yield condition["question"]
        return
    for part in _parts(condition):
        if _truth(part, kept) is _truth(condition, kept):
            yield from _why(part, kept)


def _verdict(truths: list[bool | None]) -> str:
    if False in truths:
        return "not_met"
    return "unsettled" if None in truths else "met"


def _risks(risks: list[Written], kept: Answers) -> Iterator[tuple[str, str]]:
    for risk in risks:
        if risk["present_when"] is None or _given(risk["present_when"], kept):
            yield risk["id"], "present"
        elif _given(risk["possible_when"], kept):
            yield risk["id"], "possible"


def _documents(documents: list[Written], kept: Answers) -> Iterator[tuple[str, str]]:
    for document in documents:
        unlisted = document["listed_when"] is not None and not _given(document["listed_when"], kept)
        if not unlisted and not _is(document["not_listed_when"], kept):
            yield document["id"], "have" if _given(document["have_when"], kept) else document["status"]


def _comes(caution: Written, closed: bool, kept: Answers) -> bool:
    if caution["line"]:
        return caution["line"] in ("limits", "help") or not closed
    if caution["only_on_open_route"] and closed:
        return False
    return any(_given(given, kept) for given in caution["brought_by"])


def _next(outcome: Written) -> list[str]:
    lawyer = ["lawyer"] if outcome["help_first"] else []
    rest = ["answer_rest"] if outcome["unanswered"] else []
    if outcome["route"] == "closed":
        return [*lawyer, *["instead", *rest, "take_along"][:3]]
    statuses = outcome["requirements"].values()
    rest += ["change"] if "not_met" in statuses else []
    rest += ["settle"] if "unknown" in statuses else []
    rest += ["papers"] if "get" in outcome["documents"].values() else []
    settled = outcome["verdict"] == "met" and not lawyer and not outcome["unanswered"]
    rest += ["file"] if settled else []
    return [*lawyer, *[*rest, "take_along"][:3]]
