"""An edition of the guide: the rules, in one language. Everything is rendered from one, and it is always passed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from checker.model import Caution, Policy
from checker.web.rules import fingerprint, written_rules
from checker.web.words import Words, read_words, whole

__all__ = ["Edition"]


@dataclass(frozen=True)
class Edition:
    """A policy, with its words in one language, such as "en"."""

    policy: Policy
    language: str
    words: Words

    @classmethod
    def read(cls, policy: Policy, language: str) -> Self:
        """The edition in `language`. Raises WordsError where policy and words do not fit each other."""
        return cls(policy, language, Words(read_words(policy, language), f"checker/text/{language}.toml"))

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
