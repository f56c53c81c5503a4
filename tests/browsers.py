"""The browser that the tests drive: the system's Chromium or Chrome where there is one, else Playwright's own.

`python -m tests.browsers` says which one it is, and installs one where there is none.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

__all__ = ["chromium"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

NO_BROWSER = (
    "No Chromium was found, and none could be installed: install Chromium or Google Chrome "
    "(on Debian: apt install chromium) and run this again."
)

PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
APT = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]


def chromium() -> str | None:
    """The path of the system's Chromium or Chrome, or of the one that CHROMIUM names; None where there is none."""
    places = (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), str(MAC) if MAC.exists() else None)
    return next(filter(None, places), None)


def _playwrights_own() -> str:
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
    if chromium() is None and not Path(_playwrights_own()).exists() and not _install():
        print(NO_BROWSER, file=sys.stderr)
        return 1
    print(f"Browser: {chromium() or _playwrights_own()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
