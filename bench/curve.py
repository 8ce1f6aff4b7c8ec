"""How grading a class grows with the class: `python -m bench.curve [100 1000 10000]`, on a local Dask cluster.

Trivial notebooks, so that nothing but the grader is measured: wall time per submission, and the memory of the process
that hands out notebooks and writes the gradebook, a quarter of the way through and at its peak.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bench.__main__ import machine
from bench.courses import BIN, ROOT, TRIVIAL, trivial_course

WORKERS = 2


@contextlib.contextmanager
def local_cluster(folder: Path) -> Iterator[str]:
    """A scheduler and WORKERS workers as an instructor would start them."""
    where = folder / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli."]
    with contextlib.ExitStack() as stack:
        for program, *options in (
            ("dask_scheduler", "--host", "127.0.0.1", "--port", "0"),
            *[("dask_worker", "--nthreads", "1", "--no-nanny")] * WORKERS,
        ):
            command = [*dask[:2], dask[2] + program, *options, "--no-dashboard", "--scheduler-file", str(where)]
            process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.terminate)
        while not where.exists():
            time.sleep(0.1)
        yield json.loads(where.read_text())["address"]


def graded(submissions: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="curve-") as scratch:
        course = trivial_course(Path(scratch) / "course", submissions)
        with local_cluster(Path(scratch)) as address:
            command = [BIN / "autograder", "grade", "submitted", "--scheduler", address, "--json", "out.json"]
            start = time.perf_counter()
            process = subprocess.Popen([str(part) for part in command], cwd=course, stdout=subprocess.DEVNULL)
            sizes, receipts = [], course / ".autograder" / "receipts" / TRIVIAL
            while process.poll() is None:
                done = sum(1 for _ in receipts.glob("*")) if receipts.exists() else 0
                sizes.append((done, resident(process.pid)))
                time.sleep(0.5)
            wall = time.perf_counter() - start
        scores = [report["score"] for report in json.loads((course / "out.json").read_text())["results"]]
        if process.returncode or scores != [7.0] * submissions:
            raise SystemExit(f"grading {submissions} submissions went wrong: {scores[:5]} …")
    early = max((size for done, size in sizes if done <= submissions / 4), default=0.0)
    return {"submissions": submissions, "seconds": wall, "early_mb": early, "peak_mb": max(s for _, s in sizes)}


def resident(pid: int) -> float:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except OSError:
        return 0.0
    return int(pages) * 4096 / 2**20


def picture(rows: list[dict[str, float]], path: Path) -> None:
    figure = Figure(figsize=(8, 3), layout="constrained")
    FigureCanvasAgg(figure)
    time_panel, memory_panel = figure.subplots(1, 2)
    n = [row["submissions"] for row in rows]
    time_panel.plot(n, [1000 * row["seconds"] / row["submissions"] for row in rows], "o-")
    memory_panel.plot(n, [row["early_mb"] for row in rows], "x--", label="after a quarter")
    memory_panel.plot(n, [row["peak_mb"] for row in rows], "o-", label="peak")
    memory_panel.legend()
    for panel, label in ((time_panel, "ms per submission"), (memory_panel, "MB of the coordinator")):
        panel.set(xscale="log", xlabel="submissions", ylabel=label)
        panel.set_ylim(bottom=0)
        panel.grid(alpha=0.3)
    figure.savefig(path, dpi=100, metadata={"Software": None})


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.curve", description=__doc__.splitlines()[0])
    parser.add_argument("submissions", nargs="*", type=int, default=[100, 1000, 10000])
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "out")
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    print(machine())
    print(f"{'submissions':>11} {'wall s':>8} {'ms each':>8} {'MB at 1/4':>10} {'MB peak':>8}")
    rows = []
    for n in options.submissions:
        rows.append(row := graded(n))
        each = 1000 * row["seconds"] / n
        print(f"{n:11} {row['seconds']:8.1f} {each:8.1f} {row['early_mb']:10.0f} {row['peak_mb']:8.0f}", flush=True)
    (options.out / "curve.json").write_text(json.dumps({"machine": machine(), "rows": rows}, indent=1) + "\n")
    picture(rows, options.out / "curve.png")


if __name__ == "__main__":
    main()
