"""What a policy is made of: questions, requirements, risks, documents, steps and cautions.

Everything here is an id with its clauses and conditions. The words that a reader sees are in checker/text/.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    "Step",
]


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
    """Something that section 2 of the source document demands: met, not met, or unknown, as `met_when` is."""

    id: str
    clauses: tuple[str, ...]
    met_when: Condition
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Risk:
    """A reason for denial (section 6) that the answers point to. Without conditions it is always present."""

    id: str
    clauses: tuple[str, ...]
    present_when: Given | None = None
    possible_when: Given | None = None


@dataclass(frozen=True)
class Document:
    """A paper to bring. Its status is `status`, or "have" when `have_when` holds.

    It is listed always, or only when `listed_when` holds. `worded_by` names the questions whose answer chooses its
    wording.
    """

    id: str
    clauses: tuple[str, ...]
    status: Literal["get", "check"] = "get"
    have_when: Given | None = None
    listed_when: Given | None = None
    worded_by: tuple[str, ...] = ()


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


@dataclass(frozen=True)
class Source:
    """An official source: how it is cited, and its address."""

    name: str
    address: str


@dataclass(frozen=True)
class Caution:
    """A point where official sources add to, or differ from, the source document.

    `standing` says how sure we are: "sure" is stated plainly, "likely" as "official instructions say", and "unsure" is
    not stated but linked. No clauses means that it touches them all.
    """

    id: str
    clauses: tuple[str, ...]
    standing: Literal["sure", "likely", "unsure"]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Policy:
    """All the rules. Raises PolicyError when they name a clause, question, option or caution that does not exist."""

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
        names = Counter([*self.clauses, *((kind, name) for kind, name, _ in self.citations())])
        yield from (f"{name} stands {times} times" for name, times in names.items() if times > 1)
        yield from self._unknown_clauses()
        yield from self._unknown_cautions()
        yield from self._unknown_answers()

    def _unknown_clauses(self) -> Iterator[str]:
        for kind, name, clauses in self.citations():
            if not clauses and kind != "caution":
                yield f"{kind} {name} cites no clause"
            for clause in set(clauses) - set(self.clauses):
                yield f"{kind} {name} cites clause {clause}, which does not exist"

    def _unknown_cautions(self) -> Iterator[str]:
        known = {caution.id for caution in self.cautions}
        named = [name for requirement in self.requirements for name in requirement.cautions]
        named += [name for entry in self.help_first for name in entry.cautions]
        yield from (f"caution {name} does not exist" for name in named if name not in known)

    def _unknown_answers(self) -> Iterator[str]:
        options: dict[str, tuple[str, ...]] = {}

        def unknown(parts: Iterable[Answer | Given]) -> Iterator[str]:
            for part in parts:
                for option in part.options:
                    if option not in options.get(part.question, ()):
                        yield f"{part.question} is {option}: no such answer, or asked too late"

        for question in self.questions:
            if NOT_SURE not in question.options:
                yield f"question {question.id} cannot be answered {NOT_SURE}"
            if question.not_asked_when is not None:
                yield from unknown(question.not_asked_when.parts())
            options[question.id] = question.options
        for requirement in self.requirements:
            yield from unknown(requirement.met_when.parts())
        givens = [given for risk in self.risks for given in (risk.present_when, risk.possible_when)]
        givens += [given for document in self.documents for given in (document.have_when, document.listed_when)]
        givens += [entry.when for entry in self.help_first]
        yield from unknown(given for given in givens if given is not None)
