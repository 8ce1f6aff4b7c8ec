"""Proves the grader behind the wall: right solutions earn everything, known-wrong ones lose, mutants die."""

import concurrent.futures
import hashlib
import json
import multiprocessing
import multiprocessing.connection
import os
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.authoring.mutate import mutants
from autograder.authoring.spoilt import WAYS, spoilt
from autograder.course.assignment import Assignment
from autograder.course.course import Course
from autograder.course.proof import as_solution
from autograder.course.secret import course_secret
from autograder.intake.cells import Cell
from autograder.intake.evidence import Evidence, stored, weights_path
from autograder.judge import receipts
from autograder.judge.grade import Grader
from autograder.judge.judge import Judge
from autograder.judge.seeds import Seeds
from autograder.wall.limits import Limits
from autograder.wall.remote import RemoteStudent

OWN = "the reference's own"
STUDENTS = ("ann", "bob", "eve")  # a right solution must earn everything whatever the seed
CONSTANTS = ("None", "0", "1.0", "[]", "(0, 0)", "(0.0, 0.0, 0.0)", "{}", "True", "np.zeros((1, 1))")
ECHOES = {"the first argument": "a[0]", "the second argument": "a[1]", "all arguments": "a"}


@dataclass(frozen=True)
class Subject:
    """One solution of one task whose verdict is known beforehand."""

    kind: str  # reference, alternative, misconception, mutant, trivial
    task: str
    name: str
    source: str
    student: str = STUDENTS[0]
    caught_by: str = ""
    weights: str = ""  # of a model task: the reference's own, or in which way they are spoilt


@dataclass
class Proof:
    """What was found out about one assignment."""

    assignment: str
    findings: list[str] = field(default_factory=list)
    tasks: dict[str, dict[str, Any]] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        return not self.findings


def subjects(assignment: Assignment) -> Iterator[Subject]:
    """Everything that is tried on the suites of an assignment."""
    for task in assignment.tasks:
        if task.model:
            yield from (Subject("reference", task.name, "reference", "", student, weights=OWN) for student in STUDENTS)
            yield from (Subject("trivial", task.name, f"weights {way}", "", weights=way) for way in WAYS)
            continue
        own = solution_source(assignment, task.name)
        for student in STUDENTS:
            yield Subject("reference", task.name, "reference", own, student)
        for a in assignment.alternatives:
            if a.task == task.name:
                yield from (Subject("alternative", a.task, a.name, as_solution(a), student) for student in STUDENTS)
        for m in assignment.misconceptions:
            if m.task == task.name:
                yield Subject("misconception", m.task, m.name, as_solution(m), caught_by=m.caught_by)
        for text in CONSTANTS:
            yield Subject("trivial", task.name, f"return {text}", f"def {task.name}(*a, **k):\n    return {text}\n")
        for name, text in ECHOES.items():
            yield Subject("trivial", task.name, f"return {name}", f"def {task.name}(*a, **k):\n    return {text}\n")
        if task.mutate:
            yield from (Subject("mutant", m.task, m.change, m.source) for m in mutants(task.name, own))


def solution_source(assignment: Assignment, task: str) -> str:
    """The reference's own function, as text."""
    return assignment.definition(task)


class Here:
    """The grader of this process, made once when a process of the proof starts."""

    grader: Grader


def begin(root: Path) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    Here.grader = Grader(Course(root), course_secret(root), allow_unconfined=True)


def end_with_parent() -> None:
    """A pool's process waits for work for ever when whoever gives it was killed."""
    multiprocessing.connection.wait([multiprocessing.parent_process().sentinel])
    os._exit(1)


def examine(root: str, name: str, subject: Subject) -> dict[str, Any]:
    """Judge one task of a notebook in which everything else is the reference's. Runs in a grading process."""
    assignment = Here.grader.course.assignment(name)
    everything = [assignment.prelude, *(assignment.definition(t.name) for t in assignment.tasks if not t.model)]
    evidence = evidence_of(assignment, subject)
    cells = [Cell("\n".join(everything), "reference"), Cell(subject.source, "candidate", loads=tuple(evidence))]
    start = time.perf_counter()
    sandbox = Here.grader.sandbox(assignment.flavour)
    tasks = [task.name for task in assignment.tasks]
    limits = Limits.for_flavour(assignment.flavour).with_settings(assignment.limits)
    with RemoteStudent(sandbox, cells, tasks, limits, evidence, assignment.absent) as student:
        judge = Judge(assignment, Seeds.of(b"proof", name, subject.student))
        verdict = judge.judge_task(assignment.task(subject.task), student)
    return {
        "score": verdict.score,
        "max_score": verdict.max_score,
        "missing": verdict.missing,
        "seconds": round(time.perf_counter() - start, 3),
        "checks": {
            c.name: {
                "outcome": c.outcome,
                "misconception": c.misconception,
                "calls": c.calls,
                "fault": c.fault,
                "hidden": c.hidden,
            }
            for c in verdict.checks
        },
    }


def evidence_of(assignment: Assignment, subject: Subject) -> dict[str, Evidence]:
    """The weights that the subject hands in, if it is about a model."""
    if not subject.weights:
        return {}
    task = assignment.task(subject.task)
    weights = stored(assignment.folder, task.name)
    if weights is None:
        problem = f"{weights_path(assignment.folder, task.name)} is missing: `make calibrate` trains the reference"
        return {task.name: Evidence(task, None, problem, there=True)}
    if subject.weights != OWN:
        weights = spoilt(weights, subject.weights)
    return {task.name: Evidence(task, weights, there=True)}


def key(subject: Subject, suite: str) -> str:
    return hashlib.sha256(json.dumps([suite, asdict(subject)]).encode()).hexdigest()[:24]


def verify(course: Course, names: Iterable[str], jobs: int | None = None, progress: Any = None) -> list[Proof]:
    """Examine every subject of these assignments in parallel; what did not change since the last time is remembered."""
    names, jobs = list(names), jobs or os.cpu_count() or 1
    plan = {name: list(subjects(course.assignment(name))) for name in names}
    cache = Cache(course.root)
    results: dict[tuple[str, int], dict] = {}
    with concurrent.futures.ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), begin, (course.root,)
    ) as pool:
        waiting = {}
        for name in names:
            suite = receipts.suite_hash(course.folders[name])
            for k, subject in enumerate(plan[name]):
                if (known := cache.get(name, key(subject, suite))) is not None:
                    results[name, k] = known
                else:
                    waiting[pool.submit(examine, str(course.root), name, subject)] = (name, k, key(subject, suite))
        bar = progress and progress.add_task("proving", total=len(results) + len(waiting), completed=len(results))
        for future in concurrent.futures.as_completed(waiting):
            name, k, digest = waiting[future]
            results[name, k] = future.result()
            cache.put(name, digest, results[name, k])
            if progress:
                progress.advance(bar)
    cache.save()
    return [
        conclude(course.assignment(name), plan[name], [results[name, k] for k in range(len(plan[name]))])
        for name in names
    ]


class Cache:
    """Results by content, one file per assignment under .cache/verify; safe to delete."""

    def __init__(self, root: Path) -> None:
        self._folder = root / ".cache" / "verify"
        self._old: dict[str, dict] = {}
        self._new: dict[str, dict] = {}

    def get(self, name: str, digest: str) -> dict | None:
        if name not in self._old:
            path = self._folder / f"{name}.json"
            self._old[name] = json.loads(path.read_text()) if path.exists() else {}
        if (found := self._old[name].get(digest)) is not None:
            self._new.setdefault(name, {})[digest] = found
        return found

    def put(self, name: str, digest: str, result: dict) -> None:
        self._new.setdefault(name, {})[digest] = result

    def save(self) -> None:
        for name, content in self._new.items():
            receipts.write(self._folder / f"{name}.json", content)


def conclude(assignment: Assignment, tried: list[Subject], results: list[dict]) -> Proof:
    """Compare what happened with what had to happen."""
    proof = Proof(assignment.name, seconds=round(sum(r["seconds"] for r in results), 1))
    reasons = {(known.task, known.change): known.reason for known in assignment.equivalents}
    for task in assignment.tasks:
        mine = [(s, r) for s, r in zip(tried, results, strict=True) if s.task == task.name]
        says = {m.name: m.says for m in assignment.misconceptions if m.task == task.name}
        proof.findings += [f"{task.name}: {text}" for s, r in mine for text in complaints(s, r, says)]
        dead = [s.name for s, r in mine if s.kind == "mutant" and r["score"] < r["max_score"]]
        alive = [s.name for s, r in mine if s.kind == "mutant" and r["score"] >= r["max_score"]]
        new = [change for change in alive if not reasons.get((task.name, change))]
        proof.findings += [f"{task.name}: a mutant survives: {change}" for change in new]
        proof.tasks[task.name] = {
            "checks": {c.name: {"title": c.title, "hidden": hidden} for c, hidden in assignment.checks(task.name)},
            "kills": kill_matrix(mine),
            "idle": idle_checks(assignment, task.name, mine),
            "mutants": {"killed": len(dead), "equivalent": len(alive) - len(new), "survivors": new},
            "misconceptions": sum(s.kind == "misconception" for s, _ in mine),
            "alternatives": len({s.name for s, _ in mine if s.kind == "alternative"}),
            "inputs": hidden_inputs(mine),
            "seconds": round(sum(r["seconds"] for _, r in mine), 1),
        }
    made = {(s.task, s.name) for s in tried if s.kind == "mutant"}
    proof.findings += [
        f"{task}: a mutant is called equivalent that is no longer made: {change}"
        for task, change in reasons
        if (task, change) not in made
    ]
    return proof


def complaints(subject: Subject, result: dict, says: dict[str, str]) -> Iterator[str]:
    checks = result["checks"]
    broken = [(name, c["fault"]) for name, c in checks.items() if c["outcome"] == "ungradable"]
    if subject.kind != "mutant":
        for name, fault in broken:
            yield f"{subject.kind} {subject.name}: the check {name} itself broke: {fault.strip().splitlines()[-1]}"
    if subject.kind in ("reference", "alternative"):
        lost = [name for name, c in checks.items() if c["outcome"] != "pass"]
        if lost or result["missing"]:
            failed = f"fails {', '.join(lost)} {result['missing']}".strip()
            yield f"{subject.kind} {subject.name} (as {subject.student}) {failed}"
    elif subject.kind == "trivial" and result["score"] > 0:
        yield f"the answer `{subject.name}` earns {result['score']:g} points"
    elif subject.kind == "misconception":
        yield from misconception_complaints(subject, result, says)


def misconception_complaints(subject: Subject, result: dict, says: dict[str, str]) -> Iterator[str]:
    checks = result["checks"]
    failed = [name for name, c in checks.items() if c["outcome"] == "fail"]
    if result["score"] >= result["max_score"]:
        yield f"misconception {subject.name} is not caught"
    elif subject.caught_by not in failed:
        yield f"misconception {subject.name} is caught by {', '.join(failed) or 'nothing'}, not by {subject.caught_by}"
    else:
        shown = checks[subject.caught_by]["misconception"]
        if says.get(shown) != says[subject.name]:
            yield f"misconception {subject.name}: {subject.caught_by} shows the sentence of {shown or 'none'}"


def kill_matrix(mine: list[tuple[Subject, dict]]) -> list[dict[str, Any]]:
    return [
        {"kind": s.kind, "name": s.name, "by": [name for name, c in r["checks"].items() if c["outcome"] == "fail"]}
        for s, r in mine
        if s.kind in ("misconception", "mutant")
    ]


def idle_checks(assignment: Assignment, task: str, mine: list[tuple[Subject, dict]]) -> list[str]:
    """Checks without which every misconception and mutant would still be caught: candidates to drop."""
    by = [set(row["by"]) for row in kill_matrix(mine) if row["by"]]
    return [c.name for c, _ in assignment.checks(task) if not any(killers == {c.name} for killers in by)]


def hidden_inputs(mine: list[tuple[Subject, dict]]) -> int:
    checks = next(r["checks"] for s, r in mine if s.kind == "reference")
    return sum(c["calls"] for c in checks.values() if c["hidden"])
