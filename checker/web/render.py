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

from checker.logic import AllOf, Answer, Condition
from checker.model import Caution, Policy

__all__ = ["Links", "Renderer"]

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Links:
    """How the page that is being rendered refers to others.

    `address` leads from a source such as "who-can-ask.md" or "assets/…" to its relative address; `title` to its title.
    """

    address: Callable[[str], str]
    title: Callable[[str], str]


@dataclass(frozen=True)
class Renderer:
    """Renders the parts of pages that come from the policy and its words."""

    policy: Policy
    words: dict[str, Any]

    def questionnaire(self, links: Links) -> str:
        """The form with every question, and the whole answer in all its wordings."""
        return self._render("questionnaire.html", links)

    def clauses(self, links: Links) -> str:
        """The clauses of the source document, in our words, each with its anchor."""
        return self._render("clauses.html", links)

    def official_note(self, caution_id: str, links: Links) -> str:
        """What official sources add on one point; on all points for "all". KeyError for an unknown one."""
        cautions = {caution.id: caution for caution in self.policy.cautions}
        chosen = cautions.values() if caution_id == "all" else [cautions[caution_id]]
        return "\n".join(self._render("official_note.html", links, caution=caution) for caution in chosen)

    def _render(self, template: str, links: Links, **context: Caution) -> str:
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
            address=links.address,
            title=links.title,
            questions_in=questions_in,
        )
        environment.filters.update(plain_condition=plain_condition)
        return environment.get_template(template).render(context)


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
