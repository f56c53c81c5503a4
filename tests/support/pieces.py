"""The pieces of Python that a page names, and a page that is given others."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Any

import zstandard
from playwright.sync_api import Page, Route

__all__ = ["Pieces", "name_other_pieces", "packed", "serve_instead"]

type Pieces = dict[str, Any]
"""Of each piece by its name what the page is told: name, addresses, bytes, sha256."""


def name_other_pieces(page: Page, change: Callable[[Pieces], Pieces]) -> None:
    """From now on, the questionnaire that the page opens names other pieces than were published with it."""

    def handle(route: Route) -> None:
        response = route.fetch()
        before, rest = response.text().split('data-pieces="', 1)
        named, after = rest.split('"', 1)
        others = escape(json.dumps(change(json.loads(unescape(named)))))
        route.fulfill(response=response, body=f'{before}data-pieces="{others}"{after}')

    page.route("**/check/", handle)


def packed(name: str, content: bytes) -> bytes:
    """A piece of that name as it is sent; not as small as can be, but soon."""
    return gzip.compress(content, 1) if name.endswith("worker") else zstandard.compress(content, 1)


def serve_instead(page: Page, others: Mapping[str, bytes]) -> None:
    """Have the page ask for pieces of these names, packed, in the place of the published ones."""

    def with_them(named: Pieces) -> Pieces:
        for name, data in others.items():
            named[name] |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        return named

    def piece(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[1].split(".")[0]
        route.fulfill(body=others[name])

    name_other_pieces(page, with_them)
    for name in others:
        page.route(f"**/python/{name}.*", piece)
