"""The outcomes of a block of answers, as text, and in short; the same code in CPython and in Pyodide."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from checker import POLICY, check
from tests.prove.answers import block

__all__ = ["digest", "digest_of", "texts_of"]


def texts_of(name: str, every: int = 1) -> Iterator[str]:
    """The outcome of each set of a block, as JSON."""
    for answers in block(name, every):
        yield json.dumps(check(POLICY, answers).to_dict())


def digest(texts: Iterable[str]) -> str:
    """Stands for all of them, in their order."""
    found = sha256()
    for text in texts:
        found.update(text.encode())
    return found.hexdigest()


def digest_of(name: str, every: int = 1) -> str:
    """Stands for the outcomes of a block."""
    return digest(texts_of(name, every))
