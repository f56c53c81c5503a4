"""What an old browser gets: the answer, or else the truth at once, no download, and a worksheet that works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, Request, expect

from tests.support.faults import begin, expect_it_cannot_start
from tests.support.hosts import Host
from tests.support.old_browsers import Old, old_chromium
from tests.support.paths import CHECKER
from tests.support.situations import QUESTIONS
from tests.support.waiting import wait_until

TOO_OLD, OLD = 92, 103
"""Chromiums on either side of the limit, 97. Neither knows :has()."""

TOLD = """() => ({
    runtime: document.querySelector("form#checker").dataset.runtime,
    saysOld: document.querySelector("#checker-status").textContent
        === document.querySelector("[data-state=old]").textContent,
    location: document.querySelector("input[name=location]:checked")?.value,
})"""


@pytest.fixture
def old_page(
    request: pytest.FixtureRequest, browser_type: BrowserType, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """A page in the old Chromium whose version is the parameter."""
    browser = old_chromium(browser_type, tmp_path_factory, request.param)
    assert browser.version.startswith(f"{request.param}.")
    yield browser.new_page()
    browser.close()


def opened(page: Page, host: Host) -> list[str]:
    """Open the page. Returns what is asked of Python's pieces, from then on too."""
    pieces: list[str] = []

    def on_request(request: Request) -> None:
        if "/python/" in request.url:
            pieces.append(request.url)

    page.on("request", on_request)
    page.goto(host.site + "check/")
    return pieces


def told(page: Page) -> dict[str, Any]:
    """What the page says of itself, and which first answer it has kept."""
    state: dict[str, Any] = page.evaluate(TOLD)
    return state


def use_the_questions(old: Old) -> None:
    """Answer them one by one and all on a page: what is on the screen follows."""
    assert old.seen("[data-question]") == 1
    old.click("input[name=location][value=inside_us]")
    old.click("#checker-next")
    assert old.seen("#checker-offer") == 1
    old.click("#checker-go-on")
    assert old.seen("[data-question=urgent_reason]") == 1
    assert old.seen("[data-question]") == 1
    old.click("#checker-view")
    assert old.seen("[data-question]") > 1
    old.click("input[name=urgent_reason][value=medical]")
    assert old.seen("[data-question=public_benefit]") == 0


def expect_a_worksheet_on_paper(page: Page, old: Old) -> None:
    """With every question, also those that the answers so far leave out."""
    page.emulate_media(media="print")
    assert old.seen("#checker-worksheet") == 1
    assert old.seen("[data-question]") == len(QUESTIONS)
    page.emulate_media(media="screen")


@pytest.mark.parametrize("old_page", [TOO_OLD], indirect=True)
def test_a_browser_that_is_too_old_is_told_so_at_once(old_page: Page, host: Host) -> None:
    """Before any answer and without any download; the questions can be marked and printed, and no button lies."""
    pieces = opened(old_page, host)
    old = Old(old_page)
    assert told(old_page) == {"runtime": "failed", "saysOld": True, "location": None}
    assert old.seen("#checker-worksheet") == 1
    assert old.seen("#checker-retry, #checker-start, #checker-progress, #outcome") == 0
    use_the_questions(old)
    old.click("#check-answers")
    assert told(old_page) == {"runtime": "failed", "saysOld": True, "location": "inside_us"}
    assert old.seen("#checker-worksheet") == 1
    expect_a_worksheet_on_paper(old_page, old)
    assert not pieces


@pytest.mark.parametrize("old_page", [OLD], indirect=True)
def test_an_old_browser_above_the_limit_gets_the_answer(old_page: Page, host: Host) -> None:
    """From the small Python; without :has() too it is printed alone, and before it the page is a worksheet on paper."""
    pieces = opened(old_page, host)
    old = Old(old_page)
    assert told(old_page) == {"runtime": "idle", "saysOld": False, "location": None}
    use_the_questions(old)
    expect_a_worksheet_on_paper(old_page, old)
    old.click("#check-answers")
    wait_until(lambda: old.seen("#outcome[data-verdict=not_met]"), "for the answer")
    assert len(pieces) == 3, pieces
    old_page.emulate_media(media="print")
    assert old.seen("#outcome") == 1
    assert old.seen("form#checker") == 0


@pytest.mark.parametrize(
    ("taken_away", "fault"),
    [
        ("delete globalThis.Worker", "old"),
        ("delete globalThis.DecompressionStream", "old"),
        ("delete Array.prototype.findLast", "old"),
        ("WebAssembly.validate = () => false", "old"),
        ("delete globalThis.WebAssembly", "lockdown"),
        # A browser that is too old as well is called so.
        ("delete globalThis.WebAssembly; delete globalThis.DecompressionStream", "old"),
    ],
)
def test_a_browser_that_lacks_something_is_told_so_at_once(page: Page, host: Host, taken_away: str, fault: str) -> None:
    """Each need, taken away from a browser of today; what is switched off is not called old."""
    page.add_init_script(taken_away)
    pieces = opened(page, host)
    expect_it_cannot_start(page, fault)
    begin(page)
    expect_it_cannot_start(page, fault)
    assert not pieces


def test_a_script_that_a_browser_cannot_read_leaves_a_worksheet(page: Page, host: Host) -> None:
    """As in Chromium 83: no button that does nothing, the reason, and questions that can be marked; leaving works."""
    page.route("**/questionnaire.js", lambda route: route.fulfill(body="class {", content_type="text/javascript"))
    pieces = opened(page, host)
    expect(page.locator(".worksheet-note")).to_be_visible()
    expect(page.locator("#checker-worksheet")).to_be_visible()
    expect(page.locator("[data-question]:visible")).to_have_count(len(QUESTIONS))
    expect(page.locator("form#checker button:visible")).to_have_count(0)
    page.locator("input[name=location][value=inside_us]").click()
    expect(page.locator("input[name=location][value=inside_us]")).to_be_checked()
    expect(page.locator("#outcome")).to_be_hidden()
    assert not pieces
    page.locator("#leave").click()
    expect(page.locator("form#checker")).to_have_count(0)


def test_what_needs_has_stands_in_rules_of_its_own() -> None:
    """Who does not know :has() drops a rule with all its selectors, those that have a meaning included."""
    rules = 0
    for path in CHECKER.rglob("*.css"):
        without_comments = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"[^{};]*:has\([^{};]*(?=\{)", without_comments):
            rules += 1
            while (outside := re.sub(r"\([^()]*\)", "", selectors)) != selectors:
                selectors = outside  # noqa: PLW2901
            assert "," not in selectors, f"{path.name}: {selectors.strip()}"
    assert rules
