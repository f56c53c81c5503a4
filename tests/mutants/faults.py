"""All mutants of a module."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import cached_property
from typing import Any

import libcst as cst

from tests.mutants.operators import GENERAL, IN_FUNCTIONS, IN_RULES

__all__ = ["Mutant", "mutants_of"]

# A text of so many words or more is prose, on which no test asserts. What a message names is no prose.
PROSE_WORDS = 4
PLACE = re.compile(r'^ *(def \w+|class \w+|id="[^"]*"|[A-Z_0-9]+ = )')


@dataclass(frozen=True)
class Mutant:
    """A module with one fault in it, made by the operator of that name."""

    module: str
    operator: str
    original: str
    code: str

    @cached_property
    def difference(self) -> str:
        """What the fault changes, as `git diff` would show it without the lines around, and after which line."""
        before, after = self.original.splitlines(), self.code.splitlines()
        lines = list(unified_diff(before, after, n=0, lineterm=""))
        first = int(re.findall(r"\d+", lines[2])[0])
        places = (PLACE.match(line) for line in reversed(before[:first]))
        place = next((found[1] for found in places if found), "").removesuffix(" = ")
        changed = [line[0] + line[1:].strip() for line in lines[2:] if not line.startswith("@@")]
        return "\n".join([f"@@ {self.module} {place}".rstrip(), *changed])


def mutants_of(module: str, source: str, *, rules: bool) -> Iterator[Mutant]:
    """Every mutant of a module's source, none of them twice; `rules` tells that its texts are data and no prose.

    Raises LookupError when one of our own operators for the rules finds nothing to change in them.
    """
    tree = cst.parse_module(source)
    pieces = [tree.code_for_node(statement) for statement in tree.body]
    begin, end = source.split("".join(pieces))
    made: Counter[str] = Counter()
    for index, statement in enumerate(tree.body):
        # Only the statement is made anew: a whole module takes a hundred times as long.
        seen = {_meaning(pieces[index])}
        for node, operator in _places(statement, rules=rules):
            for changed in operator(node):
                remade: Any = statement.deep_replace(node, changed)
                piece = tree.code_for_node(remade)
                if (meaning := _meaning(piece)) and meaning not in seen:
                    seen.add(meaning)
                    made[operator.__name__] += 1
                    code = "".join([begin, *pieces[:index], piece, *pieces[index + 1 :], end])
                    yield Mutant(module, operator.__name__, source, code)
    if rules and (idle := [operator.__name__ for _, operator in IN_RULES if not made[operator.__name__]]):
        raise LookupError(f"nothing in {module} is for: {', '.join(idle)}")


def _meaning(code: str) -> str | None:
    try:
        return ast.dump(ast.parse(code))
    except SyntaxError:
        return None


def _places(node: Any, *, rules: bool, function: bool = False) -> Iterator[tuple[Any, Any]]:
    """The nodes that mean something when the module runs, each with an operator that fits it."""
    if _means_nothing(node) or (not rules and _is_prose(node)):
        return
    for kind, operator in GENERAL + (IN_FUNCTIONS if function else []) + (IN_RULES if rules else []):
        if isinstance(node, kind):
            yield node, operator
    for child in node.children:
        yield from _places(child, rules=rules, function=function or isinstance(node, cst.FunctionDef))


def _means_nothing(node: Any) -> bool:
    """Types, imports, docstrings and __all__: mypy and ruff hold them, or nothing does."""
    match node:
        case cst.Annotation() | cst.TypeAlias() | cst.TypeParameters() | cst.Import() | cst.ImportFrom():
            return True
        case cst.SimpleStatementLine([cst.Expr(cst.SimpleString() | cst.ConcatenatedString())]):
            return True
        case cst.Assign([cst.AssignTarget(cst.Name("__all__"))]):
            return True
    return False


def _is_prose(node: Any) -> bool:
    return isinstance(node, cst.SimpleString) and len(str(node.evaluated_value).split()) >= PROSE_WORDS
