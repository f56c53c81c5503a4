"""The offline edition as a zip: what is in it, and what may not be."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from checker.web.offline import FOLDER, MOST_BYTES, OfflineError, packed
from tests.support.editions import LANGUAGES, folder_of
from tests.support.offline import names_in, run_offline
from tests.support.paths import DOCS
from tests.support.site import NEUTRAL


def test_two_zips_are_the_same(packed_edition: Path, tmp_path: Path) -> None:
    """In another time zone and language, and for a site that is published at some address."""
    path = tmp_path / "other.zip"
    done = run_offline(str(path), TZ="America/Lima", LC_ALL="de_DE.UTF-8", SITE_URL="https://parole.example.org/")
    assert done.returncode == 0, done.stderr
    assert path.read_bytes() == packed_edition.read_bytes()


def test_the_date_of_the_commit_is_the_date_of_the_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A reader sees how old a copy is; without a commit, they get the earliest date that a zip knows."""
    (tmp_path / "index.html").write_text("home")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795449600")
    assert dates(tmp_path) == {(2026, 11, 23, 16, 0, 0)}
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert dates(tmp_path) == {(1980, 1, 1, 0, 0, 0)}


def dates(site: Path) -> set[tuple[int, ...]]:
    """The dates of the files that are packed."""
    return {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(packed(site)[0])).infolist()}


def test_the_zip_has_one_folder_that_everyone_may_read(packed_edition: Path) -> None:
    """Files only, in order; nothing that only hosts and developers need."""
    with zipfile.ZipFile(packed_edition) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {name.split("/")[0] for name in names} == {FOLDER}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
        assert sum(entry.file_size for entry in archive.infolist()) <= MOST_BYTES
    assert not [name for name in names if name.endswith((".map", "404.html", ".gz")) or "/lunr/" in name]


def test_every_page_of_the_site_is_in_the_zip(packed_edition: Path) -> None:
    """Those of docs/, but for the maintainers' notes; and the one for those who leave the questionnaire fast."""
    sources = [path.stem for path in DOCS.glob("*.md")]
    for language in LANGUAGES:
        folder = f"{FOLDER}/{folder_of(language)}"
        assert {f"{folder}{source}.html" for source in sources} <= set(names_in(packed_edition))
        assert f"{folder}{NEUTRAL}" in names_in(packed_edition)


def test_an_edition_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """The message names the largest file."""
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "picture.png").write_bytes(bytes(MOST_BYTES))
    with pytest.raises(OfflineError, match=r"picture\.png"):
        packed(tmp_path)


@pytest.mark.parametrize(
    ("page", "content"),
    [
        ("deep/page.html", '<a href="../404.html#top">lost</a>'),
        ("page.html", '<script src="assets/javascripts/lunr/min/lunr.es.min.js"></script>'),
        ("style.css", "p { background: url('sitemap.xml') }"),
    ],
)
def test_no_page_refers_to_what_is_left_out(tmp_path: Path, page: str, content: str) -> None:
    """A link that leads nowhere ends the making of the edition; the message names both files."""
    for name in ("404.html", "sitemap.xml", "assets/javascripts/lunr/min/lunr.es.min.js", page):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    with pytest.raises(OfflineError, match=page):
        packed(tmp_path)
