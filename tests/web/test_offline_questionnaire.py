"""The questionnaire of the offline edition, opened from a disk, in Chromium, Firefox and WebKit."""

from __future__ import annotations

import pytest

from tests.support.readers import Reader, by_webdriver
from tests.support.site import NEUTRAL
from tests.support.situations import story

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari"


def wait_until_ready(reader: Reader) -> None:
    """Return when Python can answer; fails when it cannot start."""
    runtime = "document.forms.checker.dataset.runtime"
    state = reader.wait(f"return ['ready', 'failed'].includes({runtime}) && {runtime}")
    assert state == "ready", reader.run("return document.querySelector('#checker-status').textContent")


def pieces_fetched(reader: Reader) -> set[str]:
    """The names of the pieces of Python that the page has asked for."""
    scripts: list[str] = reader.run("return seen.scripts")
    return {script.split(".")[0] for script in scripts if script.split(".")[0] in PIECES}


PIECES = ("worker", "interpreter", "image", "full-worker", "full-interpreter", "full-image", "full-library")

NEEDED = {"worker", "interpreter", "image"}
"""Of the small Python; the whole one lies beside it, for what was cut out."""


@pytest.mark.parametrize("name", ["medical-everything-clean", "barred-no-waiver", "waiver-not-sure"])
def test_the_questionnaire_answers(reader: Reader, watched_edition: str, name: str) -> None:
    """Question by question, over the review, to the outcome worked out by hand; nothing large is read before."""
    case = story(name)
    reader.open(watched_edition + "check.html")
    assert reader.run("return document.forms.checker.dataset.runtime") == "idle"
    assert pieces_fetched(reader) == set()
    for question in case["outcome"]["ask"]:
        assert reader.run("return document.querySelector('[data-current]').dataset.question") == question
        reader.click(f"label:has(> input[name={question}][value={case['answers'][question]}])")
        reader.click("#checker-next")
        # WebKit's driver may answer before the page has dealt with the click.
        assert reader.wait("return document.activeElement.matches('[data-current], #checker-review')")
    assert reader.run("return document.forms.checker.dataset.screen") == "review"
    reader.click("#check-answers")
    wait_until_ready(reader)
    assert reader.wait("return document.querySelector('#outcome').dataset.verdict") == case["outcome"]["verdict"]
    assert reader.run("return document.activeElement.id") == "outcome"
    for kind in ("requirement", "risk", "document"):
        shown = "return [...document.querySelectorAll(`#outcome [data-${arguments[0]}]`)]"
        visible = ".filter((each) => each.getClientRects().length > 0)"
        entries = ".map((each) => [each.dataset[arguments[0]], each.dataset.status])"
        assert dict(reader.run(shown + visible + entries, kind)) == case["outcome"][f"{kind}s"]
    assert pieces_fetched(reader) == NEEDED


def test_python_starts_when_the_reader_says_so(reader: Reader, watched_edition: str) -> None:
    """Before any answer; and in every browser it goes on from the image."""
    reader.open(watched_edition + "check.html")
    assert pieces_fetched(reader) == set()
    reader.click(".before > summary")
    reader.click("#checker-start button")
    wait_until_ready(reader)
    assert pieces_fetched(reader) == NEEDED


def test_python_starts_on_an_iphone(watched_edition: str) -> None:
    """There Pyodide calls Python's functions in another way, to which the image must be fitted."""
    with by_webdriver(f"--user-agent={IPHONE}") as reader:
        reader.open(watched_edition + "check.html")
        assert "iPhone" in reader.run("return navigator.userAgent")
        reader.click(".before > summary")
        reader.click("#checker-start button")
        wait_until_ready(reader)
        assert pieces_fetched(reader) == NEEDED


def test_the_questionnaire_can_be_left_fast(reader: Reader, edition: str) -> None:
    """With the outcome shown; a page from a disk cannot take another's address, and goes there."""
    reader.open(edition + "glossary.html")
    reader.open(edition + "check.html")
    reader.click("label:has(> input[name=location])")
    reader.click("#checker-view")
    reader.click("#check-answers")
    reader.wait("return document.querySelector('#outcome').dataset.verdict")
    reader.follow("#leave")
    assert reader.run("return location.href") == edition + NEUTRAL
    assert reader.run("return document.querySelectorAll('input, form, script, #outcome').length") == 0
    assert reader.run("return getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    reader.back()
    assert reader.run("return location.href") == edition + "glossary.html"
