"""The browser that the tests drive: the system's Chromium or Chrome where there is one, else Playwright's own.

`python -m tests.browsers` says which one it is, and fetches one where there is none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

__all__ = ["chromium"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

NO_BROWSER = (
    "No Chromium was found, and Playwright could not fetch one: install Chromium or Google Chrome "
    "(on Debian: apt install chromium) and run this again."
)


def chromium() -> str | None:
    """The path of the system's Chromium or Chrome, or of the one that CHROMIUM names; None where there is none."""
    named = os.environ.get("CHROMIUM")
    found = (path for name in NAMES if (path := shutil.which(name)))
    return named or next(found, str(MAC) if MAC.exists() else None)


def _playwrights_own() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _fetch() -> bool:
    # Root on Linux, as in a container, may also install the libraries that the browser needs.
    with_libraries = ["--with-deps"] if sys.platform == "linux" and os.geteuid() == 0 else []
    command = [sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"]
    return subprocess.run(command, check=False).returncode == 0


def main() -> int:
    """Make sure that there is a browser. Returns 0, or 1 where there is none and none can be fetched."""
    path = chromium() or _playwrights_own()
    if not Path(path).exists():
        print("No Chromium found: fetching one with Playwright", flush=True)
        if not _fetch():
            print(NO_BROWSER, file=sys.stderr)
            return 1
    print(f"Browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
