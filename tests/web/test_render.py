"""What rendering promises to the browser's script."""

from __future__ import annotations

import pytest

from checker.logic import AllOf, Answer, AnyOf
from checker.web.render import plain_condition


def test_a_condition_for_the_browser_is_plain() -> None:
    """Options and parts are told apart by one character each."""
    condition = AllOf((Answer("a", ("x", "y")), Answer("b", ("z",))))
    assert plain_condition(condition) == "a=x|y b=z"


def test_a_condition_that_the_browser_cannot_read_stops_the_build() -> None:
    """The script reads only what is simple enough to be read before Python is there."""
    with pytest.raises(ValueError, match="too involved"):
        plain_condition(AnyOf((Answer("a", ("x",)), Answer("b", ("z",)))))
