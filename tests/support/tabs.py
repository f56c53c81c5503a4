"""The three browsers, each as benchmark and proof need it: opens a page in a profile, and calls a function there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import BrowserContext, BrowserType, Page, Playwright

from tests.support.browsers import chromium, firefox, webkit
from tests.support.webkit import WebKit

__all__ = ["Browser", "Tab", "installed"]


class Tab(Protocol):
    """An open page."""

    def open(self, url: str) -> None:
        """Go to `url`, and return when the page has loaded."""

    def call(self, function: str, argument: object) -> Any:
        """What the promise of the JavaScript `function`, called with `argument`, comes to."""


class Browser(Protocol):
    """An installed browser."""

    name: str
    keeps_profiles: bool
    """Whether it can be opened again with what it kept."""

    @contextmanager
    def opened(self, profile: Path) -> Iterator[Tab]:
        """The browser, freshly started with the profile in that folder, which may be empty."""

    def version(self) -> str:
        """Its version."""


def installed(playwright: Playwright) -> list[Browser]:
    """The browsers that this machine has, and says which ones it has not."""
    found: list[Browser] = [_ByPlaywright("Chromium", playwright.chromium, executable_path=chromium())]
    if path := firefox():
        found.append(_ByPlaywright("Firefox", playwright.firefox, executable_path=path, channel="moz-firefox"))
    else:
        print("Firefox is not installed: left out")
    if paths := webkit():
        found.append(_ByWebDriver(*paths))
    else:
        print("WebKit is not installed (on Debian: webkit2gtk-driver): left out")
    return found


class _ByPlaywright:
    keeps_profiles = True

    def __init__(self, name: str, kind: BrowserType, **options: Any) -> None:
        self.name = name
        self._kind = kind
        self._options = options

    @contextmanager
    def opened(self, profile: Path) -> Iterator[Tab]:
        with self._running(profile) as context:
            yield _PlaywrightTab(context.new_page())

    def version(self) -> str:
        browser = self._kind.launch(**self._options)
        try:
            return browser.version
        finally:
            browser.close()

    @contextmanager
    def _running(self, profile: Path) -> Iterator[BrowserContext]:
        context = self._kind.launch_persistent_context(profile, **self._options)
        try:
            yield context
        finally:
            context.close()


class _PlaywrightTab:
    def __init__(self, page: Page) -> None:
        self._page = page
        self.call: Callable[[str, object], Any] = page.evaluate

    def open(self, url: str) -> None:
        self._page.goto(url)


class _ByWebDriver:
    name = "WebKit"
    keeps_profiles = False

    def __init__(self, driver: str, browser: str) -> None:
        self._paths = (driver, browser)

    @contextmanager
    def opened(self, profile: Path) -> Iterator[Tab]:
        with WebKit(*self._paths) as browser:
            yield _WebDriverTab(browser)

    def version(self) -> str:
        with WebKit(*self._paths) as browser:
            return f"{browser.version} (WebKitGTK)"


class _WebDriverTab:
    def __init__(self, browser: WebKit) -> None:
        self._browser = browser
        self.open = browser.open

    def call(self, function: str, argument: object) -> Any:
        return self._browser.run_async(f"({function})(arguments[0]).then(arguments[1])", argument)
