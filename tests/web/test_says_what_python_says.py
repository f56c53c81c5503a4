"""The page says what the command says: the same rules, in the browser."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Page, expect

from checker import POLICY
from tests.support.questionnaire import as_shown, choose, clear, on_the_page, press
from tests.support.situations import ANY_ANSWERS


def by_command(answers: dict[str, str]) -> dict[str, Any]:
    """What `python -m checker` says."""
    command = [sys.executable, "-m", "checker"]
    done = subprocess.run(command, input=json.dumps(answers), capture_output=True, text=True, check=True)
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANY_ANSWERS)
def test_the_page_says_what_the_command_says(ready_page: Page, answers: dict[str, str]) -> None:
    """For random answers, in one session: everything that is visible, in the same order, and no second wording."""
    clear(ready_page)
    choose(ready_page, answers)
    press(ready_page)
    expected = by_command(answers)
    assert list(on_the_page(ready_page).items()) == list(as_shown(expected).items())
    around_the_verdict(ready_page, expected)


def around_the_verdict(page: Page, outcome: dict[str, Any]) -> None:
    """What must stand beside every verdict: where the reader stands, that DHS decides, what was not looked at."""
    panel = page.locator("#outcome [data-summary]")
    expect(panel).to_have_attribute("data-state", "closed" if outcome["route"] == "closed" else outcome["verdict"])
    expect(panel.locator("[data-icon-of]:visible")).to_have_count(1)
    assert points_told(page) == points(outcome)
    closing = [entry.id for entry in POLICY.requirements if entry.closes_route and entry.id in outcome["change"]]
    told = page.locator("#outcome-heading [data-closed]:visible").all()
    assert [sentence.get_attribute("data-closed") for sentence in told] == closing[:1]
    expect(panel.locator("[data-risk=discretion]")).to_be_visible()
    expect(page.locator("#outcome .limits")).to_be_visible()
    for kind in ("help_first", "next", "dropped"):
        assert page.locator(f"#outcome [data-{kind.replace('_', '-')}]").count() == len(outcome[kind])
    for kind in ("help-first", "dropped"):
        shown = bool(outcome[kind.replace("-", "_")])
        expect(page.locator(f"[data-shown-with={kind}]")).to_be_visible(visible=shown)
    count = len(outcome["unanswered"])
    expect(page.locator("#outcome-heading [data-unanswered]:visible")).to_have_count(min(count, 1))
    if count > 1:
        expect(page.locator("#outcome-heading [data-count]")).to_have_text(str(count))


def points(outcome: dict[str, Any]) -> list[str]:
    """How many requirements do not fit, are not clear, and fit; nothing of it where the route is closed."""
    statuses = list(outcome["requirements"].values())
    met = statuses.count("met")
    counts = {status: statuses.count(status) for status in ("not_met", "unknown")}
    counts["met" if met == len(statuses) else "rest"] = met
    return [f"{kind} {count}" for kind, count in counts.items() if count and outcome["route"] == "open"]


def points_told(page: Page) -> list[str | None]:
    """The same as the panel's heading tells it."""
    told = page.locator("#outcome-heading [data-points-are]:visible").all()
    return [sentence.get_attribute("data-points-are") for sentence in told]
