"""How fast grading is, in one run and in turns: stock nbgrader, our nbgrader, our command, and the floor.

`python -m bench` prints tables and writes results.json, speed.png and cost.png to bench/out. CPU seconds are of all
processes.
What a command costs at its start is told from what a submission costs by grading few, and then many.
"""

import argparse
import json
import os
import platform
import re
import statistics
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from autograder.course.course import Course
from bench import cost, pictures
from bench.courses import BIN, KERAS, NUMPY, ROOT, course_of
from bench.processes import Used, run

GRADE = [BIN / "autograder", "grade", "submitted", "--json", "out.json", "--jobs"]
STOCK, FLOOR = "stock nbgrader autograde", "floor: the student's own code"
WAYS = (STOCK, "our nbgrader autograde", "autograder grade --jobs 1", "autograder grade --jobs 2")


def once(way: str, name: str, submissions: int, evidence: bool, memory: bool = False) -> Used:
    """Grade a fresh course of so many right submissions."""
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        twin = way == STOCK
        folder = course_of(Path(scratch) / "course", name, submissions, twin, evidence and not twin)
        if "nbgrader" not in way:
            return run([*GRADE, way[-1]], folder, memory)
        run([BIN / "nbgrader", "generate_assignment", name], folder)
        return run([BIN / "nbgrader", "autograde", name], folder, memory)


def floor(name: str, submissions: int, evidence: bool) -> float:
    """CPU seconds of the student's own code, over a third as many as are graded beside it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = course_of(Path(scratch) / "course", name, 1, evidence=evidence)
        (path,) = (folder / "submitted").rglob("*.ipynb")
        out = Path(scratch) / "floor.txt"
        run([sys.executable, "-m", "bench.floor", path, str(max(3, submissions // 3)), out], ROOT)
        return float(out.read_text())


def measured(title: str, name: str, submissions: int, rounds: int, stock_rounds: int, evidence: bool = False) -> dict:
    """Seconds of each way in each round, for each of the many submissions beyond those with which it starts.

    Machines are shared and their speed drifts, so every way has a floor of its own: what was measured just before it
    and just after it.
    """
    found: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS[0 if stock_rounds else 1 :]}
    print(f"\n{title}: {submissions} submissions of {name}, {rounds} rounds", flush=True)
    floors = [floor(name, submissions, evidence)]
    for turn in range(rounds):
        for way, rows in found.items():
            if way != STOCK or turn < stock_rounds:
                row, after = beside(floors[-1], way, name, submissions, evidence)
                floors.append(after)
                rows.append(row)
    table(found, statistics.median(floors))
    return {"title": title, "notebook": name, "submissions": submissions, "ways": found, "floor": floors}


def beside(before: float, way: str, name: str, submissions: int, evidence: bool) -> tuple[dict[str, float], float]:
    """Seconds of one way, between two measurements of its floor, of which the second is returned too."""
    few = 2 if way.endswith("--jobs 2") else 1  # each process that grades has begun
    begun, done = (once(way, name, number, evidence) for number in (few, submissions))
    after = floor(name, submissions, evidence)
    cpu, wall = ((getattr(done, of) - getattr(begun, of)) / (submissions - few) for of in ("cpu", "wall"))
    return {"wall": wall, "cpu": cpu, "beyond": cpu - (before + after) / 2, "start": begun.cpu - few * cpu}, after


def table(found: dict[str, list[dict[str, float]]], base: float) -> None:
    """Medians of all rounds; where it matters, from where to where they go."""
    columns = f"{'wall':>7} {'CPU':>7} {'beyond the floor':>24} {'stock is times':>15} {'start':>8}"
    print(f"{'seconds per submission':32} {columns}")
    for way, rows in found.items():
        wall, cpu, start = (statistics.median(row[key] for row in rows) for key in ("wall", "cpu", "start"))
        beyond, times = spread([row["beyond"] for row in rows], 3), ""
        if STOCK in found and way != STOCK:
            stock = found[STOCK] * len(rows)  # one round of it may stand for all
            times = spread([theirs["beyond"] / ours["beyond"] for theirs, ours in zip(stock, rows, strict=False)])
        print(f"{way:32} {wall:7.3f} {cpu:7.3f} {beyond:>24} {times:>15} {start:8.1f}", flush=True)
    print(f"{FLOOR:32} {'':>7} {base:7.3f}")


def spread(values: list[float], digits: int = 0) -> str:
    """The median, and from where to where they go."""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def term(submissions: int, students: int = 200) -> dict[str, dict[str, float]]:
    """What every notebook of the course costs, models with their weights, and all of them for a class."""
    print(f"\na term: {submissions} submissions of every notebook, weights where it has models, --jobs 1")
    print(f"{'CPU seconds per submission':32} {'CPU':>7} {'the floor':>10} {'beyond':>7}")
    found = {}
    for name in Course(ROOT).folders:
        row, _ = beside(floor(name, submissions, True), WAYS[2], name, submissions, True)
        found[name] = row
        print(f"{name:32} {row['cpu']:7.3f} {row['cpu'] - row['beyond']:10.3f} {row['beyond']:7.3f}", flush=True)
    minutes = {of: students * sum(row[of] for row in found.values()) / 60 for of in ("cpu", "beyond")}
    print(f"{students} students: {minutes['cpu']:.0f} minutes of CPU, {minutes['beyond']:.1f} beyond the floor")
    return found


def memory(name: str, evidence: bool, ways: tuple[str, ...]) -> dict:
    """Peak of all processes together, and private memory by kind of process."""
    found = {}
    for way in ways:
        used = once(way, name, 3, evidence, memory=True)
        found[way] = {"peak": used.memory, "private": used.private}
        private = ", ".join(f"{kind} {size:.0f}" for kind, size in used.private.items() if kind != "ended")
        print(f"{way:32} {used.memory:7.0f} MB; private: {private}", flush=True)
    return found


def machine() -> str:
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "keras", "tensorflow-cpu", "nbgrader"))
    processor = cpu[1] if cpu else platform.machine()
    return f"{date.today()}, {processor}, {os.cpu_count()} processors, Python {platform.python_version()}, {packages}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=20, help="of the numpy notebook")
    parser.add_argument("--keras", type=int, default=10, help="submissions of the Keras notebook")
    parser.add_argument("--rounds", type=int, default=3, help="how often each way is measured")
    parser.add_argument(
        "--only",
        choices=("numpy", "evidence", "trains", "term", "bounds"),
        help="measure this alone, and write nothing",
    )
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "out")
    options = parser.parse_args()
    print(machine())
    parts = {
        "numpy": lambda: measured("numpy", NUMPY, options.submissions, options.rounds, options.rounds),
        "evidence": lambda: measured("Keras with evidence", KERAS, options.keras, options.rounds, 0, evidence=True),
        "trains": lambda: measured("Keras that trains", KERAS, options.keras, options.rounds, 1),
        "term": lambda: term(options.keras),
        "bounds": lambda: cost.bounding(NUMPY),
    }
    if options.only:
        parts[options.only]()
        return
    options.out.mkdir(exist_ok=True)
    results = {"machine": machine(), "runs": [parts[name]() for name in ("numpy", "evidence", "trains")]}
    results["term"] = parts["term"]()
    print("\nmemory of all processes together, numpy")
    results["memory"] = {"numpy": memory(NUMPY, False, (WAYS[0], WAYS[2], WAYS[3]))}
    print("the same, Keras with evidence")
    results["memory"]["keras"] = memory(KERAS, True, (WAYS[2],))
    results["cost"] = cost.breakdown(NUMPY)
    results["bounds"] = cost.bounding(NUMPY)
    results["student"] = cost.student()
    (options.out / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    pictures.speed(results, options.out / "speed.png")
    pictures.cost(results["cost"], options.out / "cost.png")
    print(f"\n{os.path.relpath(options.out)}/results.json, speed.png, cost.png")


if __name__ == "__main__":
    main()
