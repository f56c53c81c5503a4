"""Units: what is translated, recorded and reviewed as one. A block of a page's Markdown, or an entry of the words."""

from __future__ import annotations

import hashlib
import re

__all__ = ["blocks", "fingerprint", "front_matter", "plain", "with_own"]

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
BLANK = re.compile(r"\n[ \t]*\n+(?![ \t])")
OWN = re.compile(r"\{\+\s*(.*?)\s*\+\}", re.DOTALL)
"""What a language says to its readers and English does not: {+ so +}."""

KEY = re.compile(r"^(title|menu|description|checked_against): (.*)$", re.MULTILINE)


def front_matter(page: str) -> str:
    """The lines at the top of a page that say what it is; without the lines around them."""
    found = FRONT.match(page)
    return found[1] if found else ""


def blocks(page: str) -> list[str]:
    """The units of a page in their order: of its front matter each line with words, then each block of its Markdown.

    Blocks are parted by blank lines; what is indented belongs to the block before.
    """
    body = FRONT.sub("", page, count=1)
    told = [f"{key}: {words}" for key, words in KEY.findall(front_matter(page))]
    return told + [block.strip("\n") for block in BLANK.split(body) if block.strip()]


def fingerprint(unit: str) -> str:
    """Twelve hexadecimal digits that change when the unit does, in anything but its white space."""
    return hashlib.sha256(" ".join(unit.split()).encode()).hexdigest()[:12]


def with_own(unit: str) -> str:
    """A unit as readers see it: the marks around what is the language's own are gone."""
    return OWN.sub(r"\1", unit)


def plain(unit: str) -> str:
    """A unit without what is the language's own: what must say the same as the English."""
    return OWN.sub("", unit)
