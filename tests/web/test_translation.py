"""A language beside English: what readers see of each unit, what is told when one differs, is old or is left over."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from markupsafe import escape

from checker.web import words as words_module
from checker.web.errors import WriterError
from checker.web.translation.__main__ import record_made, record_read, record_right, record_seen
from checker.web.translation.record import FILE, Read, read_record
from checker.web.translation.translated import Translation
from checker.web.translation.units import blocks

WORDS = '[decision]\ntext = "DHS decides. [2.7]"\n[page]\nnext = "Next {size}"\nhelp = ["One.", "Two."]\n'
WORDS_ENDS = '[translated]\nnot_yet = "Not yet:"\n'
TRANSLATED = WORDS.replace("decides", "decide").replace("Next", "Siguiente").replace("One", "Uno").replace("Two", "Dos")

PAGE = """---
title: A page
description: What it is.
checked: 2026-11-01
checked_against: sources
---

# A page

Shared: ask in 10 days. [2.4]

## How to pay

See [the **form** I-131](other.md#there) at uscis.gov/i-131. <!-- official: pay-how -->

- one
- two
"""
IN_SPANISH = (
    PAGE.replace("A page", "Una página")
    .replace("What it is", "Lo que es")
    .replace("Shared: ask in", "Compartido: pida en")
    .replace("How to pay", "Cómo pagar")
    .replace("days", "días")
    .replace("the **form**", "el **formulario**")
    .replace("- one\n- two", "- uno\n- dos")
)
HELP = "---\ntitle: Help\ndescription: Where.\nchecked: 2026-11-01\n---\n\nShared: ask in 10 days. [2.4]\n"

TODAY = date(2026, 11, 28)


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small guide in English and Spanish, recorded as it is; the words beside it."""
    monkeypatch.setattr(words_module, "TEXT", tmp_path)
    (tmp_path / "en.toml").write_text(WORDS + WORDS_ENDS)
    (tmp_path / "es.toml").write_text(TRANSLATED + WORDS_ENDS)
    folder = tmp_path / "docs"
    for language, pages in (
        ("en", {"index.md": PAGE, "get-help.md": HELP}),
        ("es", {"index.md": IN_SPANISH, "get-help.md": HELP.replace("Shared: ask in", "Compartido: pida en")}),
    ):
        (folder / language).mkdir(parents=True)
        for name, text in pages.items():
            (folder / language / name).write_text(text)
    record_made(folder, "es")
    record_seen(folder, TODAY)
    return folder


def change(path: Path, old: str, new: str) -> None:
    """As a writer does who mends a file."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_page_is_its_translation_with_the_anchors_of_english(docs: Path) -> None:
    """Whatever its front matter leaves out comes from English."""
    page = Translation(docs, "es").page("index.md")
    assert "title: Una página" in page
    assert "checked: 2026-11-01" in page
    assert "## Cómo pagar { #how-to-pay }" in page
    assert "in-english" not in page


def test_changed_english_stands_in_the_place_of_its_translation_and_of_no_other(docs: Path) -> None:
    """On exactly the pages that have the sentence; marked, and in its own direction."""
    for name in ("index.md", "get-help.md"):
        change(docs / "en" / name, "ask in 10 days", "ask in 12 days")
        page = Translation(docs, "es").page(name)
        assert page.count('class="in-english" lang="en" dir="ltr"') == 1
        assert "Shared: ask in 12 days. [2.4]" in page
        assert "pida en 10" not in page
    change(docs / "en" / "get-help.md", "ask in 12 days", "ask in 10 days")
    assert "in-english" not in Translation(docs, "es").page("get-help.md")


def test_english_that_is_new_stands_where_it_belongs(docs: Path) -> None:
    """What follows it keeps its translation."""
    change(docs / "en" / "index.md", "## How to pay", "A new warning.\n\n## How to pay")
    page = Translation(docs, "es").page("index.md")
    assert page.index("Compartido") < page.index("A new warning.") < page.index("Cómo pagar") < page.index("- uno")
    assert page.count('class="in-english"') == 1


def test_a_page_that_nobody_has_translated_is_there_in_english(docs: Path) -> None:
    """A link to it leads somewhere, in every language."""
    (docs / "en" / "new.md").write_text(HELP)
    assert "Shared: ask in 10 days." in Translation(docs, "es").page("new.md")


def test_words_without_a_translation_are_english_and_marked(docs: Path, tmp_path: Path) -> None:
    """In the text of a page; an attribute has the words alone."""
    change(tmp_path / "en.toml", "Next {size}", "Go on {size}")
    change(tmp_path / "es.toml", 'help = ["Uno.", "Dos."]\n', "")
    words = Translation(docs, "es").words["page"]
    assert 'class="in-english" lang="en" dir="ltr"' in words_module.filled(words["next"], size="2")
    assert "Go on 2" in words_module.filled(words["next"], size="2")
    assert [str(one) for one in words["help"]] == ["One.", "Two."]
    assert all("in-english" in escape(one) for one in words["help"])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[2.4]", "[2.5]", "clauses: lacks [2.4] and adds [2.5]"),
        ("10 días", "11 días", "numbers: lacks 10 and adds 11"),
        ("I-131]", "I-134]", "names of forms and offices: lacks I-131"),
        ("other.md#there", "other.md#here", "links: lacks other.md#there"),
        ("uscis.gov/i-131", "uscis.gov/i-134", "official addresses: lacks uscis.gov/i-131"),
        ("**formulario**", "formulario", "bold: lacks"),
        ("<!-- official: pay-how -->", "<!-- official: pay -->", "marks: lacks <!-- official: pay-how -->"),
        ("- dos", "", "marks: lacks"),
        ("## Cómo", "### Cómo", "marks: lacks"),
    ],
)
def test_what_is_no_word_must_be_the_same(docs: Path, old: str, new: str, told: str) -> None:
    """The build ends with file, unit and what differs; translation and record agree here."""
    change(docs / "es" / "index.md", old, new)
    record_made(docs, "es")
    with pytest.raises(WriterError, match=re.escape(told)) as slip:
        Translation(docs, "es").page("index.md")
    assert re.match(r"docs/es/index\.md: unit \d+ differs", str(slip.value))


def test_a_place_in_braces_must_be_the_same(docs: Path, tmp_path: Path) -> None:
    """The build could not fill it."""
    change(tmp_path / "es.toml", "{size}", "{tamaño}")
    record_made(docs, "es")
    with pytest.raises(WriterError, match=r"es\.toml: page\.next differs from its English in places"):
        _ = Translation(docs, "es").words


def test_what_a_language_adds_is_marked_as_its_own(docs: Path) -> None:
    """It may name and count what English does not; its readers do not see the marks."""
    change(docs / "es" / "index.md", "Compartido:", "Compartido {+ (en 3 países, USCIS) +}:")
    record_made(docs, "es")
    assert "Compartido (en 3 países, USCIS):" in Translation(docs, "es").page("index.md")


def test_a_unit_that_is_in_english_no_more_ends_the_build(docs: Path, tmp_path: Path) -> None:
    """On a page and in the words."""
    change(docs / "en" / "index.md", "- one\n- two\n", "")
    with pytest.raises(WriterError, match=r"docs/es/index\.md: unit \d+, “- uno"):
        Translation(docs, "es").page("index.md")
    change(tmp_path / "en.toml", 'help = ["One.", "Two."]\n', 'help = ["One."]\n')
    with pytest.raises(WriterError, match=r"page\.help\.1 is no entry"):
        Translation(docs, "es").require_none_left_over()


def test_a_translation_that_changes_says_from_which_english(docs: Path, tmp_path: Path) -> None:
    """Nobody can tell by itself whether it was made from the English of today."""
    change(docs / "es" / "index.md", "Compartido", "Común")
    change(tmp_path / "es.toml", "Siguiente", "Adelante")
    for read in (lambda: Translation(docs, "es").page("index.md"), lambda: Translation(docs, "es").words):
        with pytest.raises(WriterError, match="make translated"):
            read()
    record_made(docs, "es")
    assert "Común" in Translation(docs, "es").page("index.md")


def test_recording_does_not_renew_what_is_old(docs: Path) -> None:
    """Whoever records another unit has not looked at this one."""
    change(docs / "en" / "index.md", "ask in 10 days", "ask in 12 days")
    change(docs / "es" / "index.md", "Lo que es", "Qué es")
    record_made(docs, "es")
    assert "Shared: ask in 12 days" in Translation(docs, "es").page("index.md")


def test_english_stands_with_what_a_person_acts_on_until_somebody_has_read_it(docs: Path, tmp_path: Path) -> None:
    """A review holds for that unit, and is void when either side changes."""
    read = Read("A. Reader", "2026-11-28")
    translation = Translation(docs, "es")
    assert 'class="english" lang="en" dir="ltr"' in translation.page("get-help.md")
    assert "DHS decides." in escape(translation.words["decision"]["text"])
    assert "Next" not in words_module.filled(translation.words["page"]["next"], size="2")
    assert not translation.is_read("get-help.md")

    record_read(docs, "es", "get-help.md", "all", read)
    record_read(docs, "es", "checker/text/es.toml", "decision.text", read)
    translation = Translation(docs, "es")
    assert 'class="english"' not in translation.page("get-help.md")
    assert 'class="english"' not in escape(translation.words["decision"]["text"])
    assert translation.is_read("get-help.md")
    assert not translation.is_read("index.md")

    change(docs / "es" / "get-help.md", "pida", "solicite")
    change(tmp_path / "en.toml", "DHS decides", "DHS alone decides")
    record_made(docs, "es")
    translation = Translation(docs, "es")
    assert 'class="english"' in translation.page("get-help.md")
    assert not translation.is_read("get-help.md")
    assert 'class="in-english"' in escape(translation.words["decision"]["text"])


def test_a_page_that_shows_words_is_read_when_they_are(docs: Path) -> None:
    """A mark stands for notes, whose words are recorded by themselves."""
    read = Read("A. Reader", "2026-11-28")
    record_read(docs, "es", "index.md", "all", read)
    assert not Translation(docs, "es").is_read("index.md")
    record_read(docs, "es", "checker/text/es.toml", "all", read)
    assert Translation(docs, "es").is_read("index.md")


def test_a_review_is_of_one_unit_also_where_two_read_the_same(docs: Path, tmp_path: Path) -> None:
    """Another unit may say the same in other circumstances."""
    change(tmp_path / "en.toml", '["One.", "Two."]', '["One.", "Two.", "The two."]')
    change(tmp_path / "es.toml", '["Uno.", "Dos."]', '["Uno.", "Dos.", "Dos."]')
    record_made(docs, "es")
    record_read(docs, "es", "checker/text/es.toml", "page.help.1", Read("A. Reader", "2026-11-28"))
    record_made(docs, "es")
    units = read_record(docs / "es")["checker/text/es.toml"]
    assert isinstance(units, dict)
    assert units["page.help.1"].read
    assert not units["page.help.2"].read
    assert [str(one) for one in Translation(docs, "es").words["page"]["help"]] == ["Uno.", "Dos.", "Dos."]


def test_nobody_can_have_read_what_is_old_or_not_there(docs: Path) -> None:
    """The command says so, and records nothing."""
    read = Read("A. Reader", "2026-11-28")
    before = (docs / "es" / FILE).read_text()
    with pytest.raises(WriterError, match="has no unit 99"):
        record_read(docs, "es", "index.md", "99", read)
    change(docs / "en" / "get-help.md", "10 days", "12 days")
    with pytest.raises(WriterError, match="its English has changed"):
        record_read(docs, "es", "get-help.md", "all", read)
    assert (docs / "es" / FILE).read_text() == before


def test_what_is_still_right_is_said_to_be_so(docs: Path) -> None:
    """A comma more in English asks for no other Spanish; but whoever has read it had read other English."""
    record_read(docs, "es", "index.md", "all", Read("A. Reader", "2026-11-28"))
    change(docs / "en" / "index.md", "Shared: ask in", "Shared: ask, in")
    assert "Compartido" not in Translation(docs, "es").page("index.md")
    unit = next(number for number, each in enumerate(blocks(IN_SPANISH), 1) if "Compartido" in each)
    record_right(docs, "es", "index.md", str(unit))
    assert "Compartido" in Translation(docs, "es").page("index.md")
    units = read_record(docs / "es")["index.md"]
    assert isinstance(units, list)
    assert [number for number, each in enumerate(units, 1) if not each.read] == [unit]


def test_what_is_not_there_or_has_no_counterpart_is_not_said_to_be_right(docs: Path) -> None:
    """The command says so, and records nothing."""
    before = (docs / "es" / FILE).read_text()
    with pytest.raises(WriterError, match="has no unit 99"):
        record_right(docs, "es", "index.md", "99")
    change(docs / "en" / "index.md", "## How to pay", "More.\n\n## How to pay")
    with pytest.raises(WriterError, match="mend that first"):
        record_right(docs, "es", "index.md", "1")
    assert (docs / "es" / FILE).read_text() == before


def test_what_waits_for_too_long_is_told(docs: Path) -> None:
    """From the day on which the English was first seen; what is translated waits for nothing."""
    change(docs / "en" / "get-help.md", "10 days", "12 days")
    record_seen(docs, date(2026, 12, 1))
    record_seen(docs, date(2026, 12, 20))
    translation = Translation(docs, "es")
    assert list(translation.waiting(date(2026, 12, 31), 30)) == []
    (told,) = translation.waiting(date(2027, 1, 1), 30)
    assert told.startswith("get-help.md, “Shared: ask in 12 days")
