"""The browsers that the tests drive: the system's Chromium or Chrome where there is one, else Playwright's own.

Some tests drive the system's Firefox and WebKit too. `python -m tests.support.browsers` says which browsers there
are, and installs a Chromium where there is none.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.support.waiting import PATIENCE_MS

__all__ = [
    "AS_PEOPLE_PRESS",
    "FIREFOX_AS_PEOPLE_HAVE_IT",
    "PRESS_AT_ONCE",
    "chromium",
    "firefox",
    "headless_chromium",
    "patient",
    "playwrights_own",
    "wanted",
    "webkit",
]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_MAC = Path("/Applications/Firefox.app/Contents/MacOS/firefox")
MINI_BROWSERS = ("lib/*/webkit2gtk-4.1/MiniBrowser", "lib*/webkit2gtk-4.1/MiniBrowser")
"""Where in /usr a system keeps WebKitGTK's browser: Debian with the name of the processor, others without."""

NO_BROWSER = (
    "No Chromium was found, and none could be installed: install Chromium or Google Chrome "
    "(on Debian: apt install chromium) and run this again."
)

FIREFOX_AS_PEOPLE_HAVE_IT = {
    # For automation, these two come with values that let pages from a disk do more than they may.
    "security.fileuri.strict_origin_policy": True,
    "remote.prefs.recommended": False,
}

PRESS_AT_ONCE = "document.querySelector('form#checker')?.setAttribute('data-held-ms', '0');"
"""Tests press faster than fingers do, which the page takes for a second tap that is not meant."""

AS_PEOPLE_PRESS = "globalThis.asPeoplePress = true;"
"""A script for the start of a page that is to hold hasty presses all the same."""

_PRESS_AT_ONCE = f"addEventListener('DOMContentLoaded', () => {{ if (!globalThis.asPeoplePress) {PRESS_AT_ONCE} }});"

PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
APT = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]


def chromium() -> str | None:
    """The path of the system's Chromium or Chrome, or of the one that CHROMIUM names; None where there is none."""
    places = (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), str(MAC) if MAC.exists() else None)
    return next(filter(None, places), None)


def headless_chromium() -> str | None:
    """The same Chromium without the frame that nobody sees, where the system has it, at two thirds of the cost.

    Playwright's own is such a one, too. A test that wants more of a browser, such as pages that Back brings as they
    were, takes chromium().
    """
    return os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or chromium()


def firefox() -> str | None:
    """The path of the system's Firefox, or of the one that FIREFOX names; None where there is none.

    Playwright drives it with channel="moz-firefox".
    """
    named = os.environ.get("FIREFOX")
    places = (named, *map(shutil.which, FIREFOX_NAMES), str(FIREFOX_MAC) if FIREFOX_MAC.exists() else None)
    return next(filter(None, places), None)


def webkit() -> tuple[str, str] | None:
    """The paths of WebKitWebDriver and of the browser that it drives; None unless both are there."""
    driver = shutil.which("WebKitWebDriver")
    browser = next((path for places in MINI_BROWSERS for path in sorted(Path("/usr").glob(places))), None)
    return (driver, str(browser)) if driver and browser else None


def wanted[T](found: T | None, name: str, package: str) -> T:
    """The browser that was found; in continuous integration it must be there, elsewhere a test goes without."""
    if found is not None:
        return found
    message = f"{name} is not installed (on Debian: apt install {package})"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def patient(browser: Browser) -> Browser:
    """The browser, which now may take as long for anything as a busy machine needs, and may press at once."""

    def make_patient(context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(_PRESS_AT_ONCE)

    browser.on("context", make_patient)
    return browser


def playwrights_own() -> str:
    """The path of the Chromium that Playwright installs, which may not be there."""
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _install() -> bool:
    # Root on Debian is most likely a container, where Playwright's browser would lack its libraries.
    if sys.platform == "linux" and os.geteuid() == 0 and _is_debian():
        print("No Chromium found: installing Debian's", flush=True)
        commands = [["apt-get", "update"], APT]
    else:
        print("No Chromium found: fetching one with Playwright", flush=True)
        commands = [PLAYWRIGHT]
    return all(subprocess.run(command, check=False).returncode == 0 for command in commands)


def main() -> int:
    """Make sure that there is a browser. Returns 0, or 1 where there is none and none can be installed."""
    if chromium() is None and not Path(playwrights_own()).exists() and not _install():
        print(NO_BROWSER, file=sys.stderr)
        return 1
    print(f"Browser: {headless_chromium() or playwrights_own()}")
    for name, found in (("Firefox", firefox()), ("WebKit", (webkit() or [None])[-1])):
        print(f"{name}: {found or 'none, so its tests are left out'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
