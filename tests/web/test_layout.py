"""Layout holds whatever the font, the window, the size of the text and the direction of writing.

Every page and screen is read in the widest font in each window, at each size and in both directions; and with WCAG's
text spacing at 320 pixels, which is also 1280 at 400 % zoom. The longest page and screens are read in the narrowest
font and in Arabic's too, in the least room and in the most. All of these take one load of a page, as they would take
an hour otherwise; a failure names the reading.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.hosts import Host
from tests.support.layout import COVERED, READINGS, STICKING_OUT, TOO_LARGE, WIDE, faults, sticking_out_of
from tests.support.paths import DOCS
from tests.support.screens import SCREENS, screen_shown
from tests.support.site import NEUTRAL

PAGES = ["" if path.stem == "index" else f"{path.stem}/" for path in sorted(DOCS.glob("*.md")) if path.stem != "check"]
LONG_PAGE = "glossary/"
LONG_SCREENS = ("all", "answer")
"""Those with all that can take the focus on the others, but for a few buttons."""
MENU = "[data-md-level='0'] > :is(.md-nav__title, .light-or-dark), [data-md-level='0'] > ul > li > .md-nav__link"
SEARCH = ".md-search__inner"


@pytest.fixture(scope="module")
def still_page(browser: Browser) -> Iterator[Page]:
    """One for all that may come from its cache. Nothing moves: what is on its way is nowhere yet."""
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("path", [*PAGES, "404.html", NEUTRAL])
def test_nothing_of_a_page_sticks_out(still_page: Page, host_at_root: Host, path: str) -> None:
    """Neither of the window nor of its box, on any page of the guide and on those for the lost and for who has left."""
    still_page.goto(f"{host_at_root.origin}/{path}")
    assert faults(still_page, *STICKING_OUT, readings=READINGS if path == LONG_PAGE else WIDE) == {}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_fits(check_page: Page, host: Host, name: str) -> None:
    """Nothing sticks out, the header leaves room, and Tab and Shift+Tab lead to nothing that is covered."""
    check_page.emulate_media(reduced_motion="reduce")
    with screen_shown(check_page, host, name):
        if name in LONG_SCREENS:
            assert faults(check_page, *STICKING_OUT, TOO_LARGE, COVERED) == {}
        else:
            assert faults(check_page, *STICKING_OUT, TOO_LARGE, readings=WIDE) == {}


def test_the_worksheet_fits_a_screen(still_page: Page, host: Host) -> None:
    """Where the check cannot run."""
    still_page.goto(host.site + "check/")
    still_page.locator("#checker-worksheet").evaluate("(worksheet) => { worksheet.hidden = false; }")
    assert faults(still_page, *STICKING_OUT, readings=WIDE) == {}


@pytest.mark.parametrize(("toggle", "part"), [("#__drawer", MENU), ("#__search", SEARCH)], ids=["menu", "search"])
def test_menu_and_search_fit(still_page: Page, host: Host, toggle: str, part: str) -> None:
    """Opened over the page, where they do not stand beside it anyway."""
    still_page.goto(host.site + LONG_PAGE)
    still_page.locator(toggle).evaluate("(toggle) => toggle.click()")
    assert faults(still_page, sticking_out_of(part), readings=WIDE) == {}
