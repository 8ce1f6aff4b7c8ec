"""The reader's own process: shuts itself in and answers what it is asked of submissions. No secret is in it, no check.

Whatever it reads may be made to break it: who asks limits it from outside and believes no more than plain values.
"""

import gc
import importlib
import json
import os
import resource
import socket
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from autograder.checks import wire
from autograder.intake.read import Unreadable
from autograder.worker import confine, kernel, landlock, readable, rlimits, seccomp


def main(argument: str) -> NoReturn:
    """`argument` says in JSON which modules of this room know the answers, and what memory and time they may take."""
    connection = socket.socket(fileno=os.dup(0))  # it comes as standard input, whose number is known beforehand
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    settings, questions = json.loads(argument), dict[str, Callable]()
    for name in settings["knows"]:
        module = importlib.import_module(f"autograder.intake.{name}")
        module.warm_up()
        questions |= module.QUESTIONS
    layers = shut_in(settings["memory_mb"]) if sys.platform == "linux" else []
    gc.collect()
    gc.freeze()
    try:
        wire.send(connection, wire.encode({"layers": layers}))
        while True:
            serve(connection, questions, settings["cpu_seconds"])
    except (EOFError, OSError):
        os._exit(0)  # the judge has gone


def shut_in(memory_mb: int) -> list[str]:
    """Put this process behind what there is of the wall, for good. It writes nothing and reads only Python's own files;
    where these lie in a private folder it can't even do that, so everything is imported before."""
    layers, open_to_read = ["rlimits", "capabilities"], readable.paths()
    limits = {"memory_mb": memory_mb, "total_seconds": 1 << 30, "scratch_mb": 0}
    rlimits.apply(limits, counts_threads=False)
    if uids := confine.own_uids():
        uid = uids[os.getpid() % len(uids)]
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        layers.append("uid")
    kernel.drop_capabilities()
    kernel.prctl(kernel.SET_DUMPABLE, 0)
    if landlock.restrict(open_to_read, [], []):
        layers.append("landlock")
    if seccomp.available():
        seccomp.install(seccomp.worker_policy(os.getpid()))
        layers.append("seccomp")
    return layers


def serve(connection: socket.socket, questions: Mapping[str, Callable], cpu_seconds: float) -> None:
    """One question. Should the judge be killed meanwhile, the kernel ends what would run on."""
    question = wire.receive(connection).decode()
    seconds = int(time.process_time() + 2 * cpu_seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    reply = answer(question, questions)
    try:
        buffers = wire.encode(reply)
    except Exception as error:
        buffers = wire.encode(broken(error))
    wire.send(connection, buffers)


def answer(question: dict[str, Any], questions: Mapping[str, Callable]) -> dict[str, Any]:
    try:
        return {"value": questions[question.pop("ask")](**question)}
    except Unreadable as reason:
        return {"unreadable": [reason.why, reason.about]}
    except BaseException as error:  # libraries in C and Rust raise what is no Exception too
        return broken(error)


def broken(error: BaseException) -> dict[str, Any]:
    return {"broke": type(error).__name__, "trace": "".join(traceback.format_exception(error))[-4000:]}
