"""Nothing of an answer leaves the page or stays behind: a whole session in a real Chromium, watched from outside."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page, Request, expect

from tests.support.hosts import Host
from tests.support.questionnaire import change_answers, go_through, see_the_answer
from tests.support.situations import story

KEPT = """
async () => {
    const folder = await navigator.storage.getDirectory?.();
    return {
        local: Object.keys(localStorage).map((key) => key.split(".").pop()),
        session: Object.entries(sessionStorage),
        databases: await indexedDB.databases(),
        caches: await caches.keys(),
        files: folder ? await Array.fromAsync(folder.keys()) : [],
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        cookies: document.cookie,
        name: window.name,
        state: history.state,
    };
}
"""

NOTHING = {
    # Material remembers light or dark, and nothing else.
    "local": ["__palette"],
    "session": [],
    "databases": [],
    "caches": [],
    "files": [],
    "workers": 0,
    "cookies": "",
    "name": "",
    "state": None,
}


def test_nothing_of_an_answer_leaves_the_page_or_stays(browser: Browser, host: Host) -> None:
    """Requests, WebSockets, other windows, the address, the title, history, storage of every kind, and messages.

    From the first question to the answer, a changed mind, a print, a saved file, and another answer.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740})
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    context.on("request", note)
    page = context.new_page()
    said: list[str] = []
    page.on("websocket", lambda socket: said.append(socket.url))
    page.on("popup", lambda popup: said.append(popup.url))
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script("window.print = () => {}")
    page.goto(host.site + "check/")
    before = address_and_title(page)

    case = story("four-answers-left-over")
    first = {question: case["answers"][question] for question in case["outcome"]["ask"]}
    go_through(page, case)
    see_the_answer(page)
    loaded = len(requests)
    page.locator("#outcome-print").click()
    with page.expect_download():
        page.locator("#outcome-save").click()
    change_answers(page)
    page.locator("[data-change=location]").click()
    page.locator("input[name=location][value=not_sure]").click()
    page.locator("#checker-next").click()
    see_the_answer(page)

    # The saved file is a blob of the page's own, which no network sees.
    sent = [request for request in requests[loaded:] if not request.url.startswith("blob:")]
    assert sent == [], "an answer caused a request"
    assert loaded > 10
    for request in requests:
        assert request.method == "GET"
        assert request.url.startswith((host.site, f"blob:{host.origin}/"))
        assert "?" not in request.url
        assert "#" not in request.url
        assert request.post_data is None
        headers = " ".join(request.all_headers().values()) if request.url.startswith("http") else ""
        assert not [question for question in first if question in headers]
    assert said == []
    assert context.cookies() == []
    assert len(context.pages) == 1
    assert address_and_title(page) == before
    # The browser's list for Back: how many screens there were, and nothing else.
    assert page.evaluate(KEPT) | {"state": None} == NOTHING
    assert page.evaluate("typeof history.state") == "number"
    page.reload()
    expect(page.locator("form#checker input:checked")).to_have_count(0)
    context.close()


def address_and_title(page: Page) -> Any:
    """What the browser's own bars and lists show."""
    return page.evaluate("[location.href, document.title, document.referrer]")
