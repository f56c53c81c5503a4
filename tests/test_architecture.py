"""What the import rules in pyproject.toml, which `make lint` holds, cannot say."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import CHECKER, TESTS

LINES = 300
"""How long a file of the tests may be."""


@pytest.mark.parametrize("path", sorted(CHECKER.glob("*.py")), ids=lambda path: path.stem)
def test_the_wheel_needs_the_standard_library_only(path: Path) -> None:
    """The reader's browser gets nothing else."""
    assert {*imported(path)} <= {"checker", *sys.stdlib_module_names}


def imported(path: Path) -> Iterator[str]:
    """The packages from which a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("root", [CHECKER, TESTS], ids=lambda root: root.name)
def test_the_import_rules_see_every_module(root: Path) -> None:
    """They pass over a folder without an __init__.py."""
    folders = {path.parent for path in root.rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_file_of_the_tests_is_long() -> None:
    """Who looks for a test finds it by the name of its file."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in TESTS.rglob("*.py")}
    assert not [path for path, count in lines.items() if count > LINES]
