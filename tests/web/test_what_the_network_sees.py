"""What others learn from the pages by themselves, on a host that sends no header of its own."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from tests.support.editions import LANGUAGES, folder_of
from tests.support.hosts import Host
from tests.support.paths import DOCS
from tests.support.site import ADDRESS, NEUTRAL

NO_REFERRER = '<meta name="referrer" content="no-referrer">'


def test_every_page_asks_for_no_referrer(site: Path, edition: str) -> None:
    """Those of both editions, the one for lost readers and the neutral one."""
    pages = [*site.rglob("*.html"), *Path.from_uri(edition).rglob("*.html")]
    assert {path.name for path in pages} >= {"index.html", "404.html", "check.html", NEUTRAL}
    for path in pages:
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        assert NO_REFERRER in head, path


@pytest.mark.parametrize("path", ["get-help/", "check/"])
def test_a_followed_link_tells_nobody_where_the_reader_comes_from(page: Page, host: Host, path: str) -> None:
    """An official page that is opened in the same tab or beside it."""
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.context.on("request", note)
    page.context.route(re.compile("^https://"), lambda route: route.fulfill(body="an official page"))
    page.goto(host.site + path)
    page.evaluate("""() => {
        const link = Object.assign(document.createElement("a"), { href: "https://www.uscis.gov/", target: "_blank" });
        document.querySelector("article").append(link);
        link.click();
    }""")
    page.evaluate("location.href = 'https://www.uscis.gov/'")
    page.wait_for_url("https://www.uscis.gov/")
    official = [request for request in asked if request.url.startswith("https:")]
    assert len(official) >= 2
    assert [request.all_headers().get("referer") for request in official] == [None] * len(official)


def test_no_search_engine_lists_the_page_for_lost_readers(site: Path) -> None:
    """Nor the neutral page; all others may be found."""
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    hidden = {name for name, html in pages.items() if re.search('<meta name="robots" content="noindex">', html)}
    assert hidden == {"404.html", *(folder_of(language) + NEUTRAL for language in LANGUAGES)}


def test_the_site_map_has_the_day_of_each_pages_last_check(site_at_address: Path) -> None:
    """Not that of the build, on which nobody looked at anything."""
    site_map = (site_at_address / "sitemap.xml").read_text(encoding="utf-8")
    assert site_map.startswith("<?xml")
    dates = dict(re.findall(rf"<loc>{ADDRESS}(.*?)</loc>\s*<lastmod>(.*)</lastmod>", site_map))
    checked = {
        folder_of(language) + ("" if path.stem == "index" else f"{path.stem}/"): found[1]
        for path in DOCS.glob("*.md")
        for language in LANGUAGES
        if (found := re.search(r"^checked: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    }
    assert dates == checked
    packed = gzip.decompress((site_at_address / "sitemap.xml.gz").read_bytes())
    assert packed.decode() == site_map
