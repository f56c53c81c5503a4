"""What the answer's markup is made of, beside the policy and its words."""

from __future__ import annotations

from checker.logic import Condition
from checker.model import Policy

__all__ = ["COUNTED", "INSTEAD", "NEXT_THINGS", "questions_in", "same_point"]

NEXT_THINGS = {
    "lawyer": "get-help.md",
    "instead": "",
    "answer_rest": "#questions",
    "change": "#outcome-not_met",
    "settle": "#outcome-unknown",
    "papers": "#outcome-papers",
    "file": "https://www.uscis.gov/i-131",
    "take_along": "#outcome-take-along",
}
"""What an outcome names to do next, in its order, and where each leads: a page, a heading of the answer, an address."""

INSTEAD = {"outside_us": "get-help.md", "reason": "https://travel.state.gov/"}
"""Where "instead" leads, by the requirement that closes the route; where both do, the first counts."""

COUNTED = ("answer_rest", "papers")
"""The things to do that say how many there are."""


def questions_in(condition: Condition) -> list[str]:
    """The questions that a condition looks at, each once."""
    return list(dict.fromkeys(part.question for part in condition.parts()))


def same_point(policy: Policy) -> dict[str, str]:
    """The risks that rest on a question of a requirement, with that requirement: open, the two are one point."""
    return {
        risk.id: requirement.id
        for risk in policy.risks
        for requirement in policy.requirements
        if risk.present_when and risk.present_when.question in questions_in(requirement.met_when)
    }
