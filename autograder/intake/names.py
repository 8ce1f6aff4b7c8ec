"""The names of a cell: what it reads and what it binds, as far as its code tells. Runs nothing."""

import ast
import functools
import re
import symtable
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from IPython.core.inputtransformer2 import TransformerManager

from autograder.intake.effects import Effects, effects_of
from autograder.intake.repair import WRAPPED, parses, too_much

# Code that can reach any variable without naming it.
DYNAMIC = {"exec", "eval", "globals", "locals", "vars", "modules", "__main__", "run_cell", "user_ns", "__dict__"}
WORD = re.compile(r"(?<![%\w])[A-Za-z_]\w*")
COMPREHENSIONS = {"listcomp", "setcomp", "dictcomp", "genexpr"}


@dataclass(frozen=True)
class Names:
    """What a cell reads and binds of the notebook's names; what is local to a function is nobody else's."""

    now: frozenset[str] = frozenset()  # read while it runs, before it has bound them itself
    functions: Mapping[str, set[str]] = field(default_factory=dict)  # what each reads or rebinds when it is called
    later: frozenset[str] = frozenset()  # what its lambdas and methods read
    made: frozenset[str] = frozenset()
    data: frozenset[str] = frozenset()  # what it made and others may change in place: no module, function, constant
    steps: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()  # names in each statement, names bound after it
    effects: Effects = field(default_factory=Effects)
    dynamic: bool = False

    def deferred(self, called: Collection[str]) -> frozenset[str]:
        """What is read at any time after the cell, if these functions are called."""
        return self.later.union(*(read for name, read in self.functions.items() if name in called))


@functools.lru_cache(maxsize=2000)  # the course's cells are the same in every submission
def names_of(source: str) -> Names:
    if too_much(source):
        return Names(dynamic=True)
    try:
        code = unwrapped(source)
        scopes = list(owned(symtable.symtable(code, "cell", "exec")))
        tree = ast.parse(code)
        reading, effects = Reading(tree), effects_of(tree)
    except (SyntaxError, ValueError):
        return Names()  # it will not run either
    except (RecursionError, MemoryError):
        return Names(dynamic=True)
    made, data, read, fixed = set(), set(), defaultdict(set), constants(tree)
    for owner, scope in scopes:
        inner = scope.get_type() == "function" and scope.get_name() not in COMPREHENSIONS
        for symbol in scope.get_symbols():
            name, bound = symbol.get_name(), symbol.is_assigned() or symbol.is_imported()
            if scope.get_type() != "module" and not symbol.is_global():
                continue
            if inner and (symbol.is_referenced() or bound):
                read[owner].add(name)
            if bound:
                made.add(name)
            if (inner and bound) or (symbol.is_assigned() and not symbol.is_namespace() and name not in fixed):
                data.add(name)
    magic = in_magics(source, code)
    if source.lstrip().startswith("%%"):  # what is in it binds names too
        made |= magic
        data |= magic
    now, later = frozenset(reading.read | magic), frozenset(read.pop("", ()))
    dynamic = bool(now.union(later, *read.values()) & DYNAMIC) or reaches_anything(code, tree)
    steps = ((now.union(later, made), frozenset()),) if magic else tuple(reading.steps)
    return Names(now, read, later, frozenset(made), frozenset(data), steps, effects, dynamic)


def unwrapped(source: str) -> str:
    """The cell as Python, without a %%time around it."""
    if wrapper := WRAPPED.match(source):
        source = source[wrapper.end() :]
    if parses(source):
        return source
    try:
        return TransformerManager().transform_cell(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source


def constants(tree: ast.Module) -> set[str]:
    """Names that are only ever given numbers, strings, or tuples of them: nobody can change these in place."""
    bound = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    plain = Counter(
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and is_plain(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    return {name for name, times in plain.items() if bound[name] == times}


def is_plain(node: ast.expr) -> bool:
    return all(
        isinstance(part, ast.Constant | ast.Tuple | ast.UnaryOp | ast.BinOp | ast.Load | ast.operator | ast.unaryop)
        for part in ast.walk(node)
    )


def in_magics(source: str, code: str) -> set[str]:
    """The words of the lines that are no Python, without the magics' own names."""
    lines = set(source.splitlines()) - set(code.splitlines()) if code != source else ()
    return {word for line in lines for word in WORD.findall(line)}


def reaches_anything(code: str, tree: ast.Module) -> bool:
    """Whether an attribute or a text is one of the dynamic names; a look at every node where the code may hold one."""
    if code.isascii() and not any(name in code for name in DYNAMIC):
        return False
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in DYNAMIC:
            return True
        if isinstance(node, ast.Constant) and node.value == "__main__":
            return True
    return False


def owned(module: symtable.SymbolTable) -> Iterator[tuple[str, symtable.SymbolTable]]:
    """Every scope of a cell, with the function of the cell in which it lies; "" where it is in none."""
    yield "", module
    for child in module.get_children():
        named = child.get_type() == "function" and child.get_name() not in COMPREHENSIONS | {"lambda"}
        for scope in nested(child):
            yield child.get_name() if named else "", scope


def nested(scope: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield scope
    for inner in scope.get_children():
        yield from nested(inner)


class Reading(ast.NodeVisitor):
    """Follows a cell as it runs: which names it reads before it has bound them, and what it has bound by then.

    What is bound in a branch or a loop counts only there. Bodies of functions are not looked at.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.read: set[str] = set()
        self.bound: set[str] = set()
        self.steps: list[tuple[frozenset[str], frozenset[str]]] = []
        for statement in tree.body:
            self.visit(statement)
            mentioned = frozenset(node.id for node in ast.walk(statement) if isinstance(node, ast.Name))
            self.steps.append((mentioned, frozenset(self.bound)))

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.bound.add(node.id)
            return
        self.read |= {node.id} - self.bound
        if isinstance(node.ctx, ast.Del):
            self.bound.discard(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit_all([node.value, *node.targets])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit_all([node.annotation, *([node.value, node.target] if node.value else [])])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.read |= {node.target.id} - self.bound
        self.visit_all([node.target, node.value])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)  # perhaps never reached: it counts as not bound

    def visit_For(self, node: ast.For) -> None:
        self.visit(node.iter)
        self.perhaps([node.target, *node.body])
        self.perhaps(node.orelse)

    visit_AsyncFor = visit_For

    def visit_If(self, node: ast.If | ast.While) -> None:
        self.visit(node.test)
        self.perhaps(node.body)
        self.perhaps(node.orelse)

    visit_While = visit_If

    def visit_With(self, node: ast.With) -> None:
        self.perhaps([*node.items, *node.body])  # it may swallow an exception

    visit_AsyncWith = visit_With

    def visit_Try(self, node: ast.Try) -> None:
        for part in (node.body, *([handler] for handler in node.handlers), node.orelse, node.finalbody):
            self.perhaps(part)

    visit_TryStar = visit_Try

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.bound |= {node.name} - {None}
        self.generic_visit(node)

    def visit_match_case(self, node: ast.match_case) -> None:
        self.perhaps([node.pattern, *([node.guard] if node.guard else []), *node.body])

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> None:
        self.perhaps([*node.generators, node.elt])

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self.perhaps([*node.generators, node.key, node.value])

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.visit_all([node.iter, node.target, *node.ifs])

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit_all([*node.decorator_list, node.args, *([node.returns] if node.returns else [])])
        self.bound.add(node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_all([*node.decorator_list, *node.bases, *node.keywords])
        self.perhaps(node.body)
        self.bound.add(node.name)

    def visit_alias(self, node: ast.alias) -> None:
        self.bound.add(node.asname or node.name.partition(".")[0])

    def visit_all(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def perhaps(self, nodes: Iterable[ast.AST]) -> None:
        before = set(self.bound)
        self.visit_all(nodes)
        self.bound = before
