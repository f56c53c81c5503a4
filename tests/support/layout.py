"""How a page is laid out in every font, window, size of text and direction of writing, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from playwright.sync_api import Page

from tests.support.fonts import ARABIC, NARROWEST, WIDEST, set_font

__all__ = ["covered", "every_reading", "faults", "set_text_size", "space_text", "sticking_out", "too_large"]

WINDOWS = ((280, 653), (320, 640), (360, 740), (768, 1024), (1280, 800))
"""A folded phone, the narrowest phones, most phones, a tablet, a desktop."""

TEXT_SIZES = (100, 130, 200)
"""In percent of what browsers come with; a reader sets it for all sites."""

SCRIPTS = ((WIDEST, ("ltr", "rtl")), (NARROWEST, ("ltr", "rtl")), (ARABIC, ("rtl",)))
"""Each font with the directions in which it is written; the last for good, as the page's own words go with it."""

LARGEST_SHARE = 0.15

DEFAULT_PX = {"standard": 16, "fixed": 13}

# Each letter becomes one of Arabic's. Long words stay long, and digits and addresses stand among them.
_IN_ARABIC = """() => {
    const letters = [..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي"];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { currentNode: text } = walker;
        if (!text.parentElement.closest("script, style, template")) {
            text.data = text.data.replaceAll(/[a-z]/gi, (letter) => letters[letter.toLowerCase().charCodeAt(0) - 97]);
        }
    }
}"""

# A pixel may come from rounding. What scrolls by itself is looked at no further, nor what only screen readers meet.
_STICKING_OUT = """(parts) => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth && !parts ? [`the page is ${scrollWidth} px wide`] : [];
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
    document.querySelectorAll(parts ?? ".md-banner, .md-header, .md-content, .md-footer, body > main").forEach(look);
    return found;
}"""

# Chromium scrolls to what takes the focus in the same way for a key and for a script.
_COVERED = """() => {
    const over = [...document.querySelectorAll(".md-header, #leave-bar")].filter((each) => each.checkVisibility());
    const stops = [...document.querySelectorAll(".md-content :is(a[href], button, input, summary)")]
        .filter((each) => each.checkVisibility() && !each.disabled);
    const found = [];
    // What has the focus already does not come into sight when it gets it again.
    document.activeElement.blur();
    for (const stop of [...stops, ...stops.toReversed()]) {
        stop.focus();
        const { top, bottom, height } = (stop.closest("label") ?? stop).getBoundingClientRect();
        for (const bar of over.filter((each) => !each.contains(stop))) {
            const edge = bar.getBoundingClientRect();
            const hidden = Math.min(bottom, edge.bottom) - Math.max(top, edge.top);
            // What nearly fills the window has to begin or end somewhere.
            if (hidden > 1 && height < innerHeight / 2) {
                const told = stop.outerHTML.slice(0, 90);
                found.push(`${Math.round(hidden)} of ${Math.round(height)} px under ${bar.id || "the header"}: ${told}`);
            }
        }
    }
    return found;
}"""

_SHARE = """() => {
    const bar = document.querySelector("#leave-bar");
    return getComputedStyle(bar).position === "sticky" ? bar.offsetHeight / innerHeight : 0;
}"""

# As WCAG 1.4.12 has it.
_SPACE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        article * { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }
        article p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
}"""


def set_text_size(page: Page, percent: int) -> None:
    """Show the page as to a reader who has set the browser's text to so many percent. Chromium only."""
    sizes = {kind: round(size * percent / 100) for kind, size in DEFAULT_PX.items()}
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": sizes})
    session.detach()


def every_reading(page: Page) -> Iterator[str]:
    """Show the page that is open in each font, size of text, window and direction; gives the name of each reading."""
    for font, directions in SCRIPTS:
        set_font(page, font)
        if font is ARABIC:
            page.evaluate(_IN_ARABIC)
        for percent in TEXT_SIZES:
            set_text_size(page, percent)
            for (width, height), direction in product(WINDOWS, directions):
                page.set_viewport_size({"width": width, "height": height})
                page.evaluate("(direction) => { document.body.dir = direction; }", direction)
                yield f"{font.package}, {width} px, text {percent} %, {direction}"


def faults(page: Page, *looks: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What these find in each reading of the page that is open, by its name; the first few of each."""
    found = {name: [fault for look in looks for fault in look(page)[:3]] for name in every_reading(page)}
    return {name: told for name, told in found.items() if told}


def sticking_out(page: Page, parts: str | None = None) -> list[str]:
    """What is wider than the window, or than the box that holds it: in the whole page, or in these parts of it."""
    found: list[str] = page.evaluate(_STICKING_OUT, parts)
    return found


def covered(page: Page) -> list[str]:
    """What lies under the header or under the bar for leaving when it takes the focus, forwards and backwards."""
    found: list[str] = page.evaluate(_COVERED)
    return found


def too_large(page: Page) -> list[str]:
    """The bar for leaving, if it takes more of the window, all the time, than it should."""
    share: float = page.evaluate(_SHARE)
    return [f"the bar for leaving takes {share:.0%}"] if share > LARGEST_SHARE else []


def space_text(page: Page) -> None:
    """Space letters, words, lines and paragraphs as widely as a reader may want them; until another font is set."""
    page.evaluate(_SPACE)
