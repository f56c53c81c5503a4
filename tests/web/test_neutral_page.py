"""The page that is shown to whoever left fast: about something else, and usable by anyone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.support.axe import violations
from tests.support.hosts import Host
from tests.support.site import NEUTRAL
from tests.support.watching import Heard
from tests.support.windows import DESKTOP, NARROW


def test_the_neutral_page_names_nothing_of_the_guide(site: Path, page: Page, host: Host) -> None:
    """No link, no script, no file of the guide, and no search engine shows it to anyone."""
    html = (site / NEUTRAL).read_text(encoding="utf-8").lower()
    for word in ("parole", "guide", "check", "immigra", "<script", "<a ", "src="):
        assert word not in html
    heard = Heard(page)
    page.goto(host.site + NEUTRAL)
    assert heard.found == [host.site + NEUTRAL]
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert page.title() == page.locator("h1").text_content()
    assert NEUTRAL not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, DESKTOP], ids=["narrow", "desktop"])
def test_everyone_can_use_the_neutral_page(browser: Browser, host: Host, scheme: Any, size: ViewportSize) -> None:
    """Axe finds nothing."""
    page = browser.new_page(color_scheme=scheme, viewport=size)
    page.goto(host.site + NEUTRAL)
    assert violations(page) == []
    page.close()
