"""JavaScript modules, joined to one classic script.

A page that is opened from a disk cannot load modules, and a worker that is made there must be a classic one. One file
also spares a slow line a request for each module. This is no bundler: it knows the ways to import and export that our
own modules and the three from npm use, and refuses everything else.
"""

from __future__ import annotations

import re

__all__ = ["ScriptError", "joined"]

IMPORT = re.compile(r'^import (?:(\w+)|\{([^}]*)\}) from "([^"]+)";$', re.MULTILINE)
DECLARED = re.compile(r"^export (?=(?:async )?(?:function|class|const|var) (\w+))", re.MULTILINE)
LISTED = re.compile(r"(?<![\w$.])export ?\{([^{}]*)\};?\s*(?://# sourceMappingURL=\S+\s*)?\Z")
DEFAULT = re.compile(r"(?<![\w$.])export default (\w+);?\s*\Z")
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class ScriptError(ValueError):
    """A module imports or exports in a way that joined() does not know."""


def joined(modules: dict[str, str]) -> str:
    """One classic script that runs the modules in the order given: {name: source}.

    The name is what other modules import it by. Raises ScriptError for an import of a module that is not there yet,
    and for any import or export that is left over.
    """
    numbers: dict[str, int] = {}
    parts = []
    for number, (name, source) in enumerate(modules.items()):
        parts.append(f"const module{number} = (() => {{\n{_as_function(name, source, numbers)}\n}})();")
        numbers[name] = number
    return "\n".join(('"use strict";', "(() => {", *parts, "})();", ""))


def _as_function(name: str, source: str, numbers: dict[str, int]) -> str:
    """The body of a function that returns what the module exports."""
    exports: dict[str, str] = {}

    def take_import(found: re.Match[str]) -> str:
        default, names, module = found.groups()
        if module not in numbers:
            raise ScriptError(f"{name}: imports {module}, which does not come before it")
        wanted = f"default: {default}" if default else re.sub(r"(\w+) as (\w+)", r"\1: \2", names)
        return f"const {{ {wanted.strip()} }} = module{numbers[module]};"

    def take_declared(found: re.Match[str]) -> str:
        exports[found[1]] = found[1]
        return ""

    def take_listed(found: re.Match[str]) -> str:
        for item in filter(None, map(str.strip, found[1].split(","))):
            inside, _, outside = item.partition(" as ")
            exports[outside or inside] = inside
        return ""

    def take_default(found: re.Match[str]) -> str:
        exports["default"] = found[1]
        return ""

    source = IMPORT.sub(take_import, source)
    source = DECLARED.sub(take_declared, source)
    source = LISTED.sub(take_listed, source)
    source = DEFAULT.sub(take_default, source)
    # Where a module comes from: a script that is made of many comes from the page or the worker that runs it.
    source = source.replace("import.meta.url", "self.location.href")
    if left := LEFT_OVER.search(source):
        raise ScriptError(f"{name}: {left[0][:80]}")
    return f"{source}\nreturn {{ {', '.join(f'{outside}: {inside}' for outside, inside in exports.items())} }};"
