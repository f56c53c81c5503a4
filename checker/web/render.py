"""Templates, filled from an edition.

Everything that the checker can say is in the page from the start: each requirement in its three wordings, each risk,
document and step. The browser's script shows and hides; it writes no text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

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

    Both raise a WriterError for a page that is not there.
    """

    address: Callable[[str], str]
    title: Callable[[str], str]


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
            **context,
        )
    )


def written(condition: Condition | Given) -> str:
    """A condition as JSON, for an attribute that the browser's script reads before Python is there."""
    return json.dumps(write_condition(condition), separators=(",", ":"))


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
    environment.filters.update(entries=entries, filled=filled, written=written)
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
