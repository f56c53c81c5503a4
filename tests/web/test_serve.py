"""`mkdocs serve`, which `make serve` starts: a change of a rule or of its words is seen without a restart."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.support.waiting import wait_until


@pytest.fixture
def served(copy: Path, tmp_path: Path) -> Iterator[str]:
    """The address at which the copy is served with live reload."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    notes = tmp_path / "notes"
    with notes.open("w", encoding="utf-8") as file:
        server = subprocess.Popen(command, cwd=copy, stderr=file)
    try:
        # It says so when it watches the files: what is saved before goes unseen.
        wait_until(lambda: "Serving on" in notes.read_text(encoding="utf-8"), "for the server")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def says(address: str, text: str) -> bool:
    """Whether what is served there has this text; not while a server starts."""
    try:
        with urlopen(address) as response:
            return text in response.read().decode()
    except (URLError, ConnectionError):
        return False


def image_named_in(address: str) -> str:
    """The file with Python and the checker in it, whose name tells its content; it is served."""
    with urlopen(address) as response:
        (name,) = set(re.findall(r"assets/python/image\.\w+\.bin", response.read().decode()))
    with urlopen(address.replace("check/", name)) as response:
        assert response.read()
    return str(name)


def test_a_changed_rule_and_a_changed_word_are_served(copy: Path, served: str) -> None:
    """In the page, and in the Python that the page runs."""
    page = served + "check/"
    wait_until(lambda: says(page, 'data-not-asked-when="inadmissible=no"'), "for the page")
    before = image_named_in(page)

    policy = copy / "checker" / "policy.py"
    old, new = 'not_asked_when=answer("inadmissible", "no")', 'not_asked_when=answer("inadmissible", "yes")'
    changed = policy.read_text(encoding="utf-8").replace(old, new)
    assert changed != policy.read_text(encoding="utf-8"), "this test changes that rule: say it anew"
    policy.write_text(changed, encoding="utf-8")
    wait_until(lambda: says(page, 'data-not-asked-when="inadmissible=yes"'), "for the changed rule")
    assert image_named_in(page) != before

    words = copy / "checker" / "text" / "en.toml"
    words.write_text(words.read_text().replace('button = "', 'button = "zyx '))
    wait_until(lambda: says(page, ">zyx"), "for the changed word")
