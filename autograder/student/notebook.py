"""The four words of a student's notebook: looks at its variables, runs public checks, shows what they say."""

import functools
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from autograder.student import public
from autograder.student.public import PublicNotebook, PublicTask, UnknownName

if TYPE_CHECKING:
    from autograder.student import page
    from autograder.student.submit import Evidence


class NotYetRight(Exception):
    """What `nbgrader validate` notices: it counts cells that raise. In a notebook nothing is raised."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


@dataclass
class Notebook:
    """One open notebook: which hints and models this session has seen; what is public of it is read when asked for."""

    name: str
    opened_hints: "dict[str, int]" = field(default_factory=dict)
    evidence: "dict[str, Evidence]" = field(default_factory=dict)

    @classmethod
    def open(cls, name: str) -> "Notebook":
        public.find(name)
        return cls(name)

    @functools.cached_property
    def public(self) -> PublicNotebook:
        return public.load(self.name)

    def check(self, task: Any) -> None:
        """Run the public checks of a task on your function and show what is right, what is not and why."""
        from autograder.student import page
        from autograder.student.examine import Examination, examine

        namespace = sys._getframe(1).f_globals
        chosen = self._task(task)
        try:
            result = examine(self.public, chosen, namespace)
        except KeyboardInterrupt:
            result = Examination(chosen, interrupted(chosen.name))
        show(page.examination(result))
        if not result.right and "NBGRADER_VALIDATING" in os.environ:
            raise NotYetRight(page.examination(result).text)

    def hint(self, task: Any) -> None:
        """Open the next hint of a task: first the idea, then where to look, at last nearly the code."""
        from autograder.student import page

        chosen = self._task(task)
        count = min(self.opened_hints.get(chosen.name, 0) + 1, len(chosen.hints))
        last = self.opened_hints.get(chosen.name) == len(chosen.hints)
        self.opened_hints[chosen.name] = count
        show(page.hints(chosen, count, nothing_new=last))

    def submit(self, model: Any, task: Any, history: Any = None) -> None:
        """Save the weights of a trained model, and its history if given, in the output of this cell."""
        from autograder.student import page
        from autograder.student.submit import submit

        chosen = self._task(task)
        self.evidence[chosen.name] = submit(model, chosen.name, history)
        show(page.evidence(self.evidence[chosen.name]))

    def ready(self) -> None:
        """Sum up the notebook: every task, its points, what is saved, and how to hand in."""
        from autograder.student import page
        from autograder.student.examine import examine

        namespace = sys._getframe(1).f_globals
        try:
            results = [examine(self.public, task, namespace) for task in self.public.tasks]
        except KeyboardInterrupt:
            show(page.note(f"{self.public.name}: stopped before every task was checked; run this cell again."))
            return
        show(page.summary(self.public, results, self.evidence, colab="google.colab" in sys.modules))

    def _task(self, task: Any) -> PublicTask:
        """The task of this name; the function itself will do."""
        name = task if isinstance(task, str) else getattr(task, "__name__", None) or repr(task)
        found = self.public.task(name)
        if found is None:
            known = [known.name for known in self.public.tasks]
            raise UnknownName(f"There is no task {name!r} in {self.public.name}{public.suggestion(name, known)}")
        return found


def interrupted(name: str) -> str:
    return f"Stopped while `{name}` ran. If it would never have ended: which loop, and what should make it stop?"


def show(shown: "page.Page") -> None:
    """In a notebook as HTML with the text beside it, elsewhere as text."""
    bundle: Mapping[str, str] = {"text/plain": shown.text, "text/html": shown.html}
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None and shell.__class__.__name__ != "TerminalInteractiveShell":
        from IPython.display import display

        display(bundle, raw=True)
    else:
        print(shown.text)
