"""How a worker can end, and what each end is called."""

import signal

from autograder.checks.calls import Lost


class WorkerDied(Exception):
    """The worker is gone: "timeout", "memory", "threads", "scratch", "watch", "protocol", "exit" or "crash"."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason, self.detail = reason, detail


class Gone(Exception):
    """A handle of something that lived in an earlier worker."""


class SandboxLost(WorkerDied, Lost):
    """The zygote was killed and took its workers along: our fault, never the student's."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("sandbox", detail)


def ending(status: int | None, cpu_used_up: bool) -> tuple[str, str]:
    """The reason and the detail of an end that was not ours."""
    if status is None:
        return "exit", "it closed the connection"
    if status >= 0:
        return "exit", f"status {status}"
    if cpu_used_up or status == -signal.SIGXCPU:
        return "timeout", "its CPU time is used up"
    if status == -signal.SIGKILL:
        return "memory", "killed by the kernel"
    return "crash", f"signal {-status}"
