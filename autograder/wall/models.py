"""The models of one notebook: binds stored weights, asks what build functions give and what trained models predict."""

from collections.abc import Mapping
from typing import Any

from autograder.checks.architecture import Unfit
from autograder.checks.calls import Missing
from autograder.intake.evidence import Evidence, mismatch
from autograder.wall.clean_room import CleanRoom, Export, Raised, export_of
from autograder.wall.replies import is_missing
from autograder.wall.worker import Worker


class Models:
    """What is known of the models of a notebook, whichever worker runs it at the time."""

    def __init__(self, evidence: Mapping[str, Evidence], clean_room: CleanRoom) -> None:
        """`evidence` is what the notebook holds for its model tasks."""
        self.evidence = dict(evidence)
        self._clean_room = clean_room
        self._loaded: dict[str, Export] = {}  # by task: models whose stored weights fit what the student's builds
        self._why_not_loaded: dict[str, str] = {}
        self._trained: dict[str, Export] = {}  # by task: models that were trained behind the wall
        self._built: dict[tuple, Export] = {}  # by the call of a build function in the present worker

    def forget_built(self) -> None:
        """What build functions gave is gone with the worker that they ran in."""
        self._built.clear()

    def close(self) -> None:
        self._clean_room.close()

    def load(self, task: str, worker: Worker) -> None:
        """Bind a task's name to what the student's function builds, with the weights that the notebook holds."""
        found = self.evidence[task]
        if found.weights is None or task in self._why_not_loaded:
            return
        builder = found.task.builder
        self._why_not_loaded[task] = f"{builder} ended the process, so that the weights of {task} could not be loaded"
        try:
            export = build(worker, builder, found.task.builder_arguments, {})
            problem = mismatch(found.weights, export.layers, builder)
            if not problem:
                weights = list(found.weights.arrays)
                worker.model("bind", lambda answer: None, name=task, number=export.number, weights=weights)
                self._loaded[task] = export
        except Missing:
            problem = f"the weights of {task} could not be loaded: the notebook defines no {builder}"
        except Raised as error:
            problem = f"the weights of {task} could not be loaded: {builder} raised {error.kind}"
            if error.kind == "NotImplementedError":
                problem = f"the weights of {task} could not be loaded: {builder} is still the empty stub"
        except Unfit as reason:
            problem = f"the weights of {task} could not be loaded: {reason}"
        if problem:
            self._why_not_loaded[task] = problem
        else:
            del self._why_not_loaded[task]

    def structure(self, worker: Worker, builder: str, args: tuple, kwargs: dict) -> dict[str, Any]:
        """What the model is made of that the student's function builds in this worker."""
        key = (builder, repr(args), repr(kwargs))
        if key not in self._built:  # several checks ask for it, and building takes a while
            self._built[key] = build(worker, builder, args, kwargs)
        return self._clean_room.structure(self._built[key], f"what {builder} builds")

    def predict(self, worker: Worker, task: str, x: Any) -> Any:
        """What the model of a task predicts: the one that was handed in, else the one that this worker trained."""
        found = self.evidence.get(task)
        if found is not None and found.there:
            if task not in self._loaded:
                raise Missing(task)
            return self._clean_room.predict(self._loaded[task].config, found.weights.arrays, x, task)
        if task not in self._trained:
            self._trained[task] = worker.model("export", lambda answer: export_of(answer, task), name=task)
        export = self._trained[task]
        return self._clean_room.predict(export.config, export.weights, x, task)

    def handed_in(self, task: str) -> bool:
        """Whether the notebook holds something for this model, usable or not: then nothing is trained again."""
        return task in self.evidence and self.evidence[task].there

    def is_loaded(self, task: str) -> bool:
        return task in self._loaded

    def why_not_loaded(self, task: str) -> str:
        """Of a model that was handed in; "" where its cells have not been run."""
        return self.evidence[task].problem or self._why_not_loaded.get(task, "")


def build(worker: Worker, builder: str, args: tuple, kwargs: dict) -> Export:
    """What the student's function builds, as this worker exports it."""

    def built(answer: Mapping[str, Any]) -> Export:
        if is_missing(answer):
            raise Missing(builder)
        return export_of(answer, f"what {builder} builds")

    return worker.model("build", built, builder=builder, args=args, kwargs=kwargs)
