"""Two builds of one commit are the same, byte for byte: whoever wants to can check what a host sends."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.paths import PROJECT
from tests.support.site import build, files_in

# What the Makefile takes from git: the time of the commit.
DAY = datetime(2026, 11, 23, tzinfo=UTC)
COMMIT = {"SOURCE_DATE_EPOCH": str(int(DAY.replace(hour=12).timestamp())), "SITE_URL": "https://parole.example.org/a/"}

LATER = """
import datetime, time

SECONDS = 400 * 24 * 60 * 60 + 12345
now, now_ns = time.time, time.time_ns
time.time = lambda: now() + SECONDS
time.time_ns = lambda: now_ns() + SECONDS * 10**9

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

datetime.datetime = Later
"""
"""Python runs a file with the name sitecustomize first: this one puts its clock more than a year forward."""


@pytest.fixture
def here() -> dict[str, str]:
    """The circumstances of one build."""
    return {"TZ": "Asia/Kolkata", "LC_ALL": "en_US.UTF-8"}


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The circumstances of another: a later clock, another time zone and language."""
    folder = tmp_path_factory.mktemp("later")
    (folder / "sitecustomize.py").write_text(LATER)
    return {"TZ": "America/Lima", "LC_ALL": "de_DE.UTF-8", "PYTHONPATH": str(folder)}


@pytest.fixture
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project once more, as a stranger has it: in a folder of another name, with files of another age, no cache."""
    clone = tmp_path_factory.mktemp("a clone of another name") / "deeper"
    for name in ("docs", "checker"):
        shutil.copytree(PROJECT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml", "package-lock.json", "LICENSE"):
        shutil.copy(PROJECT / name, clone)
    # Copied: Node follows a link, and would name the same folder for both.
    # All that a build needs, and so the program of esbuild that belongs to this system.
    packages = json.loads((PROJECT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for package, entry in packages.items():
        if package and not entry.get("dev") and (PROJECT / package).exists():
            shutil.copytree(PROJECT / package, clone / package, dirs_exist_ok=True)
    for path in clone.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return clone


def test_two_builds_are_the_same(
    copy_of_all: Path, here: dict[str, str], clone: Path, elsewhere: dict[str, str], tmp_path: Path
) -> None:
    """In folders of other names, with and without a cache, a year apart, in other countries; both editions.

    The only date in them is the commit's. It stands in the packed site map.
    """
    for edition in ({}, {"OFFLINE": "true"}):
        one = built(copy_of_all, tmp_path / "site", **COMMIT, **edition, **here)
        other = built(clone, tmp_path / "other", **COMMIT, **edition, **elsewhere)
        names = sorted(one.keys() | other.keys())
        different = [name for name in names if one.get(name) != other.get(name)]
        assert not different, "\n".join(different)
        assert "assets/checker/questionnaire.js" in names
        assert gzip.decompress(other["sitemap.xml.gz"]) == other["sitemap.xml"]
        assert int.from_bytes(other["sitemap.xml.gz"][4:8], "little") == DAY.timestamp()


def built(project: Path, into: Path, **environment: str) -> dict[str, bytes]:
    """Every file of the site that is built of the project, by name."""
    done = build(project, into, **environment)
    assert done.returncode == 0, done.stderr
    return files_in(into)
