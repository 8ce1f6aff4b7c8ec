"""Errors that a person reads: one line that says what is wrong and what to do."""


class Problem(Exception):
    """Something that whoever runs the command can mend; `code` is the exit code of the command line."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code
