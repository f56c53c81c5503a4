"""What a reader gets when the browser, the device or the rules fail: each fault is made for real, in Chromium."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
import zstandard
from playwright.sync_api import BrowserType, Page, Route, expect

from checker import POLICY
from checker.web.bundle import bundled
from checker.web.runtime import pieces
from tests.support.browsers import patient
from tests.support.faults import Handler, begin, expect_another_try_to_answer, expect_fault, wait_in_vain
from tests.support.hosts import Host
from tests.support.paths import CHECKER, PROJECT
from tests.support.pieces import packed, serve_instead
from tests.support.questionnaire import show_all, wait_until_ready
from tests.support.waiting import wait_until


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


def test_a_device_with_too_little_memory(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], host: Host
) -> None:
    """Python needs 30 MB in one piece; here the browser gives 20."""
    browser = patient(browser_type.launch(**browser_type_launch_args, args=["--js-flags=--wasm-max-mem-pages=320"]))
    page = browser.new_page()
    page.goto(host.site + "check/")
    begin(page)
    expect_fault(page, "memory")
    page.locator("#checker-retry").click()
    expect_fault(page, "memory")
    browser.close()


KEEP_THE_WORKER = """
const Original = Worker;
window.Worker = function (address) {
    const worker = new Original(address);
    // The search of the pages has a worker, too, which may be made at any time.
    if (String(address).startsWith("blob:")) {
        window.kept = worker;
        worker.postMessage = (message, ...more) => {
            Original.prototype.postMessage.call(worker, message, ...more);
            window.given = message.piece;
        };
    }
    return worker;
};
"""


@pytest.mark.parametrize("when", ["while it starts", "when it is asked"])
def test_a_worker_that_dies_is_noticed(page: Page, host: Host, when: str) -> None:
    """As when a phone is short of memory: it says nothing, so the page has to notice."""
    page.clock.install()
    page.add_init_script(KEEP_THE_WORKER)
    page.goto(host.site + "check/")
    if when == "while it starts":
        with host.holding("/python/image."):
            begin(page)
            wait_until(lambda: page.evaluate("window.given === 'interpreter'"), "for the worker")
            page.evaluate("window.kept.terminate()")
        wait_until(lambda: page.evaluate("window.given === 'image'"), "for the rest")
    else:
        wait_until_ready(page)
        page.evaluate("window.kept.terminate()")
        begin(page)
    wait_in_vain(page)
    expect_fault(page, "stopped")
    expect_another_try_to_answer(page)


def test_without_an_image_python_starts_from_its_library(page: Page, host: Host) -> None:
    """Pyodide does not promise to take a memory image. Where it does not, the whole one answers all the same."""
    serve_instead(page, {"full-worker": worker_without_image()})
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.add_init_script(COLD_AT_ONCE)
    page.goto(host.site + "check/")
    begin(page)
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible()
    assert any("/python/full-library." in url for url in fetched)


def test_an_error_in_the_rules_gives_no_answer(page: Page, host: Host) -> None:
    """A mistake in Python that only a rare set of answers meets: the page says so, and shows no outcome."""
    rare = {"location": "inside_us", "support": "no", "passport": "yes", "leaving": "no"}
    serve_instead(
        page, {"full-worker": worker_without_image(), "full-library": packed("full-library", library_that_fails(rare))}
    )
    page.add_init_script(COLD_AT_ONCE)
    page.goto(host.site + "check/")
    page.locator("input[name=location][value=inside_us]").click()
    show_all(page)
    for question, option in rare.items():
        page.locator(f"input[name={question}][value={option}]").click()
    page.locator("#check-answers").click()
    expect_fault(page, "wrong")
    page.locator("input[name=passport][value=no]").click()
    page.locator("#checker-retry").click()
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible()


def worker_without_image() -> bytes:
    """The script around the whole of Pyodide, packed, for which no memory image is good enough."""
    script = bundled(PROJECT, "worker.js")["worker.js"].decode()
    without, times = re.subn(r"(_loadSnapshot:\s*)(\w+)", r"\1\2?.fill(0,0,4)", script)
    assert times == 1
    return packed("full-worker", without.encode())


def library_that_fails(rare: dict[str, str]) -> bytes:
    """The library of the whole Pyodide, in whose rules one set of answers raises."""
    line = "    _refuse_bad(policy, answers)\n"
    source = (CHECKER / "outcome.py").read_text(encoding="utf-8")
    assert source.count(line) == 1, "this test changes that line: say it anew"
    published = {piece.name: piece for piece in pieces(PROJECT, POLICY, worker=b"")}
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(zstandard.ZstdDecompressor().decompress(published["full-library"].data))) as modules,
        zipfile.ZipFile(made, "w") as library,
    ):
        for name in modules.namelist():
            if name != "checker/outcome.pyc":
                library.writestr(name, modules.read(name))
        raising = f"    if dict(answers) == {rare}:\n        raise ZeroDivisionError\n"
        library.writestr("checker/outcome.py", source.replace(line, line + raising))
    return made.getvalue()


COLD_AT_ONCE = """
const Original = Worker;
let made = 0;
window.Worker = function (address) {
    // The search of the pages has a worker, too.
    made += String(address).startsWith("blob:");
    const worker = new Original(address);
    if (made === 1 && String(address).startsWith("blob:")) {
        queueMicrotask(() => worker.dispatchEvent(new MessageEvent("message", { data: '{"cold": "everything"}' })));
    }
    return worker;
};
"""
"""A small Python from which everything was cut out."""
