"""A way out of MkDocs stays open: ProperDocs, which carries MkDocs 1.x on, builds the same site from the same files."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.support.paths import PROJECT

# The address fills the site map; a fixed day keeps midnight out of it.
HOST = {"SITE_URL": "https://parole.example.org/a/", "SOURCE_DATE_EPOCH": "1795564800"}
DISK = {"OFFLINE": "true"}

MKDOCS = f'<meta name="generator" content="mkdocs-{version("mkdocs")}, '.encode()
PROPERDOCS = f'<meta name="generator" content="mkdocs-ProperDocs {version("properdocs")}, '.encode()
"""The one difference allowed: Material puts the generator's own name and version into each page's head."""


@pytest.mark.whole
@pytest.mark.parametrize("edition", [HOST, DISK], ids=["host", "disk"])
def test_properdocs_builds_what_mkdocs_builds(edition: dict[str, str], tmp_path: Path) -> None:
    """Byte for byte: pages, search index, site map, scripts and Python, on a host and from a disk; with MkDocs gone."""
    gone = tmp_path / "gone"
    (gone / "mkdocs").mkdir(parents=True)
    (gone / "mkdocs" / "__init__.py").write_text('raise ImportError("MkDocs is gone")\n')
    ours = built("mkdocs", tmp_path / "ours", **edition)
    theirs = built("properdocs", tmp_path / "theirs", PYTHONPATH=str(gone), **edition)
    assert "sitemap.xml" in ours
    assert any(name.startswith("search/search_index.js") for name in ours)
    assert ours.keys() == theirs.keys()
    different = [name for name in ours if ours[name] != theirs[name].replace(PROPERDOCS, MKDOCS)]
    assert not different, "\n".join(different)


def built(generator: str, into: Path, **environment: str) -> dict[str, bytes]:
    """Every file of the site that this generator builds of our sources, strictly, by name."""
    command = [
        sys.executable,
        "-m",
        generator,
        "build",
        "--strict",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        str(into),
    ]
    done = subprocess.run(
        command, cwd=PROJECT, env=os.environ | environment, stderr=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {path.relative_to(into).as_posix(): path.read_bytes() for path in into.rglob("*") if path.is_file()}
