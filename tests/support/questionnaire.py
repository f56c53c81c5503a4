"""The questionnaire as its reader uses it in a browser that Playwright drives."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.situations import QUESTIONS

__all__ = [
    "answer",
    "answers_given",
    "answers_shown",
    "as_shown",
    "change_answers",
    "choose",
    "clear",
    "current",
    "go_through",
    "hurry_through",
    "on_the_page",
    "open_before",
    "press",
    "screen",
    "see_the_answer",
    "show_all",
    "tab_to",
    "unfold",
    "wait_until_ready",
]


def wait_until_ready(page: Page) -> None:
    """Ask for Python where nothing has asked for it yet, and return when it can answer."""
    if page.locator("form#checker").get_attribute("data-runtime") == "idle":
        open_before(page)
        page.locator("#checker-start button").click()
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "ready")


def open_before(page: Page) -> None:
    """Unfold what stands under the first question, where that is not so yet."""
    if page.locator(".before").get_attribute("open") is None:
        page.locator(".before > summary").click()


def show_all(page: Page) -> None:
    """Put all questions on one page, where that is not so yet."""
    expect(page.locator("form#checker")).to_have_attribute("data-view", re.compile("."))
    if page.locator("form#checker").get_attribute("data-view") == "one":
        page.locator("#checker-view").click()


def choose(page: Page, answers: dict[str, str]) -> None:
    """Choose these answers, later questions first, so that a follow-up is answered before it is asked no more.

    By a script, in a tenth of the time: journeys are for who wants to see options pressed.
    """
    show_all(page)
    page.evaluate(
        """(answers) => {
            for (const [question, option] of answers) {
                const radio = document.querySelector(`input[name="${question}"][value="${option}"]`);
                if (!radio.checkVisibility()) {
                    throw new Error(`${question} is not asked`);
                }
                radio.click();
            }
        }""",
        [[question, answers[question]] for question in reversed(QUESTIONS) if question in answers],
    )


def clear(page: Page) -> None:
    """Take all answers back, without a word to the reader; what Python has fetched stays."""
    page.evaluate("document.forms.checker.reset(); document.forms.checker.dispatchEvent(new Event('change'))")


def press(page: Page) -> None:
    """Press the button and wait for the outcome."""
    show_all(page)
    page.locator("#check-answers").click()
    expect(page.locator("#outcome[data-verdict]")).to_be_visible()


def unfold(page: Page) -> None:
    """Open all that is folded in the answer."""
    page.evaluate("document.querySelectorAll('#outcome details').forEach((fold) => fold.setAttribute('open', ''))")


def on_the_page(page: Page) -> dict[str, Any]:
    """The outcome as a reader sees it who opens all folds: only what is visible, in the order in which it stands."""
    unfold(page)
    outcome: dict[str, Any] = page.evaluate(
        """() => {
            const seen = (selector, within = document) =>
                [...within.querySelectorAll(selector)].filter((element) => element.checkVisibility());
            const statuses = (kind) => Object.fromEntries(seen(`#outcome [data-${kind}][data-status]`).map((item) => {
                const own = seen("[data-when]", item).filter((wording) => wording.closest("[data-status]") === item);
                const shown = own.map((wording) => wording.dataset.when);
                if (shown.length !== 1 || shown[0] !== item.dataset.status) {
                    throw new Error(`${item.outerHTML} shows the wordings ${shown}`);
                }
                return [item.dataset[kind], item.dataset.status];
            }));
            const links = (kind) => Object.fromEntries(seen("#outcome [data-requirement]").map((item) => [
                item.dataset.requirement,
                seen(`[data-${kind}-question]`, item).map((link) => link.getAttribute(`data-${kind}-question`)),
            ]).filter(([, questions]) => questions.length));
            return {
                verdict: document.querySelector("#outcome").dataset.verdict,
                route: document.querySelector("#outcome").dataset.route,
                requirements: statuses("requirement"),
                open: links("open"),
                change: links("change"),
                risks: statuses("risk"),
                documents: statuses("document"),
                help_first: seen("#outcome [data-help-first]").map((item) => item.dataset.helpFirst),
                cautions: seen("#outcome [data-caution]").map((item) => item.dataset.caution).sort(),
                next: seen("#outcome [data-next]").map((item) => item.dataset.next),
                steps: seen("#outcome [data-step]").map((item) => item.dataset.step),
                ask: [...document.querySelectorAll("form#checker [data-question]:not([hidden])")]
                    .map((item) => item.dataset.question),
                unanswered: [...document.querySelectorAll("form#checker [data-question]:not([hidden])")]
                    .filter((item) => !item.querySelector(":checked")).map((item) => item.dataset.question),
                dropped: seen("#outcome [data-dropped]").map((item) => item.dataset.dropped),
            };
        }"""
    )
    return outcome


def as_shown(outcome: dict[str, Any]) -> dict[str, Any]:
    """What on_the_page() finds of an outcome: no list and no steps on a closed route; notes stand where they belong."""
    closed: dict[str, Any] = {"documents": {}, "steps": []} if outcome["route"] == "closed" else {}
    return outcome | {"cautions": sorted(outcome["cautions"])} | closed


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on such an element."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


def screen(page: Page) -> str | None:
    """Which screen of the questionnaire is shown."""
    return page.locator("form#checker").get_attribute("data-screen")


def current(page: Page) -> str | None:
    """The one question that is on the screen."""
    shown = page.locator("[data-question]:visible")
    expect(shown).to_have_count(1)
    return shown.get_attribute("data-question")


def answer(page: Page, question: str, option: str) -> None:
    """Answer the question on the screen, and go on."""
    assert current(page) == question
    page.locator(f"input[name={question}][value={option}]").click()
    page.locator("#checker-next").click()


def go_through(page: Page, case: dict[str, Any]) -> None:
    """Answer question by question, up to the review, past an offer to see the result before."""
    for question in case["outcome"]["ask"]:
        answer(page, question, case["answers"][question])
        if screen(page) == "offer":
            page.locator("#checker-go-on").click()
    assert screen(page) == "review"


def hurry_through(page: Page, case: dict[str, Any]) -> None:
    """As go_through(), by a script: for who wants to see what comes after it."""
    page.evaluate(
        """([questions, answers]) => {
            const form = document.querySelector("form#checker");
            for (const question of questions) {
                form.querySelector(`[data-current] input[name=${question}][value=${answers[question]}]`).click();
                form.querySelector("#checker-next").click();
                if (form.dataset.screen === "offer") {
                    form.querySelector("#checker-go-on").click();
                }
            }
        }""",
        [case["outcome"]["ask"], case["answers"]],
    )
    assert screen(page) == "review"


def see_the_answer(page: Page) -> None:
    """Press the button of the review, and wait."""
    page.locator("#check-answers").click()
    expect(page.locator("#outcome[data-verdict]")).to_be_visible()


def change_answers(page: Page) -> None:
    """From the answer, back to the review, by the button among what is folded."""
    page.locator("#outcome .record").evaluate("(fold) => { fold.open = true; }")
    page.locator("#outcome-change").click()


def answers_given(page: Page) -> int:
    """How many questions have an answer in the form."""
    count: int = page.evaluate("document.querySelectorAll('form#checker input:checked').length")
    return count


def answers_shown(part: Locator) -> dict[str, str]:
    """The answers that a list shows: question and option."""
    shown: dict[str, str] = part.evaluate(
        """(part) => Object.fromEntries([...part.querySelectorAll("[data-answer-to]")]
            .filter((entry) => entry.checkVisibility())
            .map((entry) => [entry.dataset.answerTo, [...entry.querySelectorAll("[data-option]")]
                .filter((option) => option.checkVisibility()).map((option) => option.dataset.option).join()]))"""
    )
    return shown
