"""What a reader takes along: the file that the page saves, and the answer in print."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.hosts import Host
from tests.support.questionnaire import (
    answers_shown,
    choose,
    press,
)
from tests.support.situations import story


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
