"""What readers see of each unit: the translation, with its English or without; or the English, where there is no
translation of just this English yet, so that an urgent correction never waits for a translator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from checker.web.errors import WriterError
from checker.web.translation.compare import differences
from checker.web.translation.record import Made
from checker.web.translation.units import fingerprint

__all__ = ["Shown", "TranslationError", "require_none_left_over", "shown_entries", "shown_units"]


class TranslationError(WriterError):
    """A translation does not say what its English says, or is left over; the message names file, unit and what."""


@dataclass(frozen=True)
class Shown:
    """A unit: its English, the translation of just this English if there is one, and whether somebody has read that."""

    english: str
    translation: str | None = None
    is_read: bool = False


def shown_units(file: str, english: Sequence[str], translated: Sequence[str], record: Sequence[Made]) -> list[Shown]:
    """The units of a page in the order of its English. `file` is the translated page, as a writer finds it.

    Raises TranslationError for a unit that is left over, that nobody has recorded since it changed, or that lacks what
    may not change.
    """
    _require_recorded(file, [fingerprint(unit) for unit in translated], [made.itself for made in record])
    now = [fingerprint(unit) for unit in english]
    then = [made.english for made in record]
    shown = [Shown(unit) for unit in english]
    problems: list[str] = []
    for what, start, end, first, last in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if what == "equal":
            for at, place in zip(range(start, end), range(first, last), strict=True):
                shown[place] = Shown(english[place], translated[at], record[at].read is not None)
                problems += _changed(f"unit {at + 1}", english[place], translated[at])
        else:
            # What English has in another form now is old; what it has no more is left over.
            problems += [_left_over(at, translated[at]) for at in range(start + (last - first), end)]
    _raise(file, problems)
    return shown


def shown_entries(
    file: str, english: Mapping[str, str], translated: Mapping[str, str], record: Mapping[str, Made]
) -> dict[str, Shown]:
    """The same for words, by key; but for those left over, which the next function tells."""
    for key in translated.keys() & english.keys():
        if key not in record or record[key].itself != fingerprint(translated[key]):
            raise TranslationError(f"{file}: {_not_recorded(key)}")
    shown: dict[str, Shown] = {}
    problems: list[str] = []
    for key, unit in english.items():
        if key in translated and record[key].english == fingerprint(unit):
            shown[key] = Shown(unit, translated[key], record[key].read is not None)
            # What people type is each language's own.
            problems += [] if key.startswith("search.") else _changed(key, unit, translated[key])
        else:
            shown[key] = Shown(unit)
    _raise(file, problems)
    return shown


def require_none_left_over(file: str, english: Collection[str], translated: Collection[str]) -> None:
    """Raises TranslationError for the keys of words that are in English no more."""
    _raise(file, [f"{key} is no entry of the English words: take it out" for key in translated if key not in english])


def _require_recorded(file: str, found: Sequence[str], recorded: Sequence[str]) -> None:
    for number, (one, other) in enumerate(zip(found, recorded, strict=False), 1):
        if one != other:
            raise TranslationError(f"{file}: {_not_recorded(f'unit {number}')}")
    if len(found) != len(recorded):
        raise TranslationError(f"{file}: {_not_recorded(f'unit {min(len(found), len(recorded)) + 1}')}")


def _not_recorded(unit: str) -> str:
    return f"{unit} has changed, and nothing says from which English: run make translated"


def _changed(unit: str, english: str, translation: str) -> Iterator[str]:
    if told := "; ".join(differences(english, translation)):
        yield f"{unit} differs from its English in {told}"


def _left_over(at: int, unit: str) -> str:
    return f"unit {at + 1}, “{' '.join(unit.split())[:40]}…”, is in English no more: take it out"


def _raise(file: str, problems: Sequence[str]) -> None:
    if problems:
        raise TranslationError("\n".join(f"{file}: {problem}" for problem in problems))
