"""What a person acts on: while nobody has read its translation, its English stands with it."""

from __future__ import annotations

from fnmatch import fnmatch

__all__ = ["is_acted_on", "is_page_acted_on"]

WORDS = (
    "closed.*",
    "decision.text",
    "verdict.*",
    "summary.*",
    "next.*.name",
    "outcome.intro_help_first",
    "help_first.*",
    "requirement.*.not_met",
    "requirement.*.if_not_met",
    "requirement.*.unknown",
    "risk.*.present",
    "risk.*.possible",
    "caution.*.statement.*",
    "caution.*.line",
    "worksheet.help_first",
    "worksheet.no_end",
)
"""The verdict, who comes first, cautions, concerns, what to do next: keys of the words."""

PAGES = ("get-help.md",)
"""Where to get help, and how to spot a fraud."""


def is_acted_on(key: str) -> bool:
    """Whether the words of this key, such as "decision.text", are."""
    return any(fnmatch(key, pattern) for pattern in WORDS)


def is_page_acted_on(source: str) -> bool:
    """Whether the sentences of this page are."""
    return source in PAGES
