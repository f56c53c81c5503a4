"""The command `python -m checker`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from checker import POLICY, __version__, check
from tests.support.bad_input import BAD_TEXTS, BAD_VALUES


def run(text: str | bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command with these arguments, given this on standard input."""
    sent = text.encode() if isinstance(text, str) else text
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, input=sent, capture_output=True, check=False)


@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_prints_the_outcome_as_one_json_object(prefix: bytes) -> None:
    """The same object that check() gives, keys in the same order."""
    answers = {"location": "outside_us", "urgent_reason": "medical", "public_benefit": "none"}
    done = run(prefix + json.dumps(answers).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(json.loads(done.stdout).items()) == list(check(POLICY, answers).to_dict().items())


def test_ten_thousand_bytes_are_read_and_not_one_more() -> None:
    """Whoever pads, indents or pipes answers knows how much is taken."""
    sent = json.dumps({"location": "outside_us"})
    assert run(sent.ljust(10_000)).returncode == 0
    assert run(sent.ljust(10_001)).returncode == 2


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    ("command", "status"),
    [("{python} -m checker <&-", 2), ("echo {{}} | {python} -m checker >/dev/full", 1)],
    ids=["no input", "full disk"],
)
def test_without_input_or_output_there_is_no_traceback(command: str, status: int, unbuffered: str) -> None:
    """A closed standard input, a full disk: no more than a line, whether Python writes at once or at its end."""
    done = subprocess.run(
        command.format(python=sys.executable),
        shell=True,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert "None" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "named"), [*BAD_VALUES, *BAD_TEXTS, (b"\xff\xfe{}", "JSON")], ids=lambda value: repr(value)[:40]
)
def test_bad_input_is_refused_kindly(text: str | bytes, named: str) -> None:
    """Exit status 2, nothing on output, one line that says what is wrong, and never a traceback."""
    done = run(text)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert named in line
    assert "Traceback" not in line


def test_the_outcome_stands_on_lines_of_its_own() -> None:
    """For whoever reads it: a line for each entry, set in by two spaces."""
    assert run("{}").stdout.startswith(b'{\n  "')


def test_says_its_version() -> None:
    """Alone, and reads no answers."""
    done = run("no answers", "--version")
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, __version__, b"")


def test_says_how_it_is_used() -> None:
    """By the name by which it is called, and with what it does."""
    usage, description, *_ = run("", "--help").stdout.decode().split("\n\n")
    assert usage.startswith("usage: python -m checker ")
    assert not description.startswith("options")


def test_an_unknown_argument_ends_it() -> None:
    """As bad input does, and prints no outcome."""
    done = run("{}", "--language")
    assert (done.returncode, done.stdout) == (2, b"")
