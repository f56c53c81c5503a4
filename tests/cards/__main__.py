"""Draws the cards: python -m tests.cards [LANGUAGE ...], all by default."""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.support.browsers import headless_chromium
from tests.support.cards import card_of, with_words, words_on
from tests.support.editions import LANGUAGES
from tests.support.fonts import ARABIC, WIDEST, set_font
from tests.support.paths import CHECKER

PAGE = Path(__file__).with_name("card.html")
SIGN = CHECKER / "web" / "theme" / "assets" / "icon.svg"
SIZE: ViewportSize = {"width": 1200, "height": 630}
"""What those who show it expect."""

FILL = """([language, direction, sign, title, text]) => {
    Object.assign(document.documentElement, { lang: language, dir: direction });
    document.body.innerHTML = sign;
    document.body.append(
        Object.assign(document.createElement("h1"), { textContent: title }),
        Object.assign(document.createElement("p"), { textContent: text }),
    );
}"""


def main() -> None:
    """Draw the card of each language that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.cards", description="Draw the cards.")
    parser.add_argument("languages", nargs="*", default=[each.code for each in LANGUAGES])
    names: list[str] = parser.parse_args().languages
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=headless_chromium())
        page = browser.new_page(viewport=SIZE)
        for language in (each for each in LANGUAGES if each.code in names):
            file = card_of(language)
            file.parent.mkdir(exist_ok=True)
            words = words_on(language)
            file.write_bytes(with_words(_drawn(page, language.code, language.direction, words), words))
            print(file)
        browser.close()


def _drawn(page: Page, language: str, direction: str, words: str) -> bytes:
    page.goto(PAGE.as_uri())
    title, _, text = words.partition(": ")
    page.evaluate(FILL, [language, direction, SIGN.read_text(encoding="utf-8"), title, text])
    set_font(page, ARABIC if language == "ar" else WIDEST)
    return page.screenshot()


if __name__ == "__main__":
    main()
