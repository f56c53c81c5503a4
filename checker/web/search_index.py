"""What the search finds beyond the words of the pages: words without their accents, as people type them, and the words
that people know and the guide avoids.

Material's search shows of a result the blocks in which it has found something. What is added here is a block of its
own, which is hidden there.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from checker.web.errors import WriterError

__all__ = ["with_other_words", "without_accents"]

TAG = re.compile(r"<[^<>]*>")
WORD = re.compile(r"[^\W\d_]+")
ALIKE = str.maketrans("أإآٱىةؤئ", "اااايهوي")
"""Arabic letters that people type for others, or leave without their signs."""


SEPARATORS = {"ar": r"[\s\-،؛؟.:()«»]+|(?<=(?:^|\s)[وفبكل]?)ال(?=\S{3})"}
"""Where words end, in a language that writes its article with the word: people type it with and without."""


def with_other_words(index: str, language: str, people_say: Iterable[tuple[str, str]]) -> str:
    """The index of the search in a language, as Material writes it, with other words for what is in it.

    `people_say` are words and where they lead: an address as in the index, such as "glossary/#waiver". Raises
    WriterError for one that is not there.
    """
    read = json.loads(index)
    if language in SEPARATORS:
        # Material (9.8.1) names a step for Arabic that there is not.
        read["config"] |= {"separator": SEPARATORS[language], "pipeline": []}
    said: dict[str, list[str]] = {}
    for words, address in people_say:
        said.setdefault(address, []).append(words)
    for entry in read["docs"]:
        text = TAG.sub(" ", f"{entry['title']} {entry['text']}")
        mine = said.pop(entry["location"], [])
        more = [*mine, *dict.fromkeys(_others(" ".join([text, *mine])))]
        if more:
            entry["text"] += f"<p hidden>{' '.join(more)}</p>"
    if said:
        raise WriterError(
            f"the search has no place {', '.join(said)}, to which words of [search] lead: mend their `page`"
        )
    return json.dumps(read, ensure_ascii=False, separators=(",", ":"))


def without_accents(word: str) -> str:
    """A word as it is typed in a hurry: “perdon” for “perdón”, without hamzas in Arabic."""
    parts = unicodedata.normalize("NFD", word.translate(ALIKE))
    return unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))


def _others(text: str) -> Iterator[str]:
    for word in WORD.findall(text):
        other = without_accents(word)
        if other != word:
            yield other.lower()
