"""The look over all answers before the check."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.hosts import Host
from tests.support.questionnaire import (
    answer,
    answers_shown,
    current,
    hurry_through,
    on_the_page,
    screen,
    see_the_answer,
)
from tests.support.situations import story
from tests.support.words import WORDS


def test_a_change_returns_to_the_review(check_page: Page) -> None:
    """From the review to a question and back; a follow-up that the change raises is asked on the way."""
    hurry_through(check_page, story("medical-everything-clean"))
    check_page.locator("[data-change=petitioner]").click()
    assert current(check_page) == "petitioner"
    expect(check_page.locator("[data-question=petitioner]")).to_be_focused()
    check_page.locator("#checker-back").click()
    assert screen(check_page) == "review"
    check_page.locator("[data-change=urgent_reason]").click()
    answer(check_page, "urgent_reason", "none")
    answer(check_page, "public_benefit", "other")
    assert screen(check_page) == "review"
    expect(check_page.locator("#checker-review")).to_be_focused()


def test_each_answer_stands_with_its_question_and_each_button_says_which(check_page: Page) -> None:
    """Else “A bar to entry: No” could be read either way, and thirteen buttons would all be called “Change”."""
    case = story("medical-everything-clean")
    hurry_through(check_page, case)
    review = check_page.locator("#checker-review")
    rows = review.get_by_role("listitem").filter(has=check_page.locator("[data-change]"))
    for row, question in zip(rows.all(), case["outcome"]["ask"], strict=True):
        asked, options = WORDS["question"][question]["short"], WORDS["question"][question]["options"]
        expect(row).to_contain_text(f"{asked} {options[case['answers'][question]]}", use_inner_text=True)
        expect(row.get_by_role("button", name=asked)).to_have_attribute("data-change", question)


def test_the_review_names_answers_that_no_longer_count(check_page: Page, host: Host) -> None:
    """Said at once, in the review and in the answer, though Python gets ready then; a change back brings them back."""
    case = story("medical-everything-clean")
    dropped = check_page.locator(".review__dropped")
    with host.holding("/python/image."):
        hurry_through(check_page, case)
        expect(dropped).to_be_hidden()
        check_page.locator("[data-change=other_way]").click()
        check_page.locator("input[name=other_way][value=yes]").click()
        expect(check_page.locator("#checker-status")).to_have_text(WORDS["status"]["dropped"])
    expect(check_page.locator("form#checker")).to_have_attribute("data-runtime", "ready")
    expect(check_page.locator("#checker-status")).to_have_text(WORDS["status"]["dropped"])
    check_page.locator("#checker-next").click()
    expect(dropped).to_be_visible()
    assert dropped.locator("li:visible").count() == 1
    see_the_answer(check_page)
    assert on_the_page(check_page)["dropped"] == ["other_way_proof"]
    check_page.locator("#outcome-change").click()
    check_page.locator("[data-change=other_way]").click()
    answer(check_page, "other_way", "no")
    assert answers_shown(check_page.locator("#checker-review"))["other_way_proof"] == case["answers"]["other_way_proof"]
