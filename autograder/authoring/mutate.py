"""Small changes to a right solution that a student could have typed. Works on the syntax tree of one function."""

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """A changed solution: `change` says what, so that a reviewer finds it in the source."""

    task: str
    change: str
    source: str


Edit = tuple[str, str, Callable[[ast.AST], None]]  # before, after, and what to do to the node

COMPARISONS = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt,),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt,),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
ARITHMETIC = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.Mult,),
    ast.Pow: (ast.Mult,),
}
SYMMETRIC = {"max", "min", "maximum", "minimum", "hypot", "array_equal", "isclose", "allclose", "add", "multiply"}
DROPPED_WRAPPERS = {"copy", "array", "abs", "sqrt", "log", "exp", "maximum", "minimum", "clip", "sort", "sorted"}


def mutants(task: str, source: str) -> Iterator[Mutant]:
    """Every mutant of the function `task` in `source`, each with one change, in the order of the lines."""
    tree = ast.parse(source)
    function = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == task)
    seen, labels = {ast.unparse(function)}, Counter()
    for position, node in enumerate(ast.walk(function)):
        for before, after, _ in edits(node, function):
            changed = copy.deepcopy(tree)
            twin = next(n for n in changed.body if isinstance(n, ast.FunctionDef) and n.name == task)
            place = list(ast.walk(twin))[position]
            edit = next(e for e in edits(place, twin) if (e[0], e[1]) == (before, after))
            edit[2](place)
            text = ast.unparse(twin)
            if text not in seen:
                seen.add(text)
                label = f"{line_of(function, node)}: {before} -> {after}"
                labels[label] += 1
                twice = f" ({labels[label]})" if labels[label] > 1 else ""
                yield Mutant(task, label + twice, ast.unparse(ast.fix_missing_locations(changed)))


def line_of(function: ast.FunctionDef, node: ast.AST) -> str:
    """The statement that holds the node, as text: it survives edits elsewhere, a line number does not."""
    best = function
    for statement in ast.walk(function):
        if isinstance(statement, ast.stmt) and node in set(ast.walk(statement)):
            best = statement
    return ast.unparse(best).splitlines()[0]


def edits(node: ast.AST, function: ast.FunctionDef) -> Iterator[Edit]:
    if isinstance(node, ast.Compare):
        yield from comparison_edits(node)
    elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        for other in ARITHMETIC[type(node.op)]:
            yield ast.unparse(node), ast.unparse(ast.BinOp(node.left, other(), node.right)), set_to("op", other())
        if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
            yield ast.unparse(node), ast.unparse(ast.BinOp(node.right, node.op, node.left)), swap_operands
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Invert | ast.Not):
        if not (isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)):
            yield ast.unparse(node), ast.unparse(node.operand), become(node.operand)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield ast.unparse(node), ast.unparse(ast.BoolOp(other, node.values)), set_to("op", other)
    elif isinstance(node, ast.Constant):
        yield from constant_edits(node, function)
    elif isinstance(node, ast.Call):
        yield from call_edits(node)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield ast.unparse(node), ast.unparse(node.value), become(node.value)
    elif isinstance(node, ast.AugAssign) and type(node.op) in ARITHMETIC:
        for other in ARITHMETIC[type(node.op)]:
            after = ast.unparse(ast.AugAssign(node.target, other(), node.value))
            yield ast.unparse(node), after, set_to("op", other())
    if (isinstance(getattr(node, "body", None), list) and len(node.body) > 1) or isinstance(node, ast.For | ast.While):
        yield from dropped_statements(node)


def comparison_edits(node: ast.Compare) -> Iterator[Edit]:
    for other in COMPARISONS.get(type(node.ops[0]), ()):
        after = ast.unparse(ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators))
        yield ast.unparse(node), after, set_to("ops", [other(), *node.ops[1:]])


def constant_edits(node: ast.Constant, function: ast.FunctionDef) -> Iterator[Edit]:
    value = node.value
    if isinstance(value, bool):
        yield repr(value), repr(not value), set_to("value", not value)
    elif isinstance(value, int | float):
        for other in {value + 1, value - 1} if isinstance(value, int) else {value * 2, value + 1}:
            yield repr(value), repr(other), set_to("value", other)


def call_edits(node: ast.Call) -> Iterator[Edit]:
    before = ast.unparse(node)
    for k, keyword in enumerate(node.keywords):
        if keyword.arg in ("axis", "keepdims", "ddof", "kind", "side", "mode", "order", "dtype", "endpoint"):
            rest = [*node.keywords[:k], *node.keywords[k + 1 :]]
            yield before, ast.unparse(ast.Call(node.func, node.args, rest)), set_to("keywords", rest)
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    starred = any(isinstance(a, ast.Starred) for a in node.args)
    if len(node.args) >= 2 and not starred and name not in SYMMETRIC:
        swapped = [node.args[1], node.args[0], *node.args[2:]]
        yield before, ast.unparse(ast.Call(node.func, swapped, node.keywords)), set_to("args", swapped)
    if name in DROPPED_WRAPPERS:
        inner = node.args[0] if node.args else getattr(node.func, "value", None)
        if inner is not None:
            yield before, ast.unparse(inner), become(inner)


def dropped_statements(node: ast.AST) -> Iterator[Edit]:
    for k, statement in enumerate(node.body):
        docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if docstring or isinstance(statement, ast.Return | ast.FunctionDef | ast.Import | ast.Pass):
            continue
        rest = [*node.body[:k], *node.body[k + 1 :]] or [ast.Pass()]
        yield ast.unparse(statement).splitlines()[0], "(dropped)" + (f" {k}" if k else ""), set_to("body", rest)


def set_to(attribute: str, value: object) -> Callable[[ast.AST], None]:
    return lambda node: setattr(node, attribute, value)


def swap_operands(node: ast.AST) -> None:
    node.left, node.right = node.right, node.left


def become(other: ast.AST) -> Callable[[ast.AST], None]:
    """Turn a node into another one in place, so that its parent need not be known."""

    def change(node: ast.AST) -> None:
        replacement = copy.deepcopy(other)
        node.__class__ = type(replacement)
        node.__dict__.clear()
        node.__dict__.update(replacement.__dict__)

    return change
