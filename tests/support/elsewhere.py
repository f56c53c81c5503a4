"""Another origin, and all that a page could do to reach it."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

__all__ = ["Elsewhere"]


class Elsewhere(ThreadingHTTPServer):
    """Another origin, which notes what reaches it. Nothing must."""

    daemon_threads = True

    def __init__(self) -> None:
        self.arrived: Queue[str] = Queue()
        super().__init__(("127.0.0.1", 0), _Noting)
        self.address = f"http://127.0.0.1:{self.server_port}/answers?inside_us"


class _Noting(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_GET(self) -> None:
        self.server.arrived.put(self.path)
        self.send_error(404)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: Any) -> None:
        pass
