"""The questionnaire, its answer and the notes from official sources, as HTML.

Everything that the checker can say is in the page from the start: each requirement in its three wordings, each risk,
document and step. The browser's script shows and hides; it writes no text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker import POLICY
from checker.logic import AllOf, Answer, Condition
from checker.model import Policy
from checker.web.words import read_words

__all__ = ["Renderer", "renderer"]

TEMPLATES = Path(__file__).parent / "templates"


def renderer() -> Renderer:
    """The renderer for the policy and its English words. Raises WordsError when they do not fit each other."""
    return Renderer(POLICY, read_words(POLICY))


@dataclass(frozen=True)
class Renderer:
    """Renders the parts of pages that come from the policy and its words."""

    policy: Policy
    words: dict[str, Any]

    def render(
        self, part: str, caution_id: str | None, *, address: Callable[[str], str], title: Callable[[str], str]
    ) -> str:
        """A part of a page, as HTML; KeyError where there is no such caution.

        `part` is "questionnaire": the form with every question, and the answer in all its wordings; "clauses": the
        clauses of the source document, each with its anchor; or "official": what official sources add on the point
        `caution_id`, or on "all".

        `address` leads from a source such as "who-can-ask.md" to its relative address, `title` to its title.
        """
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(
            policy=self.policy,
            words=self.words,
            address=address,
            title=title,
            questions_in=questions_in,
        )
        environment.filters["plain_condition"] = plain_condition
        cautions = {caution.id: caution for caution in self.policy.cautions}
        chosen = [cautions[caution_id]] if caution_id not in (None, "all") else cautions.values()
        return environment.get_template(f"{part}.html").render(cautions=chosen)


def questions_in(condition: Condition) -> list[str]:
    """The questions that a condition looks at, each once."""
    return list(dict.fromkeys(part.question for part in condition.parts()))


def plain_condition(condition: Condition) -> str:
    """A condition for the browser, which shows and hides follow-up questions before Python is ready.

    "a=x|y b=z" means: the answer to a is x or y, and the answer to b is z. ValueError for anything less plain.
    """
    match condition:
        case Answer(question, options):
            return f"{question}={'|'.join(options)}"
        case AllOf(conditions):
            return " ".join(plain_condition(part) for part in conditions)
    raise ValueError(f"too involved for a page that is still loading: {condition}")
