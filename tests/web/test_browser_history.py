"""The browser's own Back, Forward and Reload, and links that lead elsewhere: no answer goes without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.support.hosts import Host
from tests.support.questionnaire import (
    answer,
    answers_given,
    as_shown,
    current,
    go_through,
    on_the_page,
    screen,
    see_the_answer,
    show_all,
    wait_until_ready,
)
from tests.support.situations import story
from tests.support.waiting import open_to_the_end, stand_still, wait_until
from tests.support.windows import DESKTOP, PHONE

CASE = story("medical-everything-clean")


def turn(page: Page, steps: int) -> None:
    """Press Back or Forward, and return when the page has heard of it."""
    page.evaluate(
        """(steps) => new Promise((resolve) => {
            addEventListener("popstate", () => setTimeout(resolve), { once: true });
            history.go(steps);
        })""",
        steps,
    )


@pytest.fixture(params=["chromium", "firefox"])
def two_browsers(request: pytest.FixtureRequest, host: Host) -> Iterator[Page]:
    """The page, after another one of the guide."""
    browser: Browser = request.getfixturevalue("browser" if request.param == "chromium" else "firefox_browser")
    page = browser.new_page(viewport=PHONE)
    page.goto(host.site + "glossary/")
    page.goto(host.site + "check/")
    yield page
    page.close()


def test_back_leads_to_the_question_before_and_forward_comes_again(two_browsers: Page) -> None:
    """Through the questions, the review and the answer, with every answer kept."""
    page = two_browsers
    go_through(page, CASE)
    see_the_answer(page)
    asked = CASE["outcome"]["ask"]
    turn(page, -1)
    assert screen(page) == "review"
    expect(page.locator("#outcome")).to_be_hidden()
    for question in reversed(asked):
        turn(page, -1)
        assert current(page) == question
        expect(page.locator(f"[data-question={question}]")).to_be_focused()
    assert answers_given(page) == len(asked)
    turn(page, 5)
    assert current(page) == asked[5]
    turn(page, len(asked) - 5)
    assert screen(page) == "review"
    turn(page, 1)
    expect(page.locator("#outcome[data-verdict]")).to_be_visible()
    assert on_the_page(page) | {"steps": 0} == as_shown(CASE["outcome"]) | {"steps": 0, "dropped": []}


def test_the_history_holds_a_number_for_each_screen_and_nothing_else(two_browsers: Page) -> None:
    """No answer, no question's name; the address and the title stay."""
    page = two_browsers
    before = page.evaluate("[location.href, document.title, history.length]")
    states = [page.evaluate("history.state")]
    for question in CASE["outcome"]["ask"]:
        answer(page, question, CASE["answers"][question])
        states.append(page.evaluate("history.state"))
    assert states == [None, *range(1, len(states))]
    address, title, length = page.evaluate("[location.href, document.title, history.length]")
    assert [address, title, length - len(states) + 1] == before


def test_the_pages_own_back_is_the_browsers(check_page: Page) -> None:
    """Whoever goes back by the page's button goes on by the browser's Forward, and adds nothing to its list."""
    page = check_page
    for question in CASE["outcome"]["ask"][:3]:
        answer(page, question, CASE["answers"][question])
    length = page.evaluate("history.length")
    page.locator("#checker-back").click()
    wait_until(lambda: page.evaluate("history.state") == 2, "for the browser to go back")
    assert current(page) == CASE["outcome"]["ask"][2]
    assert page.evaluate("history.length") == length
    turn(page, 1)
    assert current(page) == CASE["outcome"]["ask"][3]


def test_back_after_a_changed_answer_passes_a_question_that_is_asked_no_more(check_page: Page) -> None:
    """It is not shown, and nothing is lost."""
    page = check_page
    go_through(page, story("barred-no-waiver"))
    page.locator("[data-change=inadmissible]").click()
    page.locator("input[name=inadmissible][value=no]").click()
    page.locator("#checker-next").click()
    assert screen(page) == "review"
    for _ in range(page.evaluate("history.state")):
        turn(page, -1)
        if screen(page) == "question":
            assert current(page) != "waiver"


def test_back_from_the_first_question_or_a_reload_asks_while_there_are_answers(two_browsers: Page) -> None:
    """Who says no stays, with every answer; without an answer nobody is asked."""
    page = two_browsers
    asked_for_nothing: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked_for_nothing.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.reload()
    assert asked_for_nothing == []
    page.remove_listener("dialog", accept)
    for given, move in enumerate(("location.reload()", "history.go(-3)"), start=1):
        answer(page, CASE["outcome"]["ask"][given - 1], "not_sure")
        with page.expect_event("dialog") as asked:
            page.evaluate(f"setTimeout(() => {move})")
        assert asked.value.type == "beforeunload"
        asked.value.dismiss()
        assert page.evaluate("document.readyState") == "complete"
        assert answers_given(page) == given


def test_after_a_reload_the_numbers_of_before_lead_nowhere(two_browsers: Page) -> None:
    """The answers are gone; Back leads out of the questions at once, and Forward shows none."""
    page = two_browsers
    for question in CASE["outcome"]["ask"][:4]:
        answer(page, question, CASE["answers"][question])
    page.reload()
    wait_until(lambda: page.evaluate("history.state") is None, "for the first entry")
    assert current(page) == "location"
    assert answers_given(page) == 0
    turn(page, 3)
    wait_until(lambda: page.evaluate("history.state") is None, "for the first entry again")
    assert current(page) == "location"
    page.evaluate("setTimeout(() => history.back())")
    expect(page).to_have_url(re.compile("/glossary/$"))


def test_after_a_new_beginning_back_shows_nobody_elses_answer(check_page: Page) -> None:
    """A caseworker has gone on to the next person."""
    page = check_page
    go_through(page, CASE)
    see_the_answer(page)
    page.evaluate("document.querySelector('#outcome-clear').closest('details')?.setAttribute('open', '')")
    page.locator("#outcome-clear").click()
    page.locator("[data-go-on]").click()
    wait_until(lambda: page.evaluate("history.state") is None, "for the first entry")
    turn(page, 4)
    wait_until(lambda: page.evaluate("history.state") is None, "for the first entry again")
    assert current(page) == "location"
    assert answers_given(page) == 0
    expect(page.locator("#outcome")).to_be_hidden()


AWAY = {
    "name of the site": ".site-name",
    "menu": ".md-nav--primary a[href*=glossary]",
    "search": ".md-search-result__link",
    "in the text": "article a[href*=privacy]",
}


@pytest.mark.parametrize("link", AWAY)
def test_links_open_beside_the_page_while_there_are_answers(browser: Browser, host: Host, link: str) -> None:
    """And in its place while there are none, as links do."""
    page = browser.new_page(viewport=DESKTOP)
    open_to_the_end(page, host.site + "check/")
    show_all(page)
    page.locator(".before > summary").click()
    page.locator("input[name=location]").first.check()
    if link == "search":
        page.locator(".md-search__input").press_sequentially("passport")
    first = page.locator(AWAY[link]).first
    expect(first).to_be_visible()
    stand_still(page)
    with page.context.expect_page() as opened:
        first.click()
    assert opened.value.url != page.url
    assert opened.value.evaluate("window.opener") is None
    assert answers_given(page) == 1
    page.close()


def test_a_link_of_the_menu_leads_on_in_the_same_tab_while_nothing_is_answered(browser: Browser, host: Host) -> None:
    """Whoever only looks around gets no heap of tabs."""
    page = browser.new_page(viewport=DESKTOP)
    page.goto(host.site + "check/")
    page.locator(AWAY["menu"]).click()
    expect(page).to_have_url(host.site + "glossary/")
    assert len(page.context.pages) == 1
    page.close()


def test_forward_into_a_page_that_the_browser_has_kept_has_its_answers(remembering: Page, host: Host) -> None:
    """Back from the first question leaves the page where no question is asked of the reader; Forward brings it back."""
    page = remembering
    page.goto(host.site + "glossary/")
    page.goto(host.site + "check/")
    page.locator("input[name=location]").first.check()
    # Chromium 156 keeps no page that has just asked for a file ("outstanding-network-request").
    wait_until_ready(page)
    page.evaluate("setTimeout(() => history.back())")
    expect(page).to_have_url(host.site + "glossary/")
    page.evaluate("setTimeout(() => history.forward())")
    expect(page).to_have_url(host.site + "check/")
    assert answers_given(page) == 1
