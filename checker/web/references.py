"""What a page or a style sheet refers to, and which anchors a page has."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

__all__ = ["Reading", "read"]

ADDRESS_IN = {"action", "data", "data-address", "formaction", "href", "poster", "src", "xlink:href"}
"""The attributes that are an address."""

IN_SRCSET = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?")
IN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s"'()]+))""")


class Reading(HTMLParser):
    """The addresses in a page, as they are written there, and its ids. Both include those in its templates."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what the attributes of an element tell."""
        for name, value in attributes:
            if value is None:
                continue
            if name == "id":
                self.ids.add(value)
            elif name in ADDRESS_IN:
                self.addresses.add(value.strip())
            elif name in ("srcset", "imagesrcset"):
                self.addresses |= set(IN_SRCSET.findall(value))
            elif name == "style":
                self.read_style(value)
            elif name == "data-pieces":
                self.addresses |= {address for piece in json.loads(value).values() for address in piece["addresses"]}

    def handle_data(self, data: str) -> None:
        """Note what a style sheet in the page refers to."""
        if self.cdata_elem == "style":
            self.read_style(data)

    def read_style(self, style: str) -> None:
        """Note what a style sheet refers to."""
        self.addresses |= {"".join(found) for found in IN_STYLE.findall(style)}


def read(name: str, content: bytes) -> Reading:
    """What a file of this name says, if it is a page or a style sheet; of any other, nothing is known."""
    reading = Reading()
    if name.endswith(".html"):
        reading.feed(content.decode("utf-8"))
        reading.close()
    elif name.endswith(".css"):
        reading.read_style(content.decode("utf-8"))
    return reading
