"""Where readers begin: what stands on the first screen of the home page and of the questionnaire, and what does not."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.fonts import WIDEST, set_font
from tests.support.hosts import Host
from tests.support.questionnaire import open_before, show_all
from tests.support.situations import QUESTIONS
from tests.support.windows import DESKTOP, PHONE
from tests.support.words import WORDS

SMALL_PHONE: ViewportSize = {"width": 360, "height": 640}
WORDS_BEFORE = 45
"""How many words may stand before the first question."""
TABS_BEFORE = 12
"""How many presses of Tab may lead to its first option."""

# Without what only screen readers meet it would be fewer.
_TEXT_BEFORE = """(question) => {
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode() && !question.contains(walker.currentNode)) {
        if (walker.currentNode.parentElement.checkVisibility()) {
            texts.push(walker.currentNode.data);
        }
    }
    return texts.join(" ");
}"""

# As for a page that has just been opened; what had the focus before would be where Tab goes on.
_TO_THE_TOP = """() => {
    const top = document.createElement("span");
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus();
    top.remove();
}"""


def test_the_first_question_stands_on_the_first_screen(check_page: Page) -> None:
    """After few words, with all its options whole, in the widest font: nobody scrolls to begin."""
    set_font(check_page, WIDEST)
    first = check_page.locator("[data-current]")
    before = first.evaluate(_TEXT_BEFORE)
    assert 0 < len(re.findall(r"\w\S*", before)) <= WORDS_BEFORE, before
    for option in first.locator(".option").all():
        expect(option).to_be_in_viewport(ratio=1)
    assert check_page.evaluate("scrollY") == 0


def test_what_is_folded_is_one_tap_away(check_page: Page) -> None:
    """How to leave, privacy, the download with its own button, and what the check does not look at."""
    folded = [
        check_page.locator("#leave-note"),
        check_page.locator("#checker-start button"),
        check_page.locator(".before a[href*='privacy']").last,
        check_page.locator(".before .limits"),
    ]
    for part in folded:
        expect(part).to_be_hidden()
    open_before(check_page)
    for part in folded:
        expect(part).to_be_visible()
    expect(check_page.locator("#checker-view")).to_be_visible()


def test_the_home_page_has_one_button_and_it_begins(page: Page, host: Host) -> None:
    """Whole on the first screen of a small phone, in the widest font; no other button competes with it."""
    page.set_viewport_size(SMALL_PHONE)
    page.goto(host.site)
    set_font(page, WIDEST)
    button = page.locator(".md-button--primary:visible")
    expect(button).to_have_count(1)
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    expect(page.locator("form#checker")).to_be_visible()


def test_without_a_script_the_page_says_at_its_top_that_it_is_a_worksheet(browser: Browser, host: Host) -> None:
    """Before the first question, with the way to the table; on paper it is one anyway, and says no such thing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.site + "check/")
    note, question = page.locator(".worksheet-note"), page.locator("[data-question]").first
    expect(note).to_be_visible()
    (of_note, of_question) = note.bounding_box(), question.bounding_box()
    assert of_note
    assert of_question
    assert of_note["y"] + of_note["height"] <= of_question["y"]
    note.locator("a").click()
    expect(page.locator("#checker-worksheet h2")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(note).to_be_hidden()
    context.close()


def test_with_the_script_no_word_of_a_worksheet_stands_before_the_questions(page: Page, host: Host) -> None:
    """Not for a moment, also while the script is on its way; where it does not come, the words do."""
    page.route("**/questionnaire.js", lambda route: route.abort())
    page.goto(host.site + "check/")
    note = page.locator(".worksheet-note")
    expect(note).to_be_hidden()
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(note).to_be_visible()
    page.unroute("**/questionnaire.js")
    page.reload()
    expect(page.locator("#checker-next")).to_be_visible()
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(note).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_few_tabs_lead_to_the_first_option(check_page: Page, size: ViewportSize) -> None:
    """With all questions on one page; on a desktop, past the list of pages by the link that leads past it."""
    check_page.set_viewport_size(size)
    show_all(check_page)
    check_page.evaluate(_TO_THE_TOP)
    focused = []
    for _ in range(TABS_BEFORE):
        check_page.keyboard.press("Tab")
        focused.append(check_page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
        if size == DESKTOP and "md-skip" in focused[-1]:
            check_page.keyboard.press("Enter")
        if check_page.evaluate("document.activeElement.name") == "location":
            return
    pytest.fail("\n".join(focused))


def test_the_questions_are_numbered_where_all_are_on_one_page(check_page: Page) -> None:
    """From one on, by the numbers that the worksheet tells them by; one at a time, the line above counts."""
    numbers = check_page.locator(".question__number")
    assert [int((text or "").strip(" .")) for text in numbers.all_text_contents()] == [*range(1, len(QUESTIONS) + 1)]
    expect(numbers.first).to_be_hidden()
    show_all(check_page)
    for number in numbers.all():
        expect(number).to_be_visible()


def test_the_road_is_drawn_on_the_home_page_and_told_on_how_to_ask(page: Page, host: Host) -> None:
    """The same steps in the same order; where an official decides, the drawing says so."""
    names = [step["name"] for step in WORDS["road"]["steps"].values()]
    page.goto(host.site)
    stations = page.locator(".road-picture__row > li")
    expect(stations).to_have_count(len(names))
    for station, name in zip(stations.all(), names, strict=True):
        expect(station).to_contain_text(name)
    expect(page.locator(".road-picture__decides em")).to_have_count(2)
    page.locator("a[href$='how-to-ask/#the-road']").click()
    expect(page.locator(".road__step > p:first-child a")).to_have_text(names)
