"""The built site, served as a host serves it, and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from playwright.sync_api import Page, Request

from checker.web.runtime import UNFINISHED
from tests.browsers import chromium

PROJECT = Path(__file__).parents[2]
FOLDER = "a/folder/of/a/host"
"""Where the site lies on the host: not at its root, as on GitHub Pages."""

NEUTRAL = "kitchen-measures.html"
"""The page that takes the place of the questionnaire when its reader leaves fast: no page of the guide."""


class Host:
    """A web host on this machine, with the site in FOLDER; it can hold a file back until it is told to go on."""

    def __init__(self, root: Path) -> None:
        self._held: dict[tuple[str, bool], Event] = {}
        self._cut: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self, directory=str(root)))
        Thread(target=self._server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.site = f"{self.origin}/{FOLDER}/"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    @contextmanager
    def holding(self, part: str, *, half_sent: bool = False) -> Iterator[Event]:
        """Hold files back that have this in their address, or their second halves, until the event is set."""
        go_on = self._held[part, half_sent] = Event()
        try:
            yield go_on
        finally:
            go_on.set()
            del self._held[part, half_sent]

    @contextmanager
    def cutting(self, part: str) -> Iterator[None]:
        """Close the connection in the middle of every file with this in its address."""
        self._cut.add(part)
        yield
        self._cut.remove(part)

    def cuts(self, path: str) -> bool:
        """Whether this file is sent by half only."""
        return any(part in path for part in self._cut)

    def wait_for_leave(self, path: str, *, half_sent: bool) -> None:
        """Return when `path`, or its second half, may be sent."""
        for (part, half), go_on in list(self._held.items()):
            if half == half_sent and part in path:
                go_on.wait(timeout=120)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *args: Any, **kwargs: Any) -> None:
        self._host = host
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self._host.wait_for_leave(self.path, half_sent=False)
        # A browser that is closed in the middle of a download is no error.
        with suppress(BrokenPipeError, ConnectionResetError):
            super().do_GET()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        outputfile.write(content[: len(content) // 2])
        self._host.wait_for_leave(self.path, half_sent=True)
        if self._host.cuts(self.path):
            self.close_connection = True
            return
        outputfile.write(content[len(content) // 2 :])

    def log_message(self, *_: Any) -> None:
        pass


def open_until_quiet(page: Page, address: str) -> None:
    """Open a page, and return when it has loaded and has asked for nothing for half a second.

    Playwright's own "networkidle" looks at requests alone: on a busy machine it comes before the page's scripts do.
    """
    requests: list[Request] = []

    def on_request(request: Request) -> None:
        requests.append(request)

    page.on("request", on_request)
    page.goto(address)
    before = -1
    while before != len(requests):
        before = len(requests)
        page.wait_for_timeout(500)
    page.remove_listener("request", on_request)


def build(project: Path, into: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of `project` as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
    return subprocess.run(
        command, cwd=project, env=os.environ | environment, stderr=subprocess.PIPE, text=True, check=False
    )


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's root folder, with the site built strictly into a folder of it."""
    root = tmp_path_factory.mktemp("host")
    assert build(PROJECT, root / FOLDER).returncode == 0
    return root


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """The folder of the built site."""
    return root / FOLDER


@pytest.fixture(scope="session")
def host(root: Path) -> Iterator[Host]:
    """The host that serves the site in a folder."""
    host = Host(root)
    yield host
    host.close()


@pytest.fixture(scope="session")
def host_at_root(site: Path) -> Iterator[Host]:
    """A host with the site at its root. Only there does the page for lost readers work without a SITE_URL."""
    host = Host(site)
    yield host
    host.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    for name in ("docs", "checker"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    for name in ("mkdocs.yml", "pyproject.toml", "README.md"):
        shutil.copy(PROJECT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(PROJECT / "node_modules")
    # What has been made once need not be made again, unless the test changes what it is made of.
    if (PROJECT / ".cache").exists():
        shutil.copytree(PROJECT / ".cache", tmp_path / ".cache", ignore=shutil.ignore_patterns(f"{UNFINISHED}*"))
    return tmp_path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the system's browser where there is one."""
    return browser_type_launch_args | {"executable_path": chromium()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A phone's width, unless a test says otherwise."""
    return browser_context_args | {"viewport": {"width": 360, "height": 740}}
