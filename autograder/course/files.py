"""Files that appear whole or not at all: written beside their place, then renamed into it."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, content: str | bytes, *, mode: int | None = None, synced: bool = False) -> None:
    """Write the file at once: whoever reads it finds the old content or the new one, never a part."""
    with whole_file(path, mode=mode, synced=synced) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextlib.contextmanager
def whole_file(
    path: Path, *, mode: int | None = None, synced: bool = False, replaces: bool = True
) -> Iterator[BinaryIO]:
    """A draft to write to, which takes the place of the file when the block ends without an error.

    `mode` holds from the first byte on; with `synced` the content outlasts a power cut. With `replaces=False` a file
    that is there by then stays.
    """
    draft = path.with_name(f".{path.name[:80]}.{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    descriptor = os.open(draft, flags, 0o666 if mode is None else mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if mode is not None:
                os.fchmod(descriptor, mode)  # whatever the umask took away
            yield file
            file.flush()
            if synced:
                os.fsync(descriptor)
        if replaces:
            draft.replace(path)
        else:
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
