"""What rendering promises to the browser's script."""

from __future__ import annotations

import json

from hypothesis import given
from playwright.sync_api import Page

from checker import POLICY
from checker.logic import Condition, read_condition, write_condition
from checker.web.render import written
from tests.support.conditions import ANY_CONDITION


@given(ANY_CONDITION)
def test_an_attribute_says_any_condition(condition: Condition) -> None:
    """However involved it is: what a policy may say, the page can ask by."""
    assert read_condition(json.loads(written(condition))) == condition


def test_the_page_has_the_condition_of_each_question(check_page: Page) -> None:
    """As the script reads it, with every quotation mark in its place."""
    found = check_page.locator("[data-question]").evaluate_all(
        """(questions) => questions.map(({ dataset: { question, notAskedWhen } }) =>
            [question, JSON.parse(notAskedWhen ?? "null")])"""
    )
    assert found == [
        [question.id, None if question.not_asked_when is None else write_condition(question.not_asked_when)]
        for question in POLICY.questions
    ]
