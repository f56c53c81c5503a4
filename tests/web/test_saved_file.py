"""The file that a reader saves: the answer, complete by itself, for paper, a screen and a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.hosts import Host
from tests.support.layout import STICKING_OUT, WIDE, faults
from tests.support.questionnaire import answers_shown, choose, press
from tests.support.situations import story


@dataclass(frozen=True)
class Saved:
    """A saved file, opened in a browser; as text; its name; and the situation whose answer it tells."""

    page: Page
    source: str
    name: str
    case: dict[str, Any]


@pytest.fixture(scope="module", params=["waiver-not-sure", "medical-everything-clean"])
def saved(
    request: pytest.FixtureRequest, browser: Browser, host: Host, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Saved]:
    """What the page saves, for somebody who should see a lawyer first and for somebody who need not."""
    case = story(request.param)
    page = browser.new_page()
    page.goto(host.site + "check/")
    choose(page, case["answers"])
    press(page)
    with page.expect_download() as download:
        page.locator("#outcome-save").click()
    path = tmp_path_factory.mktemp("saved") / download.value.suggested_filename
    download.value.save_as(path)
    page.goto(path.as_uri())
    yield Saved(page, path.read_text(encoding="utf-8"), path.name, case)
    page.close()


def test_the_saved_file_stands_alone(saved: Saved, host: Host) -> None:
    """No script, nothing to load, no address of the site or of a disk; links lead to official pages only."""
    assert "<script" not in saved.source
    assert host.origin not in saved.source
    assert "file://" not in saved.source
    assert " src=" not in saved.source
    assert "url(" not in saved.source
    links = [link.get_attribute("href") or "" for link in saved.page.locator("a").all()]
    assert bool(links) == (saved.page.locator("[data-caution]").count() > 0)
    assert all(re.match(r"https://[^/]+\.gov/", link) for link in links)


def test_the_saved_file_may_do_nothing(saved: Saved) -> None:
    """Its policy leaves it its own style, and whoever puts a form or a base address into it gains nothing."""
    policy = saved.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_saved_file_has_a_neutral_name(saved: Saved) -> None:
    """Neither name nor title says what it is about."""
    for text in (saved.name, saved.page.title()):
        assert not re.search("parole|immigra|check|visa", text, re.IGNORECASE)


def test_the_saved_file_tells_the_whole_answer(saved: Saved) -> None:
    """Answers, requirements, risks, documents with boxes to tick, the date and the version of the rules."""
    for kind in ("requirement", "risk", "document"):
        found = saved.page.locator(f"[data-{kind}][data-status]").all()
        shown = {item.get_attribute(f"data-{kind}"): item.get_attribute("data-status") for item in found}
        assert shown == saved.case["outcome"][f"{kind}s"]
    assert answers_shown(saved.page.locator(".record")) == saved.case["answers"]
    for box in saved.page.locator("[data-document] .tick-box").all():
        expect(box).to_be_visible()
    assert saved.page.locator("[data-today]").text_content()
    version = saved.page.locator("[data-version]")
    assert len(re.findall(r"\b[0-9a-f]{8}\b", version.text_content() or "")) == 2, "of the rules, and of the words"
    assert saved.page.locator("button, input, details, [hidden]").count() == 0


def test_the_saved_file_begins_with_its_main_heading(saved: Saved) -> None:
    """In the one main part, and no heading below it leaves a level out: a screen reader walks by them."""
    levels = saved.page.evaluate(
        "[...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map((h) => h.localName[1])"
    )
    levels = [int(level) for level in levels]
    assert saved.page.locator("main").count() == 1
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(levels) > 2
    assert all(level <= before + 1 for before, level in pairwise(levels))
    assert saved.page.locator(":is(h1, h2, h3, h4, h5, h6):not(main *)").count() == 0


def test_every_time_in_the_saved_file_can_be_read_by_a_machine(saved: Saved) -> None:
    """HTML knows no other."""
    assert saved.page.locator("time:not([datetime])").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_saved_file(saved: Saved, scheme: Literal["light", "dark"]) -> None:
    """In the colours of either."""
    saved.page.emulate_media(color_scheme=scheme)
    assert violations(saved.page) == []


def test_nothing_of_the_saved_file_sticks_out(page: Page, saved: Saved) -> None:
    """Whatever the font, the window and the size of the text."""
    page.goto(saved.page.url)
    assert faults(page, *STICKING_OUT, readings=WIDE) == {}
