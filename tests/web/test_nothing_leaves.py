"""Nothing that a page is made to do reaches another origin, and no text becomes code."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.support.elsewhere import Elsewhere
from tests.support.hosts import Host
from tests.support.questionnaire import choose, wait_until_ready
from tests.support.waiting import PATIENCE_S
from tests.support.watching import LATER


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
    setTimeout(() => resolve(null), 90_000);
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
    assert elsewhere.arrived.get(timeout=PATIENCE_S) in elsewhere.address


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
    assert elsewhere.arrived.get(timeout=PATIENCE_S) in elsewhere.address


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
