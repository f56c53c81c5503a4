"""What the small Python practises: which questions a page may put to it, and what must come out.

What runs for these is what stays of Pyodide. They are chosen by what the rules are made of: a rule joins two or three
questions, so every two options of two questions meet, once in a full set and once in one that breaks off; and each
kind of text that a saved file can hold is there, good and bad. All of it is made anew when a rule changes.

The trial comes after the practice, when nothing can be learned any more: other sets, with every number of answers.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from checker.model import Policy
from checker.outcome import check

__all__ = ["practice", "trial"]

type Answers = dict[str, str]

TRIALS = 2000


def practice(policy: Policy) -> Iterator[dict[str, Any]]:
    """What is practised, each {"answers": …} or {"saved": …} with its "result"; a result of None is a refusal."""
    for answers in _pairs(policy):
        yield _asked(policy, answers)
    full = {question.id: question.options[0] for question in policy.questions}
    for good in ({}, full):
        yield {"saved": json.dumps(good), "result": good}
        yield {"saved": json.dumps(good, indent=2), "result": good}
    for bad in _bad_texts(policy):
        yield {"saved": bad, "result": None}


def trial(policy: Policy) -> Iterator[dict[str, Any]]:
    """What is asked at the end: sets by chance, the same in every build."""
    chance = random.Random(policy.version)
    for _ in range(TRIALS):
        asked = chance.sample(policy.questions, chance.randint(0, len(policy.questions)))
        yield _asked(policy, {question.id: chance.choice(question.options) for question in asked})


def _asked(policy: Policy, answers: Answers) -> dict[str, Any]:
    return {"answers": answers, "result": check(policy, answers).to_dict()}


def _pairs(policy: Policy) -> Iterator[Answers]:
    yield {}
    turn = 0
    for one, other in combinations(policy.questions, 2):
        for first in one.options:
            for second in other.options:
                turn += 1
                options = {
                    question.id: question.options[(turn + place) % len(question.options)]
                    for place, question in enumerate(policy.questions)
                }
                yield options | {one.id: first, other.id: second}
                yield {one.id: first, other.id: second}


def _bad_texts(policy: Policy) -> Iterator[str]:
    question = policy.questions[0]
    option = question.options[0]
    for whole in (None, True, 3, 0.5, option, [], [question.id]):
        yield json.dumps(whole)
    for value in (None, False, 3, -0.5, "no such option", "ñ", [option], {option: option}):
        yield json.dumps({question.id: value})
        yield json.dumps({question.id: value}, ensure_ascii=False)
    for name in ("no such question", "ñ", "سؤال", "\U0001f642", "bad\nname", "__proto__", ""):
        yield json.dumps({name: option})
        yield json.dumps({name: option}, ensure_ascii=False)
    yield from (
        "",
        " ",
        "<p>Log in</p>",
        "{",
        "[",
        '"',
        "{]",
        '{"a" "b"}',
        "NaN",
        "1e999",
        "-",
        "1" * 5000,
        "\ufeff{}x",
        '"\\ud800"',
        "\x00",
    )
    # Cut short at each place, and with something behind it.
    text = json.dumps({question.id: option})
    for end in range(len(text)):
        yield text[:end]
    for more in ("{}", " {}", ",", "x"):
        yield text + more
    for value in ("NaN", "-Infinity", "nul", "01", "1.", "1e", '"\\x"', '"\\u12"', '"\n"', '"\t"'):
        yield f'{{"{question.id}": {value}}}'
    for one, other in ((option, option), (option, question.options[-1])):
        yield f'{{"{question.id}": "{one}", "{question.id}": "{other}"}}'
    yield "[" * 400 + "]" * 400
    yield "[" * 600
    yield " " * 10_001
    yield json.dumps({question.id: "x" * 200})
    # A refusal looks up in Unicode's tables whether a character can be shown: all there are, so that none has holes.
    for start in range(0, sys.maxunicode + 1, 2000):
        characters = map(chr, range(start, min(start + 2000, sys.maxunicode + 1)))
        name = "".join(character for character in characters if not "\ud800" <= character <= "\udfff")
        yield json.dumps({name: option}, ensure_ascii=False)
    yield json.dumps({"\ud800\udbff\udfff": option})
    # A text is taken over in another way when it is long: Pyodide decodes by itself what is short.
    for character in ("x", "ñ"):
        yield json.dumps({question.id: character * 5_000}, ensure_ascii=False)
        yield json.dumps({question.id: character * 1_000_000}, ensure_ascii=False)
