"""What ends the build, and what a host's own address adds to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.cards import card_of
from tests.support.editions import language_of
from tests.support.site import ADDRESS, build


@pytest.mark.parametrize(
    ("path", "pattern", "replacement", "named"),
    [
        ("docs/en/the-law.md", r"checked: .*\n", "", "docs/en/the-law.md: its front matter lacks"),
        ("docs/en/how-to-ask.md", "<!-- road -->", "<!-- raod -->", "docs/en/how-to-ask.md, line 16: <!-- raod -->"),
        ("docs/en/the-law.md", r"\[7\.4\]", "", "clause 7.4 is told on no page"),
        ("docs/en/the-law.md", "get-help.md", "no-such-page.md", "no-such-page.md"),
        ("docs/en/the-law.md", "#how-parole-ends", "#no-such-anchor", "no-such-anchor"),
        ("checker/text/en.toml", r"(?m)^name = .*\n", "", "[document.financial_proof] `name` is missing"),
        ("checker/text/en.toml", "help_banner = .*\n", "", "[around] `help_banner` is missing"),
        ("checker/text/en.toml", "clause_label = .*\n", "", "[outcome] `clause_label` is missing"),
        ("checker/text/en.toml", "title = .Kitchen.*\n", "", "[leave.neutral] `title` is missing"),
        ("checker/policy.py", r'clauses=\("6.5",\)', 'clauses=("9.9",)', "cites clause 9.9"),
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


def test_a_fault_of_ours_shows_its_traceback(copy: Path, tmp_path: Path) -> None:
    """In one sentence it would look like a slip of whoever writes."""
    (copy / "checker" / "web" / "parts" / "limits" / "part.html").write_text("{{ nothing.at_all }}")
    done = build(copy, tmp_path / "site")
    assert done.returncode != 0
    assert "Traceback" in done.stderr
    assert "parts/limits/part.html" in done.stderr


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
        language = language_of(f"{path}/")
        assert (site_at_address / card.removeprefix(ADDRESS)).read_bytes() == card_of(language).read_bytes()
