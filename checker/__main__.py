"""The checker as a command: one JSON object of answers on standard input, one JSON object, the outcome, on output.

    echo '{"location": "outside_us", "urgent_reason": "medical"}' | python -m checker

Bad input ends with exit status 2 and one line on standard error that names the question and the options allowed.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from typing import Any, BinaryIO

from checker import POLICY, AnswerError, __version__, check

__all__ = ["main", "read_answers"]

MAX_BYTES = 10_000
"""Ten times a full set of answers."""


def read_answers(stream: BinaryIO) -> Any:
    """What the JSON in `stream` says; check() finds out whether these are answers.

    Raises AnswerError when it is too large, no UTF-8, no JSON, or answers a question twice.
    """
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise AnswerError(f"the input is too large: more than {MAX_BYTES} bytes")
    try:
        # "utf-8-sig" because Windows shells put a byte order mark in front of what they pipe.
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_object_without_repeats)
    except AnswerError:
        raise
    except (ValueError, RecursionError):
        raise AnswerError('the input is not JSON; expected an object such as {"location": "outside_us"}') from None


def _object_without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for question in POLICY.questions:
        if names.count(question.id) > 1:
            allowed = ", ".join(question.options)
            raise AnswerError(f"question {question.id}: answered twice; answer it once, with one of: {allowed}")
    return dict(pairs)


def main() -> int:
    """Run the command. Returns its exit status: 0, or 2 for bad input."""
    parser = ArgumentParser("python -m checker", description="Answers in, as JSON; the outcome out, as JSON.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.parse_args()
    try:
        if sys.stdin is None:
            raise AnswerError("there is no standard input to read answers from")
        outcome = check(POLICY, read_answers(sys.stdin.buffer))
    except AnswerError as error:
        print(f"checker: {error}", file=sys.stderr)
        return 2
    try:
        print(json.dumps(outcome.to_dict(), indent=2), flush=True)
    except OSError:
        # Nobody reads on, or the disk is full. Without this, Python would try to flush once more, and say so at length.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
