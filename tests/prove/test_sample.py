"""A sample of the proof, small enough for every run of the tests; `make prove` takes all answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from checker import Outcome, check
from checker.model import Policy
from tests.prove.answers import COMPLETE, PARTIAL, block, is_complete
from tests.prove.holding import Findings, hold, hold_together
from tests.prove.in_pyodide import digests_in_pyodide, texts_in_pyodide
from tests.prove.outcomes import digest_of, texts_of

# These steps share no factor with the numbers of options: the sample meets all of them.
SAMPLE = [*COMPLETE[::11], *PARTIAL[::23]]
EVERY = 20


def test_a_sample_of_all_answers_holds() -> None:
    """About one set of answers in two hundred: everything that `make prove` holds of all of them."""
    findings = Findings()
    for name in SAMPLE:
        for _ in hold(block(name, EVERY), findings):
            pass
    hold_together(findings)
    assert findings.failures == {}


type Fault = Callable[[Outcome, dict[str, str]], dict[str, Any]]

FAULTS: dict[str, Fault] = {
    "the checker and the independent reading agree": lambda outcome, answers: {"verdict": "met"},
    "the order of answers does not matter": lambda outcome, answers: {"steps": tuple(answers)},
    'a dropped answer changes only "dropped"': lambda outcome, answers: {"help_first": outcome.dropped},
    "a requirement hears its own questions only": lambda outcome, answers: (
        sponsor(outcome, "met") if answers.get("passport") == "yes" else {}
    ),
    "knowing more never turns what is settled": lambda outcome, answers: (
        sponsor(outcome, "met") if answers.get("petitioner") == "not_sure" else {}
    ),
    '"open" and "change" stand where they belong': lambda outcome, answers: {"change": outcome.open},
    'the questions of "open" settle it': lambda outcome, answers: {
        "open": {requirement: questions[:1] for requirement, questions in outcome.open.items()}
    },
    'some answer to the questions of "change" meets or opens it': lambda outcome, answers: {
        "change": {requirement: questions[:1] for requirement, questions in outcome.change.items()}
    },
    "what is unknown can still go either way": lambda outcome, answers: sponsor(outcome, "unknown"),
    'no question of "open" can be spared': lambda outcome, answers: sponsor(
        outcome, {"yes": "met", "no": "not_met"}.get(answers.get("petitioner", ""), "unknown")
    ),
    "every id is reached, and where it has a condition also left out": lambda outcome, answers: {"risks": {}},
}
"""For each thing that must hold, what a checker that is wrong in just that would change in its outcome."""


def sponsor(outcome: Outcome, status: str) -> dict[str, Any]:
    """One requirement has another status."""
    return {"requirements": {**outcome.requirements, "sponsor": status}}


def failures(changed: Fault) -> Counter[str]:
    """What is found of a checker that changes something in each outcome."""

    def faulty(policy: Policy, answers: dict[str, str]) -> Outcome:
        outcome = check(policy, answers)
        return replace(outcome, **changed(outcome, answers))

    findings = Findings()
    for _ in hold(block(PARTIAL[0], 3), findings, faulty):
        pass
    hold_together(findings)
    return findings.counts


@pytest.fixture(scope="module")
def faultless() -> Counter[str]:
    """What is found where nothing is wrong: that so few answers do not reach everything."""
    return failures(lambda outcome, answers: {})


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_found(kind: str, faultless: Counter[str]) -> None:
    """What the proof holds of an outcome fails for a checker of which it is not true."""
    assert failures(FAULTS[kind])[kind] > faultless[kind]


def test_the_blocks_hold_what_they_say() -> None:
    """Complete sets answer what is asked and nothing else; the others do not, and none comes twice."""
    for names, complete in ((COMPLETE[::50], True), (PARTIAL[::50], False)):
        sets = [answers for name in names for answers in block(name)]
        assert {is_complete(answers) for answers in sets} == {complete}
        assert len({tuple(answers.items()) for answers in sets}) == len(sets)


def test_pyodide_answers_a_sample_as_cpython_does() -> None:
    """In the Python of the reader's browser, two blocks have the same outcomes, whole and in short."""
    names = [COMPLETE[500], PARTIAL[500]]
    assert digests_in_pyodide(names, EVERY) == {name: digest_of(name, EVERY) for name in names}
    assert texts_in_pyodide(names[0], EVERY) == [*texts_of(names[0], EVERY)]
