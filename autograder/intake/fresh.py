"""Starts a process that inherits nothing of the judge's: no memory, no environment, no way to the course."""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

LAUNCH = Path(__file__).resolve().parent.parent / "worker" / "launch.py"


def started(
    module: str,
    settings: Mapping[str, Any],
    control: socket.socket,
    complaints: IO[bytes],
    environment: Mapping[str, str],
    prefix: Sequence[str] = (),
) -> subprocess.Popen:
    """A fresh interpreter in the `main` of this module, which gets the settings as JSON and `control` as its stdin."""
    return subprocess.Popen(
        [*prefix, sys.executable, "-s", "-P", str(LAUNCH), module, json.dumps(settings)],
        stdin=control.fileno(),
        env=environment,
        stdout=complaints,
        stderr=complaints,
        start_new_session=True,
        cwd="/",
    )


def clean_environment() -> dict[str, str]:
    """Nothing of the judge's environment but where programs lie; and what keeps libraries to one thread."""
    return {
        "PATH": os.defpath,
        "HOME": tempfile.gettempdir(),
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_NUM_INTEROP_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "-1",
        "JOBLIB_MULTIPROCESSING": "0",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def last_words(complaints: IO[bytes]) -> str:
    """The last line that a process wrote to its stderr, why it ended perhaps."""
    if complaints.closed:
        return ""
    complaints.seek(0)
    lines = complaints.read()[-4000:].decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
