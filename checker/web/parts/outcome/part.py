"""What the answer's markup is made of, beside the policy and its words."""

from __future__ import annotations

from checker.logic import Condition

__all__ = ["INSTEAD", "NEXT_THINGS", "questions_in"]

NEXT_THINGS = {
    "lawyer": "get-help.md",
    "instead": "#outcome-instead",
    "answer_rest": "#questions",
    "change": "#outcome-not_met",
    "settle": "#outcome-unknown",
    "papers": "#outcome-papers",
    "file": "https://www.uscis.gov/i-131",
    "take_along": "#outcome-take-along",
}
"""What an outcome names to do next, in its order, and where each leads: a page, a heading of the answer, an address."""

INSTEAD = {"outside_us": "get-help.md", "reason": "https://travel.state.gov/"}
"""Where each requirement that closes the route leads instead."""


def questions_in(condition: Condition) -> list[str]:
    """The questions that a condition looks at, each once."""
    return list(dict.fromkeys(part.question for part in condition.parts()))
