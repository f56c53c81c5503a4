"""The questionnaire, its answer and the notes from official sources, as HTML.

Everything that the checker can say is in the page from the start: each requirement in its three wordings, each risk,
document and step. The browser's script shows and hides; it writes no text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError

from checker import POLICY
from checker.logic import AllOf, Answer, Condition
from checker.model import Caution, Policy
from checker.web.words import WordsError, read_words
from checker.web.worksheet import VERDICTS, worksheet

__all__ = ["Renderer", "renderer"]

TEMPLATES = Path(__file__).parent / "templates"
SAVED_STYLE = Path(__file__).parent / "browser" / "saved.css"
RULES = ("logic", "model", "outcome", "policy")


def renderer() -> Renderer:
    """The renderer for the policy and its English words. Raises WordsError when they do not fit each other."""
    return Renderer(POLICY, read_words(POLICY))


@dataclass(frozen=True)
class Renderer:
    """Renders the parts of pages that come from the policy and its words."""

    policy: Policy
    words: dict[str, Any]

    def render(
        self, template: str, *, address: Callable[[str], str], title: Callable[[str], str], **context: object
    ) -> str:
        """A template, as HTML, for one page.

        `address` leads from a source such as "who-can-ask.md" to its address as seen from that page, `title` to its
        title. Raises WordsError where the template asks for words that are missing.
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
            name_of=self.name_of,
            questions_in=questions_in,
            rules_version=rules_version(),
            saved_style=SAVED_STYLE.read_text(encoding="utf-8"),
            worksheet=worksheet(self.policy),
            verdicts=VERDICTS,
        )
        environment.filters["plain_condition"] = plain_condition
        try:
            return environment.get_template(f"{template}.html").render(context)
        except UndefinedError as error:
            raise WordsError(f"{template}.html: {error}") from error

    def cautions(self, which: str) -> list[Caution]:
        """The caution of that id, or every one for "all". KeyError for an unknown one."""
        cautions = {caution.id: caution for caution in self.policy.cautions}
        return [cautions[which]] if which != "all" else list(cautions.values())

    def name_of(self, kind: str, entry_id: str) -> str:
        """What readers see as the name of an entry of the policy."""
        # A call for help is known by the question that raises it.
        words = self.words["question" if kind == "help_first" else kind][entry_id]
        return str(words["title" if kind == "caution" else "name"])


def rules_version() -> str:
    """A short name for the rules as they are now, for whoever receives an answer: it changes when they do."""
    rules = Path(__file__).parents[1]
    texts = ((rules / f"{name}.py").read_bytes() for name in RULES)
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:8]


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
