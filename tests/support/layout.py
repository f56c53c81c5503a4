"""How a page is laid out in every window, size of text and direction of writing, and what is wrong with it there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from playwright.sync_api import Page

__all__ = ["DIRECTIONS", "TEXT_SIZES", "WINDOWS", "covered", "every_reading", "set_text_size", "sticking_out"]

WINDOWS = ((280, 653), (320, 640), (360, 740), (768, 1024), (1280, 800))
"""A folded phone, the narrowest phones, most phones, a tablet, a desktop."""

TEXT_SIZES = (100, 130, 200)
"""In percent of what browsers come with; a reader sets it for all sites."""

DIRECTIONS = ("ltr", "rtl")

DEFAULT_PX = {"standard": 16, "fixed": 13}

# A pixel may come from rounding. What scrolls by itself is looked at no further, nor what only screen readers meet.
_STICKING_OUT = """() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
    const tell = (element, what) => found.push(`${what}: ${element.outerHTML.replaceAll(/\\s+/g, " ").slice(0, 90)}`);
    // The header shows the site's name or, once the reader has scrolled, the page's title, which may be cut off there.
    const holdsMore = ".md-header__title, .md-header__ellipsis, .md-header__topic + .md-header__topic *";
    const look = (element) => {
        const { display, opacity, overflowX } = getComputedStyle(element);
        if (!element.checkVisibility() || opacity === "0" || element.matches(".for-screen-readers")) {
            return;
        }
        const { left, right } = element.getBoundingClientRect();
        if (left < -1 || right > clientWidth + 1) {
            tell(element, `from ${Math.round(left)} to ${Math.round(right)}`);
        }
        const room = display === "inline" || element.matches(holdsMore) ? 0 : element.clientWidth;
        if (room && element.scrollWidth > room + 1) {
            tell(element, `${element.scrollWidth} px in ${room}`);
        }
        if (!["auto", "scroll"].includes(overflowX)) {
            [...element.children].forEach(look);
        }
    };
    document.querySelectorAll(".md-banner, .md-header, .md-content, .md-footer, body > main").forEach(look);
    return found;
}"""


def set_text_size(page: Page, percent: int) -> None:
    """Show the page as to a reader who has set the browser's text to so many percent. Chromium only."""
    sizes = {kind: round(size * percent / 100) for kind, size in DEFAULT_PX.items()}
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": sizes})
    session.detach()


def every_reading(page: Page, directions: tuple[str, ...] = DIRECTIONS) -> Iterator[str]:
    """Show the page that is open in each window, size of text and direction; gives the name of each such reading."""
    for percent in TEXT_SIZES:
        set_text_size(page, percent)
        for (width, height), direction in product(WINDOWS, directions):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("(direction) => { document.body.dir = direction; }", direction)
            yield f"{width} px, text {percent} %, {direction}"


def sticking_out(page: Page) -> list[str]:
    """What is wider than the window, or than the box that holds it."""
    found: list[str] = page.evaluate(_STICKING_OUT)
    return found


# What scrolls to the focus in Chromium is the same for Tab and for a script.
_COVERED = """() => {
    const covering = [...document.querySelectorAll(".md-header, #leave-bar")].filter((each) => each.checkVisibility());
    const ends = [...document.querySelectorAll("main :is(a[href], button, input, summary)")]
        .filter((each) => each.checkVisibility() && !each.disabled && each.closest(".md-content"));
    const found = [];
    document.activeElement.blur();
    for (const end of [...ends, ...ends.toReversed()]) {
        end.focus();
        const { top, bottom, height } = (end.closest("label") ?? end).getBoundingClientRect();
        for (const over of covering.filter((each) => !each.contains(end))) {
            const edge = over.getBoundingClientRect();
            const hidden = Math.min(bottom, edge.bottom) - Math.max(top, edge.top);
            // What is higher than the window has to begin or end somewhere.
            if (hidden > 1 && height < innerHeight / 2) {
                found.push(`${Math.round(hidden)} of ${Math.round(height)} px under ${over.id || "the header"}: ` + end.outerHTML.slice(0, 90));
            }
        }
    }
    return found;
}"""


def covered(page: Page) -> list[str]:
    """What lies under the header or under the bar for leaving when it takes the focus, forwards and backwards."""
    found: list[str] = page.evaluate(_COVERED)
    return found
