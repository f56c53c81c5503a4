"""Leaving the questionnaire fast: nothing of the answers is left, and what is shown is about something else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, ViewportSize, expect

from tests.support.axe import violations
from tests.support.browsers import chromium, firefox, wanted, webkit
from tests.support.hosts import Host
from tests.support.questionnaire import choose, press, show_all
from tests.support.quiet import open_until_quiet
from tests.support.site import NEUTRAL
from tests.support.watching import Heard
from tests.support.webkit import WebKit, wait_until

ANSWERS = {"location": "inside_us", "inadmissible": "yes", "evidence": "some"}
SHIFT_TIMES = 3
WITHIN_MS = 5_000
PHONE: ViewportSize = {"width": 360, "height": 740}
NARROW: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
ENLARGED: ViewportSize = {"width": 320, "height": 256}
"""What is left of a window of 1280 by 1024 in which everything is shown at 400%."""

SHOWN = """() => ({
    lang: document.documentElement.lang,
    mode: document.compatMode,
    head: [...document.head.children]
        .map((each) => each.outerHTML).filter((each) => !/charset|robots|policy/i.test(each)),
    body: document.body.innerHTML.replaceAll(/\\s+/g, " ").trim(),
    style: getComputedStyle(document.querySelector("table")).borderCollapse,
})"""
"""What there is to see, without what only the page as a file needs."""

KEPT = """async () => ({
    session: Object.entries(sessionStorage), databases: await indexedDB.databases(), caches: await caches.keys(),
    local: Object.keys(localStorage).filter((key) => !key.endsWith("__palette")),
    name: window.name, state: history.state, cookies: document.cookie,
})"""
NOTHING_KEPT: dict[str, Any] = {key: [] for key in ("session", "databases", "caches", "local")} | {
    "name": "",
    "state": None,
    "cookies": "",
}


def by_button(page: Page) -> None:
    """As with a mouse."""
    page.locator("#leave").click()


def by_touch(page: Page) -> None:
    """As with a finger."""
    page.locator("#leave").tap()


def by_key(page: Page) -> None:
    """From wherever the focus is."""
    for _ in range(SHIFT_TIMES):
        page.keyboard.press("Shift")


WAYS = {"button": by_button, "touch": by_touch, "key": by_key}


@pytest.fixture
def touched(browser: Browser) -> Iterator[Page]:
    """A page on a device that can be touched, with a keyboard."""
    context = browser.new_context(has_touch=True, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def neutral(browser: Browser, host: Host) -> dict[str, Any]:
    """What the neutral page shows as a file that a host sends."""
    page = browser.new_page()
    page.goto(host.site + NEUTRAL)
    shown: dict[str, Any] = page.evaluate(SHOWN)
    page.close()
    return shown


def assert_left(page: Page, host: Host, neutral: dict[str, Any]) -> None:
    """The address, and all that there is, is the neutral page's; nothing works and nothing is kept behind it."""
    assert page.evaluate("location.href") == host.site + NEUTRAL
    assert page.evaluate(SHOWN) == neutral
    # Chromium takes a moment to end a worker that is busy. What is left is the search's, which knows of no answer.
    for _ in range(100):
        if not any(worker.url.startswith("blob:") for worker in page.workers):
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail("Python goes on")
    assert page.evaluate(KEPT) == NOTHING_KEPT


# The way out


@pytest.mark.parametrize("state", ["fresh", "answered", "loading", "outcome"])
@pytest.mark.parametrize("way", WAYS)
def test_leaving_leaves_nothing(touched: Page, host: Host, neutral: dict[str, Any], way: str, state: str) -> None:
    """At whatever point, at once; without a request, without an error, then or later."""
    page = touched
    loading: AbstractContextManager[object] = (
        host.holding("/python/interpreter.") if state == "loading" else nullcontext()
    )
    with loading:
        open_until_quiet(page, host.site + "check/")
        if state != "fresh":
            choose(page, ANSWERS)
        if state == "loading":
            page.locator("#check-answers").click()
            expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        if state == "outcome":
            press(page)
        heard = Heard(page)
        WAYS[way](page)
        if state != "answered":
            # Python may have asked for another piece in the meantime; otherwise nothing asks for anything.
            assert heard.found == []
        assert_left(page, host, neutral)
    # What scripts would hear, and what devices do: everything that they looked at is gone.
    heard.found.clear()
    page.keyboard.press("f")
    by_key(page)
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert page.locator("main").count() == 1
    assert heard.found == []


def test_leaving_needs_no_network(page: Page, host: Host, neutral: dict[str, Any]) -> None:
    """With the outcome shown, and the line cut."""
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    page.context.set_offline(True)
    heard = Heard(page)
    by_button(page)
    assert_left(page, host, neutral)
    assert heard.found == []


def test_the_focus_tells_that_the_page_is_another(page: Page, host: Host) -> None:
    """Screen readers say what has the focus."""
    page.goto(host.site + "check/")
    by_key(page)
    expect(page.locator("h1")).to_be_focused()


def test_the_other_tabs_leave_too(context: BrowserContext, host: Host, neutral: dict[str, Any]) -> None:
    """Those with the questions; others stay."""
    pages = [context.new_page() for _ in range(3)]
    for page, path in zip(pages, ("check/", "check/", "glossary/"), strict=True):
        page.goto(host.site + path)
    choose(pages[0], ANSWERS)
    press(pages[0])
    by_button(pages[1])
    expect(pages[0]).to_have_url(host.site + NEUTRAL)
    for page in pages[:2]:
        assert_left(page, host, neutral)
    assert pages[2].url == host.site + "glossary/"


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift+A", "Shift+B", "Shift+C", "Shift+D"],
        ["Shift", "Shift", "a", "Shift", "Shift", "Escape", "Shift"],
        ["Control+Shift", "Control+Shift", "Control+Shift", "Alt+Shift", "Alt+Shift"],
        ["Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"],
    ],
    ids=["capitals", "keys between", "other keys held", "tabbing back"],
)
def test_other_uses_of_shift_do_not_leave(page: Page, host: Host, keys: list[str]) -> None:
    """Writing, going back by Tab, and switching the language of the keyboard."""
    page.goto(host.site + "check/")
    for key in keys:
        page.keyboard.press(key)
    assert page.url == host.site + "check/"
    assert page.locator("form#checker").count() == 1


def test_shift_pressed_slowly_does_not_leave(page: Page, host: Host) -> None:
    """Or with a click between."""
    page.goto(host.site + "check/")
    for _ in range(SHIFT_TIMES + 1):
        page.keyboard.press("Shift")
        page.wait_for_timeout(WITHIN_MS / (SHIFT_TIMES - 1) + 100)
    for _ in range(SHIFT_TIMES + 1):
        page.keyboard.press("Shift")
        page.mouse.click(100, 300)
    page.keyboard.down("Shift")
    page.mouse.click(100, 300)
    page.keyboard.up("Shift")
    assert page.locator("form#checker").count() == 1


# The way back


def test_back_leads_to_the_page_before_and_forward_to_the_neutral_one(
    page: Page, host: Host, neutral: dict[str, Any]
) -> None:
    """The questionnaire is no more in the history of the tab; a reload brings the neutral page."""
    page.goto(host.site + "glossary/")
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    by_button(page)
    page.reload()
    assert page.evaluate(SHOWN) == neutral
    page.go_back()
    assert page.url == host.site + "glossary/"
    page.go_forward()
    assert page.evaluate(SHOWN) == neutral
    assert page.url == host.site + NEUTRAL


def test_places_inside_the_questionnaire_do_not_bring_it_back(page: Page, host: Host, neutral: dict[str, Any]) -> None:
    """A link to a heading of the page makes an entry of the history, too."""
    page.goto(host.site + "glossary/")
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    page.evaluate("location.hash = 'questions'")
    by_button(page)
    page.evaluate("history.back()")
    page.wait_for_timeout(300)
    assert_left(page, host, neutral)
    page.reload()
    assert_left(page, host, neutral)
    page.go_back()
    assert page.url == host.site + "glossary/"


@pytest.mark.parametrize("again", ["reload", "close"])
def test_closing_or_reloading_clears_the_answers(context: BrowserContext, host: Host, again: str) -> None:
    """Without leaving; with the outcome shown."""
    page = context.new_page()
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    if again == "reload":
        page.reload()
    else:
        page.close()
        page = context.new_page()
        page.goto(host.site + "check/")
    expect(page.locator("#checker-next")).to_be_visible()
    assert page.locator("input:checked[type=radio][name]").and_(page.locator("#checker input")).count() == 0
    expect(page.locator("#outcome")).to_be_hidden()
    assert page.evaluate(KEPT) == NOTHING_KEPT


@pytest.fixture
def remembering(playwright: Playwright) -> Iterator[Page]:
    """A Chromium that keeps pages for the Back button as they were, as people's does; Playwright switches that off."""
    browser = playwright.chromium.launch(
        executable_path=chromium(), ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser.new_page(viewport=PHONE)
    browser.close()


def go(page: Page, address: str) -> None:
    """Follow a link to another page of the guide, or go through the history, with a browser that keeps pages."""
    move = f"history.go({address})" if address.lstrip("-").isdigit() else f"location.href = '{address}'"
    # Playwright hears of no load where a page comes back as it was.
    before = page.evaluate(f"setTimeout(() => {{ {move}; }}); location.href")

    def is_there() -> bool:
        with suppress(Error):  # The page of before may end while it is asked.
            return bool(
                page.evaluate("(before) => location.href !== before && document.readyState === 'complete'", before)
            )
        return False

    wait_until(is_there, "to get there")


CHECKED = "document.querySelectorAll('#checker input:checked').length"


def test_following_a_link_and_coming_back_keeps_the_answers(remembering: Page, host: Host) -> None:
    """Nobody has left."""
    page = remembering
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    go(page, "../glossary/")
    assert page.evaluate("location.pathname").endswith("/glossary/")
    go(page, "-1")
    assert page.evaluate(CHECKED) == len(ANSWERS)


def test_no_page_that_the_browser_keeps_brings_answers_back(remembering: Page, host: Host) -> None:
    """Neither the one that was left nor an earlier visit to the questions in the same tab."""
    page = remembering
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    go(page, "../glossary/")
    go(page, "../check/")
    choose(page, ANSWERS)
    by_button(page)
    go(page, "-1")
    assert page.evaluate("location.pathname").endswith("/glossary/")
    go(page, "1")
    assert page.evaluate("location.href") == host.site + NEUTRAL
    assert page.locator("input").count() == 0
    go(page, "-2")
    assert page.evaluate("location.pathname").endswith("/check/")
    assert page.evaluate(CHECKED) == 0


# The button


@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP], ids=["narrow", "phone", "desktop"])
def test_the_button_is_at_hand_on_every_screen(page: Page, host: Host, size: ViewportSize) -> None:
    """From the first line of the questions to the last of the outcome; large enough for a finger."""
    page.set_viewport_size(size)
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    for place in ("h1", "#leave-note", "[data-question=passport]", "#check-answers", "#outcome", "#outcome .limits"):
        page.locator(place).first.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
        expect(page.locator("#leave")).to_be_in_viewport(ratio=1)
    box = page.locator("#leave").bounding_box()
    assert box
    assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP, ENLARGED], ids=["narrow", "phone", "desktop", "enlarged"])
def test_what_has_the_focus_is_not_under_the_button(page: Page, host: Host, size: ViewportSize) -> None:
    """By Tab through the whole page, by the arrow keys through the options, and in the outcome."""
    page.set_viewport_size(size)
    page.goto(host.site + "check/")
    show_all(page)
    page.locator("h1").click()
    seen = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('footer') !== null"):
            break
        if page.evaluate("document.activeElement.matches('#check-answers')"):
            press(page)
        options = 2 if page.evaluate("document.activeElement.matches('[type=radio]')") else 0
        for key in ("", *["ArrowDown"] * options):
            if key:
                page.keyboard.press(key)
            focused = page.evaluate("document.activeElement.outerHTML")
            assert page.evaluate(HIDDEN_PART) <= 0, focused
            seen.add(focused)
    for part in ("not_sure", "outcome", 'id="leave"'):
        assert any(part in focused for focused in seen), part
    assert len(seen) > 60


HIDDEN_PART = """() => {
    const focused = document.activeElement;
    const bar = document.querySelector("#leave-bar");
    if (bar.contains(focused) || !focused.closest("main")) {
        return 0;
    }
    const { bottom, left, right } = (focused.closest("label") ?? focused).getBoundingClientRect();
    const edge = bar.getBoundingClientRect();
    // The list of pages stands beside it.
    const covered = right <= edge.left || left >= edge.right ? 0 : bottom - edge.top;
    // Where the bar is not at the edge of the window, it stands after everything.
    return bar.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING ? 0 : Math.round(covered);
}"""
"""By how much the bar lies over what has the focus."""


def test_in_a_low_window_the_button_covers_nothing(page: Page, host: Host) -> None:
    """Where the page is much enlarged, it stands at the end of the page only."""
    page.set_viewport_size(ENLARGED)
    page.goto(host.site + "check/")
    expect(page.locator("#leave-bar")).to_be_visible()
    expect(page.locator("#leave")).not_to_be_in_viewport()


def test_on_paper_there_is_no_button(page: Page, host: Host) -> None:
    """Nor a word about it."""
    page.goto(host.site + "check/")
    page.emulate_media(media="print")
    expect(page.locator("#leave-bar")).to_be_hidden()
    expect(page.locator("#leave-note")).to_be_hidden()


def test_without_a_script_there_is_no_button(browser: Browser, host: Host) -> None:
    """One that does nothing would be a trap."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.site + "check/")
    expect(page.locator("#leave-bar")).to_be_hidden()
    expect(page.locator("#leave-note")).to_be_hidden()
    context.close()


# The neutral page


def test_the_neutral_page_names_nothing_of_the_guide(site: Path, page: Page, host: Host) -> None:
    """No link, no script, no file of the guide, and no search engine shows it to anyone."""
    html = (site / NEUTRAL).read_text(encoding="utf-8").lower()
    for word in ("parole", "guide", "check", "immigra", "<script", "<a ", "src="):
        assert word not in html
    heard = Heard(page)
    page.goto(host.site + NEUTRAL)
    assert heard.found == [host.site + NEUTRAL]
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert page.title() == page.locator("h1").text_content()
    assert NEUTRAL not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, DESKTOP], ids=["narrow", "desktop"])
def test_everyone_can_use_the_neutral_page(browser: Browser, host: Host, scheme: Any, size: ViewportSize) -> None:
    """Axe finds nothing, and nothing sticks out."""
    page = browser.new_page(color_scheme=scheme, viewport=size)
    page.goto(host.site + NEUTRAL)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.close()


# Other browsers; tests/web/test_offline.py leaves from a disk


def test_firefox_leaves_too(playwright: Playwright, host: Host) -> None:
    """With the outcome shown, by the key; and Back leads to the page before."""
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=wanted(firefox(), "Firefox", "firefox-esr")
    )
    page = browser.new_page(viewport=PHONE)
    page.goto(host.site + "glossary/")
    page.goto(host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    heard = Heard(page)
    by_key(page)
    assert page.evaluate("[location.href, document.querySelectorAll('input').length]") == [host.site + NEUTRAL, 0]
    assert page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    assert heard.found == []
    for step, path in (("-1", "glossary/"), ("1", NEUTRAL)):
        go(page, step)
        assert page.evaluate("location.href") == host.site + path
    assert page.locator("input").count() == 0
    browser.close()


def test_webkit_leaves_too(host: Host) -> None:
    """With the outcome shown, by the button; and Back leads to the page before."""
    driver, program = wanted(webkit(), "WebKit", "webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb")
    with WebKit(driver, program) as browser:
        browser.open(host.site + "glossary/")
        browser.open(host.site + "check/")
        browser.click("label:has(> input[name=location])")
        browser.click("#checker-view")
        browser.click("#check-answers")
        browser.wait("return document.querySelector('#outcome').dataset.verdict")
        browser.click("#leave")
        assert browser.url == host.site + NEUTRAL
        assert browser.run("return document.querySelectorAll('input, form, #outcome').length") == 0
        assert browser.run("return getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
        for step, path in ((-1, "glossary/"), (1, NEUTRAL)):
            browser.run("history.go(arguments[0])", step)
            wait_until(lambda: browser.url == host.site + path, f"for {path}")  # noqa: B023
        assert browser.run("return document.querySelectorAll('input').length") == 0
