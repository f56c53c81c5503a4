"""A web host on this machine, that a test can make slow or break."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

from tests.support.waiting import PATIENCE_S

__all__ = ["FOLDER", "Held", "Host"]

FOLDER = "a/folder/of/a/host"
"""Where the site lies on the host: not at its root, as on GitHub Pages."""


class Held:
    """Files that a host holds back."""

    def __init__(self) -> None:
        self.go_on = Event()
        self._asked_for = Event()

    def wait(self) -> None:
        """Return when a browser has been let wait for one of them. Raises TimeoutError if none ever asks."""
        if not self._asked_for.wait(PATIENCE_S):
            raise TimeoutError("no browser asks for what is held back")

    def hold(self) -> None:
        """Return when the files may go on."""
        self._asked_for.set()
        self.go_on.wait()


class Host:
    """A web host on this machine, with the site in FOLDER; it can hold a file back until it is told to go on.

    `without_slash`: it serves a folder at an address without a slash at its end, too, where others lead on.
    """

    def __init__(self, root: Path, *, without_slash: bool = False) -> None:
        self.without_slash = without_slash
        self._held: dict[tuple[str, bool], Held] = {}
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
    def holding(self, part: str, *, half_sent: bool = False) -> Iterator[Held]:
        """Hold files back that have this in their address, or their second halves, until they may go on."""
        held = self._held[part, half_sent] = Held()
        try:
            yield held
        finally:
            held.go_on.set()
            del self._held[part, half_sent]

    @contextmanager
    def cutting(self, part: str) -> Iterator[None]:
        """Close the connection in the middle of every file with this in its address."""
        self._cut.add(part)
        try:
            yield
        finally:
            self._cut.remove(part)

    def cuts(self, path: str) -> bool:
        """Whether this file is sent by half only."""
        return any(part in path for part in self._cut)

    def wait_for_leave(self, path: str, *, half_sent: bool) -> None:
        """Return when `path`, or its second half, may be sent."""
        for (part, half), held in list(self._held.items()):
            if half == half_sent and part in path:
                held.hold()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *args: Any, **kwargs: Any) -> None:
        self._host = host
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self._host.without_slash and "." not in self.path.rpartition("/")[2]:
            self.path = f"{self.path.rstrip('/')}/index.html"
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
