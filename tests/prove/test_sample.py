"""A sample of the proof, small enough for every run of the tests; `make prove` takes all answers."""

from __future__ import annotations

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
