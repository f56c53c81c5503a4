"""The coverage page cannot lie: it is drawn up from the pages, and a gap ends the build."""

from __future__ import annotations

import pytest

from checker import POLICY
from checker.web.parts.coverage.part import CoverageError, Place, cover

ALL_CLAUSES = "".join(f'<a href="../sources/#clause-{clause}">{clause}</a>' for clause in POLICY.clauses)
ALL_CAUTIONS = "".join(f'<aside data-caution="{caution.id}"></aside>' for caution in POLICY.cautions)
WHOLE = ("guide.md", "Guide", f"<h1>Guide</h1>{ALL_CLAUSES}{ALL_CAUTIONS}")


def test_a_clause_is_told_where_it_is_cited() -> None:
    """Under the heading that stands before it, each place once; the page's own heading is the page."""
    html = (
        '<h1 id="top">Page</h1><p><a href="#clause-1.1">1.1</a></p>'
        '<h2 id="part">A <em>part</em></h2><p><a href="#clause-2.4">2.4</a> <a href="#clause-2.4">2.4</a></p>'
    )
    coverage = cover(POLICY, [WHOLE, ("page.md", "Page", html)])
    assert coverage.told["1.1"] == [Place("guide.md", "Guide"), Place("page.md", "Page")]
    assert coverage.told["2.4"] == [Place("guide.md", "Guide"), Place("page.md", "Page", "part", "A part")]


def test_uses_are_those_of_the_policy() -> None:
    """Every entry that cites a clause is named beside it."""
    used = cover(POLICY, [WHOLE]).used
    assert ("requirement", "no_other_way") in used["2.4"]
    assert ("step", "travel") in used["4.5"]
    assert used["1.2"] == []


@pytest.mark.parametrize(
    ("pages", "named"),
    [
        ([("guide.md", "Guide", ALL_CAUTIONS)], "clause 1.1 is told on no page"),
        ([("guide.md", "Guide", ALL_CLAUSES)], "caution self-file is on no page"),
        ([("sources.md", "Lists do not tell", WHOLE[2])], "clause 1.1 is told on no page"),
        ([WHOLE, ("page.md", "Page", "<p>So it is. [9.9]</p>")], r"page.md cites \[9.9\]"),
        ([WHOLE, ("page.md", "Page", '<a href="#clause-9.9">9.9</a>')], r"page.md cites 9.9"),
    ],
)
def test_a_gap_is_refused(pages: list[tuple[str, str, str]], named: str) -> None:
    """A clause or caution that is told nowhere, or a citation of a clause that does not exist."""
    with pytest.raises(CoverageError, match=named):
        cover(POLICY, pages)
