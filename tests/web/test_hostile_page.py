"""Whatever else runs in the page, or is put into its form, nothing is answered that nobody asked or gave."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from checker import POLICY, check
from tests.support.bad_input import BAD_VALUES, refusal
from tests.support.hosts import Host
from tests.support.pieces import Pieces, name_other_pieces
from tests.support.questionnaire import answers_shown, as_shown, choose, on_the_page, press, show_all, wait_until_ready
from tests.support.situations import QUESTIONS

# Lends every object answers that fit, statuses, and what the page's scripts tell each other; and keeps the worker.
HOSTILE = """
for (const [question, options] of Object.entries(QUESTIONS)) {
    Object.defineProperty(Object.prototype, question, { get: () => options[0], set() {}, configurable: true });
}
Object.assign(Object.prototype, {
    verdict: "met", outside_us: "met", sponsor: ["petitioner"], waiver_papers: "check", no_travel_document: "present",
    cold: "all", wanted: "library", fault: "damaged", kind: "stopped", resolve: () => {}, notAskedWhen: "{}",
    question: "location", options: ["outside_us"], all: [], any: [],
    toJSON: () => ({ location: "outside_us" }),
});
Object.assign(Array.prototype, { location: "outside_us", toJSON: () => ["location"] });
globalThis.Worker = class extends Worker {
    constructor(address) {
        super(address);
        globalThis.lastWorker = this;
    }
};
""".replace("QUESTIONS", json.dumps(QUESTIONS))

# Playwright too asks what it hands over for a toJSON.
NO_TO_JSON = "delete Object.prototype.toJSON; delete Array.prototype.toJSON; undefined"

ADD_RADIOS = """(names) => {
    for (const name of names) {
        const radio = document.createElement("input");
        Object.assign(radio, { type: "radio", value: "yes", className: "foreign" });
        radio.name = name;
        document.forms.checker.append(radio);
    }
}"""


@pytest.fixture(scope="module", params=["small", "whole"])
def size(request: pytest.FixtureRequest) -> str:
    """Which Python answers: the small one, or the whole one, which is otherwise asked only after the small one."""
    return str(request.param)


@pytest.fixture(scope="module")
def hostile_page(browser: Browser, host: Host, size: str) -> Iterator[Page]:
    """The questionnaire, with Python ready, in a page that was made hostile before any of its scripts ran."""
    page = browser.new_page()
    page.add_init_script(HOSTILE)
    if size == "whole":
        name_other_pieces(page, only_the_whole)
    page.goto(host.site + "check/")
    wait_until_ready(page)
    page.evaluate(NO_TO_JSON)
    page.evaluate(ADD_RADIOS, ["__proto__", "constructor", "toString"])
    yield page
    page.close()


def only_the_whole(named: Pieces) -> Pieces:
    """As if there were no other Python."""
    return {name.removeprefix("full-"): piece for name, piece in named.items() if name.startswith("full-")}


@pytest.mark.parametrize("answers", [{}, {"petitioner": "no", "other_way": "yes", "inadmissible": "not_sure"}])
def test_only_answers_given_count(hostile_page: Page, answers: dict[str, str]) -> None:
    """Objects that all seem to have answers, and radios of strange names: the outcome is as in any page."""
    hostile_page.evaluate("document.forms.checker.reset(); document.forms.checker.dispatchEvent(new Event('change'))")
    choose(hostile_page, answers)
    press(hostile_page)
    expected = check(POLICY, answers).to_dict()
    assert list(on_the_page(hostile_page).items()) == list(as_shown(expected).items())
    shown = {question: answers.get(question, "") for question in expected["ask"]}
    assert answers_shown(hostile_page.locator(".record")) == shown


def test_bad_answers_are_refused_as_by_the_command(hostile_page: Page, size: str) -> None:
    """Posted to the worker as they are: never an outcome. The small Python refuses to say more; the whole says why."""
    texts = [text for text, _ in BAD_VALUES]
    told = hostile_page.evaluate(
        """async (texts) => {
            const told = [];
            for (const answers of [...texts.map((text) => JSON.parse(text)), undefined]) {
                const heard = new Promise((resolve) => {
                    lastWorker.addEventListener("message", function hear({ data }) {
                        const { id, ...said } = JSON.parse(data);
                        if (id === "from the test") {
                            lastWorker.removeEventListener("message", hear);
                            resolve(said);
                        }
                    });
                });
                lastWorker.postMessage({ id: "from the test", answers });
                const { result, fault, message } = await heard;
                told.push([result === undefined, fault, message.trim().split("\\n").at(-1)]);
            }
            return told;
        }""",
        texts,
    )
    refusals = [f"checker.outcome.AnswerError: {refusal(text)}" for text in (*texts, "undefined")]
    if size == "small":
        assert [(none, fault) for none, fault, _ in told] == [(True, "cold")] * len(refusals)
    else:
        assert told == [[True, "wrong", refused] for refused in refusals]


def test_a_radio_that_is_no_question_gives_no_outcome(hostile_page: Page) -> None:
    """Chosen, even under the name that ordinary objects swallow: the page says that something is wrong."""
    hostile_page.evaluate("document.querySelectorAll('.foreign').forEach((radio) => radio.click())")
    show_all(hostile_page)
    with hostile_page.expect_console_message(lambda message: refusal('{"__proto__": "yes"}') in message.text):
        hostile_page.locator("#check-answers").click()
    expect(hostile_page.locator("form#checker")).to_have_attribute("data-runtime", "failed")
    expect(hostile_page.locator("#outcome")).to_be_hidden()
    assert hostile_page.locator("#outcome[data-verdict]").count() == 0
