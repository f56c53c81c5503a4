"""Every page in a real Chromium: it loads from the site alone, without an error, and is usable by anyone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.axe import violations
from tests.support.hosts import Host
from tests.support.paths import DOCS
from tests.support.questionnaire import choose, press
from tests.support.waiting import open_to_the_end, stand_still
from tests.support.windows import DESKTOP, NARROW

PAGES = ["" if path.stem == "index" else f"{path.stem}/" for path in sorted(DOCS.glob("*.md"))]

type Scheme = Literal["light", "dark"]
LOOKS: list[tuple[Scheme, ViewportSize]] = [("light", NARROW), ("light", DESKTOP), ("dark", NARROW), ("dark", DESKTOP)]


@pytest.fixture
def problems(page: Page) -> list[str]:
    """What goes wrong while pages are open: script errors, messages, missing files."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on("response", lambda response: found.append(response.url) if response.status >= 400 else None)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_from_the_site_alone(page: Page, host: Host, problems: list[str], path: str) -> None:
    """No request to another origin, no missing file, no error."""
    origins = set()
    page.on("request", lambda request: origins.add("/".join(request.url.split("/")[:3])))
    open_to_the_end(page, host.site + path)
    assert origins == {host.origin}
    assert problems == []


def assert_usable(browser: Browser, address: str, *looks: tuple[Scheme, ViewportSize]) -> None:
    """Axe finds nothing on a page, whichever way it looks. Nothing moves meanwhile: it calls half a fade too pale."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    for scheme, size in looks:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        stand_still(page)
        assert violations(page) == [], (address, scheme, size)
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_anyone_can_use_a_page(browser: Browser, host: Host, path: str) -> None:
    """Axe finds no violation. What stands around the text is the same on all pages: test_anyone_can_use_the_frame."""
    assert_usable(browser, host.site + path, ("light", NARROW), ("dark", DESKTOP))


def test_anyone_can_use_the_frame(browser: Browser, host: Host, host_at_root: Host) -> None:
    """Header, menu, lists of pages and footer in each size and scheme; and the page for lost readers."""
    assert_usable(browser, host.site, ("light", DESKTOP), ("dark", NARROW))
    assert_usable(browser, f"{host_at_root.origin}/404.html", *LOOKS)


def test_a_page_that_was_checked_long_ago_warns_its_reader(page: Page, host: Host) -> None:
    """By the reader's own clock, at the top of the page, so that an old copy warns too; a fresh page does not."""
    warning = page.locator(".checked__stale")
    for age_in_days, shown in ((0, False), (179, False), (181, True), (4000, True)):
        page.goto(host.site + "how-to-ask/")
        checked = datetime.fromisoformat(page.locator("[data-checked]").get_attribute("data-checked") or "")
        page.clock.set_fixed_time(checked + timedelta(days=age_in_days, hours=12))
        page.reload()
        expect(warning).to_be_visible(visible=shown)
        if shown:
            assert page.locator("h1 + .checked__stale").count() == 1


def test_a_printed_page_is_a_handout(page: Page, host: Host) -> None:
    """Only the text is left, and a link to an official page shows its address; in a note its name is that already."""
    page.emulate_media(media="print")
    for path in PAGES:
        page.goto(host.site + path)
        for chrome in (".md-header", ".md-sidebar", ".md-footer", ".md-banner"):
            for part in page.locator(chrome).all():
                expect(part).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".checked__on")).to_be_visible()
    page.goto(host.site + "get-help/")
    shown = page.evaluate(
        "getComputedStyle(document.querySelector('article p > a[href^=\"https://\"]'), '::after').content"
    )
    assert "https://" in shown


def test_a_print_from_the_dark_is_light(page: Page, host: Host) -> None:
    """Notes and chosen answers would otherwise be dark on dark."""
    page.emulate_media(color_scheme="dark")
    page.goto(host.site + "check/")
    choose(page, {"location": "inside_us"})
    press(page)
    page.emulate_media(media="print", color_scheme="dark")
    for part in (".official-note", ".option:has(:checked)"):
        background = page.locator(part).first.evaluate("e => getComputedStyle(e).backgroundColor")
        # Browsers tell colours as rgb(0 to 255) or, of mixed ones, as fractions of one.
        numbers = [float(number) for number in re.findall(r"[\d.]+", background.replace("srgb", ""))[:3]]
        assert min(numbers) > (200 if max(numbers) > 1 else 0.8), (part, background)
