"""Where things lie: everything that tests read of the project is found from here."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CASES", "CHECKER", "DOCS", "MAINTAINERS", "NODE_MODULES", "PROJECT", "PUBLISHED", "TABLES", "TESTS"]

PROJECT = Path(__file__).parents[2]
CHECKER = PROJECT / "checker"
DOCS = PROJECT / "docs" / "en"
"""The English pages, from which all others are made."""
MAINTAINERS = PROJECT / "docs" / "maintainers"
NODE_MODULES = PROJECT / "node_modules"
TESTS = PROJECT / "tests"
CASES = TESTS / "cases"
"""People's situations."""
TABLES = TESTS / "tables"
"""The tables that the rules were written from, as data."""
PUBLISHED = TESTS / "published-anchors.txt"
