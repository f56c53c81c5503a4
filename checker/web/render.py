"""Templates, filled from an edition.

Everything that the checker can say is in the page from the start: each requirement in its three wordings, each risk,
document and step. The browser's script shows and hides; it writes no text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError

from checker.logic import Condition, Given, write_condition
from checker.web.edition import Edition
from checker.web.words import WordsError

__all__ = ["Links", "render", "written"]

WEB = Path(__file__).parent


@dataclass(frozen=True)
class Links:
    """How one page refers to others, named by their source such as "who-can-ask.md": their address, and their title."""

    address: Callable[[str], str]
    title: Callable[[str], str]


def render(edition: Edition, template: str, links: Links, **context: object) -> str:
    """A template, named by its path such as "parts/road/part.html", as HTML for one page.

    Raises WordsError where it asks for words that are missing.
    """
    environment = Environment(
        loader=FileSystemLoader(WEB),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        edition=edition,
        policy=edition.policy,
        words=edition.words,
        address=links.address,
        title=links.title,
    )
    environment.filters["written"] = written
    try:
        return environment.get_template(template).render(context)
    except UndefinedError as error:
        raise WordsError(f"{template}: {error}") from error


def written(condition: Condition | Given) -> str:
    """A condition as JSON, for an attribute that the browser's script reads before Python is there."""
    return json.dumps(write_condition(condition), separators=(",", ":"))
