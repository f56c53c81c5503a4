"""JSON in, JSON out, without a process for each case: tests/test_main.py has the command."""

from __future__ import annotations

import json

import pytest

from checker import POLICY, AnswerError, check
from checker.exchange import answer, read_answers
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


@pytest.mark.parametrize("question", [question.id for question in POLICY.questions])
def test_a_question_answered_twice_is_refused_by_name(question: str) -> None:
    """Whichever of the two answers came first, nobody can tell which was meant."""
    with pytest.raises(AnswerError, match=rf"{question}\b.*{', '.join(POLICY.question(question).options)}"):
        read_answers(f'{{"{question}": "not_sure", "location": "outside_us", "{question}": "yes"}}'.encode())
