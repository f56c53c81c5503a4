"""What a policy is made of: questions, requirements, risks, documents, steps and cautions.

Everything here is an id with its clauses and conditions. The words that a reader sees are in checker/text/.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.logic import NOT_SURE, Answer, Condition, Given

__all__ = [
    "Caution",
    "Document",
    "HelpFirst",
    "Policy",
    "PolicyError",
    "Question",
    "Requirement",
    "Risk",
    "Source",
    "Statement",
    "Step",
]


ID_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_.-")
"""An id goes as it is into TOML, HTML and addresses."""

VERSION = re.compile(r"20\d\d\.([1-9]|1[0-2])\.[1-9]\d*")
SINCE = re.compile(r"20\d\d(-(0[1-9]|1[0-2]))?")

NO_NAME = ("none", NOT_SURE)
"""The options that name nothing: a document that is worded by a question has no wording for them."""


class PolicyError(ValueError):
    """The policy contradicts itself: an id is used twice, or names something that does not exist."""


@dataclass(frozen=True)
class Question:
    """A question and its options. It is asked unless `not_asked_when` is surely true."""

    id: str
    options: tuple[str, ...]
    clauses: tuple[str, ...]
    not_asked_when: Condition | None = None


@dataclass(frozen=True)
class Requirement:
    """Something that section 2 of the source document demands: met, not met, or unknown, as `met_when` is.

    Where one that `closes_route` is not met, there is nothing to file by the route of this policy.
    """

    id: str
    clauses: tuple[str, ...]
    met_when: Condition
    closes_route: bool = False
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Risk:
    """A reason for denial (section 6) that the answers point to. Without conditions it is always present."""

    id: str
    clauses: tuple[str, ...]
    present_when: Given | None = None
    possible_when: Given | None = None
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A paper to bring. Its status is `status`, or "have" when `have_when` holds.

    It is listed always, or only when `listed_when` holds, or unless `not_listed_when` is surely true. `worded_by` names
    the questions whose answer chooses its wording, the first of them first.
    """

    id: str
    clauses: tuple[str, ...]
    status: Literal["get", "check"] = "get"
    have_when: Given | None = None
    listed_when: Given | None = None
    not_listed_when: Condition | None = None
    worded_by: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class HelpFirst:
    """An answer for which a person should talk to a lawyer before they file, pay or travel."""

    when: Given
    clauses: tuple[str, ...]
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step of the way from request to arrival (section 4)."""

    id: str
    clauses: tuple[str, ...]
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """An official source: how it is cited, and its address."""

    name: str
    address: str


@dataclass(frozen=True)
class Statement:
    """One thing that official sources say, and where.

    `standing` says how sure we are: "sure" is stated plainly, "likely" as what official instructions say, and "unsure"
    is not stated but linked; "ours" is advice of our own. `since` is the year, such as "2025", or the year and month,
    such as "2025-10", from which it holds, if it names one.
    """

    id: str
    standing: Literal["sure", "likely", "unsure", "ours"]
    sources: tuple[Source, ...]
    since: str = ""


@dataclass(frozen=True)
class Caution:
    """A point where official sources add to, or differ from, the source document; `read` is when they were last read.

    It comes into an answer as a note when an answer of `brought_by` was given, and, `only_on_open_route`, if the route
    is open. Or it comes as a `line`: under the papers, the money or the steps whenever the route is open; under the
    limits or the legal help always. With neither it stands on pages only. Without clauses it touches them all.
    """

    id: str
    clauses: tuple[str, ...]
    read: date
    statements: tuple[Statement, ...]
    brought_by: tuple[Given, ...] = ()
    only_on_open_route: bool = False
    line: Literal["papers", "money", "steps", "limits", "help"] | None = None


@dataclass(frozen=True)
class Policy:
    """All the rules. `version` is the year, the month and which version of that month it is, such as "2026.11.1".

    Raises PolicyError, in one sentence, when they name a clause, question, option or caution that does not exist, say
    something twice, or say what cannot be meant.
    """

    version: str
    clauses: tuple[str, ...]
    decision: str
    questions: tuple[Question, ...]
    requirements: tuple[Requirement, ...]
    risks: tuple[Risk, ...]
    documents: tuple[Document, ...]
    help_first: tuple[HelpFirst, ...]
    steps: tuple[Step, ...]
    cautions: tuple[Caution, ...]

    def __post_init__(self) -> None:
        if problem := next(self._problems(), None):
            raise PolicyError(problem)

    def question(self, question_id: str) -> Question:
        """The question of that id; KeyError where there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def wordings(self, document: Document) -> Iterator[Answer]:
        """The answers for which a document has its own wording, those that count first first.

        "None" and "not sure" name nothing: the document's general text serves.
        """
        for question_id in document.worded_by:
            for option in self.question(question_id).options:
                if option not in NO_NAME:
                    yield Answer(question_id, (option,))

    def citations(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """What cites which clauses: the kind of each entry, its id, and its clauses."""
        yield "decision", "", (self.decision,)
        yield from (("question", question.id, question.clauses) for question in self.questions)
        yield from (("requirement", requirement.id, requirement.clauses) for requirement in self.requirements)
        yield from (("risk", risk.id, risk.clauses) for risk in self.risks)
        yield from (("document", document.id, document.clauses) for document in self.documents)
        yield from (("help_first", entry.when.question, entry.clauses) for entry in self.help_first)
        yield from (("step", step.id, step.clauses) for step in self.steps)
        yield from (("caution", caution.id, caution.clauses) for caution in self.cautions)

    def _problems(self) -> Iterator[str]:
        if not VERSION.fullmatch(self.version):
            yield f"version {self.version!r} is no version: write year.month.number, such as 2026.11.1"
        yield from self._bad_ids()
        yield from self._bad_questions()
        yield from self._bad_clauses()
        yield from self._bad_answers()
        yield from self._bad_risks()
        yield from self._bad_wordings()
        if not self.requirements:
            yield "there is no requirement: every verdict would be met"
        yield from self._bad_cautions()

    def _bad_ids(self) -> Iterator[str]:
        named = [(kind, name) for kind, name, _ in self.citations() if kind != "decision"]
        named += [("clause", clause) for clause in self.clauses]
        named += [("option", option) for question in self.questions for option in question.options]
        for kind, name in named:
            if not name or not ID_CHARACTERS.issuperset(name):
                yield f"{kind} {name!r} is no id: it must be made of small letters, digits, _, . and -"
        once = Counter(entry for entry in named if entry[0] != "option")
        yield from (f"{kind} {name} stands {times} times" for (kind, name), times in once.items() if times > 1)

    def _bad_questions(self) -> Iterator[str]:
        for question in self.questions:
            yield from _twice(f"question {question.id} has option", question.options)
            if NOT_SURE not in question.options:
                yield f"question {question.id} cannot be answered {NOT_SURE}"
            if set(question.options) == {NOT_SURE}:
                yield f"question {question.id} can only be answered {NOT_SURE}"

    def _bad_clauses(self) -> Iterator[str]:
        for kind, name, clauses in self.citations():
            if not clauses and kind != "caution":
                yield f"{kind} {name} cites no clause"
            yield from _twice(f"{kind} {name} cites clause", clauses)
            for clause in clauses:
                if clause not in self.clauses:
                    yield f"{kind} {name} cites clause {clause}, which does not exist"

    def _bad_cautions(self) -> Iterator[str]:
        known = {caution.id: caution for caution in self.cautions}
        placed: list[str] = []
        for entry_name, cautions in self._places():
            placed += cautions
            yield from _twice(f"{entry_name} names caution", cautions)
            for name in cautions:
                if name not in known:
                    yield f"{entry_name} names caution {name}, which does not exist"
                elif not known[name].brought_by:
                    yield f"{entry_name} names caution {name}, which no answer brings"
        for caution in self.cautions:
            yield from _bad_statements(caution)
            if caution.brought_by and caution.line:
                yield f"caution {caution.id} is both a note and a line of the answer"
            if caution.only_on_open_route and not caution.brought_by:
                yield f"caution {caution.id} waits for an open route, but no answer brings it"
            if caution.brought_by and placed.count(caution.id) != 1:
                yield f"caution {caution.id} must stand beside one entry of the answer, not {placed.count(caution.id)}"

    def _places(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Beside which entries of an answer cautions stand: the entry's kind and id, and their ids."""
        yield from ((f"requirement {requirement.id}", requirement.cautions) for requirement in self.requirements)
        yield from ((f"risk {risk.id}", risk.cautions) for risk in self.risks)
        yield from ((f"document {document.id}", document.cautions) for document in self.documents)
        yield from ((f"help_first {entry.when.question}", entry.cautions) for entry in self.help_first)
        yield from ((f"step {step.id}", step.cautions) for step in self.steps)

    def _bad_answers(self) -> Iterator[str]:
        options: dict[str, tuple[str, ...]] = {}

        def unknown(entry: str, parts: Iterable[Answer | Given]) -> Iterator[str]:
            for part in parts:
                for option in part.options:
                    if option not in options.get(part.question, ()):
                        yield f"{entry}: {part.question} has no option {option}, or is not yet asked by then"

        for question in self.questions:
            if question.not_asked_when is not None:
                yield from unknown(f"question {question.id}", question.not_asked_when.parts())
            options[question.id] = question.options
        for requirement in self.requirements:
            yield from unknown(f"requirement {requirement.id}", requirement.met_when.parts())
        for document in self.documents:
            if document.not_listed_when is not None:
                yield from unknown(f"document {document.id}", document.not_listed_when.parts())
        for entry, given in self._givens():
            yield from unknown(entry, [given])

    def _givens(self) -> Iterator[tuple[str, Given]]:
        for risk in self.risks:
            yield from ((f"risk {risk.id}", given) for given in (risk.present_when, risk.possible_when) if given)
        for document in self.documents:
            yield from (
                (f"document {document.id}", given) for given in (document.have_when, document.listed_when) if given
            )
        yield from ((f"help_first {entry.when.question}", entry.when) for entry in self.help_first)
        for caution in self.cautions:
            yield from ((f"caution {caution.id}", given) for given in caution.brought_by)

    def _bad_risks(self) -> Iterator[str]:
        for risk in self.risks:
            present, possible = risk.present_when, risk.possible_when
            if possible is not None and present is None:
                # Without a condition it is always present, and would never be only possible.
                yield f"risk {risk.id} says when it is possible, but not when it is present"
            elif possible is not None and present is not None and present.question == possible.question:
                for option in sorted(set(present.options) & set(possible.options)):
                    yield f"risk {risk.id} is both present and possible when {present.question} is {option}"

    def _bad_wordings(self) -> Iterator[str]:
        options = {question.id: question.options for question in self.questions}
        for document in self.documents:
            yield from _twice(f"document {document.id} is worded by", document.worded_by)
            for name in document.worded_by:
                if not set(options.get(name, ())) - set(NO_NAME):
                    yield f"document {document.id} is worded by {name}, which is no question with a wording option"


def _bad_statements(caution: Caution) -> Iterator[str]:
    if not caution.statements:
        yield f"caution {caution.id} states nothing"
    yield from _twice(f"caution {caution.id} has statement", tuple(statement.id for statement in caution.statements))
    for statement in caution.statements:
        which = f"statement {statement.id} of caution {caution.id}"
        if not statement.id or not ID_CHARACTERS.issuperset(statement.id):
            yield f"{which} has no id"
        if not statement.sources:
            yield f"{which} names no official source"
        if statement.since and not SINCE.fullmatch(statement.since):
            yield f"{which} holds since {statement.since!r}: write a year, or a year and month such as 2025-10"
        for source in statement.sources:
            if not source.name or not source.address.startswith("https://"):
                yield f"{which} has a source without a name or an https:// address"


def _twice(before: str, names: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{before} {name} twice" for name, times in Counter(names).items() if times > 1)
