"""From one person to the next: a name for paper and for the file, and one button that asks before it clears."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.hosts import Host
from tests.support.leaving import by_button
from tests.support.questionnaire import choose, current, hurry_through, on_the_page, press, see_the_answer
from tests.support.saving import save
from tests.support.site import NEUTRAL
from tests.support.situations import story

NAME = "Ana Pérez"
CASE = "medical-everything-clean"
ANSWERED = "form#checker input[type=radio]:checked"


@pytest.fixture
def asked(check_page: Page) -> Page:
    """The page with an answer and a name, on which someone has asked to start for another person."""
    check_page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    check_page.reload()
    hurry_through(check_page, story(CASE))
    see_the_answer(check_page)
    check_page.locator("#outcome-name").fill(NAME)
    check_page.locator("#outcome-clear").click()
    expect(check_page.locator("#outcome-next")).to_be_focused()
    return check_page


def test_the_next_person_finds_nothing_of_the_one_before(asked: Page) -> None:
    """Once that is confirmed: no answer and no name, and the first question."""
    asked.locator("[data-go-on]").click()
    assert current(asked) == "location"
    expect(asked.locator(ANSWERED)).to_have_count(0)
    expect(asked.locator("#outcome")).to_be_hidden()
    assert NAME not in (asked.locator("#outcome").text_content() or "")
    choose(asked, story(CASE)["answers"])
    press(asked)
    expect(asked.locator("#outcome-name")).to_have_value("")
    expect(asked.locator("#outcome-next")).to_be_hidden()
    assert NAME not in save(asked)


def by_escape(page: Page) -> None:
    """From any button of the question."""
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")


def by_choice(page: Page) -> None:
    """As it says."""
    page.locator("[data-keep]").click()


@pytest.mark.parametrize("way", [by_escape, by_choice])
def test_who_does_not_confirm_keeps_everything(asked: Page, way: Callable[[Page], None]) -> None:
    """And is back at the button."""
    before = on_the_page(asked)
    way(asked)
    expect(asked.locator("#outcome-next")).to_be_hidden()
    expect(asked.locator("#outcome-clear")).to_be_focused()
    assert on_the_page(asked) == before
    expect(asked.locator("#outcome-name")).to_have_value(NAME)


def test_the_answer_can_be_printed_and_saved_first(asked: Page) -> None:
    """From the question itself, which still stands afterwards."""
    asked.locator("[data-first=print]").click()
    assert asked.evaluate("window.printed") == 1
    with asked.expect_download():
        asked.locator("[data-first=save]").click()
    expect(asked.locator("#outcome-next")).to_be_visible()
    assert asked.locator(ANSWERED).count() == len(story(CASE)["answers"])


def test_one_can_leave_while_the_page_asks(asked: Page, host: Host) -> None:
    """Nothing lies over the button for it; and what was typed goes too."""
    name = asked.evaluate_handle("document.querySelector('#outcome-name')")
    by_button(asked)
    expect(asked).to_have_url(host.site + NEUTRAL)
    assert name.evaluate("(input) => input.value") == ""


def test_a_name_stands_on_paper_and_in_the_file(asked: Page) -> None:
    """And nowhere else: on a screen, in its field alone."""
    line = asked.locator(".person-line")
    expect(line).to_be_hidden()
    assert line.locator("[data-person]").text_content() == NAME
    asked.emulate_media(media="print")
    expect(line).to_be_visible()
    for part in ("#outcome-name", "#outcome-next"):
        expect(asked.locator(part)).to_be_hidden()
    asked.emulate_media(media="screen")
    assert NAME in save(asked)


@pytest.mark.parametrize("where", ["page", "file"])
def test_without_a_name_paper_has_a_line_to_write_one(check_page: Page, where: str) -> None:
    """From one side to the other, on the print and on that of the file; blanks are no name."""
    choose(check_page, story(CASE)["answers"])
    press(check_page)
    check_page.locator("#outcome-name").fill("   ")
    if where == "file":
        check_page.set_content(save(check_page))
    check_page.emulate_media(media="print")
    line = check_page.locator("[data-person]")
    line_width = line.evaluate("(line) => getComputedStyle(line).borderBlockEndWidth")
    assert float(line_width.removesuffix("px")) >= 1
    box, around = line.bounding_box(), check_page.locator(".person-line").bounding_box()
    assert box
    assert around
    assert box["width"] > around["width"] / 2
    check_page.emulate_media(media="screen")
    expect(check_page.locator(".person-line")).to_be_hidden()


def test_enter_in_the_name_does_nothing(asked: Page) -> None:
    """It belongs to the form of the questions, whose button it must not press."""
    before = on_the_page(asked)
    asked.locator("#outcome-name").press("Enter")
    assert on_the_page(asked) == before
    expect(asked.locator("#outcome")).to_be_visible()
    expect(asked.locator("#outcome-name")).to_be_focused()
