"""Links that lead somewhere, on every kind of place where the guide can be read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from checker.web.offline import FOLDER
from tests.support.documents import Document, documents_in
from tests.support.editions import LANGUAGES, folder_of, language_of
from tests.support.site import ADDRESS, NEUTRAL


@dataclass(frozen=True)
class Place:
    """Where the guide is read: its files, the address of their folder, and whether a folder shows its index.html."""

    folder: Path
    base: str
    shows_index: bool
    documents: dict[str, Document]

    @property
    def guide(self) -> Iterator[Document]:
        """The pages of the guide, and the one for lost readers: all but the one for who leaves fast."""
        return (document for address, document in self.documents.items() if not address.endswith(NEUTRAL))

    def is_inside(self, address: str) -> bool:
        """Whether an address belongs to this place, or to the host or disk on which it lies."""
        return urljoin(address, "/") == urljoin(self.base, "/")

    def file(self, address: str) -> str:
        """The address of the file that a reader gets."""
        return address + "index.html" if self.shows_index and address.endswith("/") else address

    def arrives(self, address: str) -> bool:
        """Whether a file is there, with the anchor if there is one."""
        file, anchor = urldefrag(address)
        file = self.file(file)
        if not file.startswith(self.base) or not (self.folder / unquote(file.removeprefix(self.base))).is_file():
            return False
        return not anchor or unquote(anchor) in self.documents[file].ids


@pytest.fixture(scope="module")
def places(
    site: Path, site_at_address: Path, packed_edition: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Place]:
    """The root of a host that does not give its address, a folder of one that does, and a disk."""
    disk = tmp_path_factory.mktemp("disk")
    zipfile.ZipFile(packed_edition).extractall(disk)
    kinds = {
        "root": (site, "http://site.test/", True),
        "folder": (site_at_address, ADDRESS, True),
        "disk": (disk / FOLDER, f"file:///disk/{FOLDER}/", False),
    }
    return {
        kind: Place(folder, base, shows_index, documents_in(folder, base))
        for kind, (folder, base, shows_index) in kinds.items()
    }


@pytest.fixture(params=["root", "folder", "disk"])
def place(places: dict[str, Place], request: pytest.FixtureRequest) -> Place:
    """Each of them."""
    return places[request.param]


def test_every_link_inside_the_site_arrives(place: Place) -> None:
    """At a file that is there and, where the link names one, at an anchor of that page; the lost reader's links too."""
    for document in place.guide:
        inside = [link for link in document.links if place.is_inside(link)]
        assert inside
        assert [link for link in inside if not place.arrives(link)] == [], document.address


def test_help_and_the_scam_warning_are_one_step_away(place: Place) -> None:
    """From every page, in its language."""
    for document in place.guide:
        folder = folder_of(language_of(document.address.removeprefix(place.base)))
        help_page = place.base + folder + ("get-help/" if place.shows_index else "get-help.html")
        assert help_page in document.links, document.address


def test_pages_load_only_files_of_the_site(place: Place) -> None:
    """Every script, style, picture and piece of Python is there, and none comes from another origin."""
    for document in place.guide:
        assert document.loads
        assert [load for load in document.loads if not place.arrives(load)] == [], document.address


def test_what_the_search_finds_is_there(place: Place) -> None:
    """Page and heading."""
    for language in LANGUAGES:
        index = json.loads((place.folder / folder_of(language) / "search" / "search_index.json").read_text("utf-8"))
        found = [urljoin(place.base + folder_of(language), entry["location"]) for entry in index["docs"]]
        assert found
        assert [each for each in found if not place.arrives(each)] == []
