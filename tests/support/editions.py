"""Editions of the guide, as a build reads them."""

from __future__ import annotations

from checker import POLICY
from checker.web.edition import Edition, Language
from tests.support.paths import DOCS

__all__ = ["ARABIC", "ENGLISH", "LANGUAGES", "SPANISH", "edition_in", "folder_of", "language_of"]

ENGLISH = Language("en", "English")
SPANISH = Language("es", "Español")
ARABIC = Language("ar", "العربية", "rtl")
LANGUAGES = (ENGLISH, SPANISH, ARABIC)
"""Those of the guide, the source first."""


def folder_of(language: Language) -> str:
    """The folder of the site in which its pages are: "" or, for example, "ar/"."""
    return "" if language.is_source else f"{language.code}/"


def language_of(path: str) -> Language:
    """The language of a page, by its path from the root of the site."""
    return next((each for each in LANGUAGES[1:] if path.startswith(folder_of(each))), ENGLISH)


def edition_in(language: Language = ENGLISH) -> Edition:
    """The edition in a language, read anew. Raises a WriterError where a writer has something to mend."""
    return Edition.read(POLICY, language, DOCS.parent)
