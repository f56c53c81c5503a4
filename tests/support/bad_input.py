"""What is no set of answers, from a command line or from a page, each with what the error must name."""

from __future__ import annotations

import json

import pytest

from checker import POLICY, AnswerError
from checker.exchange import answer

__all__ = ["BAD_TEXTS", "BAD_VALUES", "refusal"]

_FIRST = POLICY.questions[0]
_OPTIONS = ", ".join(_FIRST.options)


def _deep(levels: int) -> str:
    return "[" * levels + "]" * levels


BAD_VALUES = [
    ("null", "null"),
    ("[]", "a list"),
    ('["location"]', "a list"),
    ('"location"', "a text"),
    ("3", "a number"),
    ("0.5", "a number"),
    ("true", "true or false"),
    ('{"no_such_question": "yes"}', "no_such_question"),
    ('{"__proto__": "yes"}', "__proto__"),
    ('{"__proto__": {"location": "outside_us"}}', "__proto__"),
    ('{"constructor": "yes"}', "constructor"),
    ('{"toString": "yes"}', "toString"),
    ('{"location": "on_the_moon"}', _OPTIONS),
    ('{"location": "constructor"}', _OPTIONS),
    ('{"location": null}', "null"),
    ('{"location": 3}', _OPTIONS),
    ('{"location": false}', _OPTIONS),
    ('{"location": ["outside_us"]}', "a list"),
    ('{"location": {"is": "outside_us"}}', "an object"),
    ('{"location": ' + _deep(100) + "}", _OPTIONS),
    ('{"location": ' + _deep(1_000) + "}", "JSON"),
    (_deep(500), "a list"),
    (_deep(501), "JSON"),
    ('{"bad\\nname": "yes"}', "bad\\nname"),
    ('{"\\ud800": "yes"}', "ud800"),
    (json.dumps({"location": "ñ" * 5_000}, ensure_ascii=False), "too large"),
    ('{"location": "' + "x" * 1_000_000 + '"}', "too large"),
]
"""JSON, so that a page can hold it as a value."""

BAD_TEXTS = [
    ("", "JSON"),
    ("undefined", "JSON"),
    ("location=outside_us", "JSON"),
    ('{"location": "outside_us"', "JSON"),
    ('{"location": "outside_us"} {}', "JSON"),
    ("[" * 5_000, "JSON"),
    (_deep(5_000), "JSON"),
    ("9" * 9_000, "JSON"),
    ('{"location": NaN}', _OPTIONS),
    ('{"location": "outside_us", "location": "outside_us"}', "location"),
    ('{"location": "outside_us", "location": "inside_us"}', _OPTIONS),
    (" " * 10_000, "JSON"),
    (" " * 10_001, "too large"),
]
"""What only a text can say."""


def refusal(text: str) -> str:
    """What the checker says about bad input, here in CPython."""
    with pytest.raises(AnswerError) as refused:
        answer(text)
    return str(refused.value)
