"""Which questions are asked, and the form in which conditions are written. tests/browser/ runs the same cases."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import POLICY
from checker.logic import Condition, Given, questions_asked, read_condition, write_condition
from tests.support.asked import CONDITIONS, by_hand, every_answer
from tests.support.conditions import ANY_CONDITION, ANY_GIVEN
from tests.support.paths import TABLES

BY_HAND = by_hand()
TABLE = tomllib.loads((TABLES / "rules.toml").read_text(encoding="utf-8"))["question"]


def conditions_in(written: list[tuple[str, object]]) -> dict[str, Condition | None]:
    """The questions of a file, with their conditions read."""
    found: dict[str, Condition | None] = {}
    for question, form in written:
        condition = None if form is None else read_condition(form)
        assert not isinstance(condition, Given)
        found[question] = condition
    return found


@pytest.mark.parametrize("file", BY_HAND.values(), ids=BY_HAND)
def test_cases_by_hand(file: dict[str, Any]) -> None:
    """What is asked, which answers count, and which are dropped, in the questions' order and not the answers'."""
    conditions = conditions_in(file["questions"])
    for case in file["cases"]:
        asked, kept, dropped = questions_asked(conditions, case["answers"])
        assert [list(asked), kept, list(dropped)] == [case["asked"], case["kept"], case["dropped"]], case["answers"]


def test_the_policy_asks_what_the_table_says() -> None:
    """For every combination of the answers that other questions depend on."""
    walked = 0
    for answers in every_answer():
        kept: dict[str, str] = {}
        for row in TABLE:
            left_out = any(unless.items() <= kept.items() for unless in row.get("unless", []))
            if not left_out:
                kept[row["id"]] = answers.get(row["id"], "")
        found = questions_asked(CONDITIONS, answers)
        assert found.asked == tuple(kept), answers
        assert found.kept == {question: option for question, option in kept.items() if option}, answers
        assert set(found.dropped) == answers.keys() - kept.keys(), answers
        walked += 1
    assert walked == 2 * 7 * 6 * 4 * 4


@given(st.one_of(ANY_CONDITION, ANY_GIVEN))
def test_what_is_written_is_read_back(condition: Condition | Given) -> None:
    """Also after a way through JSON, for every condition that a policy may have."""
    assert read_condition(json.loads(json.dumps(write_condition(condition)))) == condition


def test_every_condition_of_the_policy_can_be_written() -> None:
    """Not only those that the page needs today."""
    conditions = [condition for condition in CONDITIONS.values() if condition is not None]
    conditions += [requirement.met_when for requirement in POLICY.requirements]
    for condition in conditions:
        assert read_condition(write_condition(condition)) == condition


@pytest.mark.parametrize(
    "written",
    [
        None,
        "a=x",
        [],
        {},
        {"question": "a"},
        {"options": ["x"]},
        {"question": "a", "options": []},
        {"question": "a", "options": "x"},
        {"question": "a", "options": ["x", 1]},
        {"question": "a", "options": ["x", "x"]},
        {"question": "a", "options": ["not_sure"]},
        {"question": "", "options": ["x"]},
        {"question": 1, "options": ["x"]},
        {"question": "a", "given": []},
        {"question": "a", "given": ["x"], "options": ["x"]},
        {"question": "a", "options": ["x"], "all": []},
        {"all": []},
        {"any": []},
        {"any": "a"},
        {"any": {"question": "a", "options": ["x"]}},
        {"all": [{"question": "a", "options": ["x"]}], "any": [{"question": "a", "options": ["x"]}]},
        {"all": [{"question": "a", "given": ["x"]}]},
        {"none": [{"question": "a", "options": ["x"]}]},
    ],
    ids=json.dumps,
)
def test_what_was_never_written_is_not_read(written: object) -> None:
    """One documented error, on one line, and no guess at what may have been meant."""
    with pytest.raises(ValueError, match=r"\A[^\n]+\Z"):
        read_condition(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [({"never": []}, "never"), ({"all": [{"never": []}]}, "never"), ({"question": "a", "given": ["x", 42]}, "42")],
    ids=json.dumps,
)
def test_what_cannot_be_read_is_shown(written: object, shown: str) -> None:
    """Also when it lies deep in what else can be read."""
    with pytest.raises(ValueError, match=shown):
        read_condition(written)
