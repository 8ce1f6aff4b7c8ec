"""Proves the grader: the reference earns everything, known-wrong solutions lose where they should, mutants die."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from autograder.authoring.spoilt import WAYS, spoilt
from autograder.checks.architecture import put_weights
from autograder.checks.calls import JudgedStudent
from autograder.checks.local import LocalStudent
from autograder.course.assignment import Assignment, Task, load
from autograder.course.proof import as_solution
from autograder.intake.evidence import Weights, stored, weights_path
from autograder.judge.judge import Judge
from autograder.judge.seeds import Seeds


class TrustedStudent(LocalStudent, JudgedStudent):
    """Our own solutions in this process, for authors who want an answer at once."""

    def status(self, task: str) -> str:
        return "function" if callable(self._namespace.get(task)) else "missing"

    def substitute(self, task: str, function: Callable | None) -> None:
        pass


def with_solution(assignment: Assignment, task: str, source: str) -> dict:
    namespace = dict(vars(assignment.reference))
    exec(compile(source, f"<{task}>", "exec"), namespace)
    return namespace


def with_weights(assignment: Assignment, task: Task, weights: Weights | None) -> dict:
    """The reference's names, and its model under the task's with these weights."""
    if weights is None:
        raise SystemExit(f"{weights_path(assignment.folder, task.name)} is missing: `make calibrate` writes it")
    model = getattr(assignment.reference, task.builder)(*task.builder_arguments)
    put_weights(model, list(weights.arrays))
    return {**vars(assignment.reference), task.name: model}


def quick_model(assignment: Assignment, task: Task, complain: Callable[[str], None]) -> None:
    """The reference's stored weights earn everything, spoilt ones nothing."""
    own = stored(assignment.folder, task.name)
    for student in ("ann", "bob", "eve"):
        for check in judge(assignment, task.name, with_weights(assignment, task, own), student).checks:
            if check.outcome != "pass":
                complain(f"reference: {check.name} {check.outcome}: {check.message} {check.fault}")
    for way in WAYS:
        verdict = judge(assignment, task.name, with_weights(assignment, task, spoilt(own, way)), "ann")
        if verdict.score > 0:
            complain(f"weights {way} earn {verdict.score}")


def judged(assignment: Assignment, task: str, source: str | None, student: str = "ann"):
    namespace = with_solution(assignment, task, source) if source else dict(vars(assignment.reference))
    return judge(assignment, task, namespace, student)


def judge(assignment: Assignment, task: str, namespace: dict, student: str):
    seeds = Seeds.of(b"secret", assignment.name, student)
    return Judge(assignment, seeds).judge_task(assignment.task(task), TrustedStudent(namespace))


def quick(folder: Path, only: set[str]) -> int:
    """Reference, alternatives, misconceptions, in this process; prints what is not as it should be."""
    assignment, wrong = load(folder), 0

    def complain(text: str) -> None:
        nonlocal wrong
        wrong += 1
        print("  ✗", text)

    for task in assignment.tasks:
        if only and task.name not in only:
            continue
        start = time.perf_counter()
        print(task.name)
        if task.model:
            quick_model(assignment, task, complain)
            print(f"  {time.perf_counter() - start:.2f} s")
            continue
        for label, source in [("reference", None)] + [
            (f"alternative {a.name}", as_solution(a)) for a in assignment.alternatives if a.task == task.name
        ]:
            for student in ("ann", "bob", "eve"):
                verdict = judged(assignment, task.name, source, student)
                if verdict.score < verdict.max_score or any(c.outcome != "pass" for c in verdict.checks):
                    for check in verdict.checks:
                        if check.outcome != "pass":
                            complain(f"{label}: {check.name} {check.outcome}: {check.message} {check.fault}")
        known = [m for m in assignment.misconceptions if m.task == task.name]
        says = {m.name: m.says for m in known}
        for m in known:
            verdict = judged(assignment, task.name, as_solution(m))
            caught = [c for c in verdict.checks if c.outcome == "fail"]
            if verdict.score >= verdict.max_score:
                complain(f"misconception {m.name}: not caught at all")
            elif m.caught_by not in [c.name for c in caught]:
                complain(f"misconception {m.name}: caught by {[c.name for c in caught]}, not by {m.caught_by}")
            elif says.get(shown := next(c for c in caught if c.name == m.caught_by).misconception) != m.says:
                complain(f"misconception {m.name}: at {m.caught_by} the feedback shows {shown}")
            for check in verdict.checks:
                if check.outcome == "ungradable":
                    complain(f"misconception {m.name}: {check.name} ungradable {check.fault}")
        for label, source in constant_answers(task.name):
            verdict = judged(assignment, task.name, source)
            if verdict.score > 0:
                complain(f"the answer `{label}` earns {verdict.score}")
        print(f"  {time.perf_counter() - start:.2f} s")
    print(f"{wrong} findings" if wrong else "all as it should be")
    return wrong


def constant_answers(task: str) -> list[tuple[str, str]]:
    constants = [
        "None",
        "0",
        "0.0",
        "1.0",
        "[]",
        "(0, 0)",
        "(0.0, 0.0, 0.0)",
        "{}",
        "True",
        "__import__('numpy').zeros((1, 1))",
    ]
    answers = [(f"return {value}", f"def {task}(*a, **k): return {value}") for value in constants]
    echoes = [(f"return argument {k}", f"def {task}(*a, **kw): return a[{k}]") for k in range(3)]
    return [*answers, *echoes, ("return all arguments", f"def {task}(*a, **k): return a")]


if __name__ == "__main__":
    sys.exit(bool(quick(Path(sys.argv[1]), set(sys.argv[2:]))))
