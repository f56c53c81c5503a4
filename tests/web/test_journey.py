"""The way through the questionnaire in a real Chromium: from the first question to the answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.questionnaire import (
    answer,
    answers_shown,
    as_shown,
    choose,
    current,
    go_through,
    on_the_page,
    screen,
    see_the_answer,
    show_all,
)
from tests.support.situations import QUESTIONS, story


@pytest.mark.parametrize("slug", ["medical-everything-clean", "waiver-not-sure", "barred-no-waiver"])
def test_question_by_question_to_the_answer(check_page: Page, slug: str) -> None:
    """One question on the screen at a time; the review shows each answer; the answer is the one worked out by hand."""
    case = story(slug)
    go_through(check_page, case)
    asked = {question: case["answers"][question] for question in case["outcome"]["ask"]}
    assert answers_shown(check_page.locator("#checker-review")) == asked
    see_the_answer(check_page)
    assert screen(check_page) == "answer"
    expect(check_page.locator("[data-question]:visible")).to_have_count(0)
    assert on_the_page(check_page) | {"steps": 0} == as_shown(case["outcome"]) | {"steps": 0, "dropped": []}
    assert answers_shown(check_page.locator(".record")) == asked


def test_the_progress_line_counts_what_is_asked(check_page: Page) -> None:
    """The number goes up by one; the whole is the number of questions asked, as far as it is known."""
    place = check_page.locator("#checker-place")
    case = story("medical-everything-clean")
    for number, question in enumerate(case["outcome"]["ask"], start=1):
        numbers = [int(found) for found in re.findall(r"\d+", place.text_content() or "")]
        assert numbers[0] == number <= numbers[1] <= len(QUESTIONS)
        answer(check_page, question, case["answers"][question])
    assert numbers[1] == len(case["outcome"]["ask"])


def test_next_without_an_answer_says_so_and_leads_to_the_question(check_page: Page) -> None:
    """The summary takes the focus, its link leads to the first option, and an answer takes the summary away."""
    error = check_page.locator("#checker-error")
    expect(error).to_be_hidden()
    check_page.locator("#checker-next").click()
    expect(error).to_be_focused()
    assert current(check_page) == "location"
    error.locator("a").press("Enter")
    expect(check_page.locator("input[name=location]").first).to_be_focused()
    check_page.keyboard.press("Space")
    expect(error).to_be_hidden()
    check_page.locator("#checker-next").click()
    assert current(check_page) == "urgent_reason"


def test_back_goes_back_with_the_answers_kept(check_page: Page) -> None:
    """To the question before, and from the first question nowhere."""
    back = check_page.locator("#checker-back")
    expect(back).to_be_hidden()
    answer(check_page, "location", "outside_us")
    answer(check_page, "urgent_reason", "medical")
    assert current(check_page) == "evidence"
    back.click()
    expect(check_page.locator("input[name=urgent_reason][value=medical]")).to_be_checked()
    back.click()
    assert current(check_page) == "location"
    expect(back).to_be_hidden()


def test_both_ways_are_one_form(check_page: Page) -> None:
    """Answers stay when the reader goes from one question at a time to all on one page, and back."""
    answer(check_page, "location", "outside_us")
    show_all(check_page)
    expect(check_page.locator("[data-question]:visible")).to_have_count(len(QUESTIONS))
    expect(check_page.locator("input[name=location][value=outside_us]")).to_be_checked()
    expect(check_page.locator("[data-question=urgent_reason]")).to_be_focused()
    choose(check_page, {"urgent_reason": "family"})
    check_page.locator("#checker-view").click()
    assert current(check_page) == "urgent_reason"
    expect(check_page.locator("input[name=urgent_reason][value=family]")).to_be_checked()


def test_not_sure_says_where_to_find_out(check_page: Page) -> None:
    """On every question, when it is chosen; a screen reader hears it with the option."""
    show_all(check_page)
    for question in QUESTIONS:
        hint = check_page.locator(f"#find-out-{question}")
        option = check_page.locator(f"input[name={question}][value=not_sure]")
        expect(hint).to_be_hidden()
        option.click()
        expect(hint).to_be_visible()
        assert option.get_attribute("aria-describedby") == f"find-out-{question}"


def test_a_journey_survives_a_translator(check_page: Page) -> None:
    """Browsers that translate wrap and replace the text nodes of a page while it is used."""
    translate = """() => {
        const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) {
            texts.push(walker.currentNode);
        }
        for (const text of texts.filter((text) => text.data.trim() && text.parentNode.localName !== "style")) {
            const font = document.createElement("font");
            font.append(document.createElement("font"));
            font.firstChild.textContent = "¿" + text.data + "?";
            text.replaceWith(font);
        }
    }"""
    case = story("waiver-not-sure")
    for question in case["outcome"]["ask"]:
        check_page.evaluate(translate)
        answer(check_page, question, case["answers"][question])
    check_page.evaluate(translate)
    see_the_answer(check_page)
    check_page.evaluate(translate)
    assert on_the_page(check_page)["requirements"] == case["outcome"]["requirements"]
    check_page.locator("#outcome-change").click()
    assert screen(check_page) == "review"
