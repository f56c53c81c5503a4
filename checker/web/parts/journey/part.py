"""When the way through the questions offers the result before its end."""

from __future__ import annotations

from checker.logic import AnyOf, Condition, Given
from checker.model import Policy
from checker.web.by_hand import ways

__all__ = ["closed_when"]


def closed_when(policy: Policy) -> Condition | None:
    """The condition under which the route is surely closed, whatever is not answered yet; None if nothing closes it."""
    options = {question.id: question.options for question in policy.questions}
    closing = (requirement.met_when for requirement in policy.requirements if requirement.closes_route)
    found = [way.condition for met_when in closing for way in ways(met_when, options, holds=False)]
    conditions = tuple(condition for condition in found if not isinstance(condition, Given))
    return AnyOf(conditions) if conditions else None
