"""Fonts that the tests bring along, so that no test depends on those of the machine that it runs on."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Page

from tests.support.paths import NODE_MODULES

__all__ = ["ARABIC", "FONTS", "NARROWEST", "WIDEST", "Font", "set_font"]


@dataclass(frozen=True)
class Font:
    """A font of a pinned package @fontsource/`package`, with the writing systems that it is to be used for."""

    package: str
    subsets: tuple[str, ...]
    sample: str

    def __str__(self) -> str:
        return self.package

    @property
    def files(self) -> list[tuple[int, str]]:
        """Weight and content of each file, in Base64."""
        return [(weight, _content(self.package, subset, weight)) for subset in self.subsets for weight in (400, 700)]


WIDEST = Font("dejavu-sans", ("latin",), "Humanitarian 212")
"""What a bare Debian has, and the widest of what people commonly have."""
NARROWEST = Font("arimo", ("latin",), "Humanitarian 212")
"""As wide as Arial, Helvetica and Liberation Sans, each letter."""
ARABIC = Font("noto-sans-arabic", ("latin", "arabic"), "إنسانية")
FONTS = {font.package: font for font in (WIDEST, NARROWEST, ARABIC)}

# Neither a face made of bytes nor a sheet made by a script is asked of the page's content policy.
_SET = """async ([family, files, sample]) => {
    document.fonts.clear();
    for (const [weight, content] of files) {
        const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
        document.fonts.add(await new FontFace(family, bytes, { weight }).load());
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`*, ::before, ::after { font-family: "${family}" !important; }`);
    document.adoptedStyleSheets = [sheet];
    await document.fonts.ready;
    const context = document.createElement("canvas").getContext("2d");
    return [400, 700].map((weight) => ["serif", "monospace"].map((other) => {
        context.font = `${weight} 16px "${family}", ${other}`;
        return context.measureText(sample).width;
    }));
}"""


@cache
def _content(package: str, subset: str, weight: int) -> str:
    path = NODE_MODULES / "@fontsource" / package / "files" / f"{package}-{subset}-{weight}-normal.woff2"
    return b64encode(path.read_bytes()).decode()


def set_font(page: Page, font: Font) -> None:
    """Show the document that is open in this font, all of it, on the screen and on paper; fails if it is not used."""
    (regular, bold) = page.evaluate(_SET, [font.package, font.files, font.sample])
    # A word in the font that was brought is as wide whatever stands after it in the list of fonts.
    assert len(set(regular)) == len(set(bold)) == 1, f"{font.package} is not used"
    assert regular != bold, f"{font.package} has no bold"
