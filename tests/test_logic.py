"""Kleene's three-valued logic, and the reasons that a condition gives."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from checker.logic import AllOf, Answer, AnyOf, Given, Truth

YES, NO, NOT_SURE = Truth.YES, Truth.NO, Truth.NOT_SURE

# What a person can say to a question with the options yes, no and not_sure; None stands for no answer.
SAID = {YES: ("yes",), NO: ("no",), NOT_SURE: ("not_sure", None)}

A, B = Answer("a", ("yes",)), Answer("b", ("yes",))


def answers(**said: str | None) -> dict[str, str]:
    """The answers given, without those that are missing."""
    return {question: option for question, option in said.items() if option is not None}


@pytest.mark.parametrize(("truth", "said"), [(truth, said) for truth, options in SAID.items() for said in options])
def test_an_answer_is_true_false_or_unknown(truth: Truth, said: str | None) -> None:
    """ "Not sure" and a missing answer are both unknown."""
    assert A.truth(answers(a=said)) is truth


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, NOT_SURE, NOT_SURE, YES),
        (NO, YES, NO, YES),
        (NO, NO, NO, NO),
        (NO, NOT_SURE, NO, NOT_SURE),
        (NOT_SURE, YES, NOT_SURE, YES),
        (NOT_SURE, NO, NO, NOT_SURE),
        (NOT_SURE, NOT_SURE, NOT_SURE, NOT_SURE),
    ],
)
def test_kleene_tables(a: Truth, b: Truth, both: Truth, either: Truth) -> None:
    """Each cell of the two tables, for every way in which a person can leave something unknown."""
    for said_a, said_b in product(SAID[a], SAID[b]):
        given = answers(a=said_a, b=said_b)
        assert AllOf((A, B)).truth(given) is both
        assert AnyOf((A, B)).truth(given) is either


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        (Answer, ("", ("yes",)), "question"),
        (Answer, ("home", ()), "home"),
        (Answer, ("home", ("yes", "no", "yes")), "home.*yes, no, yes"),
        (Answer, ("home", ("yes", "not_sure")), "home.*not_sure"),
        (Given, ("", ("yes",)), "question"),
        (Given, ("home", ()), "home"),
        (Given, ("home", ("not_sure", "not_sure")), "home.*not_sure, not_sure"),
        (AllOf, ((),), "AllOf"),
        (AnyOf, ((),), "AnyOf"),
    ],
)
def test_a_condition_that_can_mean_nothing_is_refused(kind: Any, content: tuple[Any, ...], reason: str) -> None:
    """Where Python and the page could read it differently, or it would hold for everybody or nobody; by its name."""
    with pytest.raises(ValueError, match=reason):
        kind(*content)


@pytest.mark.parametrize(
    ("condition", "given", "because"),
    [
        (AllOf((A, B)), answers(a="no", b="yes"), ("a",)),
        (AllOf((A, B)), answers(a="no", b="no"), ("a", "b")),
        (AllOf((A, B)), answers(a="yes", b="not_sure"), ("b",)),
        (AllOf((A, B)), answers(b="no"), ("b",)),
        (AnyOf((A, B)), answers(a="no", b="no"), ("a", "b")),
        (AnyOf((A, B)), answers(a="no"), ("b",)),
        (AnyOf((A, B)), answers(), ("a", "b")),
        (AnyOf((A, B)), answers(a="no", b="yes"), ("b",)),
        (AllOf((AnyOf((A, B)), Answer("c", ("yes",)))), answers(a="yes", b="no", c="no"), ("c",)),
        (AllOf((AnyOf((A, B)), Answer("c", ("yes",)))), answers(a="no", b="no", c="yes"), ("a", "b")),
        (AnyOf((A, Answer("a", ("no",)))), answers(), ("a",)),
    ],
)
def test_only_the_deciding_questions_are_named(
    condition: AllOf | AnyOf, given: dict[str, str], because: tuple[str, ...]
) -> None:
    """A question that does not make the condition what it is, is not named; no question is named twice."""
    assert condition.because(given) == because


def test_given_takes_not_sure_as_an_answer_and_a_missing_answer_as_none() -> None:
    """Risks and calls for help come only from answers that were given."""
    doubt = Given("a", ("yes", "not_sure"))
    assert doubt.holds({"a": "not_sure"})
    assert doubt.holds({"a": "yes"})
    assert not doubt.holds({"a": "no"})
    assert not doubt.holds({})
