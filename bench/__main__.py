"""How fast grading is, in one run and in turns: stock nbgrader, our nbgrader, our command, and the floor.

`python -m bench` prints tables and writes results.json, speed.png and cost.png to bench/out. CPU seconds are of all
processes.
What a command costs at its start is told from what a submission costs by grading one, and then many.
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
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = course_of(Path(scratch) / "course", name, 1, evidence=evidence)
        (path,) = (folder / "submitted").rglob("*.ipynb")
        out = Path(scratch) / "floor.txt"
        run([sys.executable, "-m", "bench.floor", path, str(submissions), out], ROOT)
        return float(out.read_text())


def measured(
    title: str, name: str, submissions: int, rounds: int = 1, repeats: int = 1, evidence: bool = False,
    stock: bool = True,
) -> dict:  # fmt: skip
    """Seconds of each way, all rounds: for one submission, and for each of the many beyond the first.

    What takes seconds is measured `repeats` times in each round; the median counts, since machines are shared.
    """
    ways = WAYS if stock else WAYS[1:]
    found: dict[str, list[dict[str, float]]] = {way: [] for way in (*ways, FLOOR)}
    print(f"\n{title}: {submissions} submissions of {name}, {rounds} rounds", flush=True)
    for _ in range(rounds):
        one, many = ({way: [] for way in ways} for _ in range(2))
        bare = []
        for turn in range(repeats):
            for way in ways:
                if turn == 0 or "nbgrader" not in way:
                    one[way].append(once(way, name, 1, evidence))
                    many[way].append(once(way, name, submissions, evidence))
            bare.append(floor(name, max(3, submissions // 2), evidence))
        for way in ways:
            found[way].append(costs(one[way], many[way], submissions - 1))
        found[FLOOR].append({"cpu": statistics.median(bare)})
    base = statistics.median(row["cpu"] for row in found[FLOOR])
    columns = f"{'wall':>7} {'CPU':>7} {'beyond the floor':>17} {'stock is times':>15} {'start':>8}"
    print(f"{'seconds per submission':32} {columns}")
    for way, rows in found.items():
        cpu = statistics.median(row["cpu"] for row in rows)
        if way == FLOOR:
            print(f"{way:32} {'':>7} {cpu:7.3f}")
            continue
        ratios = [
            (stock["cpu"] - bare["cpu"]) / (row["cpu"] - bare["cpu"])
            for stock, row, bare in zip(found.get(STOCK, ()), rows, found[FLOOR], strict=False)
        ]
        spread = f"{min(ratios):.0f} to {max(ratios):.0f}" if ratios and way != STOCK else ""
        wall, start = (statistics.median(row[key] for row in rows) for key in ("wall", "start"))
        print(f"{way:32} {wall:7.3f} {cpu:7.3f} {cpu - base:17.3f} {spread:>15} {start:8.1f}", flush=True)
    return {"title": title, "notebook": name, "submissions": submissions, "ways": found, "floor": base}


def costs(one: list[Used], many: list[Used], more: int) -> dict[str, float]:
    """Of the start, and of each of the many beyond the first."""

    def typical(runs: list[Used], key: str) -> float:
        return statistics.median(getattr(used, key) for used in runs)

    each = {key: (typical(many, key) - typical(one, key)) / more for key in ("cpu", "wall")}
    return {**each, "start": typical(one, "cpu") - each["cpu"]}


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
    parser.add_argument("--rounds", type=int, default=3, help="of the numpy notebook; Keras has one")
    parser.add_argument("--only", choices=("numpy", "evidence", "trains"), help="measure this alone, and write nothing")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "out")
    options = parser.parse_args()
    print(machine())
    parts = {
        "numpy": lambda: measured("numpy", NUMPY, options.submissions, options.rounds, repeats=3),
        "evidence": lambda: measured(
            "Keras with evidence", KERAS, options.keras, repeats=3, evidence=True, stock=False
        ),
        "trains": lambda: measured("Keras that trains", KERAS, options.keras, repeats=2),
    }
    if options.only:
        parts[options.only]()
        return
    options.out.mkdir(exist_ok=True)
    results = {"machine": machine(), "runs": [measure() for measure in parts.values()]}
    print("\nmemory of all processes together, numpy")
    results["memory"] = {"numpy": memory(NUMPY, False, (WAYS[0], WAYS[2], WAYS[3]))}
    print("the same, Keras with evidence")
    results["memory"]["keras"] = memory(KERAS, True, (WAYS[2],))
    results["cost"] = cost.breakdown(NUMPY)
    results["student"] = cost.student()
    (options.out / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    pictures.speed(results, options.out / "speed.png")
    pictures.cost(results["cost"], options.out / "cost.png")
    print(f"\n{options.out}/results.json, speed.png, cost.png")


if __name__ == "__main__":
    main()
