"""A built page as a file: what tests ask of its HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

__all__ = ["Document", "documents_in"]

LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "form": "action"}


@dataclass
class Document(HTMLParser):
    """A page at an address; `links` lead its reader to full addresses, `loads` are those that the browser fetches."""

    address: str
    titles: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    headings: int = 0
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    _in_title: bool = False
    _in_template: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notes what a tag tells."""
        values = {name: value or "" for name, value in attributes}
        # What lies in a template is no part of the page yet.
        if "id" in values and not self._in_template:
            self.ids.append(values["id"])
        self._in_template = self._in_template or tag == "template"
        if self._in_template:
            return
        if tag == "meta" and values.get("name") == "description":
            self.descriptions.append(values["content"])
        if tag == "a" and "href" in values:
            self.links.append(urljoin(self.address, values["href"]))
        if "data-address" in values:
            self.links.append(urljoin(self.address, values["data-address"]))
        if tag in LOADS and LOADS[tag] in values and values.get("rel") not in ("canonical", "prev", "next"):
            self.loads.append(urljoin(self.address, values[LOADS[tag]]))
        for piece in json.loads(values.get("data-pieces", "{}")).values():
            self.loads += [urljoin(self.address, address) for address in piece["addresses"]]
        if tag == "title":
            self._in_title = True
            self.titles.append("")
        self.headings += tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        """Ends the title, or the template."""
        if tag == "template":
            self._in_template = False
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        """Takes the text of the title."""
        if self._in_title:
            self.titles[-1] += data


def documents_in(folder: Path, base: str) -> dict[str, Document]:
    """Every page in a folder, by the address that its file has where the folder's is `base`."""
    documents = {}
    for path in sorted(folder.rglob("*.html")):
        document = Document(base + path.relative_to(folder).as_posix())
        document.feed(path.read_text(encoding="utf-8"))
        documents[document.address] = document
    return documents
