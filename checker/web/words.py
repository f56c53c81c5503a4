"""The words of the questionnaire: read from checker/text/, and held against the policy.

Every id of the policy must have its words, and no words may be left without an id: a gap would be a hole in a page, an
orphan a sentence that nobody sees and everybody translates.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.model import Policy
from checker.web.errors import WriterError

__all__ = ["SURROUNDINGS", "WordsError", "read_words"]

TEXT = Path(__file__).parent.parent / "text"

SURROUNDINGS = (
    "page",
    "status",
    "error",
    "review",
    "worksheet",
    "leave",
    "outcome",
    "status_name",
    "checked",
    "coverage",
    "road",
)
"""The sections that belong to the page's templates and not to the policy's ids."""


class WordsError(WriterError):
    """The file is no TOML, words are missing, or words are there that nothing uses; the message says which."""


def read_words(policy: Policy, language: str) -> dict[str, Any]:
    """The words of `language`, complete for `policy`. Raises WordsError for every id without words, and the reverse."""
    try:
        words = tomllib.loads((TEXT / f"{language}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise WordsError(f"{language}.toml: {error}") from error
    needed = set(_keys_needed(policy))
    found = {key for key in _keys_in(words) if key.split("/")[0] not in SURROUNDINGS}
    problems = [f"missing: {key}" for key in sorted(needed - found)]
    problems += [f"not used: {key}" for key in sorted(found - needed)]
    problems += [f"not a list of texts: {key}" for key in _no_lists(words)]
    if problems:
        raise WordsError(f"{language}.toml: " + "; ".join(problems))
    return words


def _no_lists(words: dict[str, Any]) -> Iterator[str]:
    for name, question in words.get("question", {}).items():
        if not isinstance(question.get("help"), list):
            yield f"question/{name}/help"


def _keys_needed(policy: Policy) -> Iterator[str]:
    yield "decision/text"
    for verdict in ("met", "not_met", "unsettled"):
        yield from (f"verdict/{verdict}/heading", f"verdict/{verdict}/text")
    for clause in policy.clauses:
        yield f"clause/{clause}"
    for question in policy.questions:
        yield from (f"question/{question.id}/{key}" for key in ("name", "ask", "help", "find_out", "page"))
        yield from (f"question/{question.id}/options/{option}" for option in question.options)
    for requirement in policy.requirements:
        keys = ("name", "met", "not_met", "if_not_met", "unknown", "if_unknown")
        yield from (f"requirement/{requirement.id}/{key}" for key in keys)
    for risk in policy.risks:
        yield f"risk/{risk.id}/name"
        yield f"risk/{risk.id}/present"
        if risk.possible_when is not None:
            yield f"risk/{risk.id}/possible"
    for document in policy.documents:
        yield from (f"document/{document.id}/name", f"document/{document.id}/text")
        for answer in policy.wordings(document):
            yield from (f"document/{document.id}/{answer.question}/{option}" for option in answer.options)
    for entry in policy.help_first:
        yield f"help_first/{entry.when.question}/text"
    for step in policy.steps:
        yield from (f"step/{step.id}/{key}" for key in ("name", "who", "text"))
    for caution in policy.cautions:
        yield from (f"caution/{caution.id}/title", f"caution/{caution.id}/text")


def _keys_in(words: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _keys_in(value, f"{above}{key}/")
        else:
            yield f"{above}{key}"
