"""The way through the questionnaire in a real Chromium: questions, review, answer, and what is taken along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.hosts import Host
from tests.support.questionnaire import (
    START_MS,
    answer,
    answers_shown,
    choose,
    current,
    go_through,
    on_the_page,
    press,
    screen,
    see_the_answer,
    show_all,
    tab_to,
)
from tests.support.screens import SCREENS, screen_shown
from tests.support.situations import QUESTIONS, story
from tests.support.words import WORDS

TRANSCRIPT = Path(__file__).parent / "transcripts" / "questionnaire.txt"


@pytest.mark.parametrize("slug", ["medical-everything-clean", "waiver-not-sure", "barred-no-waiver"])
def test_question_by_question_to_the_answer(check_page: Page, slug: str) -> None:
    """One question on the screen at a time; the review shows each answer; the answer is the one worked out by hand."""
    case = story(slug)
    go_through(check_page, case)
    asked = {question: case["answers"][question] for question in case["outcome"]["ask"]}
    assert answers_shown(check_page.locator("#checker-review")) == asked
    see_the_answer(check_page)
    assert screen(check_page) == "answer"
    expect(check_page.locator("[data-question]:visible")).to_have_count(0)
    assert on_the_page(check_page) | {"steps": 0} == case["outcome"] | {"steps": 0, "dropped": []}
    assert answers_shown(check_page.locator(".record")) == asked


def test_the_progress_line_counts_what_is_asked(check_page: Page) -> None:
    """The number goes up by one; the whole is the number of questions asked, as far as it is known."""
    place = check_page.locator("#checker-place")
    case = story("medical-everything-clean")
    for number, question in enumerate(case["outcome"]["ask"], start=1):
        numbers = [int(found) for found in re.findall(r"\d+", place.text_content() or "")]
        assert numbers[0] == number <= numbers[1] <= len(QUESTIONS)
        answer(check_page, question, case["answers"][question])
    assert numbers[1] == len(case["outcome"]["ask"])


def test_next_without_an_answer_says_so_and_leads_to_the_question(check_page: Page) -> None:
    """The summary takes the focus, its link leads to the first option, and an answer takes the summary away."""
    error = check_page.locator("#checker-error")
    expect(error).to_be_hidden()
    check_page.locator("#checker-next").click()
    expect(error).to_be_focused()
    assert current(check_page) == "location"
    error.locator("a").press("Enter")
    expect(check_page.locator("input[name=location]").first).to_be_focused()
    check_page.keyboard.press("Space")
    expect(error).to_be_hidden()
    check_page.locator("#checker-next").click()
    assert current(check_page) == "urgent_reason"


def test_enter_in_an_answer_goes_on(check_page: Page) -> None:
    """As forms do."""
    check_page.locator("input[name=location]").first.click()
    check_page.keyboard.press("Enter")
    assert current(check_page) == "urgent_reason"
    expect(check_page.locator("[data-question=urgent_reason] .question__ask")).to_be_focused()


def test_back_goes_back_with_the_answers_kept(check_page: Page) -> None:
    """To the question before, and from the first question nowhere."""
    back = check_page.locator("#checker-back")
    expect(back).to_be_hidden()
    answer(check_page, "location", "outside_us")
    answer(check_page, "urgent_reason", "medical")
    assert current(check_page) == "evidence"
    back.click()
    expect(check_page.locator("input[name=urgent_reason][value=medical]")).to_be_checked()
    back.click()
    assert current(check_page) == "location"
    expect(back).to_be_hidden()


def test_a_change_returns_to_the_review(check_page: Page) -> None:
    """From the review to a question and back; a follow-up that the change raises is asked on the way."""
    go_through(check_page, story("medical-everything-clean"))
    check_page.locator("[data-change=petitioner]").click()
    assert current(check_page) == "petitioner"
    expect(check_page.locator("[data-question=petitioner] .question__ask")).to_be_focused()
    check_page.locator("#checker-back").click()
    assert screen(check_page) == "review"
    check_page.locator("[data-change=urgent_reason]").click()
    answer(check_page, "urgent_reason", "none")
    answer(check_page, "public_benefit", "other")
    assert screen(check_page) == "review"
    expect(check_page.locator("#checker-review-heading")).to_be_focused()


def test_the_review_names_answers_that_no_longer_count(check_page: Page) -> None:
    """Said at once, in the review and in the answer; a change back brings them back."""
    case = story("medical-everything-clean")
    go_through(check_page, case)
    dropped = check_page.locator(".review__dropped")
    expect(dropped).to_be_hidden()
    check_page.locator("[data-change=petitioner]").click()
    check_page.locator("input[name=petitioner][value=no]").click()
    expect(check_page.locator("#checker-status")).to_have_text(WORDS["status"]["dropped"])
    check_page.locator("#checker-next").click()
    expect(dropped).to_be_visible()
    assert dropped.locator("li:visible").count() == 1
    see_the_answer(check_page)
    assert on_the_page(check_page)["dropped"] == ["support"]
    check_page.locator("#outcome-change").click()
    check_page.locator("[data-change=petitioner]").click()
    answer(check_page, "petitioner", "yes")
    assert answers_shown(check_page.locator("#checker-review"))["support"] == case["answers"]["support"]


def test_both_ways_are_one_form(check_page: Page) -> None:
    """Answers stay when the reader goes from one question at a time to all on one page, and back."""
    answer(check_page, "location", "inside_us")
    show_all(check_page)
    expect(check_page.locator("[data-question]:visible")).to_have_count(len(QUESTIONS))
    expect(check_page.locator("input[name=location][value=inside_us]")).to_be_checked()
    expect(check_page.locator("[data-question=urgent_reason] .question__ask")).to_be_focused()
    choose(check_page, {"urgent_reason": "family"})
    check_page.locator("#checker-view").click()
    assert current(check_page) == "urgent_reason"
    expect(check_page.locator("input[name=urgent_reason][value=family]")).to_be_checked()


def test_not_sure_says_where_to_find_out(check_page: Page) -> None:
    """On every question, when it is chosen; a screen reader hears it with the option."""
    show_all(check_page)
    for question in QUESTIONS:
        hint = check_page.locator(f"#find-out-{question}")
        option = check_page.locator(f"input[name={question}][value=not_sure]")
        expect(hint).to_be_hidden()
        option.click()
        expect(hint).to_be_visible()
        assert option.get_attribute("aria-describedby") == f"find-out-{question}"


def test_the_answer_leads_back_to_a_question_and_on_to_the_review(check_page: Page) -> None:
    """From a point that is not settled to its question; the outcome is gone until it is asked for again."""
    case = story("waiver-not-sure")
    go_through(check_page, case)
    see_the_answer(check_page)
    link = check_page.locator("#outcome [data-open-question]:visible").first
    question = link.get_attribute("data-open-question") or ""
    link.click()
    assert current(check_page) == question
    expect(check_page.locator("#outcome")).to_be_hidden()
    check_page.locator("#checker-next").click()
    assert screen(check_page) == "review"


def test_requirements_stand_in_the_group_of_their_status(check_page: Page) -> None:
    """Each in its group, with the reader's own answers; a group without any is gone."""
    for slug in ("waiver-not-sure", "support-not-enough", "medical-everything-clean", "not-sure-of-anything"):
        case = story(slug)
        check_page.reload()
        choose(check_page, case["answers"])
        press(check_page)
        expected = case["outcome"]["requirements"]
        for group in ("met", "not_met", "unknown"):
            part = check_page.locator(f"[data-group={group}]")
            names = [name for name, status in expected.items() if status == group]
            expect(part).to_be_visible(visible=bool(names))
            shown = [item.get_attribute("data-requirement") for item in part.locator("[data-requirement]").all()]
            assert shown == names
        for kind in ("open", "change"):
            for requirement, questions in case["outcome"][kind].items():
                part = check_page.locator(f"[data-requirement={requirement}] [data-{kind}]")
                assert answers_shown(part) == {question: case["answers"].get(question, "") for question in questions}


def test_clear_takes_every_answer_away(check_page: Page) -> None:
    """For the next person at the same screen."""
    go_through(check_page, story("medical-everything-clean"))
    see_the_answer(check_page)
    check_page.locator("#outcome-clear").click()
    assert current(check_page) == "location"
    expect(check_page.locator("input:checked[type=radio][name]:not([name=__palette])")).to_have_count(0)
    expect(check_page.locator("#outcome")).to_be_hidden()


# To take along


@pytest.fixture(scope="module")
def saved(browser: Browser, host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, str, str]]:
    """The file that a page with an answer saves: opened, as text, and its name."""
    page = browser.new_page()
    page.goto(host.site + "check/")
    choose(page, story("waiver-not-sure")["answers"])
    press(page)
    with page.expect_download() as download:
        page.locator("#outcome-save").click()
    path = tmp_path_factory.mktemp("saved") / download.value.suggested_filename
    download.value.save_as(path)
    file = browser.new_page()
    file.goto(path.as_uri())
    yield file, path.read_text(encoding="utf-8"), path.name
    page.close()
    file.close()


def test_the_saved_file_stands_alone(saved: tuple[Page, str, str], host: Host) -> None:
    """No script, nothing to load, no address of the site or of a disk; links lead to official pages only."""
    file, source, _ = saved
    assert "<script" not in source
    assert host.origin not in source
    assert "file://" not in source
    assert " src=" not in source
    assert "url(" not in source
    links = [link.get_attribute("href") or "" for link in file.locator("a").all()]
    assert links
    assert all(re.match(r"https://[^/]+\.gov/", link) for link in links)


def test_the_saved_file_has_a_neutral_name(saved: tuple[Page, str, str]) -> None:
    """Neither name nor title says what it is about."""
    file, _, name = saved
    for text in (name, file.title()):
        assert not re.search("parole|immigra|check|visa", text, re.IGNORECASE)


def test_the_saved_file_tells_the_whole_answer(saved: tuple[Page, str, str]) -> None:
    """Answers, requirements, risks, documents with boxes to tick, the date and the version of the rules."""
    file, _, _ = saved
    case = story("waiver-not-sure")
    for kind in ("requirement", "risk", "document"):
        found = file.locator(f"[data-{kind}][data-status]").all()
        shown = {item.get_attribute(f"data-{kind}"): item.get_attribute("data-status") for item in found}
        assert shown == case["outcome"][f"{kind}s"]
    assert answers_shown(file.locator(".record")) == case["answers"]
    for box in file.locator("[data-document] .tick-box").all():
        expect(box).to_be_visible()
    assert file.locator("[data-today]").text_content()
    assert re.search(r"\b[0-9a-f]{8}\b", file.locator(".record").text_content() or "")
    assert file.locator("button, input, [hidden]").count() == 0


def test_the_saved_file_fits_a_phone(saved: tuple[Page, str, str]) -> None:
    """Nothing sticks out."""
    file, _, _ = saved
    file.set_viewport_size({"width": 320, "height": 640})
    assert file.evaluate("document.documentElement.scrollWidth") <= 320


def test_print_gives_the_answer_alone(check_page: Page) -> None:
    """With an answer on the screen: the letter, with boxes to tick, under a neutral title; without, the worksheet."""
    title = check_page.title()
    choose(check_page, story("waiver-not-sure")["answers"])
    press(check_page)
    check_page.emulate_media(media="print")
    for part in ("form#checker", "h1", ".take-along", ".md-header"):
        expect(check_page.locator(part).first).to_be_hidden()
    for part in ("#outcome-heading", ".record", "[data-document] .tick-box"):
        expect(check_page.locator(part).first).to_be_visible()
    pages = check_page.pdf(format="Letter")
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) <= 4
    check_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert check_page.title() != title
    check_page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert check_page.title() == title


# For everyone


def test_a_journey_survives_a_translator(check_page: Page) -> None:
    """Browsers that translate wrap and replace the text nodes of a page while it is used."""
    translate = """() => {
        const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) {
            texts.push(walker.currentNode);
        }
        for (const text of texts.filter((text) => text.data.trim() && text.parentNode.localName !== "style")) {
            const font = document.createElement("font");
            font.append(document.createElement("font"));
            font.firstChild.textContent = "¿" + text.data + "?";
            text.replaceWith(font);
        }
    }"""
    case = story("waiver-not-sure")
    for question in case["outcome"]["ask"]:
        check_page.evaluate(translate)
        answer(check_page, question, case["answers"][question])
    check_page.evaluate(translate)
    see_the_answer(check_page)
    check_page.evaluate(translate)
    assert on_the_page(check_page)["requirements"] == case["outcome"]["requirements"]
    check_page.locator("#outcome-change").click()
    assert screen(check_page) == "review"


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_screen_fits_the_narrowest_window(check_page: Page, host: Host, name: str, direction: str) -> None:
    """320 pixels, which is also 1280 at 400 % zoom, in both directions of writing, with WCAG's text spacing."""
    check_page.set_viewport_size({"width": 320, "height": 256})
    check_page.evaluate("(direction) => { document.body.dir = direction; }", direction)
    with screen_shown(check_page, host, name):
        check_page.evaluate(
            """() => {
                for (const element of document.querySelectorAll("article *")) {
                    Object.assign(element.style, {
                        lineHeight: "1.5", letterSpacing: "0.12em", wordSpacing: "0.16em",
                    });
                }
            }"""
        )
        assert check_page.evaluate("document.documentElement.scrollWidth") <= 320
        cut_off = check_page.evaluate(
            """() => [...document.querySelectorAll("article :is(button, label, p, h3, h4, h5, dd, dt, li)")]
                .filter((element) => element.checkVisibility() && !element.closest(".for-screen-readers"))
                .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
                .map((element) => element.outerHTML.slice(0, 100))"""
        )
        assert cut_off == []


def test_right_to_left_is_mirrored(check_page: Page) -> None:
    """Radio buttons, marks and notes change sides with the writing."""
    where = """() => {
        const radio = document.querySelector("[data-current] input").getBoundingClientRect();
        const label = document.querySelector("[data-current] .option").getBoundingClientRect();
        return radio.left - label.left < label.right - radio.right ? "left" : "right";
    }"""
    assert check_page.evaluate(where) == "left"
    check_page.evaluate("() => { document.body.dir = 'rtl'; }")
    assert check_page.evaluate(where) == "right"


@pytest.mark.parametrize("name", SCREENS)
def test_targets_are_large_enough(check_page: Page, host: Host, name: str) -> None:
    """24 pixels each way at least (WCAG 2.5.8), but for links within a sentence."""
    with screen_shown(check_page, host, name):
        small = check_page.evaluate(
            """() => [...document.querySelectorAll("article :is(button, label.option, summary)")]
                .filter((element) => element.checkVisibility())
                .filter((element) => Math.min(element.offsetWidth, element.offsetHeight) < 24)
                .map((element) => element.outerHTML.slice(0, 100))"""
        )
        assert small == []


def test_forced_colours_keep_the_choice_and_the_focus(browser: Browser, host: Host) -> None:
    """Where the reader's system sets the colours: a chosen answer and the focus are told by more than ours."""
    page = browser.new_page(forced_colors="active")
    page.goto(host.site + "check/")
    option = page.locator("input[name=location]").first
    option.focus()
    page.keyboard.press("Space")
    style = page.evaluate(
        """() => {
            const { outlineStyle, borderStyle } = getComputedStyle(document.querySelector(".option"));
            return [outlineStyle, borderStyle];
        }"""
    )
    assert "none" not in style
    assert option.evaluate("(radio) => getComputedStyle(radio).appearance") == "auto"
    page.close()


def test_nothing_moves_for_readers_who_want_it_still(browser: Browser, host: Host) -> None:
    """No animation and no smooth scrolling in the questionnaire."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(host.site + "check/")
    moving = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("#checker, #checker *, #outcome, #outcome *")]
            .filter((element) => {
                const style = getComputedStyle(element);
                return style.animationName !== "none" || style.scrollBehavior === "smooth";
            }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert moving == []
    page.close()


def test_what_a_screen_reader_says(check_page: Page) -> None:
    """A whole journey by Tab: role, name, description and state of each stop, and each status, as keys of the words.

    The names are what the browser gives to screen readers (its accessibility tree). To renew the file: delete it and
    run this test, which then fails once; read what it wrote.
    """
    said = Listener(check_page)
    case = story("waiver-not-sure")
    check_page.locator("#checker-start button").focus()
    said.stop()
    check_page.keyboard.press("Enter")
    said.stop()
    for question in case["outcome"]["ask"]:
        for _ in range(20):
            check_page.keyboard.press("Tab")
            said.stop()
            focused = check_page.evaluate("[document.activeElement.name, document.activeElement.id]")
            if focused[0] == question:
                while check_page.evaluate("document.activeElement.value") != case["answers"][question]:
                    check_page.keyboard.press("ArrowDown")
                check_page.keyboard.press("Space")
                said.stop()
            if focused[1] == "checker-next":
                break
        check_page.keyboard.press("Enter")
        said.stop()
    tab_to(check_page, "#check-answers")
    said.stop()
    expect(check_page.locator("form#checker")).to_have_attribute("data-runtime", "ready", timeout=START_MS)
    check_page.keyboard.press("Enter")
    expect(check_page.locator("#outcome-heading")).to_be_focused(timeout=START_MS)
    said.stop()
    if not TRANSCRIPT.exists():
        TRANSCRIPT.parent.mkdir(exist_ok=True)
        TRANSCRIPT.write_text(said.text(), encoding="utf-8")
        pytest.fail(f"{TRANSCRIPT} is new: read it")
    assert said.text() == TRANSCRIPT.read_text(encoding="utf-8")


class Listener:
    """Notes what a screen reader would say, in keys of the words instead of words."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._browser = page.context.new_cdp_session(page)
        self._lines: list[str] = []
        self._group: str | None = None
        self._keys: dict[str, list[str]] = {}
        for text, key in _texts(WORDS, ""):
            self._keys.setdefault(text, []).append(key)
        # A status is said once for each change.
        page.evaluate(
            """() => {
                window.said = [];
                const status = document.querySelector("#checker-status");
                new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
            }"""
        )

    def stop(self) -> None:
        """Note the statuses since the last stop, and the element that has the focus."""
        group = self._page.evaluate("document.activeElement.closest('fieldset')?.dataset.question")
        node = self._node("document.activeElement")
        entered, self._group = group != self._group, group
        if group and entered:
            self._lines.append(self._told(self._node("document.activeElement.closest('fieldset')")))
        self._lines.append(("    " if group else "") + self._told(node))

    def text(self) -> str:
        """The transcript; statuses, whose moment depends on how fast Python is, come at the end."""
        statuses = [self._key(text) for text in self._page.evaluate("window.said") if text]
        return "\n".join((*self._lines, "", "statuses:", *statuses, ""))

    def _node(self, expression: str) -> dict[str, Any]:
        element = self._browser.send("Runtime.evaluate", {"expression": expression})["result"]["objectId"]
        tree = self._browser.send("Accessibility.getPartialAXTree", {"objectId": element, "fetchRelatives": False})
        node: dict[str, Any] = tree["nodes"][0]
        return node

    def _told(self, node: dict[str, Any]) -> str:
        states = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        parts = [node["role"]["value"], self._key(node.get("name", {}).get("value", ""))]
        if description := node.get("description", {}).get("value"):
            parts.append(f"({self._key(description)})")
        if "checked" in states:
            parts.append("checked" if states["checked"] == "true" else "not checked")
        if "expanded" in states:
            parts.append("expanded" if states["expanded"] else "collapsed")
        return " ".join(parts)

    def _key(self, text: str) -> str:
        plain = " ".join(text.split())
        if keys := self._keys.get(plain):
            # Many questions have the same options.
            return next((key for key in keys if key.startswith(f"question.{self._group}.")), keys[0])
        place = re.fullmatch(WORDS["page"]["place"].replace("{number}", r"(\d+)").replace("{total}", r"(\d+)"), plain)
        if place:
            return f"page.place {place[1]} {place[2]}"
        # Made of several words: the longest that are in it.
        found = [self._keys[text][0] for text in sorted(self._keys, key=len, reverse=True) if text in plain]
        return "+".join(found[:2]) or plain


def _texts(words: dict[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _texts(value, f"{above}{key}.")
        elif isinstance(value, str):
            yield " ".join(value.split()), f"{above}{key}"
