"""What was repaired in a notebook, left out of it or skipped: as data, and in words."""

from dataclasses import dataclass

# Of each kind the sentence about one, and what a count of many is called.
WORDS = {
    "renamed": ("the file was called {detail}", "the file had another name"),
    "another": ("{detail} was handed in too and not graded", "more than one notebook was handed in"),
    "unnamed": (
        "the cell of {cell} had lost its metadata: it was found by the function's name",
        "a cell had lost its metadata and was found by the function's name",
    ),
    "doubled": (
        "there are {detail} cells of {cell}: the last function that is no stub counts",
        "a task had more than one cell",
    ),
    "checks": (
        "check cells were missing or altered: the course's own were used",
        "check cells were missing or altered",
    ),
    "retyped": ("the cell of {cell} had become {detail}: it was run as code", "a cell of code had become text"),
    "cut": ("{cell} were one cell cut in two: they were joined", "a cell was cut in two"),
    "shell": ("{cell}: shell command skipped: {detail}", "a shell command was skipped"),
    "magic": ("{cell}: {detail} is not known here and was skipped", "a magic command was skipped"),
    "cell magic": ("{cell}: {detail} is not known here: its cell was skipped", "a magic command was skipped"),
    "colab": ("{cell}: {detail} does nothing when grading", "something of Colab's was skipped"),
    "output": ("{cell}: output beyond {detail} was left out", "too much output was left out"),
    "outputs": ("{cell}: outputs were left out", "too much output was left out"),
    "training": (
        "{cell} was not run, it trains: the weights of {detail} are in the notebook",
        "a training was not run: the weights are in the notebook",
    ),
    "time": (
        "the time of submission can't be read: it counts as in time",
        "the time of submission could not be read",
    ),
    "slow": ("{cell} took too long and was interrupted", "a cell took too long"),
    "stopped": (
        "{cell} was stopped ({detail}): the rest was graded without it",
        "a cell was stopped by the sandbox",
    ),
    "more": ("and {detail} more repairs", "something else"),
}


# What a worker may say that it left out.
SKIPPED = frozenset({"shell", "magic", "cell magic", "colab", "output"})


@dataclass(frozen=True)
class Repair:
    """One of the kinds above, in which cell, and what else is to be said."""

    kind: str
    cell: str = ""
    detail: str = ""

    def __str__(self) -> str:
        return WORDS[self.kind][0].format(cell=self.cell, detail=self.detail)

    @property
    def in_many(self) -> str:
        """What this kind is called where many are counted, without whom and what it was made on."""
        return WORDS[self.kind][1]
