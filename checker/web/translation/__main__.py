"""The commands of a translator and of a maintainer, in the project's folder.

python -m checker.web.translation made               record the English that each new or changed unit was made from
python -m checker.web.translation right es get-help.md 12
                                                      record that a unit is still right, though its English has changed
python -m checker.web.translation read es get-help.md 12 "Name"
                                                      record that somebody has read a unit, or "all" of a file
python -m checker.web.translation state [es]          what is missing, what is old, what nobody has read
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from checker.web.errors import WriterError
from checker.web.translation.record import (
    Made,
    Read,
    Record,
    read_record,
    read_seen,
    write_record,
    write_seen,
)
from checker.web.translation.translated import entries_of
from checker.web.translation.units import blocks, fingerprint
from checker.web.words import SOURCE, file_of, read_words

__all__ = ["languages", "main", "record_made", "record_read", "record_right", "record_seen"]

PROJECT = Path(__file__).parents[3]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0, or 1 where there is something to mend, after a sentence that says what."""
    parser = argparse.ArgumentParser(
        prog="python -m checker.web.translation", description=(__doc__ or "").split("\n")[0]
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("made", help="record the English that each new or changed unit was made from")
    right = commands.add_parser("right", help="record that a unit is still right, though its English has changed")
    reading = commands.add_parser("read", help="record that somebody has read a unit")
    for command in (right, reading):
        command.add_argument("language")
        command.add_argument("file", help="a page such as get-help.md, or “words”")
    right.add_argument("unit", help="its number on the page, or its key in the words")
    reading.add_argument("unit", help="its number on the page, its key in the words, or “all”")
    reading.add_argument("by", help="the name of who has read it")
    commands.add_parser("state", help="what is missing, old, or read by nobody").add_argument("language", nargs="?")
    given = parser.parse_args(arguments)
    docs = PROJECT / "docs"
    today = datetime.now(UTC).date()
    try:
        match given.command:
            case "made":
                for language in languages(docs):
                    record_made(docs, language)
                record_seen(docs, today)
            case "right":
                record_right(docs, given.language, _file(given), given.unit)
            case "read":
                record_read(docs, given.language, _file(given), given.unit, Read(given.by, today.isoformat()))
            case "state":
                for language in [given.language] if given.language else languages(docs):
                    print("\n".join(_state(docs, language)))
    except WriterError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _file(given: argparse.Namespace) -> str:
    file: str = given.file
    return file_of(given.language) if file == "words" else file


def languages(docs: Path) -> list[str]:
    """The codes of the languages that have pages in `docs`, but for the source."""
    return sorted(folder.name for folder in docs.iterdir() if (folder / "index.md").exists() and folder.name != SOURCE)


def record_made(docs: Path, language: str) -> None:
    """Records of each unit that is new or has changed that it was made from the English of today.

    What has not changed keeps its record: it may be old, and stays so until somebody mends it.
    """
    before = read_record(docs / language)
    after: Record = {}
    for file, english, translated in _files(docs, language):
        known = _units(before, file)
        if len(english) != len(translated):
            if {fingerprint(unit) for unit in translated.values()} <= {made.itself for made in known.values()}:
                # English has changed, and nobody has translated that yet.
                if file in before:
                    after[file] = before[file]
                continue
            raise WriterError(
                f"{file} in {language} has {len(translated)} units, and in English {len(english)}: "
                "write one for one, in the same order"
            )
        now = {key: fingerprint(unit) for key, unit in translated.items() if key in english}
        units = {key: _remembered(known, now, key) or Made(fingerprint(english[key]), now[key]) for key in now}
        after[file] = units if file == file_of(language) else list(units.values())
    write_record(docs / language, after)


def _remembered(known: dict[str, Made], now: dict[str, str], key: str) -> Made | None:
    """What is known of a unit that has not changed, at its place or at the one from which it has moved.

    Another unit that reads the same may have been made from other English.
    """
    itself = now[key]
    if key in known and known[key].itself == itself:
        return known[key]
    return next((made for place, made in known.items() if made.itself == itself != now.get(place)), None)


def record_seen(docs: Path, today: date) -> None:
    """Notes the day for each unit of English that is seen for the first time, and forgets those that are gone."""
    before = read_seen(docs / SOURCE)
    texts = [unit for page in _pages(docs) for unit in blocks(page.read_text(encoding="utf-8"))]
    now = map(fingerprint, [*texts, *entries_of(read_words(SOURCE)).values()])
    write_seen(docs / SOURCE, {unit: before.get(unit, today.isoformat()) for unit in now})


def record_right(docs: Path, language: str, file: str, unit: str) -> None:
    """Records that a unit, as it is, says what its English says by now. Who has read it had read other English.

    Raises WriterError for a unit that is not there, and where a page no longer has one unit for one of English.
    """
    record = read_record(docs / language)
    units = _units(record, file)
    english = {of: texts for of, texts, _ in _files(docs, language)}.get(file, {})
    if file != file_of(language) and len(units) != len(english):
        raise WriterError(
            f"{file} in {language} has {len(units)} units, and in English {len(english)}: mend that first"
        )
    if unit not in units or unit not in english:
        raise WriterError(f"{file} in {language} has no unit {unit}: write one of {', '.join(units)}")
    units[unit] = Made(fingerprint(english[unit]), units[unit].itself)
    record[file] = units if file == file_of(language) else list(units.values())
    write_record(docs / language, record)


def record_read(docs: Path, language: str, file: str, unit: str, read: Read) -> None:
    """Records that somebody has read a unit, or all units of a file, as they are now, against the English of today.

    Raises WriterError for a unit that is not there, or whose English has changed since.
    """
    record = read_record(docs / language)
    units = _units(record, file)
    english = {of: texts for of, texts, _ in _files(docs, language)}.get(file, {})
    chosen = list(units) if unit == "all" else [unit]
    for key in chosen:
        if key not in units or key not in english:
            raise WriterError(f"{file} in {language} has no unit {key}: write one of {', '.join(units)}")
        if units[key].english != fingerprint(english[key]):
            raise WriterError(f"{file}, unit {key}: its English has changed; translate it anew before it is read")
        units[key] = replace(units[key], read=read)
    record[file] = units if file == file_of(language) else list(units.values())
    write_record(docs / language, record)


def _state(docs: Path, language: str) -> Iterator[str]:
    record = read_record(docs / language)
    for file, english, _ in _files(docs, language):
        units = {made.english: made for made in _units(record, file).values()}
        now = [units.get(fingerprint(unit)) for unit in english.values()]
        waiting = sum(made is None for made in now)
        unread = sum(made is not None and made.read is None for made in now)
        yield f"{language} {file}: {len(now)} units, {waiting} not translated, {unread} read by nobody"


def _files(docs: Path, language: str) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """Each page, and the words: its name in the record, then its units by key, in English and in the language."""
    for page in _pages(docs):
        there = docs / language / page.name
        yield page.name, _numbered(page), _numbered(there) if there.exists() else {}
    yield file_of(language), entries_of(read_words(SOURCE)), entries_of(read_words(language))


def _pages(docs: Path) -> list[Path]:
    return sorted((docs / SOURCE).glob("*.md"))


def _numbered(page: Path) -> dict[str, str]:
    return {str(number): unit for number, unit in enumerate(blocks(page.read_text(encoding="utf-8")), 1)}


def _units(record: Record, file: str) -> dict[str, Made]:
    units = record.get(file, {})
    return dict(units) if isinstance(units, dict) else {str(number): made for number, made in enumerate(units, 1)}


if __name__ == "__main__":
    sys.exit(main())
