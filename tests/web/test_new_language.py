"""A new language is a folder of pages, a file of words and an entry in a list, and nothing is left in English then."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.metadata import distribution
from pathlib import Path

from tests.support.paths import DOCS
from tests.support.pseudo import PSEUDO, translate_into, words_of_english
from tests.support.site import NEUTRAL, build

OF_MATERIAL = Path(
    str(distribution("mkdocs-material").locate_file(f"material/templates/partials/languages/{PSEUDO}.html"))
)

SAID = ("alt", "aria-label", "placeholder", "title")
"""Attributes that are shown or heard."""

EMPTY = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
UNSAID = ("script", "style")


class Said(HTMLParser):
    """All that a page says in its own language: not what is marked as another's, as the names of the languages are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    @property
    def _is_said(self) -> bool:
        languages = [language for _, language in self._open if language]
        return languages[-1:] == [PSEUDO] and not any(tag in UNSAID for tag, _ in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what an element is called, and what is open from here on."""
        values = dict(attrs)
        self._open.append((tag, values.get("lang") or ""))
        if self._is_said:
            self.texts += [values[name] or "" for name in SAID if name in values]
            self.texts += [values["content"] or ""] if values.get("name") == "description" else []
        if tag in EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Closes what is open up to the one that ends here."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Notes a text."""
        if self._is_said and data.strip():
            self.texts.append(data)


def test_a_new_language_is_a_folder_a_file_and_an_entry(copy: Path, tmp_path: Path) -> None:
    """Every page, its words, its answer, its search and its switch are there, and no English is left in them."""
    translate_into(copy)
    recorded = subprocess.run([sys.executable, "-m", "checker.web.translation", "made"], cwd=copy, check=False)
    assert recorded.returncode == 0
    site = tmp_path / "site"
    done = build(copy, site)
    assert done.returncode == 0, done.stderr
    pages = {path.relative_to(site / PSEUDO).as_posix(): path for path in (site / PSEUDO).rglob("*.html")}
    sources = {"" if path.stem == "index" else f"{path.stem}/" for path in DOCS.glob("*.md")}
    assert set(pages) == {f"{source}index.html" for source in sources} | {NEUTRAL}
    by_material = set(re.findall(r'": "([^"]*)"', OF_MATERIAL.read_text(encoding="utf-8")))
    for name, path in pages.items():
        html = path.read_text(encoding="utf-8")
        assert 'class="in-english"' not in html
        said = [text for text in Said(html).texts if text.strip() not in by_material]
        assert len(said) > 5, name
        assert {word for text in said for word in words_of_english(text)} == set(), name
    for page in ("index.html", "check/index.html", f"{PSEUDO}/index.html", "404.html"):
        assert f'lang="{PSEUDO}"' in (site / page).read_text(encoding="utf-8"), page
    index = (site / PSEUDO / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "húmánítáríán" in index
