"""A page without the files beside it, as when it is opened inside a zip; and a host that leaves out the slash."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from checker.web.offline import FOLDER
from checker.web.site import READ_ME
from tests.support.editions import LANGUAGES
from tests.support.hosts import Host
from tests.support.questionnaire import choose, press
from tests.support.windows import DESKTOP, PHONE

LARGEST_PICTURE = """() => Math.max(0, ...[...document.querySelectorAll("svg, img")]
    .filter((picture) => picture.checkVisibility() && picture.closest(".md-header, .md-nav, button, summary, .icon"))
    .map((picture) => picture.getBoundingClientRect().height))"""

CONTROLS = "[...document.querySelectorAll('input[type=checkbox]')].filter((box) => box.checkVisibility()).length"


@pytest.fixture(params=["chromium", "firefox"])
def any_page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of each browser."""
    browser: Browser = request.getfixturevalue("browser" if request.param == "chromium" else "firefox_browser")
    page = browser.new_page(viewport=DESKTOP)
    yield page
    page.close()


@pytest.mark.parametrize("name", ["index.html", "check.html", "get-help.html"])
def test_a_page_without_its_files_is_readable_and_says_why(
    any_page: Page, edition: str, tmp_path: Path, name: str
) -> None:
    """No giant picture, no stray box, no line wider than the window; and what to do stands at the top."""
    shutil.copy(Path.from_uri(edition) / name, tmp_path)
    any_page.goto((tmp_path / name).as_uri())
    note = any_page.locator(".without-files")
    expect(note).to_be_visible()
    assert any_page.evaluate(LARGEST_PICTURE) <= 48
    assert any_page.evaluate(CONTROLS) == 0
    any_page.set_viewport_size(PHONE)
    expect(note).to_be_in_viewport()
    expect(any_page.locator("h1")).to_be_visible()


def test_a_whole_copy_says_nothing_of_it(any_page: Page, edition: str, host: Host) -> None:
    """Neither on a disk nor on a host."""
    for address in (f"{edition}index.html", f"{host.site}get-help/"):
        any_page.goto(address)
        expect(any_page.locator(".without-files")).to_be_hidden()


def test_the_zip_begins_with_a_note(packed_edition: Path) -> None:
    """By its name before all other files of the folder; it names the page to open."""
    with zipfile.ZipFile(packed_edition) as archive:
        files = [name.removeprefix(f"{FOLDER}/") for name in archive.namelist()]
        assert min((name for name in files if "/" not in name), key=str.casefold) == READ_ME
        note = archive.read(f"{FOLDER}/{READ_ME}").decode("utf-8")
    assert note.count("index.html") >= len(LANGUAGES)
    assert max(map(len, note.splitlines())) <= 80


def test_a_host_that_leaves_out_the_slash(browser: Browser, site: Path) -> None:
    """Some serve /check as they serve /check/: styles, scripts, links and Python are found all the same."""
    host = Host(site, without_slash=True)
    page = browser.new_page()
    page.goto(f"{host.origin}/check")
    assert page.evaluate("document.styleSheets.length") > 1
    assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")
    choose(page, {"location": "inside_us"})
    press(page)
    page.goto(f"{host.origin}/glossary")
    page.locator("footer a, .md-nav--primary a[href*=privacy]").first.evaluate("(link) => link.click()")
    page.wait_for_load_state()
    expect(page.locator(".without-files")).to_be_hidden()
    host.close()
