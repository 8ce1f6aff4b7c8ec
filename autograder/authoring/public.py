"""What of an assignment travels in the students' package, as files that say where they come from. Holds no answers."""

import json
from pathlib import Path
from typing import Any

from autograder.authoring.script import built_from
from autograder.checks.local import LocalStudent
from autograder.checks.running import public_rng, run_check
from autograder.course.assignment import Assignment
from autograder.student.fingerprints import sketch


def checks_file(assignment: Assignment) -> str:
    """The public checks below a line that says where to edit them."""
    text = (assignment.folder / "checks.py").read_text(encoding="utf-8")
    return f"# {built_from(assignment, 'checks.py')}\n{text}"


def write_public(assignment: Assignment, target: Path) -> None:
    """Checks and facts; the fingerprints take a run of the known-wrong solutions and are written apart."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "checks.py").write_text(checks_file(assignment), encoding="utf-8")
    content = {"built": built_from(assignment, "assignment.toml"), **facts(assignment)}
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (target / "notebook.json").write_text(text, encoding="utf-8")


def facts(assignment: Assignment) -> dict[str, Any]:
    """What a student may know; of hidden checks only the titles are read."""
    return {
        "name": assignment.name,
        "title": assignment.title,
        "version": assignment.version,
        **({"without": list(assignment.without)} if assignment.without else {}),
        "tasks": [
            {
                "name": task.name,
                "points": task.points,
                "needs": list(task.needs),
                "model": task.model,
                "hints": list(task.hints),
                "hidden_look_at": list(dict.fromkeys(c.title for c in assignment.hidden if c.task == task.name)),
            }
            for task in assignment.tasks
        ],
        "questions": [{"name": question.name, "points": question.points} for question in assignment.questions],
    }


def fingerprints_file(assignment: Assignment) -> str:
    """One line for each known mistake, so that a changed one shows as one changed line."""
    lines = [f' "built": {json.dumps(built_from(assignment, "tasks/"))}']
    for task, checks in fingerprints(assignment).items():
        told = [
            f"  {json.dumps(check)}: [\n" + ",\n".join(map(compact, known)) + "\n  ]" for check, known in checks.items()
        ]
        lines.append(f" {json.dumps(task)}: {{\n" + ",\n".join(told) + "\n }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def compact(known: dict[str, Any]) -> str:
    return "   " + json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def fingerprints(assignment: Assignment) -> dict[str, dict[str, list]]:
    """What known mistakes give on the calls of public checks: {task: {public check: [{name, says, calls}]}}.

    Only a misconception that fails a public check leaves anything there: its sentence and what its calls gave.
    """
    made: dict[str, dict[str, list]] = {}
    for check in assignment.public:
        found = []
        known = [m for m in assignment.misconceptions if m.task == check.task]
        for m in sorted(known, key=lambda m: m.caught_by != check.name):
            student = LocalStudent({**vars(assignment.reference), m.task: m.function})
            run = run_check(check, student, rng=public_rng(check))
            if run.outcome == "fail":
                found.append({"name": m.name, "says": m.says, "calls": [sketch(call) for call in run.calls]})
        if found:
            made.setdefault(check.task, {})[check.name] = found
    return made
