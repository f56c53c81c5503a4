"""The site gets a new version while a page is open: the pieces of Python that the page names are gone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.faults import expect_fault
from tests.support.hosts import FOLDER, Host
from tests.support.questionnaire import answers_given, choose, press

ANSWERS = {"location": "inside_us", "urgent_reason": "medical", "evidence": "yes"}


@pytest.fixture
def own_root(root: Path, tmp_path: Path) -> Path:
    """A host's root that the test may change."""
    return shutil.copytree(root, tmp_path / "root")


@pytest.fixture
def own_host(own_root: Path) -> Iterator[Host]:
    """The host that serves it."""
    host = Host(own_root)
    yield host
    host.close()


def publish(root: Path, *, other_rules: bool) -> None:
    """Put a new version in the place of the old one: the pieces have other names, and the rules perhaps, too."""
    site = root / FOLDER
    page = site / "check" / "index.html"
    html = page.read_text(encoding="utf-8")
    for piece in (site / "assets" / "python").iterdir():
        renamed = f"{piece.stem}-new{piece.suffix}"
        html = html.replace(piece.name, renamed)
        piece.rename(piece.with_name(renamed))
    if other_rules:
        html, changes = re.subn('(<form id="checker" [^>]* data-version=")', r"\g<1>0", html)
        assert changes == 1
    page.write_text(html, encoding="utf-8")


def test_the_page_goes_on_with_the_new_pieces(page: Page, own_host: Host, own_root: Path) -> None:
    """Where rules and words are the same, nobody notices anything: the answers stay, and the result comes."""
    page.goto(own_host.site + "check/")
    publish(own_root, other_rules=False)
    choose(page, ANSWERS)
    press(page)
    assert answers_given(page) == len(ANSWERS)


def test_the_page_says_that_it_is_an_old_one(page: Page, own_host: Host, own_root: Path) -> None:
    """Where the rules or their words are others, it gives no answer in old words; the answers stay, on a worksheet."""
    page.goto(own_host.site + "check/")
    publish(own_root, other_rules=True)
    choose(page, ANSWERS)
    page.locator("#check-answers").click()
    expect_fault(page, "renewed")
    assert answers_given(page) == len(ANSWERS)
    page.reload()
    choose(page, ANSWERS)
    press(page)


def test_a_page_that_was_ready_answers_on(page: Page, own_host: Host, own_root: Path) -> None:
    """Whoever has Python already needs nothing of the host."""
    page.goto(own_host.site + "check/")
    choose(page, ANSWERS)
    press(page)
    publish(own_root, other_rules=True)
    choose(page, {"passport": "yes"})
    press(page)
