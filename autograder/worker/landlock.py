"""Landlock: which files a process may still open, and that it may reach no network, socket or process outside."""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from autograder.worker import kernel

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << bit for bit in range(6))
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (1 << bit for bit in range(6, 13))
REFER, TRUNCATE, IOCTL_DEV = (1 << bit for bit in range(13, 16))

READ = READ_FILE | READ_DIR
WRITE = READ | WRITE_FILE | TRUNCATE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | MAKE_SYM | REFER
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
CREATE_RULESET_VERSION, RULE_PATH_BENEATH = 1, 1
LOG_NOTHING = 1

newest = 7  # of the versions, that whose rights are written down here; tests lower it


def abi() -> int:
    """The version of Landlock that this kernel offers, 0 for none."""
    try:
        return min(kernel.syscall("landlock_create_ruleset", None, 0, CREATE_RULESET_VERSION), newest)
    except (OSError, KeyError):
        return 0


def handled(version: int) -> tuple[int, int, int]:
    """What a ruleset can govern: rights on files, on TCP ports, and scopes (sockets and signals)."""
    rights = {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)
    return (1 << rights) - 1, 0b11 if version >= 4 else 0, 0b11 if version >= 6 else 0


def restrict(read: Iterable[str], list_only: Iterable[str], write: Iterable[str]) -> list[int]:
    """Confine this process to these paths, those that do not exist left out.

    Returns descriptors of those in /proc. The kernel drops them from memory when that is short, and makes others in
    their place that no rule knows, unless somebody holds them.
    """
    version = abi()
    files, network, scopes = handled(version)
    size = 8 if version < 4 else 16 if version < 6 else 24
    attributes = ctypes.create_string_buffer(struct.pack("QQQ", files, network, scopes))
    ruleset = kernel.syscall("landlock_create_ruleset", attributes, size, 0)
    held: list[int] = []
    try:
        for paths, rights in ((read, READ), (list_only, READ_DIR), (write, WRITE)):
            for path in paths:
                held += _allow(ruleset, path, rights & files)
        kernel.prctl(kernel.SET_NO_NEW_PRIVS, 1)
        # Else every file that student code is refused would be a line in the machine's audit log.
        kernel.syscall("landlock_restrict_self", ruleset, LOG_NOTHING if version >= 7 else 0)
    finally:
        os.close(ruleset)
    return held


def _allow(ruleset: int, path: str, rights: int) -> list[int]:
    try:
        target = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return []
    if not stat.S_ISDIR(os.fstat(target).st_mode):
        rights &= ON_FILES
    rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, target))
    kernel.syscall("landlock_add_rule", ruleset, RULE_PATH_BENEATH, rule, 0)
    if path.startswith("/proc/"):
        return [target]
    os.close(target)
    return []
