"""Runs the tests on every mutant: python -m tests.mutants [MODULE ...].

Exit status 1 when too few mutants of a module are killed, or when one survives without its reason in
docs/maintainers/mutants.md.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.util import cache_from_source
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.mutants.faults import Mutant, mutants_of
from tests.support.paths import CHECKER, MAINTAINERS, PROJECT

MODULES = ("logic", "model", "policy", "outcome", "exchange", "__main__")
PAGE = MAINTAINERS / "mutants.md"
SHARE = 0.95

# What kills most at least cost runs by itself before the rest is even loaded.
FIRST = {
    "logic": "logic",
    "model": "model",
    "policy": "tables",
    "outcome": "cases",
    "exchange": "exchange",
    "__main__": "main",
}
TESTS = ("tables", "model", "logic", "asked", "cases", "cautions", "outcome", "answers", "exchange")

# An endless loop counts as noticed. In seconds of the processor, so that a busy machine kills no mutant.
PATIENCE_S = 60


class WithoutShrinking:
    """A plugin for pytest: no time goes into making an example small that nobody reads."""

    @pytest.hookimpl
    def pytest_collection(self) -> None:
        """After the tests' own settings are loaded, and before a test is."""
        settings.register_profile("mutants", settings.default, phases=[Phase.explicit, Phase.generate])
        settings.load_profile("mutants")


def main() -> int:
    """Report how many mutants of each module were killed, and who survived. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Do the tests notice each fault?")
    parser.add_argument("modules", metavar="MODULE", nargs="*", help=f"some of: {', '.join(MODULES)} (all)")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="how many run at once (one a processor)"
    )
    options = parser.parse_args()
    modules = tuple(options.modules) or MODULES
    if unknown := set(modules) - set(MODULES):
        parser.error(f"no such module: {', '.join(sorted(unknown))}")
    began = time.monotonic()
    mutants = chain.from_iterable(
        mutants_of(module, (CHECKER / f"{module}.py").read_text(encoding="utf-8"), rules=module == "policy")
        for module in modules
    )
    made: Counter[str] = Counter()
    survivors: list[Mutant] = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        for mutant, survived in _tested(mutants, _copies(Path(folder), options.workers)):
            made[mutant.module] += 1
            if survived:
                survivors.append(mutant)
                print(f"survived ({mutant.operator}):\n{mutant.difference}", flush=True)
            if made.total() % 100 == 0:
                print(f"{made.total()} mutants, {len(survivors)} survived", file=sys.stderr, flush=True)
    return _report(made, survivors, time.monotonic() - began)


def _report(made: Counter[str], survivors: list[Mutant], seconds: float) -> int:
    alive = Counter(mutant.module for mutant in survivors)
    shares = {module: 1 - alive[module] / count for module, count in made.items()}
    print("\n| module | mutants | survived | killed |\n| --- | ---: | ---: | ---: |")
    for module, share in shares.items():
        print(f"| {module} | {made[module]} | {alive[module]} | {share:.1%} |")
    print(f"| all | {made.total()} | {alive.total()} | {1 - alive.total() / made.total():.1%} |")
    print(f"\n{seconds / 60:.0f} minutes")
    listed = set(_listed())
    found = {mutant.difference for mutant in survivors}
    unlisted = [difference for difference in found if difference not in listed]
    gone = [text for text in listed - found if text.split()[1] in made]
    for title, texts in (("Survived, and not in mutants.md:", unlisted), ("In mutants.md, but killed now:", gone)):
        if texts:
            print("\n".join(["", title, *sorted(texts)]))
    return 1 if unlisted or gone or min(shares.values()) < SHARE else 0


def _listed() -> Iterator[str]:
    """The survivors for which the page gives a reason."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    for block in re.findall(r"^```diff\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        yield from (text.strip() for text in re.split(r"^(?=@@)", block, flags=re.MULTILINE) if text.strip())


def _copies(folder: Path, count: int) -> list[Path]:
    """Copies of what the tests need, after they have passed there, with everything but mutants compiled."""
    copies = [folder / str(number) for number in range(count)]
    for part in ("checker", "tests"):
        shutil.copytree(PROJECT / part, copies[0] / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", copies[0])
    # No plugins, which take long to load, and the same examples in each run of Hypothesis.
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "CI": "true"}
    # Here and not in a process of its own: what it imports, each test of a mutant finds in memory.
    if _run_tests(copies[0], (*TESTS, "main")):
        raise SystemExit("The tests fail without any mutant: see make check")
    gc.freeze()
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    for copy in copies[1:]:
        shutil.copytree(copies[0], copy)
    return copies


def _tested(mutants: Iterator[Mutant], free: list[Path]) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it survived the tests, as soon as that is known."""
    running: dict[int, tuple[Mutant, Path]] = {}
    while True:
        mutant = next(mutants, None) if free else None
        if mutant:
            copy = free.pop()
            running[_start(mutant, copy)] = (mutant, copy)
        elif running:
            pid, status = os.wait()
            done, copy = running.pop(pid)
            (copy / "checker" / f"{done.module}.py").write_text(done.original, encoding="utf-8")
            free.append(copy)
            yield done, status == 0
        else:
            return


def _start(mutant: Mutant, copy: Path) -> int:
    path = copy / "checker" / f"{mutant.module}.py"
    path.write_text(mutant.code, encoding="utf-8")
    # A mutant may be as long and as new as what was compiled.
    Path(cache_from_source(str(path))).unlink(missing_ok=True)
    if pid := os.fork():
        return pid
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE_S, PATIENCE_S))
        null = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(null, stream)
        first = FIRST[mutant.module]
        status = _run_tests(copy, (first,)) or _run_tests(copy, tuple(name for name in TESTS if name != first))
    finally:
        os._exit(status)


def _run_tests(copy: Path, names: tuple[str, ...]) -> int:
    """Run these tests in this process, up to the first that fails, on the code of a copy. Returns pytest's status."""
    os.chdir(copy)
    sys.path[:] = [str(copy), *(entry for entry in sys.path if entry not in ("", str(PROJECT)))]
    ours = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] in ("checker", "tests")}
    # Rules that contradict themselves, as most of the faults make them, are refused when they are loaded.
    import_module("checker.__main__")
    paths = [f"tests/test_{name}.py" for name in names]
    options = ["-p", "xdist.plugin", "-x", "-q", "--tb=no", "--no-header", f"--rootdir={copy}"]
    status = pytest.main([*options, *paths], plugins=[WithoutShrinking()])
    for name in list(sys.modules):
        if name.split(".")[0] in ("checker", "tests"):
            del sys.modules[name]
    sys.modules |= ours
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
