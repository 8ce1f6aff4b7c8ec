"""What of an assignment travels in the students' package, as files that say where they come from. Holds no answers."""

from pathlib import Path
from typing import Any

from autograder.authoring.script import built_from
from autograder.engine.assignment import Assignment
from autograder.student import fingerprints, public


def checks_file(assignment: Assignment) -> str:
    """The public checks below a line that says where to edit them."""
    text = (assignment.folder / "checks.py").read_text(encoding="utf-8")
    return f"# {built_from(assignment, 'checks.py')}\n{text}"


def write_public(assignment: Assignment, target: Path) -> None:
    """Checks and facts; the fingerprints take a run of the known-wrong solutions and are written apart."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "checks.py").write_text(checks_file(assignment), encoding="utf-8")
    facts = built(assignment, "assignment.toml", public.facts(assignment))
    (target / "notebook.json").write_text(facts, encoding="utf-8")


def fingerprints_file(assignment: Assignment) -> str:
    return built(assignment, "misconceptions.py", fingerprints.make(assignment))


def built(assignment: Assignment, file: str, content: dict[str, Any]) -> str:
    return public.as_json({"built": built_from(assignment, file), **content})
