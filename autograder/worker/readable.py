"""Which files a worker may read: the interpreter, its packages and this package's student side. Nothing of a course."""

import os
import site
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from autograder.rooms import ROOMS

SYSTEM = """
    /usr /lib /lib32 /lib64 /bin /sbin /etc/ld.so.cache /etc/alternatives /etc/localtime /etc/mime.types /etc/fonts
    /etc/ssl/certs /dev/null /dev/zero /dev/full /dev/random /dev/urandom
    /sys/devices/system/cpu /sys/devices/system/node
"""
# TensorFlow aborts without some of these; threadpoolctl, and so scikit-learn, looks in the maps for BLAS.
PROCESS = """
    /proc/self/cmdline /proc/self/maps /proc/self/stat /proc/self/statm /proc/self/status
    /proc/cpuinfo /proc/meminfo /proc/stat /proc/sys/vm/overcommit_memory
"""
OF_A_PREFIX = "bin lib lib64 share pyvenv.cfg"


def paths() -> list[str]:
    """All of it, as real paths; those that do not exist are left out."""
    prefixes = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}
    wanted = [*SYSTEM.split(), *PROCESS.split()]
    wanted += [str(Path(prefix, part)) for prefix in prefixes for part in OF_A_PREFIX.split()]
    wanted += [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    wanted += site.getsitepackages()
    wanted += [entry for entry in sys.path if Path(entry).name in ("site-packages", "dist-packages", "lib-dynload")]
    wanted += [str(path) for path in own_files(package())]
    wanted += loaded_libraries()
    found = {path for path in wanted if Path(path).exists()}
    # A link at the top, /lib to /usr/lib, is needed as well as what it leads to.
    found |= {os.path.realpath(path) for path in found if not path.startswith("/proc/")}
    return uncovered(found | set(loaded_libraries()))


def uncovered(found: Iterable[str]) -> list[str]:
    """The paths that lie in none of the others."""
    kept: list[str] = []
    for path in sorted(found, key=lambda path: path.split("/")):
        if not (kept and path.startswith(f"{kept[-1]}/")):
            kept.append(path)
    return kept


def own_files(package: Path) -> list[Path]:
    """Of this package what students have too, and what serves them here."""
    places = [package / room.name for room in ROOMS if room.worker]
    return [package / "__init__.py", *(place if place.is_dir() else place.with_suffix(".py") for place in places)]


def package() -> Path:
    return Path(__file__).resolve().parent.parent


def loaded_libraries() -> list[str]:
    """Shared libraries that this process has mapped, wherever a distribution keeps them."""
    lines = Path("/proc/self/maps").read_text().splitlines()
    return sorted({parts[5] for line in lines if len(parts := line.split(None, 5)) == 6 and ".so" in parts[5]})
