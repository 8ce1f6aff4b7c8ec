"""Files from the network into a cache: resumed, checked, shown, and there under their name only when they are whole."""

import os
import sys
import time
from pathlib import Path

from autograder.errors import Problem

_CHUNK = 1 << 18
_ATTEMPTS = 3
_PATIENCE = 30.0  # seconds without an answer


def cache_folder(cache: str | Path | None = None) -> Path:
    """Where downloads stay: `cache`, else $AUTOGRADER_CACHE, else autograder/ in the user's own cache folder."""
    if cache is None:
        shared = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        cache = os.environ.get("AUTOGRADER_CACHE") or Path(shared) / "autograder"
    folder = Path(cache).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            f"the cache {folder} can't be made ({error.strerror}): set AUTOGRADER_CACHE to a folder of yours"
        ) from None
    return folder


def fetch(
    url: str, path: Path, instead: str, checksum: str | None = None, size: int | None = None, bar: bool | None = None
) -> Path:
    """Download `url` to `path` unless it is there; `checksum` is "md5:..." or "sha256:...".

    What came before an interruption lies in `path`.part and is not loaded again, if a checksum can tell that the halves
    fit. `instead` says in the one line of an error what works without a network. `bar` shows progress on stderr; by
    default where a person watches.
    """
    if path.exists():
        return path
    part = path.with_name(path.name + ".part")
    if checksum is None:
        part.unlink(missing_ok=True)
    reason = ""
    for attempt in range(_ATTEMPTS):
        resumed = part.exists() and part.stat().st_size > 0
        try:
            _load(url, part, size, _watched() if bar is None else bar)
        except _Refused as refused:
            reason = str(refused)
            break
        except OSError as error:
            reason = _plain(error)
            if not part.exists() or isinstance(getattr(error, "reason", None), OSError):
                break  # nobody answered: asking again at once would only take longer
            continue
        if checksum is None or _digest(part, checksum) == checksum.partition(":")[2].lower():
            part.replace(path)
            return path
        part.unlink()
        reason = "what came is damaged: its checksum is wrong"
        if not resumed and attempt:
            break
    kept = "; what was loaded is kept and the next call goes on from there" if part.exists() else ""
    raise Problem(f"{path.name} can't be loaded from {_host(url)} ({reason}{kept}): {instead}")


class _Refused(Exception):
    """The server answered, and asking again would not change it."""


def _load(url: str, part: Path, size: int | None, bar: bool) -> None:
    """Append what is missing to `part`; OSError when the line breaks."""
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    have = part.stat().st_size if part.exists() else 0
    if size is not None and have >= size:
        if have == size:
            return
        part.unlink()
        have = 0
    headers = {"User-Agent": "autograder-course", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    try:
        answer = urlopen(Request(url, headers=headers), timeout=_PATIENCE)
    except HTTPError as error:
        with error:
            if error.code == 416 and have:
                complete = (error.headers.get("Content-Range") or "").rpartition("/")[2]
                if complete == str(have):
                    return
                part.unlink()
                raise ConnectionError("the file changed on the server") from None
            if error.code in (429, 500, 502, 503, 504):
                raise ConnectionError(f"the server answers {error.code} {error.reason}") from None
            raise _Refused(f"the server answers {error.code} {error.reason}") from None
    except HTTPException as error:
        raise ConnectionError(f"no proper answer: {type(error).__name__}") from None
    with answer:
        if have and answer.status != 206:  # the server doesn't resume: from the start
            have = 0
        rest = answer.headers.get("Content-Length")
        total = have + int(rest) if rest else size
        shown = _Bar(part.name.removesuffix(".part"), have, total) if bar else None
        with part.open("ab" if have else "wb") as file:
            while True:
                try:
                    chunk = answer.read(_CHUNK)
                except HTTPException:
                    raise ConnectionError(f"the connection broke after {have:,} bytes") from None
                if not chunk:
                    break
                file.write(chunk)
                have += len(chunk)
                if shown:
                    shown.at(have)
        if shown:
            shown.end()
    if total is not None and have < total:
        raise ConnectionError(f"the connection broke after {have:,} of {total:,} bytes")


class _Bar:
    """One line on stderr: how much has come and how long the rest will take."""

    def __init__(self, name: str, have: int, total: int | None) -> None:
        self.name, self.first, self.total = name, have, total
        self.start = self.last = time.monotonic()
        self.at(have, True)

    def at(self, have: int, now: bool = False) -> None:
        moment = time.monotonic()
        if not now and moment - self.last < 0.2 and have != self.total:
            return
        self.last = moment
        line = f"\r{self.name} {have / 1e6:7.1f} MB"
        if self.total:
            share = have / self.total
            left = (moment - self.start) * (self.total - have) / max(have - self.first, 1)
            line += f" of {self.total / 1e6:.1f} [{'#' * int(20 * share):20}] {100 * share:3.0f} %"
            line += f" {left:4.0f} s left" if have > self.first else ""
        print(f"{line:<78}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        print(file=sys.stderr, flush=True)


def _watched() -> bool:
    return "ipykernel" in sys.modules or sys.stderr.isatty()


def _digest(path: Path, checksum: str) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(
            file, lambda: hashlib.new(checksum.partition(":")[0], usedforsecurity=False)
        ).hexdigest()


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(url).netloc


def _plain(error: OSError) -> str:
    inner = getattr(error, "reason", error)
    if isinstance(inner, TimeoutError):
        return f"no answer within {_PATIENCE:.0f} s"
    return str(getattr(inner, "strerror", None) or inner)
