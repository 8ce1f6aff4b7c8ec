"""What a cell does beyond binding names: things that it changes in place, libraries, files. Runs nothing.

Says it of roots alone, the names at the start of `a.b[c].d()`: what these are is known when all cells have been read.
"""

import ast
import builtins
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

# Of libraries: what some change is nothing to a verdict; what others compute changes nothing but what is handed to it.
DRAW = {"matplotlib", "mpl_toolkits", "seaborn", "plotly", "IPython", "logging", "time"}
COMPUTE = {"numpy", "scipy", "sklearn", "keras", "tensorflow", "pandas", "math", "autograder"}
SET = ("set", "seed", "enable", "disable", "register")  # so begins what changes a library that computes
WRITE = {"write", "write_text", "write_bytes", "dump", "save", "savez", "savetxt", "save_weights", "tofile", "to_csv"}
REACH_OUT = {"open", "setattr", "delattr", "exec", "eval", "input", "__import__", "breakpoint", "get_ipython"}
PASS_ON = {"zip", "enumerate", "reversed", "sorted", "list", "tuple", "iter"}
HARMLESS = {name for name in dir(builtins) if not name.startswith("_")} - REACH_OUT | {"display"}
# Cells that train a network seed it for themselves, and networks are judged by what they reach, whatever the seed.
SEED_NETWORKS = {"set_random_seed", "set_seed", "enable_op_determinism"}

STORED, CALLED, CALLED_ITSELF, MADE, SETS = "stored", "called", "called itself", "made", "sets"


@dataclass(frozen=True)
class Effects:
    """Roots with what is done to them, at once and by each function when it is called; "" is what has no name here."""

    touched: frozenset[tuple[str, str]] = frozenset()
    by_functions: Mapping[str, set[tuple[str, str]]] = field(default_factory=dict)
    defined: frozenset[str] = frozenset()  # functions and classes
    mentioned: frozenset[str] = frozenset()  # by code that runs at once
    imports: Mapping[str, str] = field(default_factory=dict)  # name to the library that it is from
    aliases: Mapping[str, set[str]] = field(default_factory=dict)  # names, and what they may be another name for


def effects_of(tree: ast.Module) -> Effects:
    found = Finder()
    found.visit(tree)
    return Effects(
        frozenset(found.touched.pop("", ())),
        found.touched,
        frozenset(found.defined),
        frozenset(found.mentioned),
        found.imports,
        found.aliases,
    )


class Finder(ast.NodeVisitor):
    """Goes through a cell; what stands in a function or a class of it is that one's."""

    def __init__(self) -> None:
        self.touched: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.defined: set[str] = set()
        self.mentioned: set[str] = set()
        self.imports: dict[str, str] = {}
        self.aliases: dict[str, set[str]] = defaultdict(set)  # of the function, while in one
        self._owner, self._local = "", frozenset[str]()

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        outer = self._owner, self._local, self.aliases
        if not self._owner:
            self._owner = node.name
            self.defined.add(node.name)
        self._local, self.aliases = self._local | local_names(node), defaultdict(set, self.aliases)
        self.generic_visit(node)
        self._owner, self._local, self.aliases = outer

    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.imports[alias.asname or alias.name.partition(".")[0]] = alias.name.partition(".")[0]

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            library = (node.module or "").partition(".")[0]
            self.imports[f"* {library}" if alias.name == "*" else alias.asname or alias.name] = library

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load) and not self._owner:
            self.mentioned.add(node.id)

    def visit_Attribute(self, node: ast.Attribute | ast.Subscript) -> None:
        if isinstance(node.ctx, ast.Store | ast.Del):
            self._touch(node.value, STORED)
        self.generic_visit(node)

    visit_Subscript = visit_Attribute

    def visit_Expr(self, node: ast.Expr) -> None:
        value = node.value.value if isinstance(node.value, ast.Await) else node.value
        if isinstance(value, ast.Call):  # its value is dropped: it is called for its effect
            self._touch(value.func, CALLED_ITSELF if isinstance(value.func, ast.Name) else CALLED)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Name) and function.id not in self._local:
            if function.id in ("setattr", "delattr") and node.args:
                self._touch(node.args[0], STORED)
            elif function.id in REACH_OUT:
                self.touched[self._owner].add(("", STORED))
        elif isinstance(function, ast.Attribute):
            if function.attr in WRITE:
                self.touched[self._owner].add(("", STORED))
            elif function.attr.startswith(SET) and function.attr not in SEED_NETWORKS:
                self._touch(function, SETS)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._alias(node.targets, node.value)
        self.generic_visit(node)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self._alias([node.target], node.iter)
        self.generic_visit(node)

    visit_AsyncFor = visit_For

    def visit_withitem(self, node: ast.withitem) -> None:
        self._alias([node.optional_vars] if node.optional_vars else [], node.context_expr)
        self.generic_visit(node)

    def _touch(self, node: ast.expr, how: str) -> None:
        root, called = root_of(node)
        how = MADE if called and how in (CALLED, SETS) else how
        waiting, met = {root}, set[str]()
        while waiting and root:
            met |= waiting
            waiting = {other for name in waiting & self._local for other in self.aliases[name]} - met
        self.touched[self._owner] |= {(name, how) for name in met - self._local}

    def _alias(self, targets: list[ast.expr], value: ast.expr) -> None:
        roots = set(roots_in(value))
        for part in (part for target in targets for part in ast.walk(target)):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                self.aliases[part.id] |= roots


def root_of(node: ast.expr) -> tuple[str, bool]:
    """The name at the start, "" for none, and whether it is called on the way: then what follows is another thing."""
    called = False
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Call):
            node, called = node.func, True
        elif isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
            node = node.value
        else:  # of a literal or an expression, which nobody else has
            return "", called
    return node.id, called


def roots_in(node: ast.expr) -> Iterator[str]:
    """What a value may be or hold that had a name before."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        inner = node.elts
    elif isinstance(node, ast.IfExp):
        inner = [node.body, node.orelse]
    elif isinstance(node, ast.BoolOp):
        inner = node.values
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PASS_ON:
        inner = node.args
    else:
        root, called = root_of(node)
        if root and not called:
            yield root
        return
    for part in inner:
        yield from roots_in(part)


def local_names(node: ast.AST) -> frozenset[str]:
    """What a function binds itself, roughly: its arguments, what it assigns, and what it imports."""
    found, elsewhere = set(), set()
    for part in ast.walk(node):
        if isinstance(part, ast.arg):
            found.add(part.arg)
        elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            found.add(part.id)
        elif isinstance(part, ast.Global | ast.Nonlocal):
            elsewhere.update(part.names)
    return frozenset(found - elsewhere)


class Meaning:
    """What the roots of all cells are, and so what each cell changes."""

    def __init__(self, effects: Collection[Effects], made: Collection[str]) -> None:
        self._defined = {name for one in effects for name in one.defined}
        self._known = HARMLESS.union(made)
        self._imports = {name: library for one in effects for name, library in one.imports.items()}
        self._unknown = any(name.startswith("*") and library not in DRAW for name, library in self._imports.items())
        self._aliases: dict[str, set[str]] = defaultdict(set)
        for name, others in (item for one in effects for item in one.aliases.items()):
            self._aliases[name] |= others
        by_functions = [item for one in effects for item in one.by_functions.items()]
        self.loud_functions = {name for name, touched in by_functions if self.is_loud(touched) or self.altered(touched)}

    def is_loud(self, touched: Collection[tuple[str, str]]) -> bool:
        """Whether something is changed that nothing in the notebook need mention: a library, a file, a builtin."""
        return any(
            self._reaches_out(name, how)
            for root, how in touched
            for name in self._meant(root, how)
            # What is got from one that computes is a thing of its own: an array from `np.r_[…]`.
            if name == root or self._imports.get(name) not in COMPUTE
        )

    def altered(self, touched: Collection[tuple[str, str]]) -> set[str]:
        """The functions and classes of the notebook that are changed."""
        changed = ((root, how) for root, how in touched if how in (STORED, CALLED, SETS))
        return {name for root, how in changed for name in self._meant(root, how)} & self._defined

    def _meant(self, root: str, how: str) -> set[str]:
        """The root, and for what is stored the things for which it may be another name."""
        found, waiting = set(), {root}
        while waiting:
            found |= waiting
            waiting = {other for name in waiting for other in self._aliases[name]} - found if how == STORED else set()
        return found

    def _reaches_out(self, root: str, how: str) -> bool:
        library = self._imports.get(root)
        if library in DRAW:
            return False
        if library in COMPUTE:
            return how in (STORED, SETS) or (how == CALLED_ITSELF and root not in SEED_NETWORKS)
        return root == "" or library is not None or (self._unknown and root not in self._known)
