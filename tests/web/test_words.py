"""Every id has its words, and no words are left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import POLICY
from checker.logic import Answer
from checker.model import Requirement
from checker.web import words as module
from checker.web.parts.status.part import STATES
from checker.web.render import WEB
from checker.web.words import SURROUNDINGS, WordsError, read_words


def leaves(words: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of each text."""
    for key, value in words.items():
        if isinstance(value, dict):
            yield from leaves(value, (*above, key))
        else:
            yield (*above, key)


def test_the_words_are_complete() -> None:
    """Reading them is checking them; and no text is empty."""
    words = read_words(POLICY, "en")
    for path in leaves(words):
        text: Any = words
        for key in path:
            text = text[key]
        assert text, path
        assert all(text), path


def test_an_id_without_words_is_refused() -> None:
    """A requirement that somebody adds to the policy, and gives no words, stops the build."""
    wordless = Requirement(id="wordless", clauses=("2.1",), met_when=Answer("location", ("outside_us",)))
    with pytest.raises(WordsError, match="missing: requirement/wordless/name"):
        read_words(replace(POLICY, requirements=(*POLICY.requirements, wordless)), "en")


def test_words_without_an_id_are_refused() -> None:
    """A risk that somebody takes out of the policy must take its words along."""
    with pytest.raises(WordsError, match=f"not used: risk/{POLICY.risks[0].id}/name"):
        read_words(replace(POLICY, risks=POLICY.risks[1:]), "en")


def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A translator who forgets a quote is told where."""
    (tmp_path / "en.toml").write_text('[page]\nbutton = "unclosed\n')
    monkeypatch.setattr(module, "TEXT", tmp_path)
    with pytest.raises(WordsError, match="line 2"):
        read_words(POLICY, "en")


def test_help_that_is_no_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text in its place would become a paragraph for each letter."""
    text = (module.TEXT / "en.toml").read_text(encoding="utf-8")
    slipped = re.sub(r"help = \[[^\]]*\]", 'help = "one text"', text, count=1)
    assert slipped != text
    (tmp_path / "en.toml").write_text(slipped, encoding="utf-8")
    monkeypatch.setattr(module, "TEXT", tmp_path)
    with pytest.raises(WordsError, match="not a list of texts: question/location/help"):
        read_words(POLICY, "en")


def test_the_words_around_the_questions_are_all_used() -> None:
    """Each is named in a template or in the hooks; one that is missing there stops the build (StrictUndefined)."""
    users = [*WEB.rglob("*.html"), *WEB.glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in users).replace('["', ".").replace('"]', "")
    named = set(re.findall(r"words\.(\w+\.\w+)", text))
    # These are chosen by a loop over their names.
    named |= {f"outcome.{kind}_label" for kind in ("open", "change")}
    named |= {f"status.{state}" for state in STATES}
    named |= {
        f"status_name.{status}"
        for status in ("met", "not_met", "unknown", "present", "possible", "have", "get", "check")
    }
    words = read_words(POLICY, "en")
    assert {f"{section}.{key}" for section in SURROUNDINGS for key in words[section]} == {
        name for name in named if name.split(".")[0] in SURROUNDINGS
    }
