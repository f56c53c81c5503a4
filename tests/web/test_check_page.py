"""The page /check/ in a real Chromium, with the real Pyodide: the form, the answer, and what never leaves the page."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Page, expect

from checker import POLICY
from checker.logic import Answer, read_condition
from tests.support.hosts import Host
from tests.support.questionnaire import START_MS, choose, on_the_page, press, tab_to, wait_until_ready
from tests.support.situations import ANY_ANSWERS, QUESTIONS, story


def by_command(answers: dict[str, str]) -> dict[str, Any]:
    """What `python -m checker` says."""
    command = [sys.executable, "-m", "checker"]
    done = subprocess.run(command, input=json.dumps(answers), capture_output=True, text=True, check=True)
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    assert list(on_the_page(ready_page).items()) == list(expected.items())
    around_the_verdict(ready_page, expected)


def around_the_verdict(page: Page, outcome: dict[str, Any]) -> None:
    """What must stand beside every verdict: its own heading and text, that DHS decides, what was not looked at."""
    for part in ("#outcome-heading", ".outcome-verdict"):
        shown = page.locator(f"{part} [data-when]:visible")
        assert [wording.get_attribute("data-when") for wording in shown.all()] == [outcome["verdict"]]
    expect(page.locator(f".outcome-verdict a[href$='#clause-{POLICY.decision}']")).to_be_visible()
    expect(page.locator("#outcome .limits")).to_be_visible()
    for kind, entries in (("help-first", outcome["help_first"]), ("dropped", outcome["dropped"])):
        expect(page.locator(f"[data-shown-with={kind}]")).to_be_visible(visible=bool(entries))
        assert page.locator(f"#outcome [data-{kind}]").count() == len(entries)
    shown = page.locator("#outcome [data-requirement] [data-caution]:visible")
    assert [note.get_attribute("data-caution") for note in shown.all()] == [
        caution
        for status in ("not_met", "unknown")
        for requirement in POLICY.requirements
        if outcome["requirements"][requirement.id] == status
        for caution in requirement.cautions
    ]


@pytest.mark.parametrize("slug", ["medical-everything-clean", "waiver-not-sure", "barred-no-waiver"])
def test_a_whole_journey_by_keyboard_alone(check_page: Page, slug: str) -> None:
    """One question at a time: each new heading has the focus, and Tab, arrows, space and enter reach everything."""
    case = story(slug)
    keyboard = check_page.keyboard
    for question in case["outcome"]["ask"]:
        tab_to(check_page, f"input[name={question}]")
        keyboard.press("Space")
        for _ in QUESTIONS[question]:
            if check_page.evaluate("document.activeElement.value") == case["answers"][question]:
                break
            keyboard.press("ArrowDown")
        tab_to(check_page, "#checker-next")
        keyboard.press("Enter")
        expect(check_page.locator(":is(.question__ask, #checker-review-heading):focus")).to_be_in_viewport()
    expect(check_page.locator("#checker-review-heading")).to_be_focused()
    tab_to(check_page, "#check-answers")
    keyboard.press("Enter")
    verdict = case["outcome"]["verdict"]
    expect(check_page.locator("#outcome")).to_have_attribute("data-verdict", verdict, timeout=START_MS)
    expect(check_page.locator("#outcome-heading")).to_be_focused()
    expect(check_page.locator("#outcome-heading")).to_be_in_viewport()
    asked = {name: option for name, option in case["answers"].items() if name in case["outcome"]["ask"]}
    assert on_the_page(check_page) == by_command(asked)


def test_an_early_press_waits_visibly_and_then_answers(page: Page, host: Host) -> None:
    """Answers can be chosen and the button pressed before Python is there; answers given meanwhile count."""
    with host.holding("/python/interpreter.") as go_on:
        page.goto(host.site + "check/")
        choose(page, {"location": "inside_us"})
        page.locator("#check-answers").click()
        status = page.locator("#checker-status")
        expect(status).to_have_text(page.locator("[data-state=waiting]").text_content() or "?")
        expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        expect(page.locator("#outcome")).to_be_hidden()
        choose(page, {"past_problems": "yes"})
        go_on.set()
        expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible(timeout=START_MS)
    assert on_the_page(page)["help_first"] == ["location", "past_problems"]
    # Whoever went on answering is not torn away from the question.
    expect(page.locator("input[name=past_problems][value=yes]")).to_be_focused()


def test_a_change_of_mind_drops_an_answer_and_says_so(ready_page: Page) -> None:
    """A follow-up that is no longer asked goes away with its answer; changing back brings both back."""
    ready_page.reload()
    wait_until_ready(ready_page)
    follow_up = ready_page.locator("[data-question=public_benefit]")
    choose(ready_page, {"urgent_reason": "none"})
    expect(follow_up).to_be_visible()
    choose(ready_page, {"public_benefit": "national_interest"})
    choose(ready_page, {"urgent_reason": "medical"})
    expect(follow_up).to_be_hidden()
    press(ready_page)
    assert on_the_page(ready_page)["dropped"] == ["public_benefit"]

    choose(ready_page, {"urgent_reason": "none"})
    expect(follow_up).to_be_visible()
    expect(follow_up.locator("input[value=national_interest]")).to_be_checked()
    press(ready_page)
    assert on_the_page(ready_page)["dropped"] == []


def test_an_answer_never_stands_beside_questions_that_have_changed_since(ready_page: Page) -> None:
    """Changing an answer takes the outcome away until the button is pressed again."""
    press(ready_page)
    choose(ready_page, {"location": "inside_us"})
    expect(ready_page.locator("#outcome")).to_be_hidden()
    assert ready_page.locator("#outcome").get_attribute("data-verdict") is None


def test_an_open_question_leads_back_to_its_fieldset(ready_page: Page) -> None:
    """From the outcome to the question that would settle it, and the address tells nothing of it."""
    ready_page.reload()
    wait_until_ready(ready_page)
    press(ready_page)
    ready_page.locator("#outcome [data-open-question=other_way]").click()
    expect(ready_page.locator("[data-question=other_way] .question__ask")).to_be_focused()
    assert "#" not in ready_page.url


def test_the_papers_are_worded_for_the_reason_given(ready_page: Page) -> None:
    """The wording of the proof follows the reason that counts; without one it is the general wording."""
    ready_page.reload()
    wait_until_ready(ready_page)
    wording = ready_page.locator("[data-document=reason_evidence] [data-wording]:visible")
    for answers, expected in (
        ({}, None),
        ({"urgent_reason": "none", "public_benefit": "other"}, Answer("public_benefit", ("other",))),
        ({"urgent_reason": "other"}, Answer("urgent_reason", ("other",))),
        ({"urgent_reason": "not_sure"}, Answer("public_benefit", ("other",))),
    ):
        choose(ready_page, answers)
        press(ready_page)
        expect(wording).to_have_count(1)
        condition = wording.get_attribute("data-wording")
        assert (read_condition(json.loads(condition)) if condition else None) == expected


def test_it_works_at_the_root_of_a_host_too(page: Page, host_at_root: Host) -> None:
    """Every other test opens the site in a folder; addresses are relative, so that both work."""
    page.goto(host_at_root.origin + "/check/")
    press(page)
    assert page.locator("#outcome").get_attribute("data-verdict") == "unsettled"


def test_without_a_script_the_page_is_a_worksheet(browser: Browser, host: Host) -> None:
    """Every question is there to be marked, the page says what it is, and there is no button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.site + "check/")
    for question in QUESTIONS:
        expect(page.locator(f"[data-question={question}]")).to_be_visible()
    page.locator("input[name=location][value=inside_us]").click()
    expect(page.locator("#checker-worksheet")).to_be_visible()
    expect(page.locator("#check-answers")).to_be_hidden()
    context.close()


def test_with_the_script_there_is_a_button_and_no_word_of_a_worksheet(check_page: Page) -> None:
    """The reverse, as soon as the script runs."""
    expect(check_page.locator("#checker-next")).to_be_visible()
    expect(check_page.locator("#checker-worksheet")).to_be_hidden()


@pytest.mark.parametrize("key", ["n", "p", ",", ".", "f", "s", "/"])
def test_no_single_key_leaves_the_page(ready_page: Page, key: str) -> None:
    """Material turns pages and opens the search at a key; here that would lose answers (and WCAG 2.1.4 forbids it)."""
    address = ready_page.url
    ready_page.locator("input[name=location]").first.focus()
    ready_page.keyboard.press(key)
    ready_page.wait_for_timeout(300)
    assert ready_page.url == address
    expect(ready_page.locator("#__search")).not_to_be_checked()


def test_a_submit_sends_nothing(ready_page: Page) -> None:
    """Whatever submits the form, an extension or a later mistake of ours: no answer gets into the address."""
    choose(ready_page, {"location": "inside_us"})
    address = ready_page.url
    ready_page.evaluate("document.forms.checker.requestSubmit()")
    ready_page.wait_for_timeout(300)
    assert ready_page.url == address


def test_links_beside_answers_open_beside_the_page(ready_page: Page) -> None:
    """So that reading more never loses an answer."""
    links = ready_page.locator("article a:not([href^='#'])").all()
    assert len(links) > len(QUESTIONS)
    assert {link.get_attribute("target") for link in links} == {"_blank"}
