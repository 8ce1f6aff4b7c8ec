"""A proof as text for a terminal, as JSON, and as one self-contained page with the kill matrix. Decides nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2

from autograder.authoring.verify import Proof
from autograder.course.assignment import Assignment


def text_lines(proof: Proof) -> Iterator[str]:
    """One assignment: a line per task, then what fell short."""
    total = totals(proof)
    yield (
        f"{'✓' if proof.holds else '✗'} {proof.assignment}: {total['killed']} of {total['mutants']} mutants killed, "
        f"{total['equivalent']} recorded as equivalent, {total['misconceptions']} misconceptions, "
        f"{total['alternatives']} alternatives, {proof.seconds:.0f} s"
    )
    for name, task in proof.tasks.items():
        m = task["mutants"]
        yield (
            f"    {name:<22} mutants {m['killed']:>3}/{m['killed'] + len(m['survivors']):<3}"
            f" (+{m['equivalent']} equivalent)"
            f"  misconceptions {task['misconceptions']:>2}  alternatives {task['alternatives']:>2}"
            f"  hidden inputs {task['inputs']:>3}  {task['seconds']:>5.1f} s"
        )
        if task["idle"]:
            yield f"        kill nothing that others don't: {', '.join(task['idle'])}"
    for finding in proof.findings:
        yield f"    ✗ {finding}"


def totals(proof: Proof) -> dict[str, int]:
    killed = sum(t["mutants"]["killed"] for t in proof.tasks.values())
    survivors = sum(len(t["mutants"]["survivors"]) for t in proof.tasks.values())
    return {
        "killed": killed,
        "mutants": killed + survivors,
        "equivalent": sum(t["mutants"]["equivalent"] for t in proof.tasks.values()),
        "misconceptions": sum(t["misconceptions"] for t in proof.tasks.values()),
        "alternatives": sum(t["alternatives"] for t in proof.tasks.values()),
    }


def as_json(proofs: list[Proof]) -> dict[str, Any]:
    return {
        "schema": 1,
        "holds": all(proof.holds for proof in proofs),
        "assignments": {
            p.assignment: {"holds": p.holds, "findings": p.findings, "totals": totals(p), "tasks": p.tasks}
            for p in proofs
        },
    }


def write_page(proof: Proof, assignment: Assignment, folder: Path) -> Path:
    """The kill matrix: a row per wrong solution, a column per check, a mark where the check caught it."""
    path = folder / f"{proof.assignment}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((Path(__file__).parent / "proof.html").read_text())
    path.write_text(template.render(proof=proof, assignment=assignment, totals=totals(proof)))
    return path
