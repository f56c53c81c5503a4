"""What a writer can get wrong in a page: each slip is told with the file, the line and what to write."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from checker.web.site import PageError
from tests.support.editions import edition_in
from tests.support.rendering import page, site_of

EDITION = edition_in()
TOMORROW = datetime.now(UTC).date() + timedelta(days=2)


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("<!-- questionaire -->", "<!-- questionnaire -->"),
        ("<!-- Road -->", "<!-- road -->"),
        ("<!-- a note to myself -->", "<!-- limits -->"),
        ("<!-- road: short -->", "<!-- road: picture -->"),
        ("<!-- officials: border -->", "<!-- official: ID -->"),
        ("<!-- official: boarder -->", "border"),
        ("<!-- official: -->", "all"),
        ("<!-- official -->", "all"),
        ("<!-- road", "ends with"),
        ("<!- road ->", "begins with"),
        ("<! -- road -->", "begins with"),
    ],
)
def test_a_mark_that_stands_for_nothing_is_refused(mark: str, told: str) -> None:
    """Readers would miss a part, or see a piece of source; the line is that of the file, front matter included."""
    text = f"---\nchecked: 2026-11-01\n---\n\n<!-- limits -->\n\n{mark}\n"
    # As Markdown leaves it.
    html = mark if re.fullmatch("<!--.*-->", mark) else mark.replace("<", "&lt;").replace(">", "&gt;")
    with pytest.raises(PageError, match=r"^docs/en/page\.md, line 7: ") as slip:
        site_of(EDITION).filled(page(text=text), html)
    assert told in str(slip.value)


@pytest.mark.parametrize("mark", ["<!-- limits -->", "<!--limits-->", "<!--  limits   -->"])
def test_blanks_in_a_mark_do_not_matter(mark: str) -> None:
    """A writer need not count them."""
    assert '<ul class="limits">' in site_of(EDITION).filled(page(), mark)


@pytest.mark.parametrize(
    "meta",
    [
        {},
        {"checked": date(2026, 11, 1)},
        {"checked_against": "source document"},
        {"checked": "last week", "checked_against": "source document"},
        {"checked": TOMORROW, "checked_against": "source document"},
    ],
    ids=str,
)
def test_a_page_says_when_it_was_checked(meta: dict[str, object]) -> None:
    """By a day that has been, and against what."""
    with pytest.raises(PageError, match=r"^docs/en/page\.md: .*write|lacks `checked"):
        site_of(EDITION).filled(page(meta=meta), "")
