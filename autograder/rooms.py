"""The rooms of this package, from the roof to the ground: each imports only what stands below it.

Whoever needs a list of rooms reads this one: the test of the imports, the hash of what decides about points, the
files that a worker may read, the package that students install.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """A folder or a module of the package."""

    name: str
    decides: bool = False  # about points: a change of it is a reason to grade again
    worker: bool = False  # a worker, which runs students' code, may read it
    students: bool = False  # it travels to students
    stays: tuple[str, ...] = ()  # files of it that do not travel


ROOMS = (
    Room("cli"),
    Room("classroom.demo"),
    Room("classroom.pages"),
    Room("classroom.session"),
    Room("classroom.lms"),
    Room("classroom.nbgrader"),
    Room("classroom"),
    Room("authoring"),
    Room("judge", decides=True),
    Room("wall", decides=True),
    Room("intake", decides=True),
    Room("course", decides=True),
    Room("worker", decides=True, worker=True),
    Room("student", decides=True, worker=True, students=True),
    Room("public", worker=True),  # built anew for students, with nothing but what is built
    Room("checks", decides=True, worker=True, students=True, stays=("wire.py",)),  # for the wire needs msgpack
    Room("data", decides=True, worker=True, students=True),
    Room("rooms", worker=True),
    Room("errors", worker=True, students=True),
)
