"""The rules as a file for other programs, rules.json: everything that the policy holds, field for field, and no words.

rules.schema.json, beside this module and published with it, says what each field means and how an outcome follows.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from checker.logic import AllOf, Answer, AnyOf, Given, write_condition
from checker.model import Policy

__all__ = ["SCHEMA", "fingerprint", "rules_file", "written_rules"]

SCHEMA = Path(__file__).parent / "rules.schema.json"

FORMAT = 1
"""It changes when a program that reads rules.json by its schema would no longer understand it."""


def rules_file(policy: Policy, *, language: str, words_sha256: str) -> bytes:
    """The file, with the versions of the rules and of the words that an edition in `language` shows with them."""
    rules = written_rules(policy)
    file = {
        "$schema": SCHEMA.name,
        "format": FORMAT,
        "version": policy.version,
        "language": language,
        "sha256": {"rules": fingerprint(rules), "words": words_sha256},
        "rules": rules,
    }
    return json.dumps(file, indent=1, ensure_ascii=False).encode() + b"\n"


def written_rules(policy: Policy) -> dict[str, Any]:
    """The policy as plain dictionaries, lists and values that JSON can carry, without its version."""
    return {name: value for name, value in _plain(policy).items() if name != "version"}


def fingerprint(value: object) -> str:
    """The SHA-256 of a value as JSON: in UTF-8, the keys of each object sorted, and no space that is not in a text."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case Answer() | AllOf() | AnyOf() | Given():
            return write_condition(value)
        case tuple():
            return [_plain(entry) for entry in value]
        case date():
            return value.isoformat()
        case str() | bool() | None:
            return value
    # Everything else in a policy is one of the model's dataclasses.
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
