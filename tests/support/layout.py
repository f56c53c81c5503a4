"""How a page is laid out in every font, window, size of text and direction of writing, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from playwright.sync_api import Page, ViewportSize

from tests.support.fonts import ARABIC, NARROWEST, WIDEST, Font, set_font
from tests.support.windows import DESKTOP, ENLARGED, FOLDED, NARROW, PHONE, TABLET

__all__ = ["COVERED", "READINGS", "STICKING_OUT", "TOO_LARGE", "WIDE", "faults", "sticking_out_of"]

TEXT_SIZES = (100, 130, 200)
"""In percent of what browsers come with; a reader sets it for all sites."""

DEFAULT_PX = {"standard": 16, "fixed": 13}


@dataclass(frozen=True)
class Reading:
    """How someone may read a page; in both directions of writing, as each language has one."""

    font: Font
    percent: int
    window: ViewportSize
    spaced: bool = False
    """Whether letters, words, lines and paragraphs are as far apart as WCAG 1.4.12 asks for."""

    def __str__(self) -> str:
        spaced = " spaced" if self.spaced else ""
        return f"{self.font}, {self.window['width']} px, text {self.percent} %{spaced}"


WIDE = (
    *(Reading(WIDEST, *text) for text in product(TEXT_SIZES, (FOLDED, NARROW, PHONE, TABLET, DESKTOP))),
    Reading(WIDEST, 100, ENLARGED, spaced=True),
)
"""Those in which most sticks out: each window and size in the widest font, and once with its text spaced."""

READINGS = (*WIDE, *(Reading(font, *text) for font in (NARROWEST, ARABIC) for text in ((200, FOLDED), (100, DESKTOP))))
"""And others in the least room and in the most. Arabic comes last, as the page's own words go with it."""

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

_SPACE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        article * { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }
        article p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
}"""

# Between two looks nothing is shown: to draw it would take as long as to lay it out.
_LOOK = """() => {
    const { body, documentElement: root } = document;
    root.style.display = "";
    const found = ["ltr", "rtl"].flatMap((direction) => {
        body.dir = direction;
        return [LOOKS].flatMap((look) => look().slice(0, 3)).map((fault) => `${direction}: ${fault}`);
    });
    root.style.display = "none";
    return found;
}"""


# A pixel may come from rounding. What scrolls by itself is looked at no further, nor what only screen readers meet.
_STICKING_OUT = """() => {
    const { clientWidth } = document.documentElement;
    const found = [];
    const tell = ({ outerHTML }, what) => found.push(`${what}: ${outerHTML.replaceAll(/\\s+/g, " ").slice(0, 90)}`);
    const look = (element) => {
        const { display, opacity, overflowX } = getComputedStyle(element);
        if (!element.checkVisibility() || opacity === "0" || element.matches(".for-screen-readers")) {
            return;
        }
        const { left, right } = element.getBoundingClientRect();
        if (left < -1 || right > clientWidth + 1) {
            tell(element, `from ${Math.round(left)} to ${Math.round(right)}`);
        }
        const room = display === "inline" ? 0 : element.clientWidth;
        if (room && element.scrollWidth > room + 1) {
            tell(element, `${element.scrollWidth} px in ${room}`);
        }
        if (!["auto", "scroll"].includes(overflowX)) {
            [...element.children].forEach(look);
        }
    };
    document.querySelectorAll("PARTS").forEach(look);
    return found;
}"""


def sticking_out_of(parts: str) -> str:
    """A look for what is wider than the window, or than the box that holds it, in these parts of a page."""
    return _STICKING_OUT.replace("PARTS", parts)


_TOO_WIDE = """() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
}"""

STICKING_OUT = (_TOO_WIDE, sticking_out_of(".md-banner, .md-header, .md-content, .md-footer, body > main"))
"""Looks for what is wider than the window, or than the box that holds it, in the whole page."""

COVERED = """() => {
    const header = document.querySelector(".md-header");
    const stops = [...document.querySelectorAll(".md-content :is(a[href], button, input, summary)")]
        .filter((each) => each.checkVisibility() && !each.disabled);
    const found = [];
    // What has the focus already does not come into sight when it gets it again.
    document.activeElement.blur();
    // Chromium scrolls to what takes the focus in the same way for a key and for a script.
    for (const stop of document.body.dir === "ltr" ? stops : stops.toReversed()) {
        stop.focus();
        const { top, bottom, height } = (stop.closest("label") ?? stop).getBoundingClientRect();
        const edge = header.getBoundingClientRect();
        const hidden = Math.min(bottom, edge.bottom) - Math.max(top, edge.top);
        // What nearly fills the window has to begin or end somewhere.
        if (hidden > 1 && height < innerHeight / 2) {
            const under = `${Math.round(hidden)} of ${Math.round(height)} px under the header`;
            found.push(`${under}: ${stop.outerHTML.slice(0, 90)}`);
        }
    }
    return found;
}"""
"""A look for what takes the focus under the header.

As on the way down by Tab where the page is written from left to right, else as on the way up by Shift+Tab.
"""

TOO_LARGE = """() => {
    const header = document.querySelector(".md-header");
    const share = getComputedStyle(header).position === "sticky" ? header.offsetHeight / innerHeight : 0;
    return share > 0.15 ? [`the header takes ${Math.round(share * 100)} % of the window`] : [];
}"""
"""A look at the header, which stays in the window and must leave it to what is read."""


def faults(page: Page, *looks: str, readings: tuple[Reading, ...] = READINGS) -> dict[str, list[str]]:
    """What these looks find in each of these readings of the page that is open, by its name. Chromium only.

    The document is of no further use then.
    """
    look = _LOOK.replace("LOOKS", ", ".join(looks))
    found: dict[str, list[str]] = {}
    browser = page.context.new_cdp_session(page)
    font = None
    for reading in readings:
        if reading.font is not font:
            font = reading.font
            set_font(page, font)
            if font is ARABIC:
                page.evaluate(_IN_ARABIC)
        if reading.spaced:
            page.evaluate(_SPACE)
        sizes = {kind: round(size * reading.percent / 100) for kind, size in DEFAULT_PX.items()}
        browser.send("Page.setFontSizes", {"fontSizes": sizes})
        # Twice as fast as Playwright's own way, which waits for more than a look needs.
        browser.send("Emulation.setDeviceMetricsOverride", {**reading.window, "deviceScaleFactor": 1, "mobile": False})
        if told := page.evaluate(look):
            found[str(reading)] = told
    browser.detach()
    return found
