"""What a reader gets when Python cannot be fetched or cannot start: each fault is made for real, in Chromium.

Within a bounded time: what has happened and what to do, all answers kept, the worksheet, and a way to try again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.faults import Handler, begin, expect_another_try_to_answer, expect_fault, wait_in_vain
from tests.support.hosts import Host
from tests.support.questionnaire import open_before, wait_until_ready
from tests.support.waiting import open_to_the_end


def answered_with(change: Callable[[bytes], dict[str, Any]]) -> Handler:
    """A host that sends this instead of the file."""

    def handle(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, **change(response.body()))

    return handle


def one_byte_changed(body: bytes) -> dict[str, Any]:
    """The same length, and one byte in the middle is another."""
    middle = len(body) // 2
    return {"body": body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :]}


BAD_FILES: dict[str, tuple[str, Handler]] = {
    "missing": ("missing", lambda route: route.fulfill(status=404, body="no such file")),
    "server error": ("missing", lambda route: route.fulfill(status=503, body="busy")),
    "login page": ("damaged", lambda route: route.fulfill(body="<p>Please log in</p>", content_type="text/html")),
    "cut short": ("damaged", answered_with(lambda body: {"body": body[: len(body) // 2]})),
    "one byte changed": ("damaged", answered_with(one_byte_changed)),
    "too long": ("damaged", answered_with(lambda body: {"body": body + b"x"})),
    "no connection": ("lost", lambda route: route.abort("internetdisconnected")),
    "connection reset": ("lost", lambda route: route.abort("connectionreset")),
    "blocked by an extension": ("lost", lambda route: route.abort("blockedbyclient")),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told(page: Page, host: Host, name: str) -> None:
    """For each piece of Python and each way in which it can arrive wrong, or not at all; then another try answers.

    The image is the last piece: by then the others are there, and are not fetched again.
    """
    fault, handler = BAD_FILES[name]
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(response.url))
    for piece in ("worker", "interpreter", "image"):
        fetched.clear()
        page.route(f"**/python/{piece}.*", handler)
        page.goto(host.site + "check/")
        begin(page)
        expect_fault(page, fault)
        page.unroute(f"**/python/{piece}.*")
    expect_another_try_to_answer(page)
    for other in ("worker", "interpreter"):
        assert len([url for url in fetched if f"/python/{other}." in url]) == 1, "paid for twice"


@pytest.mark.parametrize("piece", ["worker", "interpreter"])
def test_another_try_answers(page: Page, host: Host, piece: str) -> None:
    """Whichever piece was bad."""
    page.route(f"**/python/{piece}.*", answered_with(one_byte_changed))
    page.goto(host.site + "check/")
    begin(page)
    expect_fault(page, "damaged")
    page.unroute(f"**/python/{piece}.*")
    expect_another_try_to_answer(page)


def test_a_wrong_type_does_not_matter(page: Page, host: Host) -> None:
    """The pieces are checked by their content, so a host may call them what it wants."""
    page.route("**/python/*", answered_with(lambda body: {"content_type": "text/html"}))
    page.goto(host.site + "check/")
    begin(page)
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible()


@pytest.mark.parametrize("half_sent", [False, True], ids=["from the start", "half-way"])
def test_a_download_that_stalls_is_given_up(page: Page, host: Host, half_sent: bool) -> None:
    """Nothing arrives any more, and the connection stays open."""
    page.clock.install()
    with host.holding("/python/interpreter.", half_sent=half_sent) as held:
        page.goto(host.site + "check/")
        begin(page)
        held.wait()
        wait_in_vain(page)
        expect_fault(page, "stalled")
    expect_another_try_to_answer(page)


def test_a_connection_that_is_cut_half_way(page: Page, host: Host) -> None:
    """The connection breaks in the middle of a file."""
    with host.cutting("/python/interpreter."):
        page.goto(host.site + "check/")
        begin(page)
        expect_fault(page, "lost")
    expect_another_try_to_answer(page)


def test_python_is_fetched_only_when_the_reader_begins(browser: Browser, host: Host) -> None:
    """Who reads, pays for reading: nothing of Python comes with any page, and its size is said before it is fetched."""
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    for address in ("", "check/", "privacy/"):
        open_to_the_end(page, host.site + address)
    assert not [url for url in fetched if "/python/" in url]
    page.goto(host.site + "check/")
    open_before(page)
    expect(page.locator("#checker-start")).to_be_visible()
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "idle")
    bar = page.locator("#checker-progress progress")
    with host.holding("/python/image.", half_sent=True):
        page.locator("input[name=location]").first.click()
        expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        expect(page.locator("#checker-start")).to_be_hidden()
        expect(bar).to_be_visible()
        whole = float(bar.get_attribute("max") or 0)
        half_way = re.compile(r"^\d{6,}$")
        expect(bar).to_have_attribute("value", half_way)
        assert 0 < float(bar.get_attribute("value") or 0) < whole
    wait_until_ready(page)
    expect(bar).to_be_hidden()
    assert float(bar.get_attribute("value") or 0) == whole, "the size that was announced is the size that came"
    assert not [url for url in fetched if "/python/full-" in url]
    page.close()
