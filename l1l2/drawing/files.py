"""Files that are there whole or not at all, whatever happens while they are written."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield a hidden path beside `path`: what is written there takes its place in one move, if all goes well.

    A process that is killed leaves the hidden file behind; its name holds ``.tmp``.

    Parameters
    ----------
    path : path
        Of a file that may exist already, in a folder that does.  Of a link, the file it leads to is replaced.

    Yields
    ------
    Path
        Beside the target, hence on the same disk, and of the same suffix.

    Raises
    ------
    OSError
        If the file cannot be written or replaced: an older file of that name is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(f"path: {str(path)!r} may not be written to; give another name")
    unfinished = target.with_name(f".{secrets.token_hex(6)}.tmp{target.suffix}")
    try:
        yield unfinished
        if target.is_file():
            shutil.copymode(target, unfinished)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
