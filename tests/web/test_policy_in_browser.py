"""No page breaks its own content policy, whatever a reader does there."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.editions import ENGLISH, language_of
from tests.support.hosts import Host
from tests.support.questionnaire import choose, press
from tests.support.site import NEUTRAL
from tests.support.waiting import open_to_the_end, stand_still
from tests.support.watching import Watched


def use(page: Page) -> None:
    """Do on a page what a reader on a phone does on any: search, another colour scheme, the menu."""
    page.locator("[data-opens=__search]").click()
    page.locator(".md-search__input").press_sequentially("lawyer")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    stand_still(page)
    scheme = page.locator("body").get_attribute("data-md-color-scheme") or ""
    page.locator("[data-opens=__drawer]").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()
    page.locator(".light-or-dark:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme)


def test_no_page_breaks_its_policy(page: Page, site: Path, host_at_root: Host) -> None:
    """Each page as it opens and as it is used, the page for lost readers among them."""
    watched = Watched(page)
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    # Of another language, a page with the questionnaire and one without.
    names = [name for name in names if language_of(name) == ENGLISH or name in ("ar/index.html", "ar/check/index.html")]
    assert {"index.html", "check/index.html", "404.html", NEUTRAL, "ar/check/index.html"} < set(names)
    for name in names:
        open_to_the_end(page, f"{host_at_root.origin}/{name.removesuffix('index.html')}")
        # There is nothing to use on the page for those who leave fast.
        if not name.endswith(NEUTRAL):
            use(page)
        assert watched.found == [], name


def test_the_check_does_not_break_its_policy(page: Page, host: Host) -> None:
    """From the first answer, which fetches Python, to the outcome; in a folder of a host."""
    watched = Watched(page)
    page.goto(f"{host.site}check/")
    choose(page, {"location": "inside_us", "inadmissible": "yes"})
    press(page)
    use(page)
    assert watched.found == []
