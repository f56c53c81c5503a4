"""The site with live reload, for whoever writes: what `make serve` runs, in the project's folder.

    python -m checker.web.serve [OPTIONS OF mkdocs serve]

MkDocs builds again by itself when a page, the words, a template, a style or a script changes. It cannot load Python
anew: when Python changes, MkDocs starts anew. A slip at its start ends it; then it starts anew when anything changes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Event

from watchdog.events import (
    FileClosedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

SOURCES = ("checker", "docs")
SAVES = [FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent]
LOOK_AGAIN_S = 0.2
QUIET_S = 0.3
"""One save is several events; what follows another so soon belongs to it."""

PATIENCE_S = 10
ENDED = "MkDocs has ended. It starts again as soon as a file is saved."


class Saves(FileSystemEventHandler):
    """Whether anything, and whether Python, has been saved since it was last forgotten."""

    def __init__(self) -> None:
        self.any = Event()
        self.python = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of it."""
        # Some editors write another file, and then give it the name.
        path = os.fsdecode(event.dest_path or event.src_path)
        if "__pycache__" in path:
            return
        if path.endswith(".py"):
            self.python.set()
        self.any.set()

    def forget(self) -> None:
        """Forget all of them, once the last is over."""
        self.any.clear()
        while self.any.wait(QUIET_S):
            self.any.clear()
        self.python.clear()


def main() -> None:
    """Serve until SIGINT, which is Ctrl-C, or SIGTERM."""
    # SIGINT too: a shell starts what it puts into the background with that one ignored.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    saves = Saves()
    observer = Observer()
    for folder in SOURCES:
        observer.schedule(saves, folder, recursive=True, event_filter=SAVES)
    with suppress(KeyboardInterrupt):
        observer.start()
        while True:
            _serve(saves)
            saves.forget()


def _serve(saves: Saves) -> None:
    """Run MkDocs until Python changes or, where it ends by itself, until anything has changed since its start."""
    # A group of its own: what MkDocs has started ends with it, and a Ctrl-C reaches all of them once.
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", *sys.argv[1:]], start_new_session=True
    )
    try:
        while server.poll() is None:
            if saves.python.wait(LOOK_AGAIN_S):
                return
        print(ENDED, file=sys.stderr)
        saves.any.wait()
    finally:
        _stop(server)


def _stop(server: subprocess.Popen[bytes]) -> None:
    for stop in (signal.SIGINT, signal.SIGKILL):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(server.pid, stop)
        with suppress(subprocess.TimeoutExpired):
            server.wait(PATIENCE_S)
            return


if __name__ == "__main__":
    main()
