"""What a slip may look like: mutmut's operators, and our own for what they leave out, above all in the rules.

An operator takes a node of the syntax tree and yields the nodes that may stand in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import libcst as cst
from mutmut.mutation.mutators import mutation_operators

from checker import POLICY

__all__ = ["GENERAL", "IN_FUNCTIONS", "IN_RULES", "Operator"]

type Operator = tuple[type[cst.CSTNode] | tuple[type[cst.CSTNode], ...], Callable[[Any], Iterable[cst.CSTNode]]]

OPTIONS = {question.id: question.options for question in POLICY.questions}
# In the place of one of these may stand the next of its row.
KINDS: tuple[tuple[str, ...], ...] = (
    POLICY.clauses,
    tuple(caution.id for caution in POLICY.cautions),
    tuple(sorted({statement.since for caution in POLICY.cautions for statement in caution.statements} - {""})),
    ("sure", "likely", "unsure", "ours"),
    ("papers", "money", "next", "limits", "help"),
    ("get", "check"),
)


def element_dropped(node: Any) -> Iterator[Any]:
    """A tuple, list, set or dict without one of its elements."""
    for index in range(len(node.elements)):
        rest = [*node.elements[:index], *node.elements[index + 1 :]]
        if rest or not isinstance(node, cst.Set):
            yield node.with_changes(elements=rest)


def neighbours_swapped(node: Any) -> Iterator[Any]:
    """A tuple or list with two neighbours in each other's place."""
    for index, (first, second) in enumerate(zip(node.elements, node.elements[1:], strict=False)):
        swapped = (second.with_changes(comma=first.comma), first.with_changes(comma=second.comma))
        yield node.with_changes(elements=[*node.elements[:index], *swapped, *node.elements[index + 2 :]])


def arguments_swapped(node: Any) -> Iterator[Any]:
    """A call with two neighbours among its positional arguments in each other's place."""
    if _is_choice(node):
        return  # which of the options comes first makes no difference
    for index, (first, second) in enumerate(zip(node.args, node.args[1:], strict=False)):
        if not (first.keyword or first.star or second.keyword or second.star):
            swapped = (first.with_changes(value=second.value), second.with_changes(value=first.value))
            yield node.with_changes(args=[*node.args[:index], *swapped, *node.args[index + 2 :]])


def statement_dropped(node: Any) -> Iterator[Any]:
    """Nothing is done where something was."""
    if not any(isinstance(statement, cst.Pass) for statement in node.body):
        yield node.with_changes(body=[cst.Pass()])


def branch_turned(node: Any) -> Iterator[Any]:
    """An `if` that is taken when it should not be."""
    test = node.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    yield node.with_changes(test=cst.UnaryOperation(cst.Not(), test), whitespace_before_test=cst.SimpleWhitespace(" "))


def filter_dropped(node: Any) -> Iterator[Any]:
    """A comprehension that takes everything."""
    for index in range(len(node.ifs)):
        yield node.with_changes(ifs=[*node.ifs[:index], *node.ifs[index + 1 :]])


def guard_dropped(node: Any) -> Iterator[Any]:
    """A case of a match that takes whatever has its form."""
    if node.guard:
        yield node.with_changes(
            guard=None, whitespace_before_if=cst.SimpleWhitespace(""), whitespace_after_if=cst.SimpleWhitespace("")
        )


def name_left_out(node: Any) -> Iterator[Any]:
    """A message that does not name what it is about."""
    for index, part in enumerate(node.parts):
        if isinstance(part, cst.FormattedStringExpression):
            yield node.with_changes(parts=[*node.parts[:index], *node.parts[index + 1 :]])


def other_of_its_kind(node: Any) -> Iterator[Any]:
    """Another clause, caution, date, standing, line or status."""
    value = node.evaluated_value
    for kind in KINDS:
        if value in kind:
            yield node.with_changes(value=f'"{kind[(kind.index(value) + 1) % len(kind)]}"')


def other_text(node: Any) -> Iterator[Any]:
    """Other text between what a text names."""
    yield node.with_changes(value=f"XX{node.value}")


def other_answers(node: Any) -> Iterator[Any]:
    """answer() and given() with another option, with one more, and with another question that has the options."""
    if not _is_choice(node):
        return
    question, *chosen = [str(arg.value.evaluated_value) for arg in node.args]
    for other in (option for option in OPTIONS[question] if option not in chosen):
        yield _call(node, question, *chosen, other)
        for index in range(len(chosen)):
            yield _call(node, question, *chosen[:index], other, *chosen[index + 1 :])
    for name, options in OPTIONS.items():
        if name != question and set(chosen) <= set(options):
            yield _call(node, name, *chosen)


def _is_choice(node: Any) -> bool:
    """Whether it is a call of answer() or given(), as they stand in the rules: a question, then options."""
    texts = all(isinstance(arg.value, cst.SimpleString) for arg in node.args)
    return texts and isinstance(node.func, cst.Name) and node.func.value in ("answer", "given")


def _call(node: Any, *texts: str) -> Any:
    return node.with_changes(args=[cst.Arg(cst.SimpleString(f'"{text}"')) for text in texts])


def other_source(node: Any) -> Iterator[Any]:
    """A source of a caution replaced by another one that has a name."""
    if isinstance(node.value, cst.Name) and re.fullmatch(r"[A-Z][A-Z0-9_]+", node.value.value):
        for name in ("FORM_I131", "FORM_I134"):
            if name != node.value.value:
                yield node.with_changes(value=cst.Name(name))


GENERAL: list[Operator] = [
    *mutation_operators,
    ((cst.Tuple, cst.List, cst.Set, cst.Dict), element_dropped),
    ((cst.Tuple, cst.List), neighbours_swapped),
    (cst.Call, arguments_swapped),
    (cst.If, branch_turned),
    (cst.CompFor, filter_dropped),
    (cst.MatchCase, guard_dropped),
    (cst.FormattedString, name_left_out),
]
IN_FUNCTIONS: list[Operator] = [(cst.SimpleStatementLine, statement_dropped)]
IN_RULES: list[Operator] = [
    (cst.SimpleString, other_of_its_kind),
    (cst.FormattedStringText, other_text),
    (cst.Call, other_answers),
    (cst.Element, other_source),
]
