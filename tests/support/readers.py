"""Three browsers, each driven in the same way: what the tests of the offline edition ask of a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any, Protocol

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

from tests.support.browsers import wanted, webkit
from tests.support.waiting import wait_until
from tests.support.webkit import WebKit

__all__ = ["DESKTOP", "PHONE", "Browse", "Reader", "by_playwright", "by_webdriver"]

DESKTOP = (1280, 900)

PHONE = (360, 740)


STATE = """
const form = document.querySelector("form#checker");
const said = (selector) => form.querySelector(selector).textContent;
const chosen = () => [...form.querySelectorAll(":checked")].map(({ name, value }) => `${name}=${value}`);
return form && [
    location.href, { ...form.dataset, pieces: "" }, chosen(), said("#checker-status"),
    document.activeElement.cloneNode().outerHTML,
];
"""
"""What the page says of itself, for whoever must find out why a test has waited in vain."""


class Reader(Protocol):
    """What these tests ask of a browser. `run` and `wait` take the body of a function, as WebDriver does."""

    def open(self, url: str) -> None:
        """Go to a page, and return when it has loaded."""

    def run(self, script: str, *arguments: object) -> Any:
        """What the script returns; it finds the arguments in `arguments`."""

    def wait(self, script: str, *arguments: object) -> Any:
        """What the script returns, as soon as that is true."""

    def click(self, selector: str) -> None:
        """Click the first element for the selector."""

    def follow(self, selector: str) -> None:
        """Click a link, and return when its page has loaded."""

    def back(self) -> None:
        """Press the browser's Back button, and return when the page before has loaded."""

    def type(self, selector: str, text: str) -> None:
        """Type into the first element for the selector."""

    def resize(self, width: int, height: int) -> None:
        """Give the page so much room, or as little as the browser can."""


class Browse(Protocol):
    """Opens a browser for a block. `noisy` is for a block that expects errors in the console."""

    def __call__(self, *, noisy: bool = False) -> AbstractContextManager[Reader]:
        """Open it; when the block is left, fails if the browser has asked the network for anything."""


@contextmanager
def by_playwright(browser: Browser, *, noisy: bool) -> Iterator[Reader]:
    """A fresh profile. When the block is left, fails on a request for what is not on the disk, or on an error."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    requests: list[Request] = []
    errors: list[str] = []

    def on_request(request: Request) -> None:
        requests.append(request)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    context.on("request", on_request)
    context.on("console", on_console)
    yield _ByPlaywright(context.new_page())
    context.close()
    # Chromium tells of a request also where the content policy forbids it.
    sent = [request.url for request in requests if request.failure != "csp"]
    assert [url for url in sent if not url.startswith(("file:", "blob:", "data:"))] == []
    assert noisy or errors == []


@contextmanager
def by_webdriver(*arguments: str) -> Iterator[Reader]:
    """A fresh profile. When the block is left: fails if the browser wanted any connection."""
    driver, browser = wanted(webkit(), "WebKit", "webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb")
    with (
        Line() as line,
        WebKit(driver, browser, arguments=(f"--proxy={line.address}", *arguments), size=DESKTOP) as one,
    ):
        yield _ByWebDriver(one)
    assert line.heard == []


class _ByPlaywright:
    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, url: str) -> None:
        self._page.goto(url)

    def run(self, script: str, *arguments: object) -> Any:
        return self._page.evaluate(f"(arguments) => {{ {script} }}", list(arguments))

    def wait(self, script: str, *arguments: object) -> Any:
        # Playwright's own wait_for_function evaluates a string in the page, which the content policy forbids.
        try:
            return wait_until(lambda: self.run(script, *arguments), f"in vain: {script}")
        except TimeoutError as error:
            error.add_note(str(self.run(STATE)))
            raise

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def follow(self, selector: str) -> None:
        with self._page.expect_navigation():
            self.click(selector)

    def back(self) -> None:
        # Playwright's own go_back waits for a load, of which Firefox tells nothing for a page that it has kept.
        before = self.run("setTimeout(() => history.back()); return location.href")

        def is_back() -> bool:
            with suppress(Error):  # The page of before may end while it is asked.
                return bool(self.run("return location.href !== arguments[0]", before))
            return False

        wait_until(is_back, "to come back")

    def type(self, selector: str, text: str) -> None:
        self._page.locator(selector).first.press_sequentially(text)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})


class _ByWebDriver:
    def __init__(self, browser: WebKit) -> None:
        self._browser = browser
        self.open = browser.open
        self.run = browser.run
        self.wait = browser.wait
        self.click = browser.click
        self.back = browser.back
        self.resize = browser.resize

    def follow(self, selector: str) -> None:
        # The driver may answer before the browser has left the page.
        self.run("window.left = false")
        self.click(selector)
        self.wait("return window.left === undefined && document.readyState === 'complete'")

    def type(self, selector: str, text: str) -> None:
        self._browser.find(selector).type(text)


class Line:
    """A proxy that leads nowhere: notes every connection that a browser wants to make."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        heard = self.heard

        class _Handler(BaseRequestHandler):
            def handle(self) -> None:
                heard.append(self.request.recv(1000).decode("latin-1").partition("\r\n")[0])

        self._server = ThreadingTCPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
