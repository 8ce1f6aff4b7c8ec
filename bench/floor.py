"""The floor: CPU seconds of the student's own cells, and of the calls that the checks make, in one warm process."""

import contextlib
import sys
import time
from pathlib import Path

from autograder.authoring.quick import TrustedStudent
from autograder.checks.architecture import put_weights
from autograder.checks.running import public_rng, run_check
from autograder.course.assignment import load
from autograder.intake.read import read
from autograder.intake.reader import shared_reader
from bench.courses import ROOT


class Timed(TrustedStudent):
    """A student in this process, with the CPU time that goes into what is the student's own: not into watching it."""

    spent, inside = 0.0, False

    def _timed(self, work):
        if Timed.inside:
            return work()
        Timed.inside, start = True, time.process_time()
        try:
            return work()
        finally:
            Timed.spent += time.process_time() - start
            Timed.inside = False

    def _function(self, *args):
        function = super()._function(*args)
        return lambda *args, **kwargs: self._timed(lambda: function(*args, **kwargs))

    def _structure(self, *args):
        return self._timed(lambda: super(Timed, self)._structure(*args))

    def _predict(self, *args):
        return self._timed(lambda: super(Timed, self)._predict(*args))


def floor(path: Path, times: int) -> float:
    """Seconds per submission; the first, which warms everything up, does not count."""
    assignment = load(ROOT / "assignments" / path.parent.name)
    taken = shared_reader().take_in(path, *read(path), assignment.outline, None)
    cells, evidence = taken.cells, taken.evidence
    checks = [check for task in assignment.tasks for check, _ in assignment.checks(task.name)]
    for k in range(times + 1):
        if k == 1:
            Timed.spent = 0.0
        namespace: dict = {"__name__": "__main__"}
        start = time.process_time()
        for cell in cells:
            with contextlib.suppress(Exception):  # what needs a training that was not run
                exec(compile(cell.source, cell.name, "exec"), namespace)
            for task in cell.loads:
                found = evidence[task]
                namespace[task] = namespace[found.task.builder](*found.task.builder_arguments)
                put_weights(namespace[task], list(found.weights.arrays))
        Timed.spent += time.process_time() - start
        student = Timed(namespace)
        for check in checks:
            run_check(
                check, student, reference=assignment.reference, rng=public_rng(check), class_rng=public_rng(check)
            )
    return Timed.spent / times


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(str(floor(Path(sys.argv[1]), int(sys.argv[2]))))
