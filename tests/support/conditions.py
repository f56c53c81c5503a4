"""Any condition that a policy may have, over the questions a, b and c with the options x, y, z and "not sure"."""

from __future__ import annotations

from hypothesis import strategies as st

from checker.logic import NOT_SURE, AllOf, Answer, AnyOf, Condition, Given

__all__ = ["ANY_CONDITION", "ANY_GIVEN", "OPTIONS"]

OPTIONS = dict.fromkeys(("a", "b", "c"), ("x", "y", "z", NOT_SURE))
"""The options of each question."""


def _some(*options: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(options), min_size=1, unique=True).map(tuple)


ANY_CONDITION: st.SearchStrategy[Condition] = st.recursive(
    st.builds(Answer, st.sampled_from(list(OPTIONS)), _some("x", "y", "z")),
    lambda parts: st.builds(
        lambda kind, conditions: kind(tuple(conditions)),
        st.sampled_from([AllOf, AnyOf]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
"""Nested, with a question more than once, or that nothing can meet."""

ANY_GIVEN = st.builds(Given, st.sampled_from(list(OPTIONS)), _some("x", "y", "z", NOT_SURE))
"""An answer given."""
