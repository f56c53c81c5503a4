"""The built site as files: every page is whole, and nothing points elsewhere. test_links.py follows its links."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from checker import POLICY
from checker.web.edition import Language
from tests.support.documents import Document, documents_in
from tests.support.editions import ARABIC, ENGLISH, folder_of, language_of
from tests.support.paths import DOCS, PUBLISHED
from tests.support.site import NEUTRAL
from tests.support.words import WORDS

BASE = "http://site.test/"


@pytest.fixture(scope="module", params=[ENGLISH, ARABIC], ids=lambda language: language.code)
def language(request: pytest.FixtureRequest) -> Language:
    """What depends on a language is looked at in the source, and in one that is written the other way."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def documents(site: Path, language: Language) -> dict[str, Document]:
    """Every page of the guide in the language, by its address.

    Without the page for lost readers, which has no place of its own, and the one for those who leave the questionnaire
    fast, which must not look like a page of the guide: tests/web/test_leave.py looks at it.
    """
    documents = documents_in(site, BASE)
    return {
        address: document
        for address, document in documents.items()
        if not address.endswith(("404.html", NEUTRAL)) and language_of(address.removeprefix(BASE)) == language
    }


def test_every_page_of_the_source_is_there(documents: dict[str, Document], language: Language) -> None:
    """A page for each Markdown file, but not for the maintainers' notes."""
    sources = {"" if path.stem == "index" else f"{path.stem}/" for path in DOCS.glob("*.md")}
    assert set(documents) == {f"{BASE}{folder_of(language)}{source}index.html" for source in sources}


def test_every_page_has_one_heading_and_says_what_it_is(documents: dict[str, Document], language: Language) -> None:
    """One h1; a title and a description that no other page has."""
    for document in documents.values():
        assert document.headings == 1, document.address
        assert len(document.titles) == len(document.descriptions) == 1, document.address
        # What search engines show of it; other languages need a fifth more room.
        assert 50 <= len(document.descriptions[0]) <= (160 if language.is_source else 195), document.address
    for attribute in ("titles", "descriptions"):
        texts = [getattr(document, attribute)[0] for document in documents.values()]
        assert len(set(texts)) == len(texts)


def test_ids_are_unique_on_each_page(documents: dict[str, Document]) -> None:
    """Otherwise a label or a link would reach the wrong element."""
    for document in documents.values():
        assert len(set(document.ids)) == len(document.ids), document.address


def test_links_outside_lead_to_official_pages_only(documents: dict[str, Document]) -> None:
    """Over https, to names that end in .gov: never to a look-alike."""
    outside = {link for document in documents.values() for link in document.links if not link.startswith(BASE)}
    assert outside
    for link in outside:
        parts = urlsplit(link)
        assert parts.scheme == "https", link
        assert (parts.hostname or "").endswith(".gov"), link


def test_the_whole_questionnaire_is_in_the_page(site: Path) -> None:
    """Before any script runs: each question and option, each requirement, risk, document, step and clause."""
    page = (site / "check" / "index.html").read_text(encoding="utf-8")
    for question in POLICY.questions:
        assert page.count(f'data-question="{question.id}"') == 1
        for option in question.options:
            assert page.count(f'type="radio" name="{question.id}" value="{option}"') == 1
    for kind, entries in (("requirement", POLICY.requirements), ("risk", POLICY.risks), ("document", POLICY.documents)):
        for entry in entries:
            assert page.count(f'data-{kind}="{entry.id}"') == 1


def test_verdicts_are_not_found_by_the_search(site: Path) -> None:
    """A reader who searches must not meet a verdict about nobody."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = " ".join(entry["title"] + entry["text"] for entry in index["docs"])
    assert WORDS["question"]["location"]["ask"] in texts
    told = [*WORDS["verdict"].values(), *WORDS["closed"].values()]
    sentences = [WORDS["summary"]["met"], *WORDS["summary"]["unknown"], *(verdict["heading"] for verdict in told)]
    for sentence in sentences:
        assert sentence not in texts
    for state in WORDS["status"].values():
        assert state not in texts or not state


def test_no_page_shows_what_python_calls_a_thing(site: Path) -> None:
    """A key of the words that is also a method of a dictionary would print the method."""
    for path in site.rglob("*.html"):
        assert "built-in method" not in path.read_text(encoding="utf-8"), path


def test_what_the_guide_does_not_cover_is_said(site: Path) -> None:
    """On the home page, and both before and in the answer of the check."""
    for path, times in (("index.html", 1), ("check/index.html", 2), ("before-you-rely-on-this-guide/index.html", 1)):
        assert (site / path).read_text(encoding="utf-8").count('class="limits"') == times, path


def test_published_anchors_stay(documents: dict[str, Document], language: Language) -> None:
    """Others link to them: a rename is a decision, made in tests/published-anchors.txt. All languages have them."""
    published = PUBLISHED.read_text(encoding="utf-8").split()
    # The frame's own are the same on every page, and no place in it.
    frame = set.intersection(*(set(document.ids) for document in documents.values()))
    built = []
    for address, document in documents.items():
        page = address.removeprefix(BASE + folder_of(language)).removesuffix("index.html")
        built += [f"{page}#{name}" for name in document.ids if name not in frame and not name.startswith("_")]
    assert sorted(built) == published


def test_every_clause_can_be_linked(documents: dict[str, Document], language: Language) -> None:
    """The anchors that citations lead to."""
    ids = documents[f"{BASE}{folder_of(language)}sources/index.html"].ids
    assert [name for name in ids if name.startswith("clause-")] == [f"clause-{clause}" for clause in POLICY.clauses]
