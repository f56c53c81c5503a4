"""A language beside English, read from its files: the words for its templates, and the source of each of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify

from checker.web.translation.acted_on import is_acted_on, is_page_acted_on
from checker.web.translation.record import FILE, Made, Record, RecordError, read_record, read_seen
from checker.web.translation.shown import Shown, require_none_left_over, shown_entries, shown_units
from checker.web.translation.units import KEY, blocks, fingerprint, front_matter, with_own
from checker.web.words import POINTERS, SOURCE, English, Keys, Words, file_of, leaves, read_words

__all__ = ["Translation", "entries_of"]

HEADING = re.compile(r"#+ (.*)")
LINK = re.compile(r"\[([^\][]*)\]\([^()]*\)")
CITED = re.compile(r",? ?\[\d\.\d\]")
SAID = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Translation:
    """The guide in `language`, made from the English in the folder `docs`, which has a folder for each language."""

    docs: Path
    language: str

    @cached_property
    def words(self) -> Words:
        """The words of the language, with the English where that has to stand with them, or in their place.

        Raises WordsError, TranslationError or RecordError for what a writer has to mend.
        """
        tree = read_words(SOURCE)
        english: dict[Keys, English] = {}
        keys_of = {name(keys): keys for keys, _ in leaves(tree)}
        for key, shown in self._entries.items():
            keys = keys_of[key]
            if shown.translation is None:
                english[keys] = English(shown.english, beside=False)
            else:
                _put(tree, keys, with_own(shown.translation))
                if is_acted_on(key) and not shown.is_read:
                    english[keys] = English(shown.english, beside=True)
        return Words(tree, file_of(self.language), english=english)

    def page(self, source: str) -> str:
        """The Markdown of a page, such as "get-help.md", in the language: its front matter, then its blocks.

        Headings have the ids that they have in English. Raises TranslationError or RecordError as `words` does.
        """
        english = _text(self.docs / SOURCE / source)
        shown = self._shown(source)
        told = len(KEY.findall(front_matter(english)))
        front = front_matter(english)
        for unit in shown[:told]:
            front = front.replace(unit.english, with_own(unit.translation or unit.english))
        acted_on = is_page_acted_on(source)
        return f"---\n{front}\n---\n\n{'\n\n'.join(self._block(unit, acted_on=acted_on) for unit in shown[told:])}\n"

    def is_read(self, source: str) -> bool:
        """Whether somebody has read all that a page says in the language; where it has marks, the words too."""
        units = self._shown(source)
        entries = self._entries.values() if any("<!--" in unit.english for unit in units) else ()
        return all(unit.is_read for unit in (*units, *entries))

    def require_none_left_over(self) -> None:
        """Raises TranslationError for words that are in English no more."""
        found = entries_of(read_words(SOURCE)), entries_of(read_words(self.language))
        require_none_left_over(file_of(self.language), *found)

    def waiting(self, today: date, days: int) -> Iterator[str]:
        """The units of English that have had no translation for more than so many days, each in a sentence."""
        seen = read_seen(self.docs / SOURCE)
        pages = [(page.name, self._shown(page.name)) for page in sorted((self.docs / SOURCE).glob("*.md"))]
        for file, units in [*pages, (file_of(self.language), list(self._entries.values()))]:
            for unit in units:
                first = date.fromisoformat(seen.get(fingerprint(unit.english), today.isoformat()))
                if unit.translation is None and (today - first).days > days:
                    words = " ".join(unit.english.split())[:40]
                    yield f"{file}, “{words}…”: there since {first}, and not in {self.language}"

    @cached_property
    def _entries(self) -> dict[str, Shown]:
        record = self._record.get(file_of(self.language), {})
        if not isinstance(record, dict):
            raise RecordError(f"{self._folder / FILE}: {file_of(self.language)} must be a section")
        english, translated = entries_of(read_words(SOURCE)), entries_of(read_words(self.language))
        return shown_entries(file_of(self.language), english, translated, record)

    def _shown(self, source: str) -> list[Shown]:
        record = self._record.get(source, [])
        translated = blocks(_text(self._folder / source)) if (self._folder / source).exists() else []
        units: list[Made] = record if isinstance(record, list) else []
        return shown_units(
            f"docs/{self.language}/{source}", blocks(_text(self.docs / SOURCE / source)), translated, units
        )

    def _block(self, unit: Shown, *, acted_on: bool) -> str:
        if unit.translation is None:
            if not SAID.search(re.sub(r"<!--.*?-->", "", unit.english)):
                return unit.english
            label = f'<p class="in-english__label" lang="{self.language}">{self.words["translated"]["not_yet"]}</p>'
            return _in_english("in-english", f"{label}\n\n{unit.english}")
        block = with_own(unit.translation)
        if heading := HEADING.fullmatch(unit.english):
            return block if "{" in unit.english else f"{block} {{ #{slugify(LINK.sub(r'\1', heading[1]), '-')} }}"
        if acted_on and not unit.is_read and not unit.english.startswith("<!--"):
            english = CITED.sub("", LINK.sub(r"\1", unit.english))
            return f"{block}\n\n{_in_english('english', english)}"
        return block

    @cached_property
    def _record(self) -> Record:
        return read_record(self._folder)

    @property
    def _folder(self) -> Path:
        return self.docs / self.language


def entries_of(words: dict[str, Any]) -> dict[str, str]:
    """The units of a file of words, by key such as "question.location.help.0"; pointers are none."""
    return {name(keys): str(text) for keys, text in leaves(words) if not any(key in POINTERS for key in keys[1:])}


def name(keys: Keys) -> str:
    """The key of an entry, as one word."""
    return ".".join(map(str, keys))


def _in_english(kind: str, block: str) -> str:
    return f'<div class="{kind}" lang="{SOURCE}" dir="ltr" markdown="1">\n\n{block}\n\n</div>'


def _put(tree: Any, keys: Keys, text: str) -> None:
    *before, last = keys
    for key in before:
        tree = tree[key]
    tree[last] = text


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
