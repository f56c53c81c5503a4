"""JSON in, JSON out, without a process for each case: tests/test_main.py has the command."""

from __future__ import annotations

import json

import pytest

from checker import POLICY, AnswerError, check
from checker.exchange import MAX_BYTES, answer, read_answers, saved_answers
from tests.support.bad_input import BAD_TEXTS, BAD_VALUES, refusal


def test_an_answer_is_the_outcome_as_json() -> None:
    """The same object that check() gives, keys in the same order."""
    answers = {"location": "outside_us", "urgent_reason": "medical", "public_benefit": "none"}
    assert list(json.loads(answer(json.dumps(answers))).items()) == list(check(POLICY, answers).to_dict().items())


@pytest.mark.parametrize(("text", "named"), [*BAD_VALUES, *BAD_TEXTS], ids=lambda value: repr(value)[:40])
def test_bad_input_is_refused_on_one_line(text: str, named: str) -> None:
    """And named: the question, the options allowed, or what it is instead."""
    (line,) = refusal(text).splitlines()
    assert named in line


@pytest.mark.parametrize("text", ["", "location=outside_us", "[" * 501], ids=["nothing", "no JSON", "too deep"])
def test_who_sends_no_json_is_shown_some_that_works(text: str) -> None:
    """A set of answers on the same line, to copy and change."""
    message = refusal(text)
    shown = message[message.index("{") : message.rindex("}") + 1]
    assert json.loads(saved_answers(shown))


def test_who_sends_too_much_is_told_how_much_is_read() -> None:
    """In bytes, as editors and shells count."""
    assert str(MAX_BYTES) in refusal(" " * (MAX_BYTES + 1))


def test_both_kinds_of_brackets_count_as_depth() -> None:
    """Whether lists stand in objects or objects in lists: 500 are read, and not one more."""
    mixed = '[{"a":' * 250 + "%s" + "}]" * 250
    read_answers((mixed % 0).encode())
    for one_more in ("[]", "{}"):
        with pytest.raises(AnswerError):
            read_answers((mixed % one_more).encode())


@pytest.mark.parametrize("answers", [{}, {"public_benefit": "none", "location": "outside_us"}], ids=["none", "two"])
def test_saved_answers_come_back_as_they_were_saved(answers: dict[str, str]) -> None:
    """In their order too, and nothing computed from them."""
    assert list(json.loads(saved_answers(json.dumps(answers))).items()) == list(answers.items())


@pytest.mark.parametrize("text", [text for text, _ in (*BAD_VALUES, *BAD_TEXTS)], ids=lambda text: repr(text)[:40])
def test_a_saved_file_with_bad_answers_holds_none(text: str) -> None:
    """Whatever is wrong with them: the page has one sentence for all of it."""
    assert saved_answers(text) == "null"


@pytest.mark.parametrize("question", [question.id for question in POLICY.questions])
def test_a_question_answered_twice_is_refused_by_name(question: str) -> None:
    """Whichever of the two answers came first, nobody can tell which was meant."""
    with pytest.raises(AnswerError, match=rf"{question}\b.*{', '.join(POLICY.question(question).options)}"):
        read_answers(f'{{"{question}": "not_sure", "location": "outside_us", "{question}": "yes"}}'.encode())
