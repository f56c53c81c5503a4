"""A language that nobody speaks: English with an accent on each vowel. A word without one was not translated."""

from __future__ import annotations

import json
import re
from pathlib import Path

from checker.web.translation.units import KEY, blocks
from checker.web.words import POINTERS, SOURCE, read_words
from tests.support.paths import DOCS

__all__ = ["PSEUDO", "translate_into", "words_of_english"]

PSEUDO = "eo"
"""Its code. Material, whose own few words are in every page, must have the language: this one is Esperanto's."""

ACCENTED = str.maketrans("aeiou", "áéíóú")

KEPT = re.compile(
    r"\{[^{}]*\}|\[\d\.\d\]|\]\([^)]*\)|<[^>]*>|&\w+;|`[^`]*`|^(?:!!!|\?\?\?\+?) \w+|\b(?:[\w-]+[./])+[\w-]+",
    re.MULTILINE,
)
"""What is no word: places in braces, clauses, links, marks, addresses."""

PLAIN = re.compile(r"\b[a-z]*[aeiou][a-z]*\b")


def words_of_english(text: str) -> list[str]:
    """The words in what a page says that are as they were in English."""
    return PLAIN.findall(KEPT.sub(" ", text))


def translate_into(project: Path) -> None:
    """Add the language to a copy of the project: a folder of pages, a file of words, an entry in the list."""
    pages = project / "docs" / PSEUDO
    pages.mkdir()
    for source in sorted(DOCS.glob("*.md")):
        units = blocks(source.read_text(encoding="utf-8"))
        front = [KEY.sub(lambda line: f"{line[1]}: {_pseudo(line[2])}", unit) for unit in units if KEY.fullmatch(unit)]
        body = [_pseudo(unit) for unit in units if not KEY.fullmatch(unit)]
        page = f"---\n{'\n'.join(front)}\n---\n\n{'\n\n'.join(body)}\n"
        (pages / source.name).write_text(page, encoding="utf-8")
    words = [f"{json.dumps(section)} = {_toml(value)}\n" for section, value in read_words(SOURCE).items()]
    (project / "checker" / "text" / f"{PSEUDO}.toml").write_text("".join(words), encoding="utf-8")
    settings = project / "mkdocs.yml"
    entry = f"\n    - {{ code: {PSEUDO}, name: Pséúdó }}"
    text = re.sub(r"    - \{ code: en, .*", lambda line: line[0] + entry, settings.read_text(encoding="utf-8"))
    settings.write_text(text, encoding="utf-8")


def _pseudo(unit: str) -> str:
    kept = [*KEPT.findall(unit), ""]
    return "".join(words.translate(ACCENTED) + as_it_is for words, as_it_is in zip(KEPT.split(unit), kept, strict=True))


def _toml(value: object, key: str = "") -> str:
    match value:
        case dict():
            return "{ " + ", ".join(f"{json.dumps(name)} = {_toml(each, name)}" for name, each in value.items()) + " }"
        case list():
            return "[" + ", ".join(_toml(each, key) for each in value) + "]"
    return json.dumps(value if key in POINTERS else _pseudo(str(value)), ensure_ascii=False)
