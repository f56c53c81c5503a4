"""The offline edition is not packed while a page or a style sheet in it refers to what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.web.offline import OfflineError, packed

REFERRING = [
    '<a href="other.html">',
    '<a href="folder/">',
    '<a href="here.html/">',
    '<a href=".">',
    '<a href="/here.html">',
    '<a href="//example.org/here.html">',
    '<a href="../here.html">',
    '<a href="Here.html">',
    '<a href="here.html#nowhere">',
    '<a href="#nowhere">',
    '<a href="here.html?a=b#nowhere">',
    "<a href=other.html>",
    '<img src="picture.png">',
    '<img src="here.html" srcset="here.html 1x,picture.png 2x">',
    '<link rel="preload" imagesrcset="picture.png, here.html 300w">',
    '<video poster="picture.png">',
    '<form action="other.html">',
    '<button formaction="other.html">',
    '<svg><use xlink:href="icons.svg#star"/></svg>',
    '<button data-address="other.html">',
    '<form data-pieces="{&quot;image&quot;: {&quot;addresses&quot;: [&quot;here.html&quot;, &quot;image.js&quot;]}}">',
    '<p style="background: url(picture.png)">',
    "<style>@import 'other.css';</style>",
]
"""Markup of here.html, each with a reference that is dead on a disk; some of them would live on a host."""


def put(folder: Path, **files: str) -> None:
    """Write files with these names, but for the underscore that stands for the dot."""
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")


@pytest.mark.parametrize("markup", REFERRING)
def test_a_dead_reference_of_a_page_is_refused(tmp_path: Path, markup: str) -> None:
    """Whatever carries it, and however it is written; the message names the page."""
    put(tmp_path, here_html=markup)
    with pytest.raises(OfflineError, match=r"^here\.html refers to "):
        packed(tmp_path)


@pytest.mark.parametrize(
    "style", ["p { background: url( 'picture.png' ) }", "@import other.css;", "@import url(other.css);"]
)
def test_a_dead_reference_of_a_style_sheet_is_refused(tmp_path: Path, style: str) -> None:
    """The same, for pictures and for other sheets."""
    put(tmp_path, style_css=style)
    with pytest.raises(OfflineError, match=r"^style\.css refers to "):
        packed(tmp_path)


def test_every_dead_reference_is_named(tmp_path: Path) -> None:
    """With both files, so that a writer mends all of them in one go."""
    put(tmp_path, here_html='<a href="other.html"><a href="there.html#x">', there_html='<p id="y">')
    with pytest.raises(OfflineError) as refused:
        packed(tmp_path)
    lines = str(refused.value).splitlines()
    assert ["other.html" in lines[0], "there.html#x" in lines[1]] == [True, True]
    assert all(line.startswith("here.html ") for line in lines)


def test_what_is_there_is_accepted(tmp_path: Path) -> None:
    """Files and places by their names with or without escapes, and addresses that lead out of the edition."""
    (tmp_path / "folder").mkdir()
    put(tmp_path, é_html='<p id="où & là"><a href="#o%C3%B9 &amp; là"><a href="#"><a href=""><a href="mailto:a@b">')
    put(tmp_path / "folder", page_html='<a href="../%C3%A9.html?x#où%20&amp;%20là"><a href="https://example.org/">')
    put(tmp_path / "folder", style_css="p { background: url('data:image/svg+xml,<svg fill=\"url(x)\">') url(#x) }")
    assert packed(tmp_path)


def test_text_that_looks_like_markup_is_no_reference(tmp_path: Path) -> None:
    """In a comment, in a script, or in the text of a page."""
    put(tmp_path, here_html='<!-- <a href="x"> --><script>"<img src=x>"</script>&lt;a href="x"&gt; url(x)')
    assert packed(tmp_path)
