"""A second tap, meant for the screen before, does nothing on the screen that has come under the finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from tests.support.browsers import AS_PEOPLE_PRESS
from tests.support.hosts import Host
from tests.support.questionnaire import answer, current, go_through, screen, see_the_answer, show_all
from tests.support.situations import QUESTIONS, story
from tests.support.waiting import settle, wait_until
from tests.support.windows import DESKTOP, PHONE

HELD_MS = 500

LONG_MS = 60_000
"""As long as a busy machine needs for a second press; tests/browser/press.test.mjs has the half second itself."""


@pytest.fixture
def page_and_press(
    request: pytest.FixtureRequest, way: str, host: Host
) -> Iterator[tuple[Page, Callable[[str], None]]]:
    """The page, and what presses the button of a selector."""
    browser: Browser = request.getfixturevalue("firefox_browser" if way == "firefox" else "browser")
    context = browser.new_context(viewport=DESKTOP if way == "mouse" else PHONE, has_touch=way == "touch")
    page = context.new_page()
    page.goto(host.site + "check/")

    def press(selector: str) -> None:
        if way == "key":
            page.locator(selector).press("Enter")
        elif way == "touch":
            page.locator(selector).tap()
        else:
            page.locator(selector).click()

    yield page, press
    context.close()


SCREENS = {
    "next": "#checker-next",
    "back": "#checker-back",
    "all questions": "#checker-view",
    "see the answer": "#check-answers",
    "change": "[data-change=evidence]",
    "go on": "#checker-go-on",
    "start for another person": "#outcome-clear",
}


def come_to(page: Page, name: str) -> None:
    """Lead to a screen on which that button is."""
    if name in ("see the answer", "change", "start for another person"):
        go_through(page, story("medical-everything-clean"))
        if name == "start for another person":
            see_the_answer(page)
            page.locator("#outcome .record").evaluate("(fold) => { fold.open = true; }")
    elif name == "go on":
        answer(page, "location", "inside_us")
        expect(page.locator("#checker-offer")).to_be_visible()
    else:
        for question, option in {"location": "outside_us", "urgent_reason": "medical"}.items():
            answer(page, question, option)
        page.locator("input[name=evidence]").first.click()


STATE = """() => ({
    screen: document.querySelector("form#checker").dataset.screen,
    question: document.querySelector("[data-current]")?.dataset.question,
    answers: [...document.querySelectorAll("form#checker input:checked")].map(({ name, value }) => [name, value]),
    verdict: document.querySelector("#outcome").dataset.verdict,
    folds: [...document.querySelectorAll("details")].map(({ open }) => open),
    asks: document.querySelector("#outcome-next:not([hidden])") !== null,
    address: location.href,
})"""
"""All that a press could change."""

UNDER_FINGERS = """() => {
    const places = [];
    for (let x = 10; x < innerWidth; x += 25) {
        for (let y = 10; y < innerHeight; y += 18) {
            const hit = document.elementFromPoint(x, y)?.closest("button, a, summary, label, input");
            if (hit && hit.id !== "leave" && !hit.closest(".md-search") && !places.some(([, , seen]) => seen === hit)) {
                places.push([x, y, hit]);
            }
        }
    }
    return places.map(([x, y]) => [x, y]);
}"""
"""A point on everything in the window that can be pressed, but for the button for leaving and the search."""


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("next", "touch"),
        ("next", "mouse"),
        ("next", "key"),
        ("next", "firefox"),
        ("back", "mouse"),
        ("all questions", "key"),
        ("see the answer", "touch"),
        ("see the answer", "firefox"),
        ("change", "mouse"),
        ("go on", "key"),
        ("start for another person", "touch"),
    ],
)
def test_a_second_press_does_nothing_on_the_next_screen(
    page_and_press: tuple[Page, Callable[[str], None]], name: str
) -> None:
    """Wherever it lands: every button, link, option and fold there is deaf for a moment, and then hears again."""
    page, press = page_and_press
    come_to(page, name)
    before = page.evaluate(STATE)
    press(SCREENS[name])
    hold(page, LONG_MS)
    if name == "see the answer":
        expect(page.locator("#outcome")).to_be_visible()
    settle(page)
    changed = page.evaluate(STATE)
    assert changed != before
    for x, y in page.evaluate(UNDER_FINGERS):
        page.mouse.click(x, y)
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
    settle(page)
    assert page.evaluate(STATE) == changed
    assert len(page.context.pages) == 1
    hold(page, 0)
    page.locator(":is(button, summary):visible:not(#leave):not(.md-header *)").first.click()
    settle(page)
    assert page.evaluate(STATE) != changed or page.locator("#checker-error").is_visible()


@pytest.mark.parametrize("height", [640, 740])
def test_double_taps_answer_as_single_ones_do(browser: Browser, host: Host, height: int) -> None:
    """First options all the way, each button tapped twice, as a shaking or impatient hand does."""
    context = browser.new_context(viewport={"width": 360, "height": height}, has_touch=True)
    page = context.new_page()
    page.goto(host.site + "check/")
    for _ in QUESTIONS:
        option = page.locator("[data-current] input").first
        option.tap()
        expect(option).to_be_checked()
        page.locator("#checker-next").scroll_into_view_if_needed()
        box = page.locator("#checker-next").bounding_box()
        assert box
        for held in (LONG_MS, 0):
            page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            hold(page, held)
        settle(page)
        if screen(page) == "review":
            break
    assert screen(page) == "review"
    first = page.evaluate(
        """() => [...document.querySelectorAll("[data-question]:not([hidden])")]
            .map((each) => each.querySelector("input").checked)"""
    )
    assert all(first)
    context.close()


def test_the_page_as_it_comes_holds_hasty_presses(browser: Browser, host: Host) -> None:
    """Without what the tests set: the press after the change of screen is held, and one later counts."""
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(AS_PEOPLE_PRESS)
    page = context.new_page()
    page.goto(host.site + "check/")
    assert page.locator("form#checker").get_attribute("data-held-ms") is None
    page.locator("input[name=location]").first.click()
    page.evaluate("""() => {
        globalThis.counted = [];
        let movedAfter;
        document.querySelector("#checker-next").addEventListener("click", () => { movedAfter = performance.now(); });
        addEventListener("click", ({ timeStamp, target }) => {
            if (!target.closest("#checker-next")) {
                counted.push(timeStamp - movedAfter);
            }
        });
    }""")
    page.locator("#checker-next").click()
    assert current(page) == "urgent_reason"
    label = page.locator("[data-current] label").first

    def press_again() -> bool:
        label.click()
        return bool(page.evaluate("counted.length"))

    # As often as it takes: presses come one after the other, and none counts before its time.
    wait_until(press_again, "for a press that counts")
    assert page.evaluate("counted[0]") >= HELD_MS
    expect(page.locator("[data-current] input").first).to_be_checked()
    context.close()


def test_nothing_that_ends_or_clears_stands_where_next_stood(browser: Browser, host: Host) -> None:
    """On no screen of a phone, one question at a time."""
    context = browser.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    page.goto(host.site + "check/")
    story_of = story("waiver-not-sure")
    for question in story_of["outcome"]["ask"]:
        page.locator(f"input[name={question}][value={story_of['answers'][question]}]").click()
        pressed = page.locator("#checker-next").bounding_box()
        page.locator("#checker-next").click()
        settle(page)
        for ending in ("#leave", "#outcome-clear", "[data-go-on]"):
            assert not overlap(pressed, page.locator(ending).bounding_box()), (question, ending)
    pressed = page.locator("#check-answers").bounding_box()
    see_the_answer(page)
    for ending in ("#leave", "#outcome-clear", "[data-go-on]"):
        assert not overlap(pressed, page.locator(ending).bounding_box()), ending
    context.close()


def test_leaving_is_heard_at_any_time(page: Page, host: Host) -> None:
    """Somebody comes in just when the screen changes."""
    page.goto(host.site + "check/")
    show_all(page)
    hold(page, LONG_MS)
    page.locator("#leave").click()
    assert page.locator("form#checker").count() == 0


def hold(page: Page, milliseconds: int) -> None:
    """For how long the page holds presses after a change of screen."""
    page.locator("form#checker").evaluate("(form, held) => { form.dataset.heldMs = held; }", milliseconds)


def overlap(one: FloatRect | None, other: FloatRect | None) -> bool:
    """Whether two boxes have a point in common."""
    return bool(
        one
        and other
        and one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )
