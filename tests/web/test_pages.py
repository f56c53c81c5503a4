"""Every page in a real Chromium: it loads from the site alone, without an error, and is usable by anyone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.hosts import Host
from tests.support.paths import DOCS
from tests.support.questionnaire import choose, press
from tests.support.quiet import open_until_quiet
from tests.support.screens import SCREENS, screen_shown

PAGES = ["" if path.stem == "index" else f"{path.stem}/" for path in sorted(DOCS.glob("*.md"))]
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}


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
    """No request to another origin, no missing file, no error; and nothing sticks out on the narrowest phone."""
    origins = set()
    page.on("request", lambda request: origins.add("/".join(request.url.split("/")[:3])))
    page.set_viewport_size({"width": 320, "height": 640})
    open_until_quiet(page, host.site + path)
    assert origins == {host.origin}
    assert problems == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_no_violation(
    browser: Browser, host: Host, host_at_root: Host, scheme: Literal["light", "dark"], viewport: Any
) -> None:
    """On any page, on every screen of the questionnaire, and with all help open and an answer shown.

    Nothing moves meanwhile: the theme's header fades from one title to the other, and axe calls half a fade too pale.
    """
    new_page = partial(browser.new_page, color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    page = new_page()
    for address in (*(host.site + path for path in PAGES), f"{host_at_root.origin}/404.html"):
        page.goto(address)
        assert violations(page) == [], address
    page.close()
    for name in SCREENS:
        page = new_page()
        page.goto(host.site + "check/")
        with screen_shown(page, host, name):
            assert violations(page) == [], name
        page.close()
    page = new_page()
    page.goto(host.site + "check/")
    choose(page, {"location": "inside_us", "inadmissible": "yes", "evidence": "some", "urgent_reason": "medical"})
    for question in page.locator("details summary:visible").all():
        question.click()
    press(page)
    assert violations(page) == []
    page.close()


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
    """Only the text is left, and a link to an official page shows its address."""
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
        "getComputedStyle(document.querySelector('article a[href^=\"https://\"]'), '::after').content"
    )
    assert "https://" in shown


def test_a_print_from_the_dark_is_light(page: Page, host: Host) -> None:
    """Notes and chosen answers would otherwise be dark on dark."""
    page.emulate_media(color_scheme="dark")
    page.goto(host.site + "check/")
    choose(page, {"location": "inside_us"})
    press(page)
    page.emulate_media(media="print", color_scheme="dark")
    for part in (".official-note:visible", ".option:has(:checked)", ".outcome-help-first"):
        background = page.locator(part).first.evaluate("e => getComputedStyle(e).backgroundColor")
        # Browsers tell colours as rgb(0 to 255) or, of mixed ones, as fractions of one.
        numbers = [float(number) for number in re.findall(r"[\d.]+", background.replace("srgb", ""))[:3]]
        assert min(numbers) > (200 if max(numbers) > 1 else 0.8), (part, background)
