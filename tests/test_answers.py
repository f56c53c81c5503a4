"""What check() makes of answers as a whole: whichever they are, and in whatever order; bad ones are refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import POLICY, AnswerError, check
from tests.support.situations import ANY_ANSWERS, QUESTIONS

ALL_QUESTIONS, LOCATIONS = ", ".join(QUESTIONS), ", ".join(QUESTIONS["location"])


@given(ANY_ANSWERS)
def test_every_outcome_is_whole(answers: dict[str, str]) -> None:
    """Whatever was answered: all keys and requirements are there, and reasons where they belong, and only there."""
    outcome = check(POLICY, answers).to_dict()
    assert list(outcome) == [
        *("verdict", "route", "requirements", "open", "change", "risks", "documents"),
        *("help_first", "cautions", "next", "steps", "ask", "unanswered", "dropped"),
    ]
    statuses = outcome["requirements"]
    assert list(statuses) == ["outside_us", "reason", "no_other_way", "admissible_or_waiver", "sponsor"]
    assert list(outcome["open"]) == [name for name in statuses if statuses[name] == "unknown"]
    assert list(outcome["change"]) == [name for name in statuses if statuses[name] == "not_met"]
    assert all(outcome["open"].values())
    assert all(outcome["change"].values())
    assert outcome["risks"]["discretion"] == "present"
    assert outcome["steps"] == ["file", "evidence", "review", "decision", "travel"]
    assert set(outcome["dropped"]) == answers.keys() - set(outcome["ask"])
    for questions in outcome["open"].values():
        assert all(answers.get(question) in (None, "not_sure") for question in questions)


@given(ANY_ANSWERS)
def test_order_of_answers_does_not_matter(answers: dict[str, str]) -> None:
    """A person may answer in any order."""
    assert check(POLICY, dict(reversed(answers.items()))) == check(POLICY, answers)


@given(ANY_ANSWERS, st.sampled_from(sorted(QUESTIONS)))
def test_knowing_more_never_unsettles(answers: dict[str, str], question: str) -> None:
    """Taking an answer back never turns a requirement from met to not met, or the reverse: it can only unsettle it."""
    fewer = {name: option for name, option in answers.items() if name != question}
    known = check(POLICY, answers).requirements
    for name, status in check(POLICY, fewer).requirements.items():
        assert status in ("unknown", known[name])


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"no_such_question": "yes"}, ["no_such_question", ALL_QUESTIONS]),
        ({"location": "on_the_moon"}, ["location", "on_the_moon", LOCATIONS]),
        ({"location": 1}, ["location", "a number", LOCATIONS]),
        ({"location": 0.5}, ["location", "a number", LOCATIONS]),
        ({"location": None}, ["location", "null", LOCATIONS]),
        ({"location": True}, ["location", "true or false", LOCATIONS]),
        ({"location": ["outside_us"]}, ["location", "a list", LOCATIONS]),
        ({"location": {"outside_us": "yes"}}, ["location", "an object", LOCATIONS]),
        ({"location": ("outside_us",)}, ["location", "a tuple", LOCATIONS]),
        ({1: "yes"}, [ALL_QUESTIONS]),
        ({"inadmissible": "no", "waiver": "perhaps"}, ["waiver", "perhaps", ", ".join(QUESTIONS["waiver"])]),
        ([], ["a list"]),
        (None, ["null"]),
        ("location", ["a text"]),
        (3, ["a number"]),
    ],
    ids=str,
)
def test_a_bad_answer_is_refused_by_name(answers: Any, named: list[str]) -> None:
    """One documented error, on one line, which names the question, the options allowed, and what was sent instead."""
    with pytest.raises(AnswerError) as refusal:
        check(POLICY, answers)
    message = str(refusal.value)
    assert isinstance(refusal.value, ValueError)
    assert len(message.splitlines()) == 1
    assert [name for name in named if not re.search(rf"\b{re.escape(name)}\b", message)] == []


def test_a_message_stays_short_and_on_one_line_whatever_was_sent() -> None:
    """An error message is no way to write on somebody's terminal."""
    for text in ("x" * 10_000, "a\nb\r\n\x1b[31m", "\ud800", "\u202e"):
        for answers in ({text: "yes"}, {"location": text}):
            with pytest.raises(AnswerError) as refusal:
                check(POLICY, answers)
            message = str(refusal.value)
            assert message.isascii()
            assert message.isprintable()
            assert len(message) < 400


@pytest.mark.parametrize(("length", "whole"), [(58, True), (59, False)])
def test_what_was_sent_is_shown_up_to_sixty_characters(length: int, whole: bool) -> None:
    """Quotes included; of what is longer, the message shows the beginning, in as many."""
    sent = "x" * length
    for answers in ({sent: "yes"}, {"location": sent}):
        with pytest.raises(AnswerError) as refusal:
            check(POLICY, answers)
        shown = re.search(r"'x+('|[^\w;']+)", str(refusal.value))
        assert shown
        assert len(shown[0]) == 60
        assert (shown[0] == repr(sent)) is whole
