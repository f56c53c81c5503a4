"""A way out of MkDocs stays open: ProperDocs, which carries MkDocs 1.x on, builds the same site from the same files."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

from checker.web.offline import FOLDER
from tests.support.paths import PROJECT
from tests.support.site import ADDRESS, SOME_TIME, files_in

MKDOCS = f'<meta name="generator" content="mkdocs-{version("mkdocs")}, '.encode()
PROPERDOCS = f'<meta name="generator" content="mkdocs-ProperDocs {version("properdocs")}, '.encode()
"""The one difference allowed: Material puts the generator's own name and version into each page's head."""


def test_properdocs_builds_what_mkdocs_builds_for_a_host(site_at_address: Path, tmp_path: Path) -> None:
    """Byte for byte: pages, search index, site map, scripts and Python; with MkDocs gone."""
    ours = files_in(site_at_address)
    theirs = built_by_properdocs(tmp_path, SITE_URL=ADDRESS, SOURCE_DATE_EPOCH=SOME_TIME)
    assert "sitemap.xml" in ours
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_properdocs_builds_what_mkdocs_builds_for_a_disk(packed_edition: Path, tmp_path: Path) -> None:
    """All that readers get of it; there the search index is a script."""
    with zipfile.ZipFile(packed_edition) as archive:
        ours = {name.removeprefix(f"{FOLDER}/"): archive.read(name) for name in archive.namelist()}
    theirs = built_by_properdocs(tmp_path, OFFLINE="true")
    assert any(name.startswith("search/search_index.js") for name in ours)
    assert [name for name in ours if ours[name] != theirs.get(name)] == []


def built_by_properdocs(folder: Path, **environment: str) -> dict[str, bytes]:
    """Every file of the site that it builds of our sources, strictly and without MkDocs, as if MkDocs had built it."""
    gone = folder / "gone"
    (gone / "mkdocs").mkdir(parents=True)
    (gone / "mkdocs" / "__init__.py").write_text('raise ImportError("MkDocs is gone")\n')
    into = folder / "site"
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(
        [*command, "--site-dir", str(into)],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(gone)} | environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name: content.replace(PROPERDOCS, MKDOCS) for name, content in files_in(into).items()}
