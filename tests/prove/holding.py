"""What must hold of every outcome, set by set, and of what all of them say together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from checker import POLICY, Outcome, check
from tests.prove import reading, tables
from tests.prove.tables import KNOWN, NOT_SURE, QUESTIONS, QUESTIONS_OF

__all__ = ["Findings", "Said", "hold", "hold_together"]

type Answers = dict[str, str]
type Key = tuple[str, ...]
"""A requirement and one way in which its own questions were answered, "" where they were not."""
type Check = Callable[[Any, Answers], Outcome]

FEW = 5
"""How many failures of one kind are kept."""


@dataclass(frozen=True)
class Said:
    """What an outcome says of one requirement."""

    status: str
    open: tuple[str, ...]
    change: tuple[str, ...]


@dataclass
class Findings:
    """What was found in some of the sets, and after `add` in all."""

    sets: Counter[str] = field(default_factory=Counter)
    """How many gave which verdict on which route."""
    said: dict[Key, Said] = field(default_factory=dict)
    """What each requirement said."""
    seen: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    """The different values of each part of the outcome in which ids stand."""
    failures: dict[str, list[str]] = field(default_factory=dict)
    """What did not hold: the first few of each kind."""
    counts: Counter[str] = field(default_factory=Counter)
    """How many there are of each kind."""

    def fail(self, kind: str, *examples: str) -> None:
        """Note something that did not hold."""
        self.counts[kind] += len(examples)
        kept = self.failures.setdefault(kind, [])
        kept.extend(examples[: FEW - len(kept)])

    def say(self, key: Key, said: Said) -> None:
        """Note what a requirement said: it must be the same as ever, whatever the answers to all other questions."""
        if self.said.setdefault(key, said) != said:
            self.fail("a requirement hears its own questions only", f"{key}: {self.said[key]}, and {said}")

    def add(self, other: Findings) -> None:
        """Take in what was found in other sets."""
        self.sets.update(other.sets)
        for key, said in other.said.items():
            self.say(key, said)
        for part, values in other.seen.items():
            self.seen.setdefault(part, set()).update(values)
        for kind, examples in other.failures.items():
            self.fail(kind, *examples)
            self.counts[kind] += other.counts[kind] - len(examples)


def hold(sets: Iterable[Answers], findings: Findings, check: Check = check) -> Iterator[str]:
    """Hold each set of answers to what concerns it alone; yields its outcome as text.

    The sets are answered from the last question to the first. Pyodide, which must say the same, answers them from the
    first to the last.
    """
    for answers in sets:
        outcome = check(POLICY, dict(reversed(answers.items())))
        found = outcome.to_dict()
        expected = reading.outcome(answers)
        if found != expected or order_of(found) != order_of(expected):
            findings.fail("the checker and the independent reading agree", difference(answers, found, expected))
        if found["dropped"] or found["unanswered"]:
            kept = {question: option for question, option in answers.items() if question not in found["dropped"]}
            if check(POLICY, kept) != replace(outcome, dropped=()):
                order = check(POLICY, answers) != outcome
                kind = "the order of answers does not matter" if order else 'a dropped answer changes only "dropped"'
                findings.fail(kind, json.dumps(answers))
        findings.sets[f"{found['verdict']}, {found['route']}"] += 1
        for requirement, questions in QUESTIONS_OF.items():
            key = (requirement, *(answers.get(question, "") for question in questions))
            told = (tuple(found[part].get(requirement, ())) for part in ("open", "change"))
            findings.say(key, Said(found["requirements"][requirement], *told))
        for part in ("risks", "documents"):
            findings.seen.setdefault(part, set()).add(tuple(map(" ".join, found[part].items())))
        for part in ("help_first", "cautions", "next", "steps", "ask", "unanswered", "dropped"):
            findings.seen.setdefault(part, set()).add(tuple(found.get(part, ())))
        yield json.dumps(found)


def order_of(outcome: Mapping[str, Any]) -> list[list[str]]:
    """The parts of an outcome, and the ids in each, in the order in which they stand."""
    return [list(outcome), *map(list, outcome.values())]


def difference(answers: Answers, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    """Some answers and the parts of the outcome on which two readings of the rules differ."""
    parts = [part for part in {**theirs, **ours} if json.dumps(ours.get(part)) != json.dumps(theirs.get(part))]
    told = [f"{part}: {json.dumps(ours.get(part))}, and not {json.dumps(theirs.get(part))}" for part in parts]
    return "\n".join([json.dumps(answers), *(told or ["the parts stand in another order"])])


def hold_together(findings: Findings) -> None:
    """Hold to the rest what all sets said together; it needs them all, or nearly."""
    if {question.id: question.options for question in POLICY.questions} != QUESTIONS:
        findings.fail("the policy asks what the independent reading asks", str(POLICY.questions))
    for key in _ways():
        said = findings.said.get(key)
        if said is None:
            findings.fail("every way to answer the questions of a requirement is reached", str(key))
        elif said.status == "unknown":
            _hold_open(findings, key, said)
        else:
            _hold_settled(findings, key, said)
    _hold_reached(findings)


def _ways() -> Iterator[Key]:
    """Each requirement with each way to answer its questions, or not to."""
    for requirement, questions in QUESTIONS_OF.items():
        for given in product(*(("", *QUESTIONS[question]) for question in questions)):
            yield (requirement, *given)


def _hold_settled(findings: Findings, key: Key, said: Said) -> None:
    """Knowing more, or saying "not sure" less, leaves it as it is; and what fails it can be changed."""
    if said.open or (said.change == ()) != (said.status == "met"):
        findings.fail('"open" and "change" stand where they belong', f"{key} {said}")
    if _statuses(findings, key, _unknown(key), QUESTIONS) != {said.status}:
        findings.fail("knowing more never turns what is settled", f"{key} {said}")
    if said.status == "not_met" and _statuses(findings, key, said.change, KNOWN) == {"not_met"}:
        findings.fail('some answer to the questions of "change" meets or opens it', f"{key} {said}")


def _hold_open(findings: Findings, key: Key, said: Said) -> None:
    """The questions named settle it together, whatever they turn out to be, and none of them can be spared."""
    if said.change or not {*said.open} <= {*_unknown(key)}:
        findings.fail('"open" and "change" stand where they belong', f"{key} {said}")
    if _statuses(findings, key, _unknown(key), KNOWN) != {"met", "not_met"}:
        findings.fail("what is unknown can still go either way", f"{key} {said}")
    if "unknown" in _statuses(findings, key, said.open, KNOWN):
        findings.fail('the questions of "open" settle it', f"{key} {said}")
    for spared in said.open:
        rest = [question for question in said.open if question != spared]
        if "unknown" not in _statuses(findings, key, rest, KNOWN):
            findings.fail('no question of "open" can be spared', f"{key} {said}: {spared}")


def _statuses(findings: Findings, key: Key, changed: Iterable[str], options: Mapping[str, Iterable[str]]) -> set[str]:
    """What the same requirement says when some of its questions have any answer, and the others the same as before."""
    requirement, *given = key
    places = zip(QUESTIONS_OF[requirement], given, strict=True)
    ways = product(*(options[question] if question in changed else (answer,) for question, answer in places))
    keys = [(requirement, *way) for way in ways]
    return {findings.said[key].status for key in keys if key in findings.said}


def _unknown(key: Key) -> list[str]:
    requirement, *given = key
    places = zip(QUESTIONS_OF[requirement], given, strict=True)
    return [question for question, answer in places if answer in ("", NOT_SURE)]


def _hold_reached(findings: Findings) -> None:
    """Each id stands in some outcome; where it has a condition, not in all."""
    for part, entries in _entries().items():
        values = findings.seen.get(part, set())
        for entry, conditional in entries.items():
            reached = {entry in value for value in values}
            if reached != ({True, False} if conditional else {True}):
                findings.fail("every id is reached, and where it has a condition also left out", f"{part}: {entry}")


def _entries() -> dict[str, dict[str, bool]]:
    """The ids, with their status, that each part of the outcome can have, and whether each has a condition."""
    listed = tables.NOT_LISTED
    documents = {
        f"{document} {status}": bool(have_if) or document in listed
        for document, (status, have_if) in tables.DOCUMENTS.items()
    }
    documents |= {f"{document} have": True for document, (_, have_if) in tables.DOCUMENTS.items() if have_if}
    risks = {f"{risk} {status}": True for risk in tables.RISKS for status in ("present", "possible")}
    return {
        "risks": risks | {"discretion present": False},
        "documents": documents,
        "help_first": dict.fromkeys(tables.HELP_FIRST, True),
        "cautions": {
            caution: bool(brought_by) or on_open_route_only
            for caution, brought_by, on_open_route_only in tables.CAUTIONS
        },
        "next": dict.fromkeys(tables.NEXT, True),
        "steps": dict.fromkeys(tables.STEPS, False),
        "ask": {question: question in tables.NOT_ASKED for question in QUESTIONS},
        "unanswered": dict.fromkeys(QUESTIONS, True),
        "dropped": dict.fromkeys(tables.NOT_ASKED, True),
    }
