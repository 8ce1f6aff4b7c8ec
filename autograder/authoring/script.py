"""A percent script as a notebook with nbgrader's metadata. Reads an assignment's folder, runs nothing of it."""

import ast
import re
from dataclasses import dataclass, field

import jupytext
import nbformat
from nbformat import NotebookNode

from autograder.course.assignment import Assignment
from autograder.errors import Problem

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
MARKS = ("=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ===")
CHECK = re.compile(r"""check\(\s*["'](\w+)["']\s*\)\s*;?""")
NOTEBOOK = re.compile(r"""autograder\.notebook\(\s*["']([^"']+)["']\s*\)""")
ID_LENGTH = 40

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
# Without the version: the same notebook on every Python that builds it.
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}


def built_from(assignment: Assignment, file: str = "assignment.py") -> str:
    return f"Built from assignments/{assignment.name}/{file} by `autograder build`: edit that file, not this one."


def notebook(assignment: Assignment) -> NotebookNode:
    """The instructor's notebook, not yet executed: every cell has its id, cells that count have their grade_id."""
    text = (assignment.folder / "assignment.py").read_text(encoding="utf-8")
    first = re.search(r"^# %%", text, re.MULTILINE)  # what stands above is for authors
    script = Script(assignment, jupytext.reads(text[first.start() if first else 0 :], fmt="py:percent").cells)
    cells = [script.cell(position) for position in range(len(script.cells))]
    script.complete(cells)
    cells[0].source = f"<!-- {built_from(assignment)} -->\n\n{cells[0].source}"
    built = nbformat.v4.new_notebook(cells=cells)
    built.metadata = nbformat.from_dict(
        {
            "autograder": {
                "assignment": assignment.name,
                "version": assignment.version,
                "built": built_from(assignment),
            },
            "kernelspec": KERNEL,
            "language_info": LANGUAGE,
        }
    )
    nbformat.validate(built)
    return built


@dataclass
class Script:
    """The cells of one script on their way into a notebook."""

    assignment: Assignment
    cells: list[NotebookNode]
    roles: dict[int, tuple[str, str]] = field(default_factory=dict)  # position: what the cell is, of which task
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.cells = [cell for cell in self.cells if cell.source.strip()]
        if not self.cells or self.cells[0].cell_type != "markdown":
            raise self.wrong(
                "starts without a title: its first cell has to be prose, `# %% [markdown]` and `# # Title`"
            )
        for position, cell in enumerate(self.cells):
            if role := self.role(cell):
                if role in self.roles.values():
                    raise self.wrong(f"has two cells for the {role[0]} of {role[1]}: leave one")
                self.roles[position] = role
        self.find_statements()
        reserved = [self.given_id(cell) for cell in self.cells]
        self.ids = {self.role_id(role) for role in self.roles.values()} | {name for name in reserved if name}

    def wrong(self, what: str) -> Problem:
        return Problem(f"assignments/{self.assignment.name}/assignment.py {what}")

    def role(self, cell: NotebookNode) -> tuple[str, str] | None:
        """Whether this cell is a task's solution or check, or a question's answer."""
        if answer := cell.metadata.get("answer"):
            return ("answer", self.checked_answer(str(answer), cell))
        if cell.cell_type != "code":
            return None
        if BEGIN in cell.source or END in cell.source:
            return ("solution", self.solved_task(cell))
        if found := CHECK.fullmatch(without_comments(cell.source)):
            if found[1] not in [task.name for task in self.assignment.tasks]:
                raise self.wrong(
                    f"checks {found[1]}, which assignment.toml does not know: add [tasks.{found[1]}] there"
                )
            return ("check", found[1])
        return None

    def checked_answer(self, name: str, cell: NotebookNode) -> str:
        if name not in [question.name for question in self.assignment.questions]:
            raise self.wrong(f"answers {name}, which assignment.toml does not know: add [questions.{name}] there")
        if cell.cell_type != "markdown":
            raise self.wrong(f'answers {name} in a code cell: write `# %% [markdown] answer="{name}"`')
        if not all(mark in cell.source.splitlines() for mark in MARKS):
            raise self.wrong(f"has no marking scheme for {name}: put it between the lines {MARKS[0]} and {MARKS[1]}")
        return name

    def solved_task(self, cell: NotebookNode) -> str:
        if cell.source.count(BEGIN) != cell.source.count(END) or cell.source.find(END) < cell.source.find(BEGIN):
            raise self.wrong(f"has a region that is not closed: {BEGIN} and {END} come in pairs, near {excerpt(cell)}")
        bound = [task.name for task in self.assignment.tasks if task.name in self.bound(cell)]
        if len(bound) != 1:
            tasks = " and ".join(bound) if bound else "no task of assignment.toml"
            raise self.wrong(f"has a solution cell that defines {tasks}: one task in each, near {excerpt(cell)}")
        return bound[0]

    def bound(self, cell: NotebookNode) -> set[str]:
        """The names that the cell binds at its top level."""
        try:
            body = ast.parse(python_alone(cell.source)).body
        except SyntaxError as error:
            raise self.wrong(f"has a syntax error ({error.msg}) near {excerpt(cell)}") from None
        names = {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        for node in body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            names |= {
                part.id for target in targets if target for part in ast.walk(target) if isinstance(part, ast.Name)
            }
        return names

    def find_statements(self) -> None:
        """The prose in front of a task or of an answer says what to do: it is locked, and keeps its id."""
        prose = None
        for position, cell in enumerate(self.cells):
            kind, name = self.roles.get(position, ("", ""))
            if kind in ("solution", "answer") and prose:
                self.roles[prose] = ("statement", name)
            if kind:
                prose = None
            elif cell.cell_type == "markdown" and position:
                prose = position

    @staticmethod
    def role_id(role: tuple[str, str]) -> str:
        return role[1] + {"solution": "", "answer": "", "check": "_check", "statement": "_text"}[role[0]]

    @staticmethod
    def given_id(cell: NotebookNode) -> str | None:
        return cell.metadata.get("id")

    def cell(self, position: int) -> NotebookNode:
        """The finished cell."""
        script, role = self.cells[position], self.roles.get(position)
        new = {
            "markdown": nbformat.v4.new_markdown_cell,
            "code": nbformat.v4.new_code_cell,
            "raw": nbformat.v4.new_raw_cell,
        }
        cell = new[script.cell_type](script.source)
        cell.id = self.role_id(role) if role else self.given_id(script) or self.free_id(script)
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", cell.id):
            raise self.wrong(f"has a cell whose id is {cell.id!r}: letters, digits, - and _, at most 64")
        if tags := script.metadata.get("tags"):
            cell.metadata["tags"] = list(tags)
            if "skip-grading" in tags and cell.id not in self.assignment.skipped_cells:
                header = '`# %% tags=["skip-grading"] id="scan"`'
                raise self.wrong(f"has a cell to skip without a name: write {header} near {excerpt(script)}")
        if role:
            cell.metadata["nbgrader"] = self.nbgrader(*role, cell)
        return cell

    def nbgrader(self, kind: str, name: str, cell: NotebookNode) -> dict:
        metadata = {
            "schema_version": 3,
            "cell_type": cell.cell_type,
            "grade_id": cell.id,
            "grade": kind in ("check", "answer"),
            "solution": kind in ("solution", "answer"),
            "locked": kind in ("check", "statement"),
            "task": False,
        }
        if kind == "check":
            metadata["points"] = self.assignment.task(name).points
        if kind == "answer":
            metadata["points"] = next(q.points for q in self.assignment.questions if q.name == name)
        return metadata

    def free_id(self, cell: NotebookNode) -> str:
        """An id from the first words of the cell: it stays when other cells come and go."""
        first = next((line for line in cell.source.splitlines() if line.strip(" #*`")), "cell")
        words = re.sub(r"[^a-z0-9]+", "-", first.lower()).strip("-") or "cell"
        if len(words) > ID_LENGTH:
            words = words[:ID_LENGTH].rpartition("-")[0] or words[:ID_LENGTH]
        stem = f"{'text' if cell.cell_type == 'markdown' else cell.cell_type}-{words}"
        name, count = stem, 1
        while name in self.ids:
            count += 1
            name = f"{stem}-{count}"
        self.ids.add(name)
        return name

    def complete(self, cells: list[NotebookNode]) -> None:
        """Nothing that assignment.toml promises is missing, and tasks come in its order."""
        found = {role: position for position, role in self.roles.items()}
        for task in self.assignment.tasks:
            for kind, line in (
                ("solution", f"a cell with `def {task.name}(…)` and {BEGIN}"),
                ("check", f'check("{task.name}")'),
            ):
                if (kind, task.name) not in found:
                    raise self.wrong(
                        f"has no {kind} of {task.name}: it needs {line}, or take it out of assignment.toml"
                    )
            if found["check", task.name] < found["solution", task.name]:
                raise self.wrong(f"checks {task.name} before it is defined: move the check below")
        for question in self.assignment.questions:
            if ("answer", question.name) not in found:
                raise self.wrong(
                    f'has no answer to {question.name}: it needs `# %% [markdown] answer="{question.name}"`'
                )
        order = [name for _, (kind, name) in sorted(self.roles.items()) if kind == "solution"]
        if order != [task.name for task in self.assignment.tasks]:
            raise self.wrong(
                f"has the tasks in the order {', '.join(order)}, assignment.toml in another: make them one"
            )
        setup = next((cell for cell in cells if cell.cell_type == "code"), None)
        named = NOTEBOOK.search(setup.source) if setup else None
        if not named or named[1] != self.assignment.name:
            raise self.wrong(
                "does not bind its name: its first code cell has to hold "
                f'`check, hint, submit, ready = autograder.notebook("{self.assignment.name}")`'
            )
        if without_comments(cells[-1].source) != "ready()":
            raise self.wrong("does not end with ready(): its last cell has to be `ready()`")


def python_alone(source: str) -> str:
    """The cell without its magics, so that Python can parse it."""
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())


def without_comments(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("#")).strip()


def excerpt(cell: NotebookNode) -> str:
    first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "an empty cell")
    return f"`{first[:60]}`"
