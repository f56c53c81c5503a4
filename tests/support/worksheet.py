"""The worksheet, read as a person reads it who follows it by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from checker.logic import Condition, Given, Truth, read_condition

__all__ = ["Answers", "Sheet", "Told"]


type Answers = Mapping[str, str]


@dataclass
class Told:
    """A way as the page tells it: for machines, and in words for people."""

    way: Condition | Given
    words: str = ""

    @property
    def parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each question with the options that it names."""
        parts = [self.way] if isinstance(self.way, Given) else self.way.parts()
        return [(part.question, part.options) for part in parts]

    def fits(self, answers: Answers) -> bool:
        """Whether these answers are the ones that it names."""
        return self.way.holds(answers) if isinstance(self.way, Given) else self.way.truth(answers) is Truth.YES


@dataclass
class Sheet(HTMLParser):
    """The worksheet, read from the page as it was built."""

    numbers: dict[str, str] = field(default_factory=dict)
    leave_out: dict[str, list[Told]] = field(default_factory=dict)
    lines: dict[str, dict[str, list[Told]]] = field(default_factory=dict)
    verdicts: list[tuple[str | None, str]] = field(default_factory=list)
    lists: dict[str, list[Told]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._told: list[Told] = []  # where the next way belongs
        self._take: Callable[[str], None] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notes what the worksheet says, and where."""
        values = {name: value or "" for name, value in attributes}
        if "data-question" in values:
            question = values["data-question"]
            self.numbers[question] = ""
            self._told = self.leave_out[question] = []
        elif "data-line" in values:
            self.lines[values["data-line"]] = {}
        elif "data-result" in values:
            self._told = self.lines[list(self.lines)[-1]][values["data-result"]] = []
        elif "data-then" in values:
            self.verdicts.append((values.get("data-any"), values["data-then"]))
        elif "data-list" in values:
            self._told = self.lists[values["data-list"]] = []
        elif "data-way" in values:
            self._told.append(Told(read_condition(json.loads(values["data-way"]))))
            self._take = self._words_of_way
        elif tag == "span" and "paper-only" in values.get("class", ""):
            self._take = self._number

    def handle_endtag(self, tag: str) -> None:
        """Ends a way, or a number."""
        self._take = None

    def handle_data(self, data: str) -> None:
        """Takes the words of a way, or a number."""
        if self._take:
            self._take(data)

    def _words_of_way(self, data: str) -> None:
        self._told[-1].words += data

    def _number(self, data: str) -> None:
        self.numbers[list(self.numbers)[-1]] += data.strip().rstrip(".")

    def status(self, requirement: str, answers: Answers) -> str:
        """The box that a person ticks in the row of a requirement: the first whose line fits, else the last."""
        fitting = [status for status, told in self.lines[requirement].items() if any(way.fits(answers) for way in told)]
        assert len(fitting) <= 1, "two boxes of a row fit"
        return fitting[0] if fitting else "unknown"

    def verdict(self, statuses: set[str]) -> str:
        """What a person reads under the table: the first line that fits the boxes ticked."""
        return next(then for status, then in self.verdicts if status in {None, *statuses})

    def asked(self, answers: Answers) -> list[str]:
        """The questions that a person answers who goes down the page and leaves out what it says."""
        kept: dict[str, str] = {}
        asked = []
        for question in self.numbers:
            if not any(way.fits(kept) for way in self.leave_out[question]):
                asked.append(question)
                kept |= {question: answers[question]} if question in answers else {}
        return asked

    def told(self) -> Iterator[Told]:
        """Every way on the page."""
        for line in self.lines.values():
            for told in line.values():
                yield from told
        for told in (*self.leave_out.values(), *self.lists.values()):
            yield from told
