"""What is remembered of each unit, so that no history is needed to know what is old.

    docs/en/standing.json            for each unit of English, by its fingerprint: the day on which it was first seen
    docs/<language>/standing.json    for each unit of the language: the fingerprints of the English that it was made
                                     from and of itself, and who has read it against that English, and when

Only the commands of __main__.py write these files. One unit is one line, so that two people's changes do not meet.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from checker.web.errors import WriterError

__all__ = ["FILE", "Made", "Read", "Record", "RecordError", "read_record", "read_seen", "write_record", "write_seen"]

FILE = "standing.json"


class RecordError(WriterError):
    """A record is missing, or does not fit the files beside it; the message says which command mends that."""


@dataclass(frozen=True)
class Read:
    """Somebody has read a unit: their name, and the day as YEAR-MONTH-DAY."""

    by: str
    on: str


@dataclass(frozen=True)
class Made:
    """A unit of a language: the fingerprint of the English that it was made from, and its own; and who has read it."""

    english: str
    itself: str
    read: Read | None = None


type Record = dict[str, list[Made] | dict[str, Made]]
"""By file: for a page its units in their order, and for the words each entry by its key, such as "around.menu"."""


def read_record(folder: Path) -> Record:
    """The record in a language's folder; empty where there is none yet. Raises RecordError for what is none."""
    found = _read(folder)
    try:
        return {
            file: [_made(unit) for unit in units]
            if isinstance(units, list)
            else {key: _made(unit) for key, unit in units.items()}
            for file, units in found.items()
        }
    except (AttributeError, TypeError) as error:
        raise RecordError(f"{folder / FILE} is no record: take it back from the last commit") from error


def write_record(folder: Path, record: Record) -> None:
    """Writes it, a line for each unit."""
    parts = []
    for file, units in sorted(record.items()):
        if isinstance(units, list):
            lines = [f"    {_line(unit)}" for unit in units]
            parts.append(f"  {json.dumps(file)}: [\n{',\n'.join(lines)}\n  ]")
        else:
            lines = [f"    {json.dumps(key)}: {_line(unit)}" for key, unit in sorted(units.items())]
            parts.append(f"  {json.dumps(file)}: {{\n{',\n'.join(lines)}\n  }}")
    (folder / FILE).write_text(f"{{\n{',\n'.join(parts)}\n}}\n", encoding="utf-8")


def read_seen(folder: Path) -> dict[str, str]:
    """For each unit of English, by its fingerprint, the day on which it was first seen."""
    return _read(folder)


def write_seen(folder: Path, seen: dict[str, str]) -> None:
    """Writes it, a line for each unit."""
    (folder / FILE).write_text(json.dumps(seen, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _read(folder: Path) -> dict:  # type: ignore[type-arg]
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise RecordError(f"{folder / FILE}: {error}: take it back from the last commit") from error
    if not isinstance(found, dict):
        raise RecordError(f"{folder / FILE} is no record: take it back from the last commit")
    return found


def _made(unit: dict[str, str]) -> Made:
    read = {key: unit[key] for key in ("by", "on") if key in unit}
    return Made(unit["english"], unit["itself"], Read(**read) if read else None)


def _line(unit: Made) -> str:
    fields = {"english": unit.english, "itself": unit.itself, **(asdict(unit.read) if unit.read else {})}
    return json.dumps(fields, ensure_ascii=False)
