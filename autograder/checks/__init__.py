"""The words checks are written in. numpy alone; a check never knows where the student's code runs."""

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
    parts,
    quiet,
    raises,
    returned,
    unchanged,
    vectorised,
)
from autograder.checks.gradients import gradient_agrees
from autograder.checks.models import Calibrated, area_under_the_curve, calibrated, last_activation
from autograder.checks.reference import in_doubles, like_reference, same_by_name

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
    "area_under_the_curve",
    "calibrated",
    "check",
    "difference",
    "expect",
    "fast",
    "finite",
    "gradient_agrees",
    "has_shape",
    "in_doubles",
    "is_float",
    "last_activation",
    "leaves_global_random_alone",
    "like_reference",
    "numerical_gradient",
    "numerical_gradient_of_all",
    "parts",
    "quiet",
    "raises",
    "returned",
    "same_by_name",
    "unchanged",
    "vectorised",
]
