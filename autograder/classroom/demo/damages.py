"""What happens to notebooks on their way from a student: each a small damage that must cost no point."""

import copy
import json
import random
from collections.abc import Callable

Notebook = dict
Damage = Callable[[Notebook, random.Random], None]


def code(source: str) -> dict:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def grade_id(cell: dict) -> str:
    return cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")


def solutions(notebook: Notebook) -> list[dict]:
    return [c for c in notebook["cells"] if c["cell_type"] == "code" and "def " in text(c) and "check(" not in text(c)]


def text(cell: dict) -> str:
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def ids_lost(notebook, rng):
    for cell in notebook["cells"]:
        cell.pop("id", None)


def metadata_stripped(notebook, rng):
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def metadata_missing(notebook, rng):
    notebook.pop("metadata", None)
    for cell in notebook["cells"]:
        cell.pop("metadata", None)


def format_of_colab(notebook, rng):
    notebook["nbformat_minor"] = 0
    notebook["metadata"] = notebook.get("metadata", {}) | {"colab": {"provenance": [], "toc_visible": True}}
    notebook["metadata"]["accelerator"] = "GPU"
    for k, cell in enumerate(notebook["cells"]):
        cell.setdefault("metadata", {})["id"] = f"colab{k}"
        cell["metadata"]["colab"] = {"base_uri": "https://localhost:8080/"}


def widgets_without_state(notebook, rng):
    notebook.setdefault("metadata", {})["widgets"] = {"application/vnd.jupyter.widget-state+json": {}}


def checks_deleted(notebook, rng):
    notebook["cells"] = [c for c in notebook["cells"] if "check(" not in text(c) or "def " in text(c)]


def checks_edited(notebook, rng):
    for cell in notebook["cells"]:
        if text(cell).startswith("check("):
            cell["source"] = "pass  # fine"


def imports_deleted(notebook, rng):
    notebook["cells"] = [c for c in notebook["cells"] if not text(c).startswith("import")]


def cell_duplicated(notebook, rng):
    cell = rng.choice(solutions(notebook))
    notebook["cells"].insert(rng.randrange(len(notebook["cells"])), copy.deepcopy(cell))


def stub_added(notebook, rng):
    name = text(rng.choice(solutions(notebook))).partition("def ")[2].partition("(")[0]
    notebook["cells"].append(code(f'def {name}(*args):\n    """To do."""\n    raise NotImplementedError("{name}")'))


def cell_split(notebook, rng):
    cell = rng.choice(solutions(notebook))
    lines = text(cell).splitlines(keepends=True)
    if len(lines) < 2:
        return
    cut = rng.randrange(1, len(lines))
    at = notebook["cells"].index(cell)
    cell["source"] = "".join(lines[:cut])
    notebook["cells"].insert(at + 1, code("".join(lines[cut:])))


def became_markdown(notebook, rng):
    cell = rng.choice(solutions(notebook))
    cell["cell_type"] = "markdown"
    cell.pop("outputs", None)


def became_fenced_markdown(notebook, rng):
    cell = rng.choice(solutions(notebook))
    cell["source"] = f"```python\n{text(cell)}\n```"
    became = cell
    became["cell_type"] = "markdown"


def became_raw(notebook, rng):
    rng.choice(solutions(notebook))["cell_type"] = "raw"


def reordered(notebook, rng):
    rng.shuffle(notebook["cells"])


def reversed_order(notebook, rng):
    notebook["cells"].reverse()


def large_outputs(notebook, rng):
    rng.choice(notebook["cells"])["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 2_000_000}]


def strange_outputs(notebook, rng):
    for cell in notebook["cells"]:
        cell["outputs"] = rng.choice([None, [], "text", [{"output_type": "unknown"}], [{}], {"a": 1}])
        cell["execution_count"] = rng.choice([None, "7", -1, 1e9])


def shell_lines(notebook, rng):
    notebook["cells"].insert(0, code("!pip install numpy==1.0 && rm -rf /\n%pip install x\n!ls"))


def timed_cell(notebook, rng):
    cell = rng.choice(solutions(notebook))
    cell["source"] = "%%time\n" + text(cell)


def colab_imports(notebook, rng):
    notebook["cells"].insert(0, code("from google.colab import drive, files\ndrive.mount('/content/drive')"))


def warning_on_stderr(notebook, rng):
    notebook["cells"].insert(1, code("import sys, warnings\nwarnings.warn('old')\nprint('no', file=sys.stderr)"))


def failing_scratch(notebook, rng):
    notebook["cells"].insert(rng.randrange(len(notebook["cells"])), code("1 / 0"))


def broken_scratch(notebook, rng):
    notebook["cells"].insert(rng.randrange(len(notebook["cells"])), code("for x in range(3:\n    print(x)\n)))"))


def source_as_lines(notebook, rng):
    for cell in notebook["cells"]:
        cell["source"] = text(cell).splitlines(keepends=True)


def windows_line_ends(notebook, rng):
    for cell in notebook["cells"]:
        cell["source"] = text(cell).replace("\n", "\r\n")


def hostile_tags(notebook, rng):
    for cell in notebook["cells"]:
        cell.setdefault("metadata", {})["tags"] = ["skip-execution", "raises-exception", "skip-grading", "remove-cell"]


def points_edited(notebook, rng):
    for cell in notebook["cells"]:
        cell.setdefault("metadata", {}).setdefault("nbgrader", {})["points"] = 1000


def grade_ids_swapped(notebook, rng):
    names = [grade_id(cell) for cell in notebook["cells"]]
    rng.shuffle(names)
    for cell, name in zip(notebook["cells"], names, strict=True):
        cell.setdefault("metadata", {})["nbgrader"] = {"grade_id": name, "solution": True}


def comments_in_other_scripts(notebook, rng):
    for cell in solutions(notebook):
        cell["source"] = "# größer als π, 你好 🙂\n" + text(cell)


def results_under_task_names(notebook, rng):
    name = text(rng.choice(solutions(notebook))).partition("def ")[2].partition("(")[0]
    notebook["cells"].append(code(f"{name} = 3.14"))


def junk_cells(notebook, rng):
    notebook["cells"].insert(0, {"cell_type": "heading", "source": "Old"})
    notebook["cells"].insert(0, None)
    notebook["cells"].append({"cell_type": "code"})


# Two that each move a cut cell's halves apart lose the cut one for good; a split comes last and nothing moves after it.
EARLY: list[Damage] = [
    ids_lost, metadata_stripped, metadata_missing, format_of_colab, widgets_without_state, checks_deleted,
    checks_edited, imports_deleted, cell_duplicated, stub_added, became_markdown, became_fenced_markdown, became_raw,
    reordered, reversed_order, large_outputs, shell_lines, timed_cell, colab_imports, warning_on_stderr,
    failing_scratch, broken_scratch, hostile_tags, points_edited, grade_ids_swapped, comments_in_other_scripts,
    results_under_task_names,
]  # fmt: skip
LATE: list[Damage] = [cell_split, strange_outputs, source_as_lines, windows_line_ends, junk_cells]

NAMES = (
    "{}.ipynb", "Copy of {}.ipynb", "{} (1).ipynb", "Kopie von {}.ipynb", "{}-checkpoint.ipynb",
    "ann_late_1234_5678_{}-2.ipynb", "Ann Müller_12345_assignsubmission_file_{}.ipynb", "{}_20261121T101500.ipynb",
)  # fmt: skip


def damaged(notebook: Notebook, kinds: list[Damage], seed: int) -> Notebook:
    """A copy of the notebook after these damages, early ones first."""
    rng, copied = random.Random(seed), json.loads(json.dumps(notebook))
    for damage in [*(d for d in EARLY if d in kinds), *(d for d in LATE if d in kinds)]:
        if solutions(copied):
            damage(copied, rng)
    return copied
