"""A saved file is opened again: its answers come back, as strictly checked as any; no other file changes anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from checker import POLICY
from checker.exchange import MAX_BYTES
from tests.support.bad_input import BAD_TEXTS, BAD_VALUES
from tests.support.hosts import Host
from tests.support.questionnaire import (
    answers_shown,
    as_shown,
    choose,
    clear,
    on_the_page,
    press,
    screen,
    wait_until_ready,
)
from tests.support.readers import Reader
from tests.support.saving import keeping, open_saved, save
from tests.support.situations import story
from tests.support.words import WORDS

CASES = ["waiver-not-sure", "four-answers-left-over", "inside-us-stopped-early", "nothing-answered"]
ANSWERS = {"location": "inside_us", "evidence": "some"}
NAME = """Zoë "الاسم" O'Neil <b>&amp;"""

CHOSEN = """() => Object.fromEntries([...document.querySelectorAll("form#checker input[type=radio]:checked")]
    .map((radio) => [radio.name, radio.value]))"""

LISTEN = """
globalThis.posted = [];
globalThis.Worker = class extends Worker {
    postMessage(message) {
        posted.push(JSON.stringify(message.piece ? {} : message));
        super.postMessage(message);
    }
};
"""

# What a download would give. None is begun, since each browser would ask something else.
CAPTURE = """
HTMLAnchorElement.prototype.click = () => {};
const url = URL.createObjectURL;
URL.createObjectURL = (blob) => {
    window.file = new File([blob], "notes.html", { type: "text/html" });
    return url.call(URL, blob);
};
"""

OPEN = """
const files = new DataTransfer();
files.items.add(window.file);
const input = document.querySelector("#checker-file");
input.files = files.files;
input.dispatchEvent(new Event("change", { bubbles: true }));
"""


@pytest.fixture(scope="module")
def page_with_python(browser: Browser, host: Host) -> Iterator[Page]:
    """One page for many files, which keeps what is said to Python."""
    page = browser.new_page()
    page.add_init_script(LISTEN)
    page.goto(host.site + "check/")
    wait_until_ready(page)
    yield page
    page.close()


@pytest.fixture(scope="module")
def saved(page_with_python: Page) -> str:
    """A good file, with a name in it."""
    return saved_by(page_with_python, story("waiver-not-sure")["answers"])


def saved_by(page: Page, answers: dict[str, str]) -> str:
    """What someone saves who gives these answers, and a name."""
    clear(page)
    choose(page, answers)
    press(page)
    page.locator("#outcome-name").fill(NAME)
    return save(page)


def chosen(page: Page) -> dict[str, str]:
    """The answers in the form, those to questions that are not asked included."""
    answers: dict[str, str] = page.evaluate(CHOSEN)
    return answers


def expect_opened(page: Page) -> None:
    """The reader is told so, and by the focus."""
    expect(page.locator("#checker-opened")).to_be_visible()
    expect(page.locator("#checker-opened")).to_be_focused()


@pytest.mark.parametrize("slug", CASES)
@pytest.mark.parametrize("view", ["one", "all"])
def test_the_answers_come_back(page_with_python: Page, slug: str, view: str) -> None:
    """All that were saved and no others, to be looked over; and the outcome is the same again. So is the name."""
    page = page_with_python
    case = story(slug)
    file = saved_by(page, case["answers"])
    clear(page)
    choose(page, {"passport": "not_sure", "location": "not_sure"})
    if view == "one":
        page.locator("#checker-view").click()
    open_saved(page, file)
    expect_opened(page)
    assert chosen(page) == case["answers"]
    assert screen(page) == ("review" if view == "one" else "all")
    if view == "one":
        kept = {question: case["answers"].get(question, "") for question in case["outcome"]["ask"]}
        assert answers_shown(page.locator("#checker-review")) == kept
    press(page)
    assert on_the_page(page) == as_shown(case["outcome"])
    expect(page.locator("#outcome-name")).to_have_value(NAME)
    assert save(page) == file


def test_the_name_is_no_answer(page_with_python: Page, saved: str) -> None:
    """Python is told the answers alone, when they are given and when they come back."""
    page_with_python.evaluate("posted.length = 0")
    clear(page_with_python)
    open_saved(page_with_python, saved)
    expect_opened(page_with_python)
    press(page_with_python)
    posted = [json.loads(message) for message in page_with_python.evaluate("posted")]
    assert [sorted(message) for message in posted] == [["id", "saved"], ["answers", "id"]]
    answers = story("waiver-not-sure")["answers"]
    assert [json.loads(posted[0]["saved"]), posted[1]["answers"]] == [answers, answers]


def bad_files(good: str) -> Iterator[str | bytes]:
    """What is no saved file, or is one no more."""
    yield from ("", " ", "{}", "<p>Notes</p>", "<meta name=answers>", good[: good.index("<meta name")])
    yield from (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), good.encode("utf-16-le"), b"\xff" * 1_000_000)
    yield "<div>" * 100_000
    for text, _ in (*BAD_VALUES, *BAD_TEXTS):
        yield keeping(good, answers=text)
    yield keeping(good, answers='{"location": "outside_us"' + " " * MAX_BYTES + "}")
    yield good + "<!--" + "x" * 2_000_000 + "-->"


def test_what_is_no_saved_file_changes_nothing(page_with_python: Page, saved: str) -> None:
    """Damaged, foreign, huge, nested, with unknown names or options: one sentence, and everything stays as it was."""
    page = page_with_python
    clear(page)
    choose(page, ANSWERS)
    press(page)
    page.locator("#outcome-name").fill(NAME)
    before = on_the_page(page)
    status = page.locator("#checker-status")
    for file in bad_files(saved):
        status.evaluate("(status) => { status.textContent = ''; }")
        open_saved(page, file)
        expect(status).to_have_text(WORDS["status"]["not_opened"])
        expect(page.locator("#checker-opened")).to_be_hidden()
        assert chosen(page) == ANSWERS
    assert on_the_page(page) == before
    expect(page.locator("#outcome-name")).to_have_value(NAME)
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "ready")


@pytest.mark.parametrize(("hash_in_file", "told"), [("", True), ("0" * 64, True), (None, False)])
def test_it_is_said_when_the_rules_have_changed(
    page_with_python: Page, saved: str, hash_in_file: str | None, told: bool
) -> None:
    """Since the file was saved, or nobody knows; another wording alone is no change."""
    words = json.loads(page_with_python.evaluate("fetch('../rules.json').then((file) => file.text())"))["sha256"][
        "words"
    ]
    file = saved.replace(words[:8], "0" * 8) if hash_in_file is None else keeping(saved, rules=hash_in_file)
    assert file != saved
    clear(page_with_python)
    open_saved(page_with_python, file)
    expect_opened(page_with_python)
    expect(page_with_python.locator("[data-rules-changed]")).to_be_visible(visible=told)


def test_nothing_in_a_file_runs_or_is_fetched(page_with_python: Page, saved: str, host: Host) -> None:
    """Scripts, pictures, frames, refreshes; and what stands as the name is a name, cut to the length of the field."""
    page = page_with_python
    evil = f'<img src="{host.site}evil.png" onerror="globalThis.evil = 1">'
    more = f"""
        <script>globalThis.evil = 2</script><script src="{host.site}evil.js"></script>{evil}
        <link rel="stylesheet" href="{host.site}evil.css"><iframe src="{host.site}evil.html"></iframe>
        <style>@import "{host.site}evil.css";</style><video poster="{host.site}evil.png"></video>
        <meta http-equiv="refresh" content="0; url={host.site}evil.html"><base href="{host.site}evil/">
    """
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for file in (saved.replace("<head>", "<head>" + more), saved.replace("<main>", "<main>" + more)):
        clear(page)
        open_saved(page, keeping(file, person=evil * 2))
        expect_opened(page)
        press(page)
        expect(page.locator("#outcome-name")).to_have_value((evil * 2)[:80])
        assert "<img" not in save(page)
    assert [url for url in requests if not url.startswith("blob:")] == []
    assert page.evaluate("globalThis.evil") is None
    assert page.locator("#outcome img").count() == 0


def test_a_file_waits_for_python(check_page: Page, host: Host, saved: str) -> None:
    """It may be the first thing that a reader does. Meanwhile the page says what it waits for, and nothing changes."""
    with host.holding("/python/interpreter."):
        open_saved(check_page, saved)
        expect(check_page.locator("#checker-status")).to_have_text(WORDS["status"]["opening"])
        expect(check_page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        assert chosen(check_page) == {}
    expect_opened(check_page)
    assert chosen(check_page) == story("waiver-not-sure")["answers"]


def test_who_goes_on_to_answer_keeps_the_answers(check_page: Page, host: Host, saved: str) -> None:
    """A file that was waiting does not take their place."""
    with host.holding("/python/interpreter."):
        open_saved(check_page, saved)
        expect(check_page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
        choose(check_page, ANSWERS)
    expect(check_page.locator("#checker-status")).to_have_text(WORDS["status"]["ready"])
    assert chosen(check_page) == ANSWERS
    expect(check_page.locator("#checker-opened")).to_be_hidden()


def test_a_file_opens_once_python_can_start(check_page: Page, host: Host, saved: str) -> None:
    """Where it cannot, the page says why, and another try opens the file too."""
    with host.cutting("/python/interpreter."):
        open_saved(check_page, saved)
        expect(check_page.locator("form#checker")).to_have_attribute("data-runtime", "failed")
        expect(check_page.locator("#checker-status")).to_have_text(WORDS["status"]["lost"])
        assert chosen(check_page) == {}
    check_page.locator("#checker-retry").click()
    expect_opened(check_page)
    assert chosen(check_page) == story("waiver-not-sure")["answers"]


def test_a_file_opens_from_a_disk_in_each_browser(reader: Reader, edition: str) -> None:
    """The offline edition saves and opens, with a name."""
    reader.open(edition + "check.html")
    reader.click("label:has(> input[name=location])")
    reader.click("#checker-view")
    reader.click("#check-answers")
    reader.wait("return document.querySelector('#outcome').dataset.verdict")
    reader.type("#outcome-name", "Zoe")
    reader.run(CAPTURE)
    reader.click("#outcome-save")
    reader.click("#outcome-clear")
    reader.click("[data-go-on]")
    assert reader.run("return document.querySelectorAll('#checker input:checked').length") == 0
    reader.run(OPEN)
    reader.wait("return document.activeElement.id === 'checker-opened'")
    state: list[Any] = reader.run(
        """return [document.querySelector("#checker input:checked").value,
            document.querySelector("#outcome-name").value, document.querySelector("[data-rules-changed]").hidden]"""
    )
    assert state == [POLICY.questions[0].options[0], "Zoe", True]
