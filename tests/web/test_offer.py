"""Once the answers close the route, the result is offered before the questions that are left."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import Page, expect

from checker import POLICY, check
from checker.logic import Truth
from checker.web.parts.journey.part import closed_when
from tests.support.questionnaire import answer, choose, current, on_the_page, screen, see_the_answer
from tests.support.situations import every


def test_the_page_knows_a_closed_route_as_the_checker_does() -> None:
    """For every combination of the answers that can close it."""
    condition = closed_when(POLICY)
    assert condition is not None
    found = set()
    for answers in every(*dict.fromkeys(part.question for part in condition.parts())):
        outcome = check(POLICY, answers)
        kept = {question: option for question, option in answers.items() if question in outcome.ask}
        assert (condition.truth(kept) is Truth.YES) == (outcome.route == "closed"), answers
        found.add(outcome.route)
    assert found == {"open", "closed"}


def test_a_policy_that_closes_no_route_offers_nothing() -> None:
    """There is no condition then."""
    requirements = tuple(replace(requirement, closes_route=False) for requirement in POLICY.requirements)
    assert closed_when(replace(POLICY, requirements=requirements)) is None


def test_the_result_comes_at_once(check_page: Page) -> None:
    """No question stands beside the offer; from the result, the rest can be answered, and nothing is offered twice."""
    answer(check_page, "location", "inside_us")
    assert screen(check_page) == "offer"
    expect(check_page.locator("[data-question]:visible")).to_have_count(0)
    see_the_answer(check_page)
    shown = on_the_page(check_page)
    assert (shown["route"], shown["requirements"]["outside_us"]) == ("closed", "not_met")
    check_page.locator("[data-next=answer_rest] a").click()
    answer(check_page, "urgent_reason", "medical")
    assert current(check_page) == "evidence"


def test_the_other_questions_are_a_choice(check_page: Page) -> None:
    """Back leads to the answer that closed the route; whoever goes on is not asked again, until it is open."""
    for question in ("location", "urgent_reason"):
        answer(check_page, question, {"location": "outside_us", "urgent_reason": "none"}[question])
    answer(check_page, "public_benefit", "none")
    assert screen(check_page) == "offer"
    check_page.locator("#checker-back").click()
    assert current(check_page) == "public_benefit"
    check_page.locator("#checker-next").click()
    check_page.locator("#checker-go-on").click()
    answer(check_page, "other_way", "no")
    assert current(check_page) == "other_way_proof"
    for _ in ("other_way", "public_benefit"):
        check_page.locator("#checker-back").click()
    answer(check_page, "public_benefit", "other")
    assert current(check_page) == "evidence"
    check_page.locator("#checker-back").click()
    answer(check_page, "public_benefit", "none")
    assert screen(check_page) == "offer"


def test_with_all_questions_on_one_page_nothing_is_offered(check_page: Page) -> None:
    """The button is there anyway. Whoever comes back to one question at a time is offered the result with the next."""
    choose(check_page, {"location": "inside_us"})
    expect(check_page.locator("#checker-offer")).to_be_hidden()
    expect(check_page.locator("#check-answers")).to_be_visible()
    check_page.locator("#checker-view").click()
    check_page.locator("#checker-next").click()
    assert screen(check_page) == "offer"
