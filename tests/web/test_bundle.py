"""The browser's scripts and styles: each is one file that needs no other, and is the same from every build."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from checker.web.bundle import BundleError, bundled
from tests.support.paths import CHECKER, NODE_MODULES, PROJECT

SCRIPTS = ("every.js", "questionnaire.js", "search-offline.js", "worker.js")
SHEETS = ("guide.css", "saved.css")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Every script and style sheet, by name."""
    return {name: content.decode() for name, content in bundled(PROJECT, *SCRIPTS, *SHEETS).items()}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_classic_and_complete(made: dict[str, str], name: str) -> None:
    """A page that was opened from a disk can run no modules, and a worker made there must be a classic one."""
    assert not re.search(r"^\s*(import|export)\b|import\.meta", made[name], re.MULTILINE)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_complete(made: dict[str, str], name: str) -> None:
    """It asks for no other file."""
    assert "@import" not in made[name]
    assert "url(" not in made[name]


def test_the_worker_knows_no_server_to_get_packages_from(made: dict[str, str]) -> None:
    """Pyodide's own lock file lists hundreds; of it, only what Pyodide says of itself is left."""
    assert "numpy" not in made["worker.js"]
    assert re.search(r"\bpackages:\{\}", made["worker.js"])


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another folder with the sources, and nothing made of them yet."""
    shutil.copytree(CHECKER, tmp_path / "checker")
    shutil.copy(PROJECT / "package-lock.json", tmp_path)
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    return tmp_path


def test_sources_in_another_folder_give_the_same_bytes(made: dict[str, str], elsewhere: Path) -> None:
    """Whoever builds can compare."""
    again = bundled(elsewhere, *SCRIPTS, *SHEETS)
    assert {name: content.decode() for name, content in again.items()} == made


@pytest.mark.parametrize("slip", ['import "./no-such-module.mjs";', "const = 1;"])
def test_a_slip_in_a_module_is_told_with_its_place(elsewhere: Path, slip: str) -> None:
    """The file and the line."""
    (elsewhere / "checker/web/page/every.mjs").write_text(f"// A comment.\n{slip}\n", encoding="utf-8")
    with pytest.raises(BundleError, match=r"every\.mjs:2"):
        bundled(elsewhere, "every.js")


def test_a_changed_module_is_bundled_anew(elsewhere: Path) -> None:
    """Though what has been made once is kept."""
    before = bundled(elsewhere, "every.js")
    assert bundled(elsewhere, "every.js") == before
    with (elsewhere / "checker/web/page/every.mjs").open("a", encoding="utf-8") as module:
        module.write('document.title += "!";\n')
    assert bundled(elsewhere, "every.js") != before
