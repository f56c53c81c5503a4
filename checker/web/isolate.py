"""Latin runs in a page that is written from right to left: each is isolated, so that its own order holds.

Without it, what begins with a digit or a sign breaks: 212(d)(5)(A), 8 CFR 212.5, $1,000, I-134, 4.7 MB.
"""

from __future__ import annotations

import re

__all__ = ["isolated"]

TAG = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
ENTITY = r"&(?:amp|#39|quot|nbsp);"
SIGNS = " .,:/'&\u2019\u2013-"
"""What stands between the words of a run, and belongs to the sentence where it stands at the end."""

RUN = re.compile(rf"[$§]?[A-Za-z0-9](?:[A-Za-z0-9]|{ENTITY}|[$§%()\[\]@+{SIGNS}](?=[^ ]))*", re.ASCII)
DIGITS_ALONE = re.compile(r"[0-9]+")
LEFT_ALONE = ("script", "style", "title", "textarea", "bdi", "svg", "code")
"""Elements whose text is no text of a page, or has its order already."""


def isolated(html: str, direction: str) -> str:
    """The page with `<bdi dir="ltr">` around each Latin run in its text; unchanged where the page itself is ltr."""
    if direction == "ltr":
        return html
    pieces = TAG.split(html)
    within: list[str] = []
    for at, piece in enumerate(pieces):
        if at % 2:
            _follow(piece, within)
        elif not within:
            pieces[at] = RUN.sub(lambda run: _isolated(run[0]), piece)
    return "".join(pieces)


def _follow(tag: str, within: list[str]) -> None:
    """Keeps in `within` the elements open at a tag whose text is left alone: those by name, and those in English."""
    found = re.match(r"<(/?)([a-zA-Z][\w-]*)", tag)
    if not found:
        return
    closes, name = found[1], found[2].lower()
    if within:
        if name == within[0]:
            if closes:
                within.pop()
            elif not tag.endswith("/>"):
                within.append(name)
    elif not closes and not tag.endswith("/>") and name not in VOID and (name in LEFT_ALONE or IN_ENGLISH.search(tag)):
        within.append(name)


IN_ENGLISH = re.compile(r'\sdir="ltr"')
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")


def _isolated(run: str) -> str:
    # What follows a run, or stands around it, belongs to the sentence.
    core = run.rstrip(SIGNS)
    while core.endswith(")") and core.count("(") < core.count(")"):
        core = core[:-1].rstrip(" .,:")
    while core.endswith("]") and core.count("[") < core.count("]"):
        core = core[:-1]
    if not core or DIGITS_ALONE.fullmatch(core):
        return run
    return f'<bdi dir="ltr">{core}</bdi>{run[len(core) :]}'
