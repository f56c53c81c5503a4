"""The picture that is shown where somebody shares a page."""

from __future__ import annotations

import pytest

from checker.web.edition import Language
from tests.support.cards import card_of, words_in, words_on
from tests.support.editions import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_card_says_what_the_guide_says_today(language: Language) -> None:
    """In each language: who has changed these words draws it anew with `make cards`."""
    assert words_in(card_of(language).read_bytes()) == words_on(language)
