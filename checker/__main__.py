"""The checker as a command: one JSON object of answers on standard input, one JSON object, the outcome, on output.

    echo '{"location": "outside_us", "urgent_reason": "medical"}' | python -m checker

Bad input ends with exit status 2 and one line on standard error that names the question and the options allowed.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser

from checker import POLICY, AnswerError, __version__, check
from checker.exchange import MAX_BYTES, read_answers

__all__ = ["main"]


def main() -> int:
    """Run the command. Returns its exit status: 0, or 2 for bad input."""
    parser = ArgumentParser("python -m checker", description="Answers in, as JSON; the outcome out, as JSON.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.parse_args()
    try:
        if sys.stdin is None:
            raise AnswerError("there is no standard input to read answers from")
        outcome = check(POLICY, read_answers(sys.stdin.buffer.read(MAX_BYTES + 1)))
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
