"""The site, built as `make site` builds it."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

__all__ = ["ADDRESS", "NEUTRAL", "SOME_TIME", "build", "files_in", "made_once"]

ADDRESS = "https://guide.example/parole/"
"""Where a site is published whose build is told its address: in a folder of a host."""

SOME_TIME = "1795564800"
"""When some sites are built, in seconds since 1970, so that midnight stays out of the tests."""

NEUTRAL = "kitchen-measures.html"
"""The page that takes the place of the questionnaire when its reader leaves fast: no page of the guide."""


def build(project: Path, into: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of `project` as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
    return subprocess.run(
        command, cwd=project, env=os.environ | environment, stderr=subprocess.PIPE, text=True, check=False
    )


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a built site, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, which `make` fills: once in a run, whichever worker needs it first."""
    common = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent
    made = common / name
    with (common / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            unfinished = common / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(made)
    return made
