"""JSON in, JSON out: how answers reach the checker, alike from the command and from a page in the reader's browser."""

from __future__ import annotations

import json
from typing import Any

from checker.outcome import AnswerError, check
from checker.policy import POLICY

__all__ = ["MAX_BYTES", "answer", "read_answers", "saved_answers"]

MAX_BYTES = 10_000
"""Ten times a full set of answers."""

MAX_BRACKETS = 500
"""A set of answers has one. How deep Python itself can read depends on its version, and on the machine."""

EXAMPLE = 'an object such as {"location": "outside_us"}'


def answer(text: str) -> str:
    """The outcome, as JSON, for the answers in `text`. Raises AnswerError, as read_answers() and check() do."""
    return json.dumps(check(POLICY, read_answers(text.encode())).to_dict())


def saved_answers(text: str) -> str:
    """The answers that a saved file holds as `text`, as JSON, or "null" for what answer() would refuse."""
    try:
        answers = read_answers(text.encode())
        check(POLICY, answers)
    except AnswerError:
        return "null"
    return json.dumps(answers)


def read_answers(raw: bytes) -> Any:
    """What the JSON in `raw` says; check() finds out whether these are answers.

    Raises AnswerError when it is too large or too deep, no UTF-8, no JSON, or answers a question twice.
    """
    if len(raw) > MAX_BYTES:
        raise AnswerError(f"the input is too large: more than {MAX_BYTES} bytes")
    if raw.count(b"[") + raw.count(b"{") > MAX_BRACKETS:
        raise AnswerError(f"the input is nested too deeply for JSON of answers; expected {EXAMPLE}")
    try:
        # "utf-8-sig" because Windows shells put a byte order mark in front of what they pipe.
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_object_without_repeats)
    except AnswerError:
        raise
    except ValueError:
        raise AnswerError(f"the input is not JSON; expected {EXAMPLE}") from None


def _object_without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for question in POLICY.questions:
        if names.count(question.id) > 1:
            allowed = ", ".join(question.options)
            raise AnswerError(f"question {question.id}: answered twice; answer it once, with one of: {allowed}")
    return dict(pairs)
