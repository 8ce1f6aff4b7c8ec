"""Callbacks can't travel: a function of ours among the student's code says what they are."""

from autograder.checks.calls import Outcome
from autograder.checks.local import LocalStudent
from autograder.judge.recognition import is_own


class Stopping:
    def __init__(self, monitor, patience):
        self.monitor, self.patience, self.restore = monitor, patience, True
        self.model, self._hidden = object(), 3


class MyStopping(Stopping):
    pass


def described(made):
    student = LocalStudent({"make": lambda: made})
    return student.given("describe")(student.make())


def test_objects_of_a_list_are_described_by_their_classes_and_plain_attributes():
    (found,) = described([MyStopping("val_loss", 6)])
    assert found["kinds"] == ["MyStopping", "Stopping", "object"]
    assert found["attributes"] == {"monitor": "val_loss", "patience": 6, "restore": True}


def test_a_tuple_of_objects_is_described_as_a_list_is():
    assert len(described((Stopping("loss", 1), Stopping("loss", 2)))) == 2


def test_of_what_is_no_list_the_kind_comes_back():
    assert described(Stopping("loss", 1)) == "Stopping"


def test_what_is_done_with_the_result_of_a_task_counts_as_a_call_of_it():
    student = LocalStudent({"make": lambda: [Stopping("loss", 1)]})
    student.given("describe")(student.make())
    assert [is_own("make", call) for call in student.outcomes] == [True, True]
    assert not is_own("make", Outcome("other", args=(1,)))
