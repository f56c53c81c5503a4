"""Runs inside Pyodide while the site is built: uses the checker as a page does, and packs the modules that it took.

So the list of modules is found by running, never written down. `LIBRARY` is where all modules come from, `PACKED`
where the ones that were used go, compiled; `REHEARSALS` are sets of answers, good and bad; `STOCK` is Pyodide's own
library, for the packing alone.
"""

import importlib.util
import json
import marshal
import sys
import traceback

LIBRARY, PACKED, REHEARSALS = "/lib/python314.zip", "/packed.zip", "/rehearsals.json"
STOCK = "/stock.zip"


def rehearse() -> None:
    """Import the checker and let it answer; an error in it must be told too."""
    from checker.exchange import answer

    with open(REHEARSALS, encoding="utf-8") as file:
        rehearsals = json.load(file)
    for answers in rehearsals:
        try:
            answer(json.dumps(answers))
        except ValueError:
            traceback.format_exc()


def pack() -> None:
    """Write every module that has been imported from the library, compiled, in an order that never changes."""
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    used = {spec.origin: spec for spec in specs if spec and (spec.origin or "").startswith(f"{LIBRARY}/")}
    # A stand-in has no file of its own to write with: from here on, the real modules.
    for name in [name for name, module in sys.modules.items() if hasattr(module, "STANDS_IN")]:
        del sys.modules[name]
    sys.path.insert(0, STOCK)
    zipfile = importlib.import_module("zipfile")
    with zipfile.ZipFile(PACKED, "w") as packed:
        for origin in sorted(used):
            name = origin.removeprefix(f"{LIBRARY}/")
            source = used[origin].loader.get_source(used[origin].name)
            # Without docstrings and asserts; the path is what a traceback shows.
            code = marshal.dumps(compile(source, name, "exec", dont_inherit=True, optimize=2))
            # Flags and a time of zero: Python takes the file as it is.
            compiled = importlib.util.MAGIC_NUMBER + bytes(12) + code
            packed.writestr(zipfile.ZipInfo(f"{name}c"), compiled)


rehearse()
pack()
