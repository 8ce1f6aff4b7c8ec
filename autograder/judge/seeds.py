"""Hidden numbers: one key for a student's assignment, one for the class's, both made from the course secret."""

import hashlib
import hmac
import json
from dataclasses import dataclass

import numpy as np

from autograder.checks import Check


@dataclass(frozen=True)
class Seeds:
    """Numbers for one submission: others for every student, the same at every regrade.

    Its two keys are all that a grader needs; nothing leads from them to the secret, or to anybody else's.
    """

    own: bytes
    shared: bytes

    @classmethod
    def of(cls, secret: bytes, assignment: str, who: str) -> "Seeds":
        return cls(derived(secret, "student", assignment, who), derived(secret, "class", assignment))

    def as_hex(self) -> list[str]:
        return [self.own.hex(), self.shared.hex()]

    @classmethod
    def from_hex(cls, keys: list[str]) -> "Seeds":
        own, shared = map(bytes.fromhex, keys)
        return cls(own, shared)

    @property
    def everybodys(self) -> "Seeds":
        """What a check would draw whoever the student were."""
        return Seeds(self.shared, self.shared)

    def rng(self, check: Check, whole_class: bool = False) -> np.random.Generator:
        key = self.shared if whole_class else self.own
        return np.random.default_rng(int.from_bytes(derived(key, check.task, check.name), "big"))


def derived(key: bytes, *words: str) -> bytes:
    """A key for these words. As JSON no two lists of words are one text, and any name can be written."""
    return hmac.digest(key, json.dumps(words).encode(), hashlib.sha256)
