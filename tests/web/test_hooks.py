"""What ends the build, and what a host's own address adds to it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.site import ADDRESS, build

TOMORROW = datetime.now(UTC).date() + timedelta(days=2)


@pytest.mark.parametrize(
    ("path", "pattern", "replacement", "named"),
    [
        ("docs/en/the-law.md", r"checked: .*\n", "", "the-law.md: its front matter lacks"),
        ("docs/en/the-law.md", r"checked_against: .*\n", "", "the-law.md: its front matter lacks"),
        ("docs/en/the-law.md", r"checked: .*", "checked: last week", "the-law.md: its front matter lacks"),
        ("docs/en/the-law.md", r"checked: .*", f"checked: {TOMORROW}", "the-law.md: checked on"),
        ("docs/en/the-law.md", r"\[7\.1\]", "[7.9]", "the-law.md cites"),
        ("docs/en/the-law.md", r"\[7\.4\]", "", "clause 7.4 is told on no page"),
        ("docs/en/the-law.md", "<!-- official: citation-7.3 -->", "", "caution citation-7.3 is on no page"),
        ("docs/en/the-law.md", "official: citation-7.3", "official: no-such-note", "the-law.md: unknown"),
        ("docs/en/the-law.md", "get-help.md", "no-such-page.md", "no-such-page.md"),
        ("docs/en/the-law.md", "#how-parole-ends", "#no-such-anchor", "no-such-anchor"),
        ("checker/text/en.toml", r"(?m)^name = .*\n", "", "missing: document/financial_proof/name"),
        ("checker/text/en.toml", 'button = ".*"\n', "", "page/check.html: "),
        ("checker/policy.py", r'clauses=\("6.5",\)', 'clauses=("9.9",)', "cites clause 9.9"),
        ("checker/policy.py", r'clauses=\("6.5",\)', "clauses=()", "cites no clause"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_the_build_ends_with_one_clear_sentence(
    copy: Path, tmp_path: Path, path: str, pattern: str, replacement: str, named: str
) -> None:
    """For each kind of slip: the page or the entry is named, and there is no traceback."""
    text = (copy / path).read_text(encoding="utf-8")
    slipped = re.sub(pattern, replacement, text)
    assert slipped != text
    (copy / path).write_text(slipped, encoding="utf-8")
    done = build(copy, tmp_path / "site")
    assert done.returncode != 0
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_a_host_that_gives_its_address_gets_canonical_addresses_a_map_and_a_card(site_at_address: Path) -> None:
    """What other sites and search engines rely on when they link here."""
    sitemap = (site_at_address / "sitemap.xml").read_text(encoding="utf-8")
    for page in site_at_address.rglob("index.html"):
        path = page.parent.relative_to(site_at_address).as_posix()
        own = ADDRESS if path == "." else f"{ADDRESS}{path}/"
        html = page.read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{own}">' in html
        assert f'<meta property="og:url" content="{own}">' in html
        assert f"<loc>{own}</loc>" in sitemap
        (card,) = re.findall(r'<meta property="og:image" content="([^"]+)">', html)
        assert (site_at_address / card.removeprefix(ADDRESS)).is_file()
