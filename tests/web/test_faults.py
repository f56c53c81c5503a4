"""What a reader gets when Python cannot be fetched or cannot start: each fault is made for real, in Chromium.

Within a bounded time: what has happened and what to do, all answers kept, the worksheet, and a way to try again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, Route, expect

from tests.support.hosts import FOLDER, Host
from tests.support.questionnaire import START_MS, show_all, wait_until_ready
from tests.support.quiet import open_until_quiet
from tests.support.site import build

WITHIN_MS = 75_000
"""No reader waits longer than this for a message: a start that hangs is given up after 60 seconds."""

Handler = Callable[[Route], None]


def begin(page: Page) -> None:
    """Give one answer, which starts everything, and press the button."""
    page.locator("input[name=location][value=inside_us]").click()
    show_all(page)
    page.locator("#check-answers").click()


def expect_fault(page: Page, fault: str, *, within_ms: float = WITHIN_MS) -> None:
    """The page says this fault, keeps the answers, shows the worksheet, and offers another try."""
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "failed", timeout=within_ms)
    words = page.locator(f"[data-state={fault}]").text_content()
    assert words
    expect(page.locator("#checker-status")).to_have_text(words)
    expect(page.locator("#checker-retry")).to_be_visible()
    expect(page.locator("#checker-worksheet")).to_be_visible()
    expect(page.locator("#checker-progress")).to_be_hidden()
    expect(page.locator("input[name=location][value=inside_us]")).to_be_checked()
    expect(page.locator("#outcome")).to_be_hidden()


def expect_another_try_to_answer(page: Page) -> None:
    """The answer that was asked for appears; the focus was not lost with the button that went away."""
    page.locator("#checker-retry").click()
    expect(page.locator("#checker-retry")).to_be_hidden()
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible(timeout=START_MS)
    assert page.evaluate("document.activeElement !== document.body")


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


@pytest.mark.parametrize("piece", ["worker", "interpreter", "image"])
@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told_and_another_try_answers(page: Page, host: Host, name: str, piece: str) -> None:
    """For each piece of Python and each way in which it can arrive wrong, or not at all."""
    fault, handler = BAD_FILES[name]
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(response.url))
    page.route(f"**/python/{piece}.*", handler)
    page.goto(host.site + "check/")
    begin(page)
    expect_fault(page, fault)
    page.unroute(f"**/python/{piece}.*")
    expect_another_try_to_answer(page)
    if piece == "image":  # The last: by then the others are there.
        for other in ("worker", "interpreter"):
            assert len([url for url in fetched if f"/python/{other}." in url]) == 1, "paid for twice"


def test_a_wrong_type_does_not_matter(page: Page, host: Host) -> None:
    """The pieces are checked by their content, so a host may call them what it wants."""
    page.route("**/python/*", answered_with(lambda body: {"content_type": "text/html"}))
    page.goto(host.site + "check/")
    begin(page)
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible(timeout=START_MS)


@pytest.mark.parametrize("half_sent", [False, True], ids=["from the start", "half-way"])
def test_a_download_that_stalls_is_given_up(page: Page, host: Host, half_sent: bool) -> None:
    """Nothing arrives any more, and the connection stays open."""
    with host.holding("/python/interpreter.", half_sent=half_sent):
        page.goto(host.site + "check/")
        begin(page)
        expect_fault(page, "stalled")
    expect_another_try_to_answer(page)


def test_a_connection_that_is_cut_half_way(page: Page, host: Host) -> None:
    """The connection breaks in the middle of a file."""
    with host.cutting("/python/interpreter."):
        page.goto(host.site + "check/")
        begin(page)
        expect_fault(page, "lost")
    expect_another_try_to_answer(page)


def with_policy(policy: str) -> Handler:
    """A host that adds a policy of its own."""

    def handle(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": policy})

    return handle


@pytest.mark.parametrize(
    "policy",
    [
        "script-src 'self' 'unsafe-inline'",
        "worker-src 'none'",
        "connect-src 'none'",
    ],
)
def test_what_a_policy_forbids_is_called_that(page: Page, host: Host, policy: str) -> None:
    """No WebAssembly, no worker, no download: by a header of the host."""
    page.route("**/check/", with_policy(policy))
    page.goto(host.site + "check/")
    begin(page)
    expect_fault(page, "blocked")
    page.locator("#checker-retry").click()
    expect_fault(page, "blocked")


@pytest.mark.parametrize("missing", ["WebAssembly", "Worker", "DecompressionStream"])
def test_a_browser_that_lacks_something_is_told_so(page: Page, host: Host, missing: str) -> None:
    """At once, and without any download."""
    page.add_init_script(f"delete globalThis.{missing}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host.site + "check/")
    begin(page)
    expect_fault(page, "old", within_ms=2_000)
    assert not [url for url in asked if "/python/" in url]
    page.locator("#checker-retry").click()
    expect_fault(page, "old", within_ms=2_000)


def test_a_device_with_too_little_memory(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], host: Host
) -> None:
    """Python needs 30 MB in one piece; here the browser gives 20."""
    browser = browser_type.launch(**browser_type_launch_args, args=["--js-flags=--wasm-max-mem-pages=320"])
    page = browser.new_page()
    page.goto(host.site + "check/")
    begin(page)
    expect_fault(page, "memory")
    page.locator("#checker-retry").click()
    expect_fault(page, "memory")
    browser.close()


KEEP_THE_WORKER = "const W = Worker; window.Worker = class extends W { constructor(a) { super(a); window.w = this; } }"


@pytest.mark.parametrize("when", ["while it starts", "when it is asked"])
def test_a_worker_that_dies_is_noticed(page: Page, host: Host, when: str) -> None:
    """As when a phone is short of memory: it says nothing, so the page has to notice."""
    page.add_init_script(KEEP_THE_WORKER)
    page.goto(host.site + "check/")
    if when == "while it starts":
        with host.holding("/python/image."):
            begin(page)
            page.wait_for_function("() => window.w")
            page.evaluate("() => window.w.terminate()")
    else:
        wait_until_ready(page)
        page.evaluate("() => window.w.terminate()")
        begin(page)
    expect_fault(page, "stopped")
    expect_another_try_to_answer(page)


@pytest.fixture
def changed_site(copy: Path, tmp_path: Path) -> Iterator[Callable[[str, str, str], Host]]:
    """Builds the site from a copy of the project in which one file is changed, and serves it."""
    hosts = []

    def changed(path: str, old: str, new: str) -> Host:
        file = copy / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, "this test changes that line: say it anew"
        file.write_text(text.replace(old, new), encoding="utf-8")
        root = tmp_path / "host"
        assert build(copy, root / FOLDER).returncode == 0
        hosts.append(Host(root))
        return hosts[0]

    yield changed
    for host in hosts:
        host.close()


def test_an_error_in_the_rules_gives_no_answer(page: Page, changed_site: Callable[[str, str, str], Host]) -> None:
    """A mistake in Python that only some answers meet: the page says so, and shows no outcome."""
    line = "    _refuse_bad(policy, answers)\n"
    raising = '    if dict(answers) == {"location": "inside_us"}:\n        raise ZeroDivisionError\n'
    page.goto(changed_site("checker/outcome.py", line, line + raising).site + "check/")
    begin(page)
    expect_fault(page, "wrong")
    page.locator("input[name=passport][value=yes]").click()
    page.locator("#checker-retry").click()
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible(timeout=START_MS)


def test_without_an_image_python_starts_from_its_library(
    page: Page, changed_site: Callable[[str, str, str], Host]
) -> None:
    """Pyodide does not promise to take a memory image. Where it does not, the page answers all the same."""
    host = changed_site(
        "checker/web/runtime/worker/worker.mjs", "_loadSnapshot: image,", "_loadSnapshot: image?.fill(0, 0, 4),"
    )
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(host.site + "check/")
    begin(page)
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible(timeout=START_MS)
    assert any("/python/library." in url for url in fetched)


def test_python_is_fetched_only_when_the_reader_begins(browser: Browser, host: Host) -> None:
    """Who reads, pays for reading: nothing of Python comes with any page, and its size is said before it is fetched."""
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    for address in ("", "check/", "privacy/"):
        open_until_quiet(page, host.site + address)
    assert not [url for url in fetched if "/python/" in url]
    page.goto(host.site + "check/")
    expect(page.locator("#checker-start")).to_be_visible()
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "idle")
    bar = page.locator("#checker-progress progress")
    with host.holding("/python/image.", half_sent=True):
        page.locator("input[name=location]").first.click()
        expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        expect(page.locator("#checker-start")).to_be_hidden()
        expect(bar).to_be_visible()
        whole = float(bar.get_attribute("max") or 0)
        half_way = re.compile(r"^\d{7}$")
        expect(bar).to_have_attribute("value", half_way)
        assert 0 < float(bar.get_attribute("value") or 0) < whole
    wait_until_ready(page)
    expect(bar).to_be_hidden()
    assert float(bar.get_attribute("value") or 0) == whole, "the size that was announced is the size that came"
    assert not [url for url in fetched if "/python/library." in url]
    page.close()
