"""The words of an edition: read from checker/text/, and given to whoever asks for them.

No list says which words a part needs: its template asks for them. What a template asks for and does not find, and what
nothing has asked for in the end, ends the build, so that words and templates cannot drift apart. Before that, two
comparisons tell a writer of every gap at once: the ids of the policy with the English words, and the English words with
those of another language.

Words of another language may show the English with them, or in their place: checker/web/translation/ says when.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from checker.model import Policy
from checker.web.errors import WriterError

__all__ = [
    "PLACE",
    "POINTERS",
    "SOURCE",
    "TEXT",
    "English",
    "Keys",
    "Words",
    "WordsError",
    "entries",
    "file_of",
    "filled",
    "leaves",
    "places",
    "read_words",
    "require_all_used",
    "where",
    "whole",
    "wrong",
]

TEXT = Path(__file__).parent.parent / "text"
SOURCE = "en"
"""The language from which the others are made."""

POINTERS = ("page", "official", "clauses")
"""Keys of what is no word: it names a page, a caution or clauses, the same in every language."""

PLACE = re.compile(r"\{([^{}]*)\}")
BARE = re.compile(r"[A-Za-z0-9_-]+")

type Keys = tuple[str | int, ...]
"""The keys that lead to an entry from the top of a file; a number counts from 0 in a list."""


class WordsError(WriterError):
    """Words are missing, empty, of the wrong kind, or used by nothing; the message names file and key."""


@dataclass(frozen=True)
class English:
    """The English of a text, which stands beside it or, not translated yet, in its place."""

    text: str
    beside: bool


class Words:
    """Words as a template asks for them: `words.page.button`, or `words["page"]["button"]`.

    What is asked tells what must be there: a key asks for a section that has it, a loop for a list, and showing it for
    a text. Anything else raises a WordsError. There is no public attribute, so that every name is a key of the words,
    `items` and `title` too.

    In the text of a page the English stands with them where `english` has it; in an attribute (write `| string`) never.
    """

    __slots__ = ("_asked", "_english", "_file", "_keys", "_value")

    def __init__(
        self,
        value: object,
        file: str,
        keys: Keys = (),
        asked: set[Keys] | None = None,
        english: Mapping[Keys, English] | None = None,
    ) -> None:
        self._value = value
        self._file = file
        self._keys = keys
        self._asked: set[Keys] = set() if asked is None else asked
        self._english = english or {}

    def __getattr__(self, name: str) -> Words:
        # What Python and Jinja look for in any object is no word.
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, key: str) -> Words:
        section = _section(self)
        if key not in section:
            raise WordsError(f"{self._file}: {_lacking((*self._keys, key))}")
        return self._below(key, section[key])

    def __contains__(self, key: str) -> bool:
        return key in _section(self)

    def __iter__(self) -> Iterator[Words]:
        if not isinstance(self._value, list):
            raise wrong(self, 'must be a list: write ["…", "…"]')
        return (self._below(number, value) for number, value in enumerate(self._value))

    def __str__(self) -> str:
        return _text(self, filled=())

    def __html__(self) -> Markup:
        return _with_english(self, escape(str(self)), {})

    def _below(self, key: str | int, value: object) -> Words:
        keys = (*self._keys, key)
        self._asked.add(keys)
        return Words(value, self._file, keys, self._asked, self._english)


def wrong(words: Words, what: str) -> WordsError:
    """The error that says what is wrong with `words`, and where they stand."""
    return WordsError(f"{words._file}: {where(words._keys)} {what}")


def entries(words: Words) -> list[tuple[str, Words]]:
    """The keys of a section, each with what it names. Raises WordsError for anything but a section."""
    return [(key, words[key]) for key in _section(words)]


def whole(words: Words) -> object:
    """All that `words` hold, as their file has it; nothing has been asked for by that."""
    return words._value


def filled(words: Words, **values: object) -> Markup:
    """A text with a value in each of its places, such as {size}. Raises WordsError unless these are its places."""
    return _with_english(words, _filled(_text(words, filled=values), values), values)


def require_all_used(words: Words) -> None:
    """Raises WordsError for words that nothing has asked for so far."""
    if unused := list(_unused(words._value, words._asked)):
        raise WordsError(f"{words._file}: {_listed(map(_left_over, unused))}")


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    return Markup(PLACE.sub(lambda place: str(escape(values[place[1]])), escape(text)))


def _with_english(words: Words, shown: Markup, values: Mapping[str, object]) -> Markup:
    english = words._english.get(words._keys)
    if english is None:
        return shown
    if not english.beside:
        return Markup('<span class="in-english" lang="{}" dir="ltr">{}</span>').format(SOURCE, shown)
    return Markup('{} <span class="english" lang="{}" dir="ltr">{}</span>').format(
        shown, SOURCE, _filled(english.text, values)
    )


def _section(words: Words) -> dict[str, object]:
    if not isinstance(words._value, dict):
        raise wrong(words, f"must be a section: write {_header(words._keys)}, and its entries under that")
    return words._value


def _text(words: Words, *, filled: Collection[str]) -> str:
    if not isinstance(words._value, str):
        raise wrong(words, 'must be one text: write "…"')
    if (found := places(words._value)) != set(filled):
        raise wrong(words, _misplaced(found, set(filled)))
    return words._value


def _unused(value: object, asked: set[Keys], keys: Keys = ()) -> Iterator[Keys]:
    if keys and keys not in asked:
        yield keys
        return
    for key, below in _below(value):
        yield from _unused(below, asked, (*keys, key))


def read_words(language: str, policy: Policy | None = None) -> dict[str, Any]:
    """The words of `language` as its file has them: sections, lists and texts.

    Raises WordsError for a file that is missing or no TOML, for entries that are empty or no text, and for those that a
    `policy` needs and the file lacks, or has and the policy has not; all of them at once.
    """
    file = file_of(language)
    try:
        words = deepcopy(_parsed((TEXT / f"{language}.toml").read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise WordsError(f"{file} is not there: copy {SOURCE}.toml, and translate its words") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordsError(f'{file}: {error}: write a text between two "') from error
    problems = [problem for keys, value in leaves(words) if (problem := _flaw(keys, value))]
    if policy:
        needed = set(_needed(policy))
        # A list is one entry here, however long it is; other sections belong to the templates.
        found = {tuple(key for key in keys if isinstance(key, str)) for keys, _ in leaves(words)}
        problems += _misfits({keys for keys in found if keys[0] in {first for first, *_ in needed}}, needed)
    if problems:
        raise WordsError(f"{file}: {_listed(problems)}")
    return words


@lru_cache(maxsize=8)
def _parsed(toml: str) -> dict[str, Any]:
    """A build reads each file several times, and taking it apart takes longer than all else that is done with it."""
    return tomllib.loads(toml)


def file_of(language: str) -> str:
    """The file with the words of a language, as a writer finds it."""
    return f"checker/text/{language}.toml"


def _needed(policy: Policy) -> Iterator[tuple[str, ...]]:
    yield "decision", "text"
    for verdict in ("met", "not_met", "unsettled"):
        yield "verdict", verdict, "heading"
    for clause in policy.clauses:
        yield "clause", clause
    for question in policy.questions:
        yield from (("question", question.id, key) for key in ("name", "ask", "short", "help", "find_out", "page"))
        yield from (("question", question.id, "options", option) for option in question.options)
    for requirement in policy.requirements:
        keys = ("name", "met", "not_met", "if_not_met", "unknown")
        yield from (("requirement", requirement.id, key) for key in keys)
    for risk in policy.risks:
        yield "risk", risk.id, "name"
        # One that everybody has is told with the decision.
        if risk.present_when is not None:
            yield "risk", risk.id, "present"
        if risk.possible_when is not None:
            yield "risk", risk.id, "possible"
    for document in policy.documents:
        yield from (("document", document.id, key) for key in ("name", "text"))
        for answer in policy.wordings(document):
            yield from (("document", document.id, answer.question, option) for option in answer.options)
    for entry in policy.help_first:
        yield "help_first", entry.when.question, "text"
    for step in policy.steps:
        yield from (("step", step.id, key) for key in ("name", "who", "text"))
    for requirement in policy.requirements:
        if requirement.closes_route:
            yield from (("closed", requirement.id, key) for key in ("heading", "text"))
    for caution in policy.cautions:
        yield "caution", caution.id, "title"
        yield from (("caution", caution.id, "statement", statement.id) for statement in caution.statements)
        if caution.line:
            yield from (("caution", caution.id, key) for key in ("line", "page"))


def _below(value: object) -> Iterable[tuple[str | int, object]]:
    match value:
        case dict():
            return value.items()
        case list():
            return enumerate(value)
    return ()


def leaves(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, object]]:
    """Everything that has nothing below it: texts, and what is empty or should be a text."""
    below = list(_below(value))
    for key, value_below in below:
        yield from leaves(value_below, (*keys, key))
    if not below:
        yield keys, value


def places(text: str) -> set[str]:
    """The names of the places in a text that the build fills, such as {size}."""
    return set(PLACE.findall(text))


def _misfits(found: Collection[Keys], needed: Collection[Keys]) -> list[str]:
    lacking = [_lacking(keys) for keys in needed if keys not in found]
    return lacking + [_left_over(keys) for keys in found if keys not in needed]


def _flaw(keys: Keys, value: object) -> str | None:
    if value in ({}, []) or (isinstance(value, str) and not value.strip()):
        return f"{where(keys)} is empty: write its words"
    return None if isinstance(value, str) else f'{where(keys)} must be a text: write "{value}"'


def _misplaced(found: set[str], needed: set[str]) -> str:
    def braced(names: set[str]) -> str:
        return " and ".join(f"{{{name}}}" for name in sorted(names))

    if not needed:
        return f"has {braced(found)}, which nothing fills: take it out"
    has = f"has {braced(found)}" if found else "has nothing in braces"
    return f"{has}: write {braced(needed)} where the build is to fill it in"


def _lacking(keys: Keys) -> str:
    return f"{where(keys)} is missing: write it"


def _left_over(keys: Keys) -> str:
    return f"{where(keys)} is used by nothing: take it out, or mend its name"


def _listed(problems: Iterable[str]) -> str:
    return "; ".join(sorted(problems))


def where(keys: Keys) -> str:
    """A place in the file, as its writer sees it: "[leave.neutral] `tables`, number 2, `name`"."""
    depth = next((at for at, key in enumerate(keys) if isinstance(key, int)), len(keys))
    if depth == len(keys) == 1:
        return _header(keys)
    rest = (f"number {key + 1}" if isinstance(key, int) else f"`{_bare(key)}`" for key in keys[depth - 1 :])
    return f"{_header(keys[: depth - 1])} {', '.join(rest)}"


def _header(keys: Keys) -> str:
    return f"[{'.'.join(_bare(str(key)) for key in keys)}]"


def _bare(key: str) -> str:
    return key if BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)
