"""The nginx example of docs/maintainers/hosting.md, in the real nginx, with a browser before it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Page, expect

from checker.web.wheel import LOCK
from tests.support.hosts import Host
from tests.support.paths import MAINTAINERS
from tests.support.questionnaire import choose, press, wait_until_ready
from tests.support.watching import LATER, Watched

HOSTING = MAINTAINERS / "hosting.md"
EXAMPLE = re.compile(r"^```nginx\n(.*?)^```$", re.DOTALL | re.MULTILINE)

ALONE = """
daemon off;
# Otherwise an nginx that root starts would serve as somebody who may not read the folder. It is ignored for others.
user root;
worker_processes 1;
pid {logs}/pid;
error_log {logs}/error.log;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log {logs}/access.log;
    client_body_temp_path {logs}/body;
    proxy_temp_path {logs}/proxy;
    fastcgi_temp_path {logs}/fastcgi;
    uwsgi_temp_path {logs}/uwsgi;
    scgi_temp_path {logs}/scgi;
{example}
}}
"""
"""What stands around the example: as in Debian's nginx.conf, and everything that nginx writes in one folder."""


@dataclass(frozen=True)
class Nginx:
    """An nginx that serves the site as the example says."""

    origin: str
    logs: Path


def program() -> str:
    """The nginx of this machine. Without one, the test is skipped, but not where every test must run."""
    # On Debian it is no program for everyone.
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/local/sbin:/usr/sbin")
    if found is None:
        missing = "nginx is not installed (on Debian: apt install nginx-light)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def example() -> str:
    """The one nginx example of the page."""
    (found,) = EXAMPLE.findall(HOSTING.read_text(encoding="utf-8"))
    return str(found)


def filled(text: str, root: Path, port: int) -> str:
    """The example with this folder and this port in it."""
    text, roots = re.subn(r"(?m)^( *root ).*;$", rf'\g<1>"{root}";', text)
    text, listens = re.subn(r"(?m)^ *listen .*\n", "", text)
    text, names = re.subn(r"(?m)^( *)server_name .*;$", rf"\g<1>listen 127.0.0.1:{port};", text)
    assert (roots, listens, names) == (1, 2, 1)
    return text


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """The real nginx, until the tests of this file are done."""
    command = program()
    about = subprocess.run([command, "-V"], stderr=subprocess.PIPE, text=True, check=True).stderr
    types = Path(re.findall(r"--conf-path=(\S+)", about)[0]).with_name("mime.types")
    logs = tmp_path_factory.mktemp("nginx")
    # Open already when nginx takes it over, so that nobody else can take its number, and no request comes too early.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        settings = logs / "nginx.conf"
        settings.write_text(ALONE.format(logs=logs, types=types, example=filled(example(), site, port)))
        command_line = [command, "-p", str(logs), "-c", str(settings)]
        checked = subprocess.run([*command_line, "-t"], stderr=subprocess.PIPE, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
        descriptor = listening.fileno()
        server = subprocess.Popen(
            command_line, env=os.environ | {"NGINX": f"{descriptor};"}, pass_fds=[descriptor], stderr=subprocess.DEVNULL
        )
    yield Nginx(f"http://127.0.0.1:{port}", logs)
    assert server.poll() is None, (logs / "error.log").read_text()
    server.terminate()
    server.wait()


def headers_wanted() -> dict[str, str]:
    """The headers that the example adds to everything."""
    added = re.findall(r'^ *add_header (\S+) "?([^"$]+?)"? always;$', example(), re.MULTILINE)
    assert {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} <= dict(added).keys()
    return {name.lower(): value for name, value in added}


def get(page: Page, address: str) -> APIResponse:
    """What the host sends, as a browser asks for it."""
    return page.request.get(address, headers={"Accept-Encoding": "gzip"}, max_redirects=0)


def piece(site: Path) -> str:
    """The path of one of the pieces of Python."""
    return next(path.relative_to(site).as_posix() for path in (site / "assets" / "python").glob("*.bin"))


def test_the_check_answers(page: Page, nginx: Nginx) -> None:
    """With every header of the example, from the button that fetches Python to the answer, and without a complaint."""
    watched = Watched(page)
    response = page.goto(f"{nginx.origin}/check/")
    assert response
    assert response.ok
    wait_until_ready(page)
    choose(page, {"location": "inside_us"})
    press(page)
    expect(page.locator("#outcome")).to_have_attribute("data-verdict", "not_met")
    assert watched.found == []


def test_everything_has_the_headers(page: Page, nginx: Nginx, site: Path) -> None:
    """Pages, styles, scripts, pieces of Python, and what is sent when there is no such file."""
    wanted = headers_wanted()
    for path in ("", "check/", "assets/checker/guide.css", "assets/checker/questionnaire.js", piece(site), "no/such"):
        sent = get(page, f"{nginx.origin}/{path}").headers
        assert {name: sent.get(name) for name in wanted} == wanted, path


@pytest.mark.parametrize(
    ("path", "status", "kind", "zipped"),
    [
        ("", 200, "text/html", True),
        ("check/", 200, "text/html", True),
        ("assets/checker/guide.css", 200, "text/css", True),
        ("assets/checker/questionnaire.js", 200, "application/javascript", True),
        ("search/search_index.json", 200, "application/json", True),
        ("no/such/page/", 404, "text/html", True),
        ("assets/python/gone.00000000.bin", 404, "text/html", True),
        ("assets/", 404, "text/html", True),
    ],
)
def test_what_may_change_is_asked_for_again(
    page: Page, nginx: Nginx, path: str, status: int, kind: str, zipped: bool
) -> None:
    """Also the answer that there is no such piece of Python: tomorrow there may be."""
    sent = get(page, f"{nginx.origin}/{path}")
    assert sent.status == status
    assert sent.headers["cache-control"] == "no-cache"
    assert sent.headers["content-type"].split(";")[0] == kind
    assert (sent.headers.get("content-encoding") == "gzip") is zipped


def test_pieces_of_python_are_kept_and_not_compressed_again(page: Page, nginx: Nginx, site: Path) -> None:
    """For ever, because another content has another name; whole, or only the part that a browser asks for."""
    for headers, status in (({}, 200), ({"Range": "bytes=0-9"}, 206)):
        sent = page.request.get(f"{nginx.origin}/{piece(site)}", headers=headers | {"Accept-Encoding": "gzip"})
        assert sent.status == status
        assert sent.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert "content-encoding" not in sent.headers


def test_an_error_is_not_kept_in_the_place_of_a_piece(page: Page, nginx: Nginx, site: Path) -> None:
    """Its address is that of the piece; a browser must not be told of the error for ever."""
    sent = page.request.post(f"{nginx.origin}/{piece(site)}")
    assert sent.status == 405
    assert sent.headers["cache-control"] == "no-cache"


def test_lost_readers_meet_the_guide(page: Page, nginx: Nginx, site: Path) -> None:
    """Its own page, with its styles and a way on, in the place of the host's message."""
    watched = Watched(page)
    response = page.goto(f"{nginx.origin}/no/such/page")
    assert response
    assert response.status == 404
    assert response.body() == (site / "404.html").read_bytes()
    # The browser itself notes that the page was not found.
    assert [note for note in watched.found if "404" not in note] == []
    page.locator("a[href$='get-help/']").first.click()
    expect(page).to_have_url(f"{nginx.origin}/get-help/")


def test_an_address_without_its_slash_arrives(page: Page, nginx: Nginx) -> None:
    """Under the name that the reader sees, which behind another server is not the one that nginx knows."""
    sent = get(page, f"{nginx.origin}/check")
    assert sent.status == 301
    assert sent.headers["location"] == "/check/"


def test_no_other_site_shows_the_guide_in_a_frame(page: Page, nginx: Nginx, host: Host) -> None:
    """Where something could be laid over it: what no policy inside a page can forbid."""
    for address, shown in ((f"{host.site}check/", True), (f"{nginx.origin}/check/", False)):
        page.set_content(f"<iframe src='{address}'></iframe>")
        expect(page.frame_locator("iframe").locator("#checker")).to_be_visible(visible=shown)


def test_other_sites_can_fetch_the_rules_and_nothing_else(page: Page, nginx: Nginx, host: Host) -> None:
    """The lock and the wheel that it names, with which their Pyodide installs the checker; no page of the guide."""
    # A file has no content policy, which would forbid it before nginx is asked.
    page.goto(f"{host.site}rules.json")
    lock = page.evaluate("address => fetch(address).then((sent) => sent.json())", f"{nginx.origin}/python/{LOCK}")
    fetched = "address => fetch(address).then(({ ok }) => ok, () => false)"
    wheel = lock["packages"]["checker"]["file_name"]
    for path, lets in ((f"python/{wheel}", True), ("check/", False), ("rules.json", False)):
        assert page.evaluate(fetched, f"{nginx.origin}/{path}") is lets, path


def test_the_search_sends_nothing_elsewhere(page: Page, nginx: Nginx) -> None:
    """Its worker is a file of its own, which no policy inside a page governs: only the host's header does."""
    with page.expect_worker() as started:
        page.goto(nginx.origin)
    sent = started.value.evaluate(LATER.replace("DEED", "fetch(address)"), "https://elsewhere.invalid/")
    assert sent == "connect-src"


def test_nothing_is_noted_about_readers(page: Page, nginx: Nginx) -> None:
    """Neither of pages that are there nor of pages that are not: no address, no time."""
    for path in ("check/", "no/such", "assets/"):
        get(page, f"{nginx.origin}/{path}")
    assert [path.name for path in nginx.logs.glob("*.log") if path.read_text()] == []
