"""The page says what the command says: the same rules, in the browser."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Page, expect

from checker import POLICY
from tests.support.questionnaire import as_shown, on_the_page, press
from tests.support.situations import ANY_ANSWERS, QUESTIONS


def by_command(answers: dict[str, str]) -> dict[str, Any]:
    """What `python -m checker` says."""
    command = [sys.executable, "-m", "checker"]
    done = subprocess.run(command, input=json.dumps(answers), capture_output=True, text=True, check=True)
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANY_ANSWERS)
def test_the_page_says_what_the_command_says(ready_page: Page, answers: dict[str, str]) -> None:
    """For random answers, in one session: everything that is visible, in the same order, and no second wording."""
    ready_page.evaluate("document.forms.checker.reset(); document.forms.checker.dispatchEvent(new Event('change'))")
    ready_page.evaluate(
        """(answers) => answers.forEach(([question, option]) =>
            document.querySelector(`input[name=${question}][value=${option}]`).click())""",
        [[question, answers[question]] for question in reversed(QUESTIONS) if question in answers],
    )
    press(ready_page)
    expected = by_command(answers)
    assert list(on_the_page(ready_page).items()) == list(as_shown(expected).items())
    around_the_verdict(ready_page, expected)


def around_the_verdict(page: Page, outcome: dict[str, Any]) -> None:
    """What must stand beside every verdict: its own heading and text, that DHS decides, what was not looked at."""
    for part in ("#outcome-heading", ".outcome-verdict"):
        shown = page.locator(f"{part} [data-when]:visible")
        assert [wording.get_attribute("data-when") for wording in shown.all()] == [outcome["verdict"]]
    expect(page.locator(f".outcome-verdict a[href$='#clause-{POLICY.decision}']")).to_be_visible()
    expect(page.locator("#outcome .limits")).to_be_visible()
    closing = {entry.id for entry in POLICY.requirements if entry.closes_route}
    named = {
        "help-first": outcome["help_first"],
        "next": outcome["next"],
        "closed": [name for name in outcome["change"] if name in closing],
        "dropped": outcome["dropped"],
    }
    for kind, entries in named.items():
        expect(page.locator(f"[data-shown-with={kind}]")).to_be_visible(visible=bool(entries))
        assert page.locator(f"#outcome [data-{kind}]").count() == len(entries)
    count = len(outcome["unanswered"])
    expect(page.locator("#outcome-heading [data-unanswered]:visible")).to_have_count(min(count, 1))
    if count > 1:
        expect(page.locator("#outcome-heading [data-count]")).to_have_text(str(count))
