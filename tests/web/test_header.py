"""The header and the menu: by finger, by key, and as screen readers meet them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.support.editions import LANGUAGES
from tests.support.hosts import Host
from tests.support.waiting import open_to_the_end, stand_still
from tests.support.windows import DESKTOP, PHONE, TABLET

WINDOWS = pytest.mark.parametrize("size", [PHONE, TABLET, DESKTOP], ids=["phone", "tablet", "desktop"])
MENU = ".md-nav--primary"
SEARCH = ".md-search__input"


@pytest.fixture
def touched(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(has_touch=True, viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opener(page: Page, toggle: str) -> Locator:
    """The button that opens the menu or the search."""
    return page.locator(f"[data-opens={toggle}]")


def stops(page: Page) -> list[str]:
    """What takes the focus by Tab, once through the page: the part of it in which that stands."""
    found: list[str] = []
    for _ in range(100):
        page.keyboard.press("Tab")
        part = page.evaluate(
            """() => document.activeElement.closest(
                ".md-skip, .md-search, .md-sidebar, .md-header, .md-banner, main, footer"
            )?.className"""
        )
        if part is None:
            return found
        found.append(part)
    raise AssertionError(found)


@WINDOWS
def test_tab_does_not_lead_to_what_is_not_seen(page: Page, host_at_root: Host, size: ViewportSize) -> None:
    """Neither into the menu nor into the search, while they are closed; a wide screen shows both."""
    page.set_viewport_size(size)
    open_to_the_end(page, f"{host_at_root.origin}/404.html")
    found = stops(page)
    assert "md-main" in found
    seen = {part for part in ("md-search", "md-sidebar--primary") if any(part in stop.split() for stop in found)}
    assert seen == ({"md-search", "md-sidebar--primary"} if size is DESKTOP else set())
    # The list of results stays closed.
    assert sum("md-search" in stop.split() for stop in found) <= 1


@pytest.mark.parametrize(("toggle", "inside"), [("__drawer", MENU), ("__search", SEARCH)], ids=["menu", "search"])
def test_menu_and_search_open_and_close_by_key(page: Page, host: Host, toggle: str, inside: str) -> None:
    """The focus goes in, and comes back to the button, which tells whether they are open."""
    open_to_the_end(page, host.site + "glossary/")
    button = opener(page, toggle)
    expect(button).to_have_accessible_name(re.compile(r"\w"))
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(inside)).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(f"#{toggle}")).not_to_be_checked()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_tab_leads_through_the_menu_and_out_of_it(page: Page, host: Host) -> None:
    """To each page and to the switch of colours; whoever goes on has closed it."""
    open_to_the_end(page, host.site + "glossary/")
    opener(page, "__drawer").focus()
    page.keyboard.press("Enter")
    for _ in range(page.locator(f"{MENU} a").count() + 2):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.light-or-dark')"):
            break
    expect(page.locator(f"{MENU} .light-or-dark")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#__drawer")).not_to_be_checked()
    expect(page.locator(f"{MENU} .light-or-dark")).not_to_be_focused()


def test_the_menu_opens_without_a_script(browser: Browser, host: Host) -> None:
    """By touch at least."""
    context = browser.new_context(java_script_enabled=False, has_touch=True, viewport=PHONE)
    page = context.new_page()
    page.goto(host.site + "glossary/")
    page.locator(".md-header label[for=__drawer]").tap()
    expect(page.locator(f"{MENU} a").first).to_be_in_viewport()
    expect(page.locator(f"{MENU} .light-or-dark")).to_be_hidden()
    context.close()


def test_a_phone_has_the_switch_of_colours_in_its_menu(touched: Page, host: Host) -> None:
    """There and back, with words that change with it; the address bar takes the header's colour."""
    open_to_the_end(touched, host.site)
    expect(touched.locator(".md-header .light-or-dark")).to_be_hidden()
    opener(touched, "__drawer").tap()
    switch = touched.locator(f"{MENU} .light-or-dark")
    named = []
    for scheme in ("slate", "default", "slate"):
        named.append(switch.inner_text())
        switch.tap()
        expect(touched.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        header = touched.locator(".md-header").evaluate("(header) => getComputedStyle(header).backgroundColor")
        colour = "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", header))
        expect(touched.locator("meta[name=theme-color]")).to_have_attribute("content", colour)
    assert named[0] == named[2] != named[1]


def test_a_wide_screen_has_the_switch_of_colours_in_its_header(page: Page, host: Host) -> None:
    """As a picture, with a name for who does not see it."""
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="dark")
    open_to_the_end(page, host.site)
    switch = page.locator(".light-or-dark:visible")
    expect(switch).to_have_count(1)
    expect(switch).to_have_accessible_name(re.compile(r"\w"))
    switch.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@WINDOWS
def test_screen_readers_meet_no_radio_button_but_the_questions_own(page: Page, host: Host, size: ViewportSize) -> None:
    """Their key to the next one would lead out of the form. And the empty search is not called invalid."""
    page.set_viewport_size(size)
    open_to_the_end(page, host.site + "check/")
    radios = page.get_by_role("radio")
    assert radios.count() > 0
    assert radios.count() == page.locator("#checker").get_by_role("radio").count()
    assert page.locator(SEARCH).evaluate("(field) => field.checkValidity()")


def test_a_heading_is_read_as_its_words_alone(page: Page, host: Host) -> None:
    """Without a sign for a link to itself."""
    page.goto(host.site + "glossary/")
    headings = page.locator("article :is(h1, h2, h3)")
    assert headings.count() > 10
    expect(headings.locator("a")).to_have_count(0)


def test_the_name_of_the_site_is_whole_on_a_phone(browser: Browser, host: Host) -> None:
    """In the menu; and without a script, where no button for leaving takes its place, in the header."""
    for script, place in ((True, ".md-nav__title[for=__drawer]"), (False, ".site-name span")):
        context = browser.new_context(viewport=PHONE, java_script_enabled=script)
        page = context.new_page()
        page.goto(host.site + "glossary/")
        if script:
            page.locator("button[data-opens=__drawer]").click()
            stand_still(page)
        name = page.locator(place)
        expect(name).to_be_in_viewport(ratio=1)
        box = name.bounding_box()
        assert box
        assert box["width"] <= PHONE["width"]
        context.close()


@pytest.mark.parametrize("path", ["", "check/", "get-help/"])
def test_a_lost_reader_finds_the_way_on(page: Page, host_at_root: Host, path: str) -> None:
    """Home, to the check, and to help; in every language, as nobody knows which one the lost reader speaks."""
    page.goto(f"{host_at_root.origin}/404.html")
    links = page.locator("article a")
    expect(links).to_have_count(3 * len(LANGUAGES))
    for language in LANGUAGES[1:]:
        assert page.locator(f"article [lang={language.code}] a[href='/{language.code}/{path}']").count() == 1
    links.and_(page.locator(f"[href='/{path}'], [href='/{path or '.'}']")).click()
    expect(page).to_have_url(f"{host_at_root.origin}/{path}")


def test_the_icons_are_there(page: Page, host: Host) -> None:
    """For the tab, and for the screen of a phone on which a reader puts the guide."""
    page.goto(host.site + "glossary/")
    for rel in ("icon", "apple-touch-icon"):
        address = page.locator(f"link[rel={rel}]").evaluate("(link) => link.href")
        assert page.request.get(address).ok
        assert address.startswith(f"{host.site}assets/")
