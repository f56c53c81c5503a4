"""What a translation may not change: all in a unit that is no word, and so can be compared by a program.

No program sees "may" turned into "must". This one sees what a hasty correction loses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from checker.web.translation.units import plain
from checker.web.words import PLACE

__all__ = ["differences"]

CLAUSE = re.compile(r"\[\d\.\d\]")
LINK = re.compile(r"\]\(([^()\s]+)\)")
MARK = re.compile(r"<!--.*?-->|\{ ?:?[ #.][^{}]*\}|^(?:#+|[-*+]|\d+\.|!!!|\?\?\?) ", re.MULTILINE)
BOLD = re.compile(r"\*\*")
NAME = re.compile(r"\b(?:[A-Z]{1,3}-\d+[A-Z]?|DHS|USCIS|CBP|ICE|EOIR|INA|CFR)\b")
NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)")
ADDRESS = re.compile(r"\b(?:[\w-]+\.)+gov(?:/[\w./-]*)?")


def _numbers(unit: str) -> list[str]:
    text = ADDRESS.sub("", LINK.sub("]", CLAUSE.sub("", NAME.sub("", unit))))
    # 1,000 and 1000 are the same number.
    return [re.sub(r",(?=\d{3})", "", number) for number in NUMBER.findall(text)]


KINDS: dict[str, Callable[[str], list[str]]] = {
    "places in braces": PLACE.findall,
    "clauses": CLAUSE.findall,
    "links": LINK.findall,
    "official addresses": ADDRESS.findall,
    "marks": MARK.findall,
    "bold": BOLD.findall,
    "names of forms and offices": lambda unit: sorted(set(NAME.findall(unit))),
    "numbers": _numbers,
}


@lru_cache(maxsize=20_000)
def differences(english: str, translation: str) -> tuple[str, ...]:
    """What differs in kind and count, each as a few words such as "clauses: lacks [2.4]".

    It is remembered: a build asks for all units once for each language.
    """
    return tuple(_differences(english, translation))


def _differences(english: str, translation: str) -> Iterator[str]:
    for kind, found_in in KINDS.items():
        needed, found = Counter(found_in(english)), Counter(found_in(plain(translation)))
        if kind == "names of forms and offices":
            # An office may be named once more where English says "it".
            found &= needed
        told = [
            f"{verb} {', '.join(sorted((one - other).elements()))}"
            for verb, one, other in (("lacks", needed, found), ("adds", found, needed))
            if one - other
        ]
        if told:
            yield f"{kind}: {' and '.join(told)}"
