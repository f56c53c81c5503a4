"""The cards of the languages, and the words that a picture carries with it, so that an old one is found out."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from checker.web.edition import Language
from tests.support.editions import edition_in
from tests.support.paths import DOCS

__all__ = ["card_of", "with_words", "words_in", "words_on"]

KEY = b"Description\0\0\0\0\0"
"""How a PNG begins a text in UTF-8 about itself: its keyword, not compressed, in no language that is named."""

HEADER_BYTES = 8 + 25
"""The signature of a PNG, and the chunk with its size."""


def card_of(language: Language) -> Path:
    """Where the card of a language lies."""
    return DOCS.parent / language.code / "pictures" / "card.png"


def words_on(language: Language) -> str:
    """What the card of a language says: its title and, after a colon, one line more."""
    return str(edition_in(language).words["around"]["card"])


def with_words(png: bytes, words: str) -> bytes:
    """A PNG that also has these words in it as text."""
    content = b"iTXt" + KEY + words.encode()
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return png[:HEADER_BYTES] + chunk + png[HEADER_BYTES:]


def words_in(png: bytes) -> str:
    """The words that with_words() has put there. Raises ValueError for a PNG that has none."""
    start = png.index(KEY)
    (length,) = struct.unpack(">I", png[start - 8 : start - 4])
    return png[start + len(KEY) : start + length].decode()
