"""What `make serve` runs: a change of a rule or of its words is seen without a restart by hand."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from checker.web.serve import ENDED
from tests.support.waiting import wait_until

BUILT_WITHIN_S = 450


@contextmanager
def serving(copy: Path, stop: signal.Signals) -> Iterator[str]:
    """The address at which the copy is served, until it is stopped by a signal; then nothing is left of it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "checker.web.serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (copy / "told").open("w") as told:
        server = subprocess.Popen(command, cwd=copy, stderr=told)
    try:
        yield f"http://127.0.0.1:{port}/"
        server.send_signal(stop)
        assert server.wait() == 0
        socket.create_server(("127.0.0.1", port)).close()
    finally:
        server.terminate()
        server.wait()


def page_at(address: str) -> str:
    """What is served there; nothing while there is no server."""
    try:
        with urlopen(address) as response:
            return str(response.read().decode())
    except (URLError, ConnectionError):
        return ""


def conditions_in(page: str) -> list[str]:
    """When its questions are not asked, as the page says it."""
    return re.findall(r'data-not-asked-when="([^"]+)"', page)


def image_named_in(page: str) -> str:
    """The file with Python and the checker in it, whose name tells its content."""
    (name,) = set(re.findall(r"assets/python/image\.\w+\.bin", page))
    return str(name)


def test_a_changed_rule_and_a_changed_word_are_served(copy: Path) -> None:
    """In the page, and in the Python that the page runs."""
    policy, words = copy / "checker" / "policy.py", copy / "checker" / "text" / "en.toml"
    rule, other_rule = 'not_asked_when=answer("inadmissible", "no")', 'not_asked_when=answer("inadmissible", "yes")'
    changed = policy.read_text(encoding="utf-8").replace(rule, other_rule)
    assert changed != policy.read_text(encoding="utf-8"), "this test changes that rule: say it anew"
    with serving(copy, signal.SIGTERM) as address:
        page = address + "check/"
        before = wait_until(lambda: page_at(page), "for the page", BUILT_WITHIN_S)
        policy.write_text(changed, encoding="utf-8")
        wait_until(
            lambda: conditions_in(page_at(page)) not in ([], conditions_in(before)), "for the rule", BUILT_WITHIN_S
        )
        after = page_at(page)
        assert image_named_in(after) != image_named_in(before)
        with urlopen(address + image_named_in(after)) as response:
            assert response.read()
        words.write_text(words.read_text(encoding="utf-8").replace('button = "', 'button = "zyx '), encoding="utf-8")
        wait_until(lambda: ">zyx" in page_at(page), "for the word", BUILT_WITHIN_S)


def test_who_makes_a_slip_and_mends_it_goes_on(copy: Path) -> None:
    """A policy without its words ends MkDocs; as soon as the words are there, it is back."""
    policy, words = copy / "checker" / "policy.py", copy / "checker" / "text" / "en.toml"
    good = words.read_text(encoding="utf-8")
    with serving(copy, signal.SIGINT) as address:
        wait_until(lambda: page_at(address), "for the page", BUILT_WITHIN_S)
        words.write_text(good.replace("[question.passport]", "[question.pass]"), encoding="utf-8")
        policy.write_text(policy.read_text(encoding="utf-8"), encoding="utf-8")
        wait_until(lambda: ENDED in (copy / "told").read_text(encoding="utf-8"), "for MkDocs to end", BUILT_WITHIN_S)
        assert page_at(address) == ""
        words.write_text(good, encoding="utf-8")
        wait_until(lambda: page_at(address), "for the page again", BUILT_WITHIN_S)
