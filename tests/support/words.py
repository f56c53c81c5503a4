"""The English words of the questionnaire and its answer."""

from __future__ import annotations

from checker.web.words import read_words

__all__ = ["WORDS"]

WORDS = read_words("en")
