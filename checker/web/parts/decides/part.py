"""How the check decides, for who wants to follow it: each requirement's truth table, and when everything else comes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, product

from checker.logic import NOT_SURE, Answer, Condition, Given, Truth, questions_asked
from checker.model import Policy, Requirement
from checker.outcome import REQUIREMENT_STATUS, RequirementStatus
from checker.web.by_hand import VERDICTS, Part, Way, numbers, part_of, way_of, ways

__all__ = ["DECIDES", "Decides", "Row", "Table"]

DECIDES = ("picture", "questions", "requirements", "risks", "documents", "help", "notes")
"""The pieces of the page, each with a template beside this module."""


@dataclass(frozen=True)
class Row:
    """With these answers, one cell for each question of the table, the requirement has this status.

    "Not sure" in a cell stands for no answer too; a question that is then not asked has no cell.
    """

    cells: tuple[Part | None, ...]
    status: RequirementStatus


@dataclass(frozen=True)
class Table:
    """The truth table of a requirement: the questions that it looks at, and a row for all answers that act alike."""

    requirement: Requirement
    questions: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Decides:
    """All of it, from the rules alone."""

    policy: Policy
    verdicts = VERDICTS

    @property
    def number(self) -> dict[str, int]:
        """The number of each question, as on the worksheet."""
        return numbers(self.policy)

    def looked_at(self, *conditions: Condition | Given | None) -> list[int]:
        """The numbers of the questions at which any of the conditions looks, each once, in order."""
        number = self.number
        return sorted({number[part.question] for part in _parts(conditions)})

    def beside(self) -> dict[str, list[int]]:
        """Of what stands beside the verdict and does not change it: the numbers of the questions that each looks at."""
        risks = ((entry.present_when, entry.possible_when) for entry in self.policy.risks)
        documents = ((entry.have_when, entry.listed_when, entry.not_listed_when) for entry in self.policy.documents)
        return {
            "risks": self.looked_at(*chain.from_iterable(risks)),
            "documents": self.looked_at(*chain.from_iterable(documents)),
            "help": self.looked_at(*(entry.when for entry in self.policy.help_first)),
            "notes": self.looked_at(*(given for entry in self.policy.cautions for given in entry.brought_by)),
        }

    def ways(self, condition: Condition | Given) -> tuple[Way, ...]:
        """The ways in which a condition holds; one of them is enough."""
        return (way_of(condition, self._options),) if isinstance(condition, Given) else ways(condition, self._options)

    def tables(self) -> Iterator[Table]:
        """The truth table of each requirement."""
        for requirement in self.policy.requirements:
            named = {part.question for part in requirement.met_when.parts()}
            questions = tuple(question for question in self._options if question in named)
            yield Table(requirement, questions, tuple(self._rows(requirement.met_when, questions)))

    @property
    def _options(self) -> dict[str, tuple[str, ...]]:
        return {question.id: question.options for question in self.policy.questions}

    def _rows(self, condition: Condition, questions: tuple[str, ...]) -> Iterator[Row]:
        not_asked_when = {each.id: each.not_asked_when for each in self.policy.questions if each.id in questions}
        alike = [self._alike(question, [condition, *not_asked_when.values()]) for question in questions]
        # Where only the last answer differs, and the status does not, it is one row.
        merged: dict[tuple[tuple[tuple[str, ...], ...], bool, Truth], set[str]] = {}
        for choice in product(*alike):
            answers = {question: options[0] for question, options in zip(questions, choice, strict=True)}
            asked, kept, _ = questions_asked(not_asked_when, answers)
            *first, last = (options if answer in asked else () for answer, options in zip(answers, choice, strict=True))
            merged.setdefault((tuple(first), bool(last), condition.truth(kept)), set()).update(last)
        for (first_cells, _, truth), last_cell in merged.items():
            yield Row(tuple(map(self._cell, questions, (*first_cells, last_cell))), REQUIREMENT_STATUS[truth])

    def _alike(self, question: str, conditions: Iterable[Condition | None]) -> Iterable[tuple[str, ...]]:
        """The options of a question, together where no condition tells one from another."""
        looking = [part for part in _parts(conditions) if part.question == question]
        groups: dict[tuple[bool, ...], tuple[str, ...]] = {}
        for option in self._options[question]:
            told = (option == NOT_SURE, *(option in part.options for part in looking))
            groups[told] = (*groups.get(told, ()), option)
        return groups.values()

    def _cell(self, question: str, named: Collection[str]) -> Part | None:
        options = tuple(option for option in self._options[question] if option in named)
        return part_of(question, options, self._options) if options else None


def _parts(conditions: Iterable[Condition | Given | None]) -> Iterator[Answer | Given]:
    for condition in conditions:
        if isinstance(condition, Given):
            yield condition
        elif condition is not None:
            yield from condition.parts()
