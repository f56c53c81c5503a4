"""Layout holds whatever the font, the window, the size of the text and the direction of writing.

One test shows a page in all of these, as to load it for each would take an hour. Its message names them.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.fonts import NARROWEST, WIDEST, set_font
from tests.support.hosts import Host
from tests.support.layout import covered, every_reading, faults, space_text, sticking_out, too_large
from tests.support.paths import DOCS
from tests.support.screens import SCREENS, screen_shown
from tests.support.site import NEUTRAL
from tests.support.windows import ENLARGED

PAGES = ["" if path.stem == "index" else f"{path.stem}/" for path in sorted(DOCS.glob("*.md"))]
LONG_SCREENS = ("all", "answer")
"""Those with all that can take the focus on the others, but for a few buttons."""
MENU = "[data-md-level='0'] > .md-nav__title, [data-md-level='0'] > ul > li > .md-nav__link"
SEARCH = ".md-search__inner"


@pytest.fixture(autouse=True)
def still(page: Page) -> None:
    """Nothing moves: what is on its way is nowhere yet."""
    page.emulate_media(reduced_motion="reduce")


@pytest.mark.parametrize("path", [*PAGES, "404.html", NEUTRAL])
def test_nothing_of_a_page_sticks_out(page: Page, host_at_root: Host, path: str) -> None:
    """Neither of the window nor of its box, on any page of the guide and on those for the lost and for who has left."""
    page.goto(f"{host_at_root.origin}/{path}")
    assert faults(page, sticking_out) == {}


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_of_a_screen_sticks_out(check_page: Page, host: Host, name: str) -> None:
    """Nor does the bar for leaving take much of the window."""
    with screen_shown(check_page, host, name):
        assert faults(check_page, sticking_out, too_large) == {}


@pytest.mark.parametrize("name", LONG_SCREENS)
def test_what_has_the_focus_is_in_sight(check_page: Page, host: Host, name: str) -> None:
    """All of it, whether Tab or Shift+Tab leads there: not under the header, nor under the bar for leaving."""
    with screen_shown(check_page, host, name):
        assert faults(check_page, covered) == {}


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_sticks_out_where_text_is_spaced(check_page: Page, host: Host, name: str) -> None:
    """With WCAG's text spacing at 320 pixels, which is also 1280 at 400 % zoom."""
    check_page.set_viewport_size(ENLARGED)
    with screen_shown(check_page, host, name):
        for font in (WIDEST, NARROWEST):
            set_font(check_page, font)
            space_text(check_page)
            for direction in ("ltr", "rtl"):
                check_page.evaluate("(direction) => { document.body.dir = direction; }", direction)
                assert sticking_out(check_page) == [], (font, direction)


@pytest.mark.parametrize(("toggle", "part"), [("#__drawer", MENU), ("#__search", SEARCH)], ids=["menu", "search"])
def test_menu_and_search_fit(page: Page, host: Host, toggle: str, part: str) -> None:
    """Opened over the page, where they do not stand beside it anyway."""
    page.goto(host.site + "glossary/")
    page.locator(toggle).evaluate("(toggle) => toggle.click()")
    assert faults(page, lambda page: sticking_out(page, part)) == {}
