"""A web host on this machine, that compresses or not, over a fast or a slow network, and counts what it sends."""

from __future__ import annotations

import email.utils
import gzip
import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

__all__ = ["FAST", "Host", "Network"]

TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
    ".xml": "text/xml",
    ".zip": "application/zip",
}
"""What a host that compresses compresses; all else is sent as it is. Most would leave .whl and .zip alone: this is
generous to Pyodide as it comes."""

CHUNK_BYTES = 4096


@dataclass(frozen=True)
class Network:
    """What lies between the host and the browser: the speed is that of all connections together."""

    bytes_per_s: float
    latency_s: float


FAST = Network(float("inf"), 0)


class Host:
    """Serves the files of a folder, and counts the bytes of the bodies that it sends."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.compresses = True
        self.network = FAST
        self.sent: dict[str, int] = {}
        """The bytes of each path that was sent since this was last emptied."""
        self._free_at = 0.0
        self._lock = Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self))
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def count(self, path: str, length: int) -> None:
        """Note that so many bytes of `path` are being sent."""
        with self._lock:
            self.sent[path] = self.sent.get(path, 0) + length

    def wait_for_turn(self, length: int) -> None:
        """Return when the network, which all connections share, has room for `length` bytes more."""
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + length / self.network.bytes_per_s
            wait = self._free_at - time.monotonic()
        if wait > 0:
            time.sleep(wait)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, host: Host, *args: Any) -> None:
        self._host = host
        super().__init__(*args)

    def do_GET(self) -> None:
        time.sleep(self._host.network.latency_s)
        path = unquote(urlsplit(self.path).path)
        file = self._host.root / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        # A browser that is closed in the middle of a download is no error.
        with suppress(BrokenPipeError, ConnectionResetError):
            if file.is_file():
                self._send_file(path, file)
            else:
                self._send_head(404, {"Content-Length": "0"})

    def _send_file(self, path: str, file: Path) -> None:
        changed = file.stat().st_mtime
        body = file.read_bytes()
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        head = {"ETag": etag, "Last-Modified": email.utils.formatdate(changed, usegmt=True), "Vary": "Accept-Encoding"}
        if etag in self.headers.get("If-None-Match", ""):
            self._send_head(304, head)
            return
        head["Content-Type"] = TYPES.get(file.suffix, "application/octet-stream")
        if self._host.compresses and file.suffix in TYPES and "gzip" in self.headers.get("Accept-Encoding", ""):
            head["Content-Encoding"] = "gzip"
            body = _gzipped(body)
        self._send_head(200, head | {"Content-Length": str(len(body))})
        self._host.count(path, len(body))
        for start in range(0, len(body), CHUNK_BYTES):
            self._write(body[start : start + CHUNK_BYTES])

    def _send_head(self, status: int, head: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.end_headers()

    def _write(self, data: bytes) -> None:
        self._host.wait_for_turn(len(data))
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


@cache
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)
