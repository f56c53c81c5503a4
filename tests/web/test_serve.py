"""`mkdocs serve`, which `make serve` starts: a change of a rule or of its words is seen without a restart."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest


@pytest.fixture
def served(copy: Path) -> Iterator[str]:
    """The address at which the copy is served with live reload."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "--quiet", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=copy)
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait()


def says(address: str, text: str) -> bool:
    """Whether what is served there has this text; not while the server starts or builds."""
    try:
        with urlopen(address) as response:
            return text in response.read().decode()
    except (URLError, ConnectionError):
        return False


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether the condition holds at some moment of that time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def save_until(condition: Callable[[], bool], path: Path, text: str) -> None:
    """Save the file, again if need be: a save just before the server begins to watch goes unseen."""
    for _ in range(10):
        path.write_text(text, encoding="utf-8")
        if within(6, condition):
            return
    pytest.fail(f"the change of {path.name} is never served")


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
    assert within(60, lambda: says(page, 'data-not-asked-when="inadmissible=no"'))
    before = image_named_in(page)

    policy = copy / "checker" / "policy.py"
    old, new = 'not_asked_when=answer("inadmissible", "no")', 'not_asked_when=answer("inadmissible", "yes")'
    changed = policy.read_text(encoding="utf-8").replace(old, new)
    assert changed != policy.read_text(encoding="utf-8"), "this test changes that rule: say it anew"
    save_until(lambda: says(page, 'data-not-asked-when="inadmissible=yes"'), policy, changed)
    assert image_named_in(page) != before

    words = copy / "checker" / "text" / "en.toml"
    save_until(lambda: says(page, ">zyx"), words, words.read_text().replace('button = "', 'button = "zyx '))
