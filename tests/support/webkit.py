"""WebKit, the engine of Safari, driven through Debian's WebKitWebDriver: what Playwright offers for the other two.

Debian's package webkit2gtk-driver brings the driver, libwebkit2gtk-4.1-0 the browser, xvfb a screen if there is none.
The driver speaks W3C WebDriver: one HTTP request for each thing to do, with JSON both ways.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.support.browsers import PRESS_AT_ONCE
from tests.support.waiting import PATIENCE_MS, PATIENCE_S, wait_until

__all__ = ["Element", "WebKit", "WebKitError"]

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key by which WebDriver marks a reference to an element."""

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include>{fonts}</include>
<alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
"""
"""The fonts of the machine, and which of them is sans-serif: where no rule says so, WebKitGTK 2.50 gives lines no
height. It is brought no font of ours: with web fonts alone, its window is now and then one pixel high."""

IN_SIGHT = """
const [element] = arguments;
element.scrollIntoView({ block: "center", behavior: "instant" });
const [box] = element.getClientRects();
const hit = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
return element.contains(hit ?? document);
"""
"""Scrolls to an element, and tells whether a pointer would meet it there."""

IN_THE_WAY = """
const [element] = arguments;
const [box] = element.getClientRects();
const hit = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
return JSON.stringify({
  box: box?.toJSON(),
  hit: hit?.outerHTML.slice(0, 200),
  window: [innerWidth, innerHeight, scrollY, document.visibilityState, document.readyState],
});
"""
"""Tells what a pointer would meet in the place of an element."""

# Not through a proxy: the driver is on this machine.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class WebKitError(Exception):
    """The browser, or its driver, could not do what it was told; the message is the driver's own."""


class WebKit:
    """A fresh browser, without history, cookies or cache, for the length of a `with` block.

    `driver` and `browser` are the paths of WebKitWebDriver and MiniBrowser; `arguments` go to MiniBrowser, such as
    `--user-agent=…`. Raises WebKitError if the browser does not start.
    """

    def __init__(
        self,
        driver: str | Path,
        browser: str | Path,
        *,
        arguments: tuple[str, ...] = (),
        size: tuple[int, int] = (1280, 900),
    ) -> None:
        self._driver = str(driver)
        self._options = {"binary": str(browser), "args": ["--automation", *arguments]}
        self._size = size
        self._end = ExitStack()
        self._address = ""
        self.version = ""
        """The version of WebKitGTK, once the browser runs."""

    def __enter__(self) -> Self:
        with ExitStack() as end:
            home = Path(end.enter_context(tempfile.TemporaryDirectory(prefix="webkit-", ignore_cleanup_errors=True)))
            screen = os.environ.get("DISPLAY") or end.enter_context(_screen(self._size))
            server = end.enter_context(_driver(self._driver, home, screen))
            capabilities = {"webkitgtk:browserOptions": self._options}
            session = _ask("POST", f"{server}/session", {"capabilities": {"alwaysMatch": capabilities}})
            self.version = session["capabilities"]["browserVersion"]
            self._address = f"{server}/session/{session['sessionId']}"
            end.callback(self._quit)
            self._tell("POST", "timeouts", {"script": PATIENCE_MS, "pageLoad": PATIENCE_MS})
            self.resize(*self._size)
            self._end = end.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the browser, the driver and the screen."""
        self._end.close()

    def open(self, url: str) -> None:
        """Go to `url`, and return when the page has loaded, and may be pressed as fast as a driver does."""
        self._tell("POST", "url", {"url": url})
        self.run(PRESS_AT_ONCE)

    def back(self) -> None:
        """Press the Back button, and return when the page before has loaded."""
        self._tell("POST", "back", {})

    @property
    def url(self) -> str:
        """The address of the page."""
        return str(self._tell("GET", "url"))

    @property
    def title(self) -> str:
        """The title of the page."""
        return str(self._tell("GET", "title"))

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, its frame included."""
        self._tell("POST", "window/rect", {"width": width, "height": height})

    def run(self, script: str, *arguments: object) -> Any:
        """What the function body `script` returns, in the page; it finds the arguments in `arguments`."""
        return self._tell("POST", "execute/sync", {"script": script, "args": [_plain(each) for each in arguments]})

    def run_async(self, script: str, *arguments: object) -> Any:
        """What the function body `script` hands to its last argument, which is a function, within PATIENCE_S."""
        return self._tell("POST", "execute/async", {"script": script, "args": [_plain(each) for each in arguments]})

    def find(self, selector: str) -> Element:
        """The first element for a CSS selector. Raises WebKitError if there is none."""
        found = self._tell("POST", "element", {"using": "css selector", "value": selector})
        return Element(self, found[ELEMENT])

    def click(self, selector: str) -> None:
        """Click the first element for `selector`, as Element.click does; the next one where that one is drawn anew."""

        def is_clicked() -> bool:
            try:
                self.find(selector).click()
            except WebKitError as error:
                if "stale element reference" in str(error):
                    return False
                raise
            return True

        wait_until(is_clicked, f"to click {selector}")

    def wait(self, script: str, *arguments: object) -> Any:
        """What `script` returns, as soon as that is true. Raises TimeoutError if it does not become so in time."""
        # WebDriver has no events: who waits must ask again.
        return wait_until(lambda: self.run(script, *arguments), f"in vain: {script}")

    def _quit(self) -> None:
        # A browser that has crashed has no session any more.
        with suppress(WebKitError):
            self._tell("DELETE", "")

    def _tell(self, method: str, command: str, body: dict[str, object] | None = None) -> Any:
        return _ask(method, f"{self._address}/{command}".rstrip("/"), body)


class Element:
    """An element of the page."""

    def __init__(self, browser: WebKit, reference: str) -> None:
        self._browser = browser
        self.reference = reference

    @property
    def text(self) -> str:
        """The text that a reader sees of it."""
        return str(self._tell("GET", "text"))

    @property
    def displayed(self) -> bool:
        """Whether a reader sees it."""
        return bool(self._tell("GET", "displayed"))

    def attribute(self, name: str) -> str | None:
        """The attribute of that name, if there is one."""
        value = self._tell("GET", f"attribute/{name}")
        return None if value is None else str(value)

    def click(self) -> None:
        """Scroll to it, wait until nothing lies over it, and click it, as a pointer does."""
        # The driver itself would scroll no further than to the edge of the window, under a header that stays there, and
        # would not wait for a page that makes room after it has been scrolled.
        try:
            self._browser.wait(IN_SIGHT, self)
        except TimeoutError as error:
            error.add_note(str(self._browser.run(IN_THE_WAY, self)))
            raise
        self._tell("POST", "click", {})

    def type(self, text: str) -> None:
        """Focus it and press these keys."""
        self._tell("POST", "value", {"text": text})

    def _tell(self, method: str, command: str, body: dict[str, object] | None = None) -> Any:
        return self._browser._tell(method, f"element/{self.reference}/{command}", body)


def _plain(argument: object) -> object:
    return {ELEMENT: argument.reference} if isinstance(argument, Element) else argument


def _ask(method: str, address: str, body: dict[str, object] | None = None) -> Any:
    """The value of the driver's answer. Raises WebKitError with what it says, if it says no."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
    try:
        # The driver itself ends what takes longer; the rest is time for its answer.
        with _OPENER.open(request, timeout=PATIENCE_S + 30) as response:
            return json.load(response)["value"]
    except urllib.error.HTTPError as error:
        with error:
            value = json.load(error)["value"]
        raise WebKitError(f"{value['error']}: {value.get('message', '')}") from None
    except OSError as error:
        raise WebKitError(f"WebKitWebDriver does not answer: {error}") from error


@contextmanager
def _driver(driver: str, home: Path, screen: str) -> Iterator[str]:
    """A running driver; its address. What it and the browser keep, they keep in `home`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    fonts = home / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")))
    folders = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    # Without a desktop there is no bus for accessibility; asking for it costs seconds.
    wanted = {"DISPLAY": screen, "FONTCONFIG_FILE": str(fonts), "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
    environment = os.environ | folders | wanted
    with _running([driver, f"--port={port}"], env=environment, stdout=subprocess.DEVNULL) as process:

        def is_up() -> bool:
            if process.poll() is not None:
                raise WebKitError(f"{driver} ended with status {process.returncode}")
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return True
            return False

        wait_until(is_up, f"for {driver}")
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _screen(size: tuple[int, int]) -> Iterator[str]:
    """A screen that nobody sees, large enough for a window of that size; its name, for DISPLAY."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        raise WebKitError("there is no screen and no Xvfb (on Debian: apt install xvfb)")
    width, height = (max(side, least) for side, least in zip(size, (1920, 1200), strict=True))
    ready, done = os.pipe()
    command = [xvfb, "-displayfd", str(done), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with _running(command, pass_fds=(done,), stdout=subprocess.DEVNULL):
        os.close(done)
        with os.fdopen(ready) as reader:
            # Xvfb chooses a number that is free, and writes it when it takes connections.
            number = reader.readline().strip()
        if not number:
            raise WebKitError("Xvfb did not start")
        yield f":{number}"


@contextmanager
def _running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program, for the length of the block, with everything that it starts."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True, **options)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
