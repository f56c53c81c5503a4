"""Templates, filled from an edition.

Everything that the checker can say is in the page from the start: each requirement in its three wordings, each risk,
document and step. The browser's script shows and hides; it writes no text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial, reduce
from pathlib import Path
from typing import Self

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker.logic import Condition, Given, write_condition
from checker.web.edition import Edition
from checker.web.errors import WriterError
from checker.web.words import Words, entries, filled, wrong

__all__ = ["Links", "render", "written"]

WEB = Path(__file__).parent


@dataclass(frozen=True)
class Links:
    """How one page refers to others, named by their source such as "who-can-ask.md": their address, and their title.

    Both raise a WriterError for a page that is not there. `in_language` is the address of this very page in the
    language of a code such as "es".
    """

    address: Callable[[str], str]
    title: Callable[[str], str]
    in_language: Callable[[str], str]

    @classmethod
    def nowhere(cls) -> Self:
        """Those of a page that leads nowhere, and is complete in itself."""
        return cls(address=str, title=str, in_language=str)


def render(edition: Edition, template: str, links: Links, **context: object) -> str:
    """A template, named by its path such as "parts/road/part.html", as HTML for one page.

    Raises WordsError where the words are not what it asks for. Any other error is the template's own.
    """
    return (
        _environment(WEB)
        .get_template(template)
        .render(
            edition=edition,
            policy=edition.policy,
            words=edition.words,
            address=partial(_of_page, links.address),
            title=partial(_of_page, links.title),
            in_language=links.in_language,
            **context,
        )
    )


def written(condition: Condition | Given) -> str:
    """A condition as JSON, for an attribute that the browser's script reads before Python is there."""
    return json.dumps(write_condition(condition), separators=(",", ":"))


def joined(pieces: Sequence[object], pattern: Words) -> object:
    """Pieces of a sentence in a row, by a text such as "{one} and {other}". Raises WordsError where it is none."""
    return reduce(lambda one, other: filled(pattern, one=one, other=other), pieces or [""])


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(entries=entries, filled=filled, joined=joined, written=written)
    return environment


def _of_page(refer: Callable[[str], str], page: str | Words) -> str:
    """A page's address or title. Where words name the page, they are what is told of if it is not there."""
    source, *anchor = str(page).split("#")
    try:
        return "#".join((refer(source), *anchor))
    except WriterError as error:
        if isinstance(page, Words):
            raise wrong(page, f"names no page: {error}") from error
        raise
