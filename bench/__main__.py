"""How fast grading is, in one run and in turns: stock nbgrader, our nbgrader, our command, and the floor.

`python -m bench [--submissions 20]` prints a table and writes bench/results.json. CPU seconds are of all processes.
"""

import argparse
import json
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "03_logistic_regression"
BIN = Path(sys.executable).parent
GRADE = [BIN / "autograder", "grade", "submitted", "--json", "out.json"]

# What stock nbgrader runs in the student's process: the same hidden checks, since there is no other place for them.
HIDDEN = """
from pathlib import Path
from autograder.authoring.quick import TrustedStudent
from autograder.engine.assignment import load
from autograder.engine.judge import Judge, Seeds
found = Judge(load(Path({folder!r})), Seeds(b"bench", "bench"))
verdict = found.judge_task(found.assignment.task({task!r}), TrustedStudent(dict(globals())))
assert verdict.score == verdict.max_score, [c.title for c in verdict.checks if c.outcome != "pass"]
"""


def course_of(folder: Path, submissions: int, twin: bool) -> Path:
    """A course with this many right submissions; the twin has its hidden checks in the check cells."""
    notebook = json.loads((ROOT / "source" / NAME / f"{NAME}.ipynb").read_text())
    for cell in notebook["cells"]:
        cell.pop("outputs", None) if cell["cell_type"] != "code" else cell.update(outputs=[], execution_count=None)
        task = re.fullmatch(r'check\("(\w+)"\)\s*', "".join(cell["source"]))
        if twin and task:
            cell["source"] = HIDDEN.format(folder=str(ROOT / "assignments" / NAME), task=task[1])
    for k in range(submissions):
        path = folder / "submitted" / f"student{k:03}" / NAME / f"{NAME}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook))
    (folder / "source" / NAME).mkdir(parents=True)
    (folder / "source" / NAME / f"{NAME}.ipynb").write_text(json.dumps(notebook))
    if twin:
        (folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'twin'\n")
    else:
        shutil.copytree(ROOT / "assignments" / NAME, folder / "assignments" / NAME)
        shutil.copytree(ROOT / "release" / NAME, folder / "release" / NAME)
        for part in ("course.toml", "nbgrader_config.py"):
            shutil.copy(ROOT / part, folder / part)
    return folder


def floor(submissions: int) -> None:
    """The student's own cells and the calls of the checks in one warm process, nothing else."""
    sys.path.insert(0, str(ROOT))
    from autograder.authoring.quick import TrustedStudent
    from autograder.engine.assignment import load
    from autograder.engine.intake import read, take_in
    from autograder.engine.slicing import needed
    from autograder.running import public_rng, run_check

    path = ROOT / "source" / NAME / f"{NAME}.ipynb"
    assignment = load(ROOT / "assignments" / NAME)
    notebook, digest = read(path)
    cells = needed(take_in(path, notebook, digest, assignment, None).cells, [t.name for t in assignment.tasks])
    checks = [c for task in assignment.tasks for c, _ in assignment.checks(task.name)]
    start = time.process_time()
    for _ in range(submissions):
        namespace: dict = {"__name__": "__main__"}
        for cell in cells:
            exec(compile(cell.source, cell.name, "exec"), namespace)
        student = TrustedStudent(namespace)
        for c in checks:
            run_check(c, student, reference=assignment.reference, rng=public_rng(c), class_rng=public_rng(c))
    print(time.process_time() - start)


def run(command: list[str], cwd: Path) -> tuple[float, float]:
    """Wall and CPU seconds of a command and all its children."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PATH": f"{BIN}:{os.environ['PATH']}"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stderr[-2000:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--floor", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.floor:
        floor(options.floor)
        return
    figures: dict[str, list[tuple[float, float]]] = {}
    n = options.submissions
    for k in range(options.rounds):
        for name, twin, command in (
            ("stock nbgrader autograde", True, [BIN / "nbgrader", "autograde", NAME, "--force"]),
            ("our nbgrader autograde", False, [BIN / "nbgrader", "autograde", NAME, "--force"]),
            ("autograder grade --jobs 1", False, [*GRADE, "--jobs", "1"]),
            ("autograder grade --jobs 2", False, [*GRADE, "--jobs", "2"]),
            ("floor: the student's own code", True, [sys.executable, "-m", "bench", "--floor", str(n)]),
        ):
            with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
                folder = course_of(Path(scratch) / "course", n, twin)
                where = ROOT if "floor" in name else folder
                if "nbgrader" in name:
                    run([str(BIN / "nbgrader"), "generate_assignment", NAME], folder)
                wall, cpu = run([str(part) for part in command], where)
            figures.setdefault(name, []).append((wall / n, cpu / n))
            print(f"round {k + 1}: {name}: {wall / n:.3f} s wall, {cpu / n:.3f} s CPU per submission", flush=True)
    report(figures, options)


def report(figures: dict[str, list[tuple[float, float]]], options: argparse.Namespace) -> None:
    median = {name: [statistics.median(column) for column in zip(*rows, strict=True)] for name, rows in figures.items()}
    base = median["floor: the student's own code"][1]
    stock = median["stock nbgrader autograde"][1] - base
    print(f"\n{options.submissions} submissions of {NAME}, median of {options.rounds} rounds, {date.today()}")
    machine = platform.processor() or platform.machine()
    print(f"{machine}, {os.cpu_count()} processors, Python {platform.python_version()}\n")
    print(f"{'':34} {'wall s':>8} {'CPU s':>8} {'beyond the floor':>17} {'stock is times':>15}")
    for name, (wall, cpu) in median.items():
        beyond = cpu - base
        ratio = f"{stock / beyond:.0f}" if beyond > 0 and "floor" not in name else ""
        print(f"{name:34} {wall:8.3f} {cpu:8.3f} {beyond:17.3f} {ratio:>15}")
    (ROOT / "bench" / "results.json").write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
