"""The guide in other languages, measured: words that promise, agreed words, sentences, script.

No test takes the place of a reader.

`python -m tests.test_translations` prints how easy the Spanish pages read. The words: docs/maintainers/terms/.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
import textstat

from checker.web.translation.translated import entries_of
from checker.web.translation.units import KEY, blocks, with_own
from checker.web.words import read_words
from tests.support.editions import LANGUAGES
from tests.support.paths import DOCS, MAINTAINERS

type Pair = tuple[str, str, str]
"""A unit's name, its English, its translation."""

CODES = [language.code for language in LANGUAGES[1:]]
TERMS: dict[str, dict[str, Any]] = {
    code: tomllib.loads((MAINTAINERS / "terms" / f"{code}.toml").read_text(encoding="utf-8")) for code in CODES
}
PEOPLE_SAY = "search."
"""Words that people type, and the guide does not use."""

NO_TEXT = re.compile(r"\]\([^)]*\)|<!--.*?-->|\{[^{}]*\}|\[\d\.\d\]|^#+ |\*\*|^(?:[-*]|\d+\.) ", re.MULTILINE)
ENDS = re.compile(r"(?<=[.!?؟:;؛])\s+|\n")
GLOSS = re.compile(r"\([^()]*[A-Za-z][^()]*\)|«[^«»]*[A-Za-z][^«»]*»")
LATIN = re.compile(r"[A-Za-z][\w.,/()&'\u2019-]*")

SPANISH_EASE = 70
"""Fernández Huerta, of each page: 70 to 80 is "fairly easy"."""

ARABIC_WORDS = 20
"""In a sentence, without English in brackets. Writers aim at 18."""


def pairs_in(code: str) -> list[Pair]:
    """Every unit of the pages and of the words."""
    found = []
    for english in sorted(DOCS.glob("*.md")):
        translated = DOCS.parent / code / english.name
        units = zip(*(blocks(path.read_text(encoding="utf-8")) for path in (english, translated)), strict=True)
        found += [(f"{english.name}, unit {number}", one, other) for number, (one, other) in enumerate(units, 1)]
    english_words, words = entries_of(read_words("en")), entries_of(read_words(code))
    found += [(key, english_words[key], words[key]) for key in words if not key.startswith(PEOPLE_SAY)]
    return found


PAIRS = {code: pairs_in(code) for code in CODES}


def bare(text: str) -> str:
    """A text as it is compared: what is no text is gone, and Arabic has no vowel signs."""
    text = NO_TEXT.sub(" ", with_own(KEY.sub(r"\2", text)))
    return "".join(sign for sign in text if unicodedata.category(sign) != "Mn" or sign < "\u0600")


@pytest.mark.parametrize("code", CODES)
def test_no_word_promises_or_judges(code: str) -> None:
    """Nor says what the guide never says of a person; allowed where it is plainly denied."""
    problems = []
    for name, _, translation in PAIRS[code]:
        text = bare(translation)
        for word in TERMS[code]["forbidden"]:
            allowed = [found.span() for each in word["except"] for found in re.finditer(each, text, re.IGNORECASE)]
            problems += [
                f"{name}: “{found[0]}”: {word['why']}"
                for found in re.finditer(word["pattern"], text, re.IGNORECASE)
                if not any(start <= found.start() and found.end() <= end for start, end in allowed)
            ]
    assert problems == []


@pytest.mark.parametrize("code", CODES)
def test_an_agreed_word_is_always_the_same(code: str) -> None:
    """Where the English has it, so has the translation."""
    problems = [
        f"{name}: “{term['english']}” without “{term['translation']}”"
        for name, english, translation in PAIRS[code]
        for term in TERMS[code]["always"]
        if re.search(term["english"], NO_TEXT.sub(" ", english), re.IGNORECASE)
        and not re.search(term["translation"], bare(translation), re.IGNORECASE)
    ]
    assert problems == []


@pytest.mark.parametrize("code", CODES)
def test_each_agreed_word_is_looked_for_in_some_unit(code: str) -> None:
    """A pattern that fits nothing would hold nothing."""
    texts = "\n".join(NO_TEXT.sub(" ", english) for _, english, _ in PAIRS[code])
    for term in TERMS[code]["always"]:
        assert re.search(term["english"], texts, re.IGNORECASE), term


def ease_of_pages() -> Iterator[tuple[str, float]]:
    """The Spanish pages, each with its reading ease."""
    textstat.set_lang("es")
    try:
        for page in sorted((DOCS.parent / "es").glob("*.md")):
            paragraphs = (bare(block).strip() for block in blocks(page.read_text(encoding="utf-8")))
            sentences = (line if line.endswith((".", "?", "!", ":")) else f"{line}." for line in paragraphs if line)
            yield page.name, float(textstat.fernandez_huerta("\n".join(sentences)))
    finally:
        textstat.set_lang("en_US")


def test_spanish_pages_read_easily() -> None:
    """By the formula for Spanish."""
    assert {name: ease for name, ease in ease_of_pages() if ease < SPANISH_EASE} == {}


def test_arabic_sentences_are_short() -> None:
    """There is no formula for Arabic that we trust; long sentences are hard in any language."""
    problems = []
    for name, _, translation in PAIRS["ar"]:
        for sentence in ENDS.split(GLOSS.sub(" ", bare(translation))):
            words = [word for word in LATIN.sub(" ", sentence).split() if re.search(r"\w", word)]
            if len(words) > ARABIC_WORDS:
                problems.append(f"{name}, {len(words)} words: {sentence}")
    assert problems == []


def test_arabic_is_in_arabic_letters_and_european_digits() -> None:
    """A unit that says something in English says it in Arabic; numbers are those of the papers."""
    for name, english, translation in PAIRS["ar"]:
        if re.search(r"[a-z]{4}", GLOSS.sub("", bare(english))) and not english.endswith(".html"):
            assert re.search(r"[\u0621-\u064A]", translation), name
        assert not re.search(r"[\u0660-\u0669\u06F0-\u06F9]", translation), name
        assert not re.search(r"[\u200E\u200F\u202A-\u202E\u2066-\u2069]", translation), f"{name}: the build isolates"


if __name__ == "__main__":
    for name, ease in ease_of_pages():
        print(f"{ease:5.1f}  {name}")
