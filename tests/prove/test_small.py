"""A sample of what `make prove` asks the small Python, in Node and in Chromium; and that the proof can fail."""

from __future__ import annotations

import json
from array import array
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.prove.answers import COMPLETE, PARTIAL, block, number_of, numbered
from tests.prove.in_browsers import differences_in, served
from tests.prove.in_small import (
    REFUSED,
    answered_in_small,
    digest_of_numbers,
    first_difference,
    mistakes_with_bad_input,
    outcome_text,
    shuffled,
)
from tests.support.tabs import installed

IN_NODE, RECORDED, IN_CHROMIUM, WITHOUT = 3000, 300, 300, 20

READ_FOR_A_FILE = "Expecting ',' delimiter"
"""What Python says of a file that is cut short, so that it must be among the data; no answer shows it."""


@pytest.fixture(scope="module")
def sample() -> array[int]:
    """Sets from all over, in an order by chance."""
    return shuffled([*COMPLETE[::23], *PARTIAL[::23]], every=10)


def test_the_small_python_answers_a_sample_as_cpython_does(sample: array[int]) -> None:
    """One after the other in one worker, with bad input in between: nothing needs what was cut out."""
    answered = answered_in_small(sample[:IN_NODE], refused=REFUSED[7:9])
    assert answered.digests == [digest_of_numbers(sample[:IN_NODE])]
    assert answered.faults == 0
    assert mistakes_with_bad_input(answered) == []


def test_a_sample_reads_nothing_that_was_left_out(sample: array[int]) -> None:
    """Neither do files that are none."""
    answered = answered_in_small(sample[:RECORDED], reads=True)
    assert answered.digests == [digest_of_numbers(sample[:RECORDED])]
    assert answered.left_out > 1_000_000
    assert answered.read == []


def test_a_byte_that_is_needed_and_left_out_is_found(sample: array[int]) -> None:
    """And told by its address, though no outcome shows it."""
    answered = answered_in_small(sample[:WITHOUT], reads=True, without_text=READ_FOR_A_FILE)
    assert answered.read == [answered.without]


def test_a_set_that_differs_is_told(sample: array[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """With both outcomes."""
    odd = sample[WITHOUT // 2]

    def outcome(number: int) -> str:
        return "{}" if number == odd else outcome_text(number)

    monkeypatch.setattr("tests.prove.in_small.outcome_text", outcome)
    told = first_difference(sample[:WITHOUT], 0)
    assert told == [json.dumps(numbered(odd)), "CPython: {}", f"small Python: {outcome_text(odd)}"]


def test_a_number_stands_for_a_set() -> None:
    """For one set, whatever is answered and left out; Node and the browsers are told sets by it."""
    sets = [answers for name in (COMPLETE[5], PARTIAL[5]) for answers in block(name)]
    assert [numbered(number_of(answers)) for answers in sets] == sets


def test_chromium_says_the_same(playwright: Playwright, sample: array[int], tmp_path: Path) -> None:
    """From the published pieces: answers, files, and the errors for bad questions, which the whole Python tells."""
    chromium = installed(playwright)[0]
    with served() as url, chromium.opened(tmp_path) as tab:
        assert differences_in(tab, url, sample[:IN_CHROMIUM]) == []
