"""The two pictures of `make bench`: how the ways compare, and where the time of a submission goes."""

import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure


def speed(results: Mapping[str, Any], path: Path) -> None:
    """CPU seconds per submission, the floor as a line."""
    runs = results["runs"]
    figure = Figure(figsize=(9, 1.1 + 1.5 * len(runs)), layout="constrained")
    FigureCanvasAgg(figure)
    for panel, found in zip(figure.subplots(len(runs), 1, squeeze=False)[:, 0], runs, strict=True):
        ways = list(found["ways"])
        values = [statistics.median(row["cpu"] for row in found["ways"][way]) for way in ways]
        bars = panel.barh(ways, values, color=["0.6" if way.startswith("stock") else "tab:blue" for way in ways])
        panel.bar_label(bars, [f"{value:.2f} s" for value in values], padding=3)
        panel.axvline(statistics.median(found["floor"]), color="k", ls="--", lw=1, label="the student's own code")
        panel.set(title=f"{found['title']}: {found['notebook']}", xlabel="CPU seconds per submission")
        panel.margins(x=0.12)
        panel.invert_yaxis()
    figure.legend(*panel.get_legend_handles_labels(), loc="outside upper right")  # inside, it would hide a number
    figure.savefig(path, dpi=100, metadata={"Software": None})


def cost(phases: Mapping[str, float], path: Path) -> None:
    """A bar of wall time for each phase of a submission."""
    figure = Figure(figsize=(9, 0.9 + 0.28 * len(phases)), layout="constrained")
    FigureCanvasAgg(figure)
    panel = figure.subplots()
    bars = panel.barh(list(phases), list(phases.values()), color="tab:blue")
    panel.bar_label(bars, [f"{value:.0f} ms" for value in phases.values()], padding=3)
    panel.set(xlabel="milliseconds of wall time per submission")
    panel.margins(x=0.1)
    panel.invert_yaxis()
    figure.savefig(path, dpi=100, metadata={"Software": None})
