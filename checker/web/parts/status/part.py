"""What the form can say about Python: how far it is, and what went wrong."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["FAULTS", "STATES"]

FAULTS = tuple(json.loads((Path(__file__).parents[2] / "runtime" / "page" / "faults.json").read_text()))
"""The kinds of fault, declared once for the browser's script and for the words that it shows."""

STATES = (
    "loading",
    "ready",
    "waiting",
    "slow",
    "answered",
    "changed",
    "dropped",
    "cleared",
    "saved",
    "not_saved",
    "not_printed",
    "opening",
    "not_opened",
    *FAULTS,
)
"""Everything that the status line can say, each under its name in the words."""
