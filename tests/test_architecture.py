"""Imports run one way, and the browser gets the standard library only."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import CHECKER, TESTS

LINES = 300
"""How long a file of the tests may be."""

MAY_IMPORT = {
    "logic": set[str](),
    "model": {"logic"},
    "policy": {"logic", "model"},
    "outcome": {"logic", "model"},
    "__init__": {"outcome", "policy"},
    "__main__": {""},
}
"""What each file of the wheel may import of the checker; the empty name is the package itself."""


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, with their full names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def test_every_file_of_the_wheel_is_named_here() -> None:
    """A new file must find its place in the order."""
    assert {path.stem for path in CHECKER.glob("*.py")} == MAY_IMPORT.keys()


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_imports_of_the_wheel_run_one_way(name: str) -> None:
    """logic <- model <- policy, outcome; nothing of the wheel uses web, and nothing outside the standard library."""
    for module in imported(CHECKER / f"{name}.py"):
        package, _, part = module.partition(".")
        if package == "checker":
            assert part in MAY_IMPORT[name], module
        else:
            assert package in sys.stdlib_module_names, module


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda path: path.relative_to(TESTS).as_posix())
def test_no_test_module_imports_another(path: Path) -> None:
    """What two of them need lies in tests/support/, so that each can be read, moved and run by itself."""
    shared = ("tests.support.", "tests.bench.") if TESTS / "bench" in path.parents else ("tests.support.",)
    ours = {module for module in imported(path) if module.startswith(("tests", "."))}
    assert not [module for module in ours if not module.startswith(shared)]


def test_no_file_of_the_tests_is_long() -> None:
    """Who looks for a test finds it by the name of its file."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in TESTS.rglob("*.py")}
    assert not [path for path, count in lines.items() if count > LINES]


def test_only_the_hooks_know_mkdocs() -> None:
    """The generator may change one day."""
    knowing = [path.name for path in CHECKER.rglob("*.py") if any(m.split(".")[0] == "mkdocs" for m in imported(path))]
    assert knowing == ["hooks.py"]
