"""The answer as it is shown: what stands in it and where, and where it leads."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from checker.logic import Answer, read_condition
from tests.support.questionnaire import (
    choose,
    clear,
    current,
    hurry_through,
    on_the_page,
    press,
    screen,
    see_the_answer,
    unfold,
)
from tests.support.situations import story


def test_the_answer_leads_back_to_a_question_and_on_to_the_review(check_page: Page) -> None:
    """From a point that is not settled to its question; the outcome is gone until it is asked for again."""
    case = story("waiver-not-sure")
    hurry_through(check_page, case)
    see_the_answer(check_page)
    link = check_page.locator("#outcome [data-open-question]:visible").first
    question = link.get_attribute("data-open-question") or ""
    link.click()
    assert current(check_page) == question
    expect(check_page.locator("#outcome")).to_be_hidden()
    check_page.locator("#checker-next").click()
    assert screen(check_page) == "review"


@pytest.mark.parametrize("slug", ["inside-us-stopped-early", "ten-year-bar-dying-child", "waiver-not-sure"])
def test_what_to_do_next_leads_where_it_says(ready_page: Page, slug: str) -> None:
    """By keyboard too: to a heading of the answer that is in sight, or to a question without an answer."""
    case = story(slug)
    clear(ready_page)
    choose(ready_page, case["answers"])
    press(ready_page)
    links = ready_page.locator("#outcome [data-next] a[href^='#outcome-']")
    assert links.count() > 0
    for link in links.all():
        link.press("Enter")
        heading = ready_page.locator(link.get_attribute("href") or "")
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()
    for link in ready_page.locator("[data-next=answer_rest] a").all():
        link.press("Enter")
        question = case["outcome"]["unanswered"][0]
        expect(ready_page.locator(f"[data-question={question}]")).to_be_focused()
    assert "#" not in ready_page.url


def test_requirements_stand_in_the_group_of_their_status(ready_page: Page) -> None:
    """Each in its group; a group without any is gone."""
    for slug in ("waiver-not-sure", "support-not-enough", "medical-everything-clean", "not-sure-of-anything"):
        case = story(slug)
        clear(ready_page)
        choose(ready_page, case["answers"])
        press(ready_page)
        expected = case["outcome"]["requirements"]
        for group in ("met", "not_met", "unknown"):
            part = ready_page.locator(f"[data-group={group}]")
            names = [name for name, status in expected.items() if status == group]
            expect(part).to_be_visible(visible=bool(names))
            shown = [item.get_attribute("data-requirement") for item in part.locator("[data-requirement]").all()]
            assert shown == names


def test_a_change_of_mind_drops_an_answer_and_says_so(ready_page: Page) -> None:
    """A follow-up that is no longer asked goes away with its answer; changing back brings both back."""
    clear(ready_page)
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
    clear(ready_page)
    press(ready_page)
    ready_page.locator("#outcome [data-open-question=other_way]").click()
    expect(ready_page.locator("[data-question=other_way]")).to_be_focused()
    assert "#" not in ready_page.url


def test_the_papers_are_worded_for_the_reason_given(ready_page: Page) -> None:
    """The wording of the proof follows the reason that counts; without one it is the general wording."""
    clear(ready_page)
    wording = ready_page.locator("[data-document=reason_evidence] [data-wording]:visible")
    for answers, expected in (
        ({}, None),
        ({"urgent_reason": "none", "public_benefit": "other"}, Answer("public_benefit", ("other",))),
        ({"urgent_reason": "other"}, Answer("urgent_reason", ("other",))),
        ({"urgent_reason": "not_sure"}, Answer("public_benefit", ("other",))),
    ):
        choose(ready_page, answers)
        press(ready_page)
        unfold(ready_page)
        expect(wording).to_have_count(1)
        condition = wording.get_attribute("data-wording")
        assert (read_condition(json.loads(condition)) if condition else None) == expected
