"""The words checks are written in. numpy alone; a check never knows where the student's code runs."""

from autograder.checks.calibrated import Calibrated, calibrated
from autograder.checks.calls import ATOL, RTOL, Failed, Handle, Missing, Outcome, Student, StudentRaised
from autograder.checks.check import Check, check
from autograder.checks.compare import agree, difference
from autograder.checks.conditions import (
    expect,
    fast,
    finite,
    has_shape,
    is_float,
    leaves_global_random_alone,
    numerical_gradient,
    numerical_gradient_of_all,
    quiet,
    raises,
    returned,
    unchanged,
    vectorised,
)

__all__ = [
    "ATOL",
    "RTOL",
    "Calibrated",
    "Check",
    "Failed",
    "Handle",
    "Missing",
    "Outcome",
    "Student",
    "StudentRaised",
    "agree",
    "calibrated",
    "check",
    "difference",
    "expect",
    "fast",
    "finite",
    "has_shape",
    "is_float",
    "leaves_global_random_alone",
    "numerical_gradient",
    "numerical_gradient_of_all",
    "quiet",
    "raises",
    "returned",
    "unchanged",
    "vectorised",
]
