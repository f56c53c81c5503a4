"""An edition of the guide: the rules, in one language. Everything is rendered from one, and it is always passed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from checker.model import Caution, Policy
from checker.web.rules import fingerprint, written_rules
from checker.web.translation.translated import Translation
from checker.web.words import SOURCE, Words, file_of, read_words, whole

__all__ = ["Edition", "Language"]


@dataclass(frozen=True)
class Language:
    """A language of the guide: its code such as "ar", its name in itself, and which way it is written (ltr or rtl)."""

    code: str
    name: str
    direction: str = "ltr"

    @property
    def is_source(self) -> bool:
        """Whether the others are made from this one."""
        return self.code == SOURCE


@dataclass(frozen=True)
class Edition:
    """A policy, with its words in one language; `translation` is how that was made, if it is not the source."""

    policy: Policy
    language: Language
    words: Words
    translation: Translation | None = None

    @classmethod
    def read(cls, policy: Policy, language: Language, docs: Path) -> Self:
        """The edition in `language`; `docs` is the folder with the pages of all languages.

        Raises a WriterError where policy, words and their English do not fit each other.
        """
        source = read_words(SOURCE, policy)
        if language.is_source:
            return cls(policy, language, Words(source, file_of(SOURCE)))
        translation = Translation(docs, language.code)
        return cls(policy, language, translation.words, translation)

    @cached_property
    def rules_sha256(self) -> str:
        """The fingerprint of the rules: it changes when they do."""
        return fingerprint(written_rules(self.policy))

    @cached_property
    def words_sha256(self) -> str:
        """The fingerprint of the words, which are those of the questionnaire and of its answer."""
        return fingerprint(whole(self.words))

    def cautions(self, which: str) -> list[Caution]:
        """The caution of that id, or every one for "all"; none for an unknown one."""
        return [caution for caution in self.policy.cautions if which in (caution.id, "all")]

    def name_of(self, kind: str, entry_id: str) -> str:
        """What readers see as the name of an entry of the policy."""
        # A call for help is known by the question that raises it.
        words = self.words["question" if kind == "help_first" else kind][entry_id]
        return str(words["title" if kind == "caution" else "name"])
