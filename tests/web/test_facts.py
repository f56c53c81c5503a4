"""What official sources add stands where the table of facts says, with how sure it is and when it was last read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from checker import POLICY
from tests.support.hosts import Host
from tests.support.situations import FACTS
from tests.support.words import WORDS

NOTE = re.compile(r'<aside class="official-note" data-caution="([^"]+)".*?</aside>', re.DOTALL)
LABELS = WORDS["outcome"]["standing"]
CAUTIONS = {caution.id: caution for caution in POLICY.cautions}


def notes(site: Path, source: str) -> dict[str, str]:
    """The notes of a page, by their cautions."""
    html = (site / source.removesuffix(".md") / "index.html").read_text(encoding="utf-8")
    return {note[1]: note[0] for note in NOTE.finditer(html)}


@pytest.mark.parametrize("row", FACTS, ids=[row["id"] for row in FACTS])
def test_a_note_stands_on_the_pages_of_its_row(site: Path, row: dict[str, Any]) -> None:
    """Each of its statements with the label of its standing and its sources, and the day of the last reading."""
    caution = CAUTIONS[row["id"]]
    for page in (*row["pages"], "before-you-rely-on-this-guide.md"):
        note = notes(site, page)[caution.id]
        assert [note.count(f">{LABELS[standing]}") for standing in LABELS] == [
            row["standing"].count(standing) for standing in LABELS
        ]
        addresses = [source.address for statement in caution.statements for source in statement.sources]
        assert re.findall(r'href="(https://[^"]+)"', note.replace("&amp;", "&")) == addresses
        assert f'data-read="{caution.read.isoformat()}"' in note
        assert f'<time datetime="{caution.read.isoformat()}">' in note


@pytest.mark.parametrize("path", ["before-you-rely-on-this-guide/", "check/"])
def test_a_note_says_when_its_sources_were_read_long_ago(page: Page, host: Host, path: str) -> None:
    """By the reader's own clock, on pages and in the answer; a fresh one does not."""
    newest = max(caution.read for caution in POLICY.cautions)
    read = datetime(newest.year, newest.month, newest.day, tzinfo=UTC)
    page.goto(host.site + path)
    days = int(page.locator("[data-stale-after-days]").get_attribute("data-stale-after-days") or "")
    for age, is_old in ((days - 1, False), (days + 1, True)):
        page.clock.set_fixed_time(read + timedelta(days=age))
        page.reload()
        warnings = page.locator("[data-read] .official-note__old")
        assert warnings.count() >= sum(bool(caution.brought_by) for caution in POLICY.cautions)
        assert {warning.evaluate("(warning) => !warning.hidden") for warning in warnings.all()} == {is_old}
