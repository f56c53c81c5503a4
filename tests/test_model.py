"""A policy that contradicts itself is refused when it is made."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from string import ascii_lowercase, digits, printable
from typing import Any

import pytest

from checker import POLICY, check
from checker.logic import AllOf, Answer, AnyOf, Given
from checker.model import (
    Caution,
    Document,
    HelpFirst,
    Policy,
    PolicyError,
    Question,
    Requirement,
    Risk,
    Statement,
    Step,
)
from tests.support.situations import id_of


def first(entries: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
    """The entries with the first one changed."""
    return (replace(entries[0], **changes), *entries[1:])


LOCATION, WORDED = POLICY.questions[0], POLICY.documents[2]
STATEMENT = POLICY.cautions[0].statements[0]
SOURCE = STATEMENT.sources[0]
LINE = next(caution for caution in POLICY.cautions if caution.line)
FINE, WRONG = Answer("location", ("outside_us", "inside_us")), Answer("leaving", ("yes", "moon"))
NAMES_NOTHING = {"none", "not_sure"}


KINDS = {
    "questions": "question",
    "requirements": "requirement",
    "risks": "risk",
    "documents": "document",
    "help_first": "help_first",
    "steps": "step",
    "cautions": "caution",
}
"""What holds the entries of each kind, and what messages and lists call the kind."""


def changed(**changes: Any) -> Policy:
    """The policy with some of its fields changed."""
    return replace(POLICY, **changes)


def stating(**changes: Any) -> dict[str, Any]:
    """The policy with the first statement of its first caution changed."""
    return {"cautions": first(POLICY.cautions, statements=(replace(STATEMENT, **changes),))}


def unless(question: str, option: str) -> dict[str, Any]:
    """The policy with a first question that is not asked on this answer."""
    return {"questions": first(POLICY.questions, not_asked_when=Answer(question, (option,)))}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        # What does not exist.
        ({"decision": "9.9"}, ["decision", "9.9"]),
        ({"requirements": first(POLICY.requirements, met_when=Answer("location", ("moon",)))}, ["location", "moon"]),
        ({"requirements": first(POLICY.requirements, met_when=Answer("no_such", ("yes",)))}, ["outside_us", "no_such"]),
        (
            {"requirements": first(POLICY.requirements, met_when=AllOf((FINE, WRONG)))},
            ["outside_us", "leaving", "moon"],
        ),
        (
            {"requirements": first(POLICY.requirements, met_when=AnyOf((FINE, WRONG)))},
            ["outside_us", "leaving", "moon"],
        ),
        (
            {"requirements": first(POLICY.requirements, met_when=AnyOf((FINE, AllOf((FINE, WRONG)))))},
            ["outside_us", "leaving", "moon"],
        ),
        ({"risks": first(POLICY.risks, present_when=Given("evidence", ("perhaps",)))}, ["thin_evidence", "perhaps"]),
        ({"risks": first(POLICY.risks, possible_when=Given("evidence", ("perhaps",)))}, ["thin_evidence", "perhaps"]),
        ({"documents": first(POLICY.documents, have_when=Given("evidence", ("moon",)))}, ["form_i131", "moon"]),
        ({"documents": first(POLICY.documents, listed_when=Given("evidence", ("moon",)))}, ["form_i131", "moon"]),
        ({"help_first": first(POLICY.help_first, when=Given("waiver", ("moon",)))}, ["help_first waiver", "moon"]),
        ({"documents": first(POLICY.documents, worded_by=("no_such",))}, ["form_i131", "no_such"]),
        # What is asked too late to be looked at.
        (unless("leaving", "yes"), ["location", "leaving"]),
        (unless("location", "inside_us"), ["location", "inside_us"]),
        # What is said twice.
        ({"clauses": (*POLICY.clauses, "1.1")}, ["clause 1.1"]),
        ({"questions": first(POLICY.questions, options=(*LOCATION.options, "inside_us"))}, ["location", "inside_us"]),
        ({"requirements": first(POLICY.requirements, cautions=("in-the-us",) * 2)}, ["outside_us", "in-the-us"]),
        (
            {"cautions": first(POLICY.cautions, statements=(STATEMENT, STATEMENT))},
            ["self-file", STATEMENT.id],
        ),
        ({"documents": (replace(WORDED, worded_by=("urgent_reason", "urgent_reason")),)}, [WORDED.id, "urgent_reason"]),
        # What is missing.
        ({"questions": (*POLICY.questions, replace(LOCATION, id="new", options=("a", "b")))}, ["new", "not_sure"]),
        ({"questions": first(POLICY.questions, options=("not_sure",))}, ["location", "not_sure"]),
        ({"cautions": first(POLICY.cautions, statements=())}, ["self-file"]),
        (stating(id=""), ["self-file"]),
        (stating(sources=()), ["self-file", STATEMENT.id]),
        (stating(sources=(replace(SOURCE, name=""),)), ["self-file", STATEMENT.id]),
        (stating(sources=(replace(SOURCE, address="http://a.gov"),)), ["self-file", STATEMENT.id]),
        ({"requirements": ()}, ["requirement"]),
        # What is no id.
        ({"steps": first(POLICY.steps, id="")}, ["step"]),
        ({"steps": first(POLICY.steps, id="to file")}, ["to file"]),
        ({"questions": first(POLICY.questions, options=("a|b", "not_sure"))}, ["a|b"]),
        # What cannot be meant.
        ({"version": "2026.13.1"}, ["2026.13.1"]),
        ({"version": "1.0"}, ["1.0"]),
        (stating(since="2025-13"), ["self-file", "2025-13"]),
        (stating(since="October"), ["self-file", "October"]),
        ({"cautions": first(POLICY.cautions, line="money")}, ["self-file"]),
        ({"cautions": (*POLICY.cautions, replace(LINE, id="late", only_on_open_route=True))}, ["late"]),
        ({"cautions": first(POLICY.cautions, brought_by=(Given("location", ("moon",)),))}, ["self-file", "moon"]),
        ({"requirements": first(POLICY.requirements, cautions=(LINE.id,))}, ["outside_us", LINE.id]),
        ({"requirements": first(POLICY.requirements, cautions=())}, ["in-the-us", "0"]),
        ({"risks": first(POLICY.risks, cautions=("in-the-us",))}, ["in-the-us", "2"]),
        ({"documents": first(POLICY.documents, not_listed_when=Answer("evidence", ("moon",)))}, ["form_i131", "moon"]),
        ({"risks": first(POLICY.risks, present_when=None)}, ["thin_evidence"]),
        (
            {"risks": first(POLICY.risks, possible_when=Given("evidence", ("no", "not_sure")))},
            ["thin_evidence", "evidence", "no"],
        ),
        (
            {
                "questions": (*POLICY.questions, replace(LOCATION, id="nameless", options=("none", "not_sure"))),
                "documents": first(POLICY.documents, worded_by=("nameless",)),
            },
            ["form_i131", "nameless"],
        ),
    ],
    ids=str,
)
def test_a_policy_that_contradicts_itself_is_refused(changes: dict[str, Any], named: list[str]) -> None:
    """A slip in policy.py stops the build, in one sentence that names it, instead of judging people wrongly."""
    with pytest.raises(PolicyError) as refusal:
        replace(POLICY, **changes)
    message = str(refusal.value)
    assert len(message.splitlines()) == 1
    assert [name for name in named if not re.search(rf"\b{re.escape(name)}\b", message)] == []


def test_a_risk_may_be_possible_by_an_answer_to_another_question() -> None:
    """The same option of two questions is no contradiction."""
    present, possible = Given("evidence", ("no",)), Given("passport", ("no",))
    assert replace(POLICY, risks=first(POLICY.risks, present_when=present, possible_when=possible))


@pytest.mark.parametrize("kind", ["requirements", "risks", "documents", "help_first", "steps"])
def test_an_unknown_caution_is_refused_by_kind_and_id(kind: str) -> None:
    """Beside whatever entry of the answer it would stand."""
    entries = getattr(POLICY, kind)
    with pytest.raises(PolicyError, match=rf"{KINDS[kind]} {id_of(entries[0])}\b.*no-such"):
        changed(**{kind: first(entries, cautions=("no-such",))})


@pytest.mark.parametrize("clauses", [("9.9",), ("2.1", "2.1"), ()], ids=["unknown", "twice", "none"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_cites_wrongly_is_refused_by_kind_and_id(kind: str, clauses: tuple[str, ...]) -> None:
    """Whatever it is that cites. A caution alone may cite no clause: it touches them all."""
    entries = getattr(POLICY, kind)
    if kind == "cautions" and not clauses:
        assert replace(POLICY, cautions=first(entries, clauses=()))
        return
    with pytest.raises(PolicyError, match=rf"{KINDS[kind]} {id_of(entries[0])}\b.*{''.join(clauses[:1])}"):
        changed(**{kind: first(entries, clauses=clauses)})


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_twice_is_refused_by_kind_and_id(kind: str) -> None:
    """Two entries of one id would have one set of words between them."""
    entries = getattr(POLICY, kind)
    with pytest.raises(PolicyError, match=rf"{KINDS[kind]} {id_of(entries[0])}\b.*2"):
        changed(**{kind: (*entries, entries[0])})


def test_an_id_has_no_character_that_other_files_would_have_to_escape() -> None:
    """An id goes as it is into TOML, HTML and addresses."""
    for character in printable:
        steps = first(POLICY.steps, id=f"to{character}file")
        if character in f"{ascii_lowercase}{digits}_.-":
            assert replace(POLICY, steps=steps).steps == steps
        else:
            with pytest.raises(PolicyError, match="step"):
                replace(POLICY, steps=steps)


def test_whatever_cites_clauses_is_listed_with_them() -> None:
    """The page on coverage shows from this list where each clause is used."""
    listed = list(POLICY.citations())
    assert listed[0] == ("decision", "", (POLICY.decision,))
    for kind, name in KINDS.items():
        expected = [(id_of(entry), entry.clauses) for entry in getattr(POLICY, kind)]
        assert [(entry, clauses) for kind, entry, clauses in listed if kind == name] == expected


def test_a_document_is_worded_by_every_answer_that_names_something() -> None:
    """In the order in which they count; "none" and "not sure" leave it to the general text."""
    wordings = list(POLICY.wordings(WORDED))
    assert wordings == [
        Answer(question, (option,))
        for question in WORDED.worded_by
        for option in POLICY.question(question).options
        if option not in NAMES_NOTHING
    ]
    assert {answer.question for answer in wordings} == {"urgent_reason", "public_benefit"}
    assert list(POLICY.wordings(POLICY.documents[0])) == []


def test_a_question_is_found_by_its_id() -> None:
    """And asking for one that does not exist is an error."""
    assert POLICY.question("waiver").id == "waiver"
    with pytest.raises(KeyError, match="no_such_question"):
        POLICY.question("no_such_question")


@pytest.mark.parametrize(
    "part",
    [
        POLICY,
        *(entries[0] for entries in vars(POLICY).values() if is_dataclass(entries[0])),
        STATEMENT,
        SOURCE,
        FINE,
        AllOf((FINE,)),
        Given("location", ("not_sure",)),
        check(POLICY, {}),
    ],
    ids=lambda part: type(part).__name__,
)
def test_what_is_made_stays_as_it_is(part: Any) -> None:
    """One policy serves everybody: no caller can change it, or an outcome, for another."""
    name = fields(part)[0].name
    with pytest.raises(AttributeError, match=name):
        setattr(part, name, None)


def test_an_entry_needs_no_more_than_its_clauses_and_what_it_is_about() -> None:
    """Without conditions a risk is present and a document is listed; what closes nothing leaves the route open."""
    small = Policy(
        version="2026.1.1",
        clauses=("1.1",),
        decision="1.1",
        questions=(Question("home", ("yes", "no", "not_sure"), ("1.1",)),),
        requirements=(Requirement("at_home", ("1.1",), Answer("home", ("yes",))),),
        risks=(Risk("rain", ("1.1",)),),
        documents=(Document("key", ("1.1",)),),
        help_first=(HelpFirst(Given("home", ("no",)), ("1.1",)),),
        steps=(Step("go", ("1.1",)),),
        cautions=(Caution("late", ("1.1",), date(2026, 1, 1), (Statement("hours", "sure", (SOURCE,)),)),),
    )
    outcome = check(small, {"home": "no"})
    assert (outcome.route, outcome.risks, outcome.documents) == ("open", {"rain": "present"}, {"key": "get"})
    assert (outcome.help_first, outcome.cautions) == (("home",), ())
