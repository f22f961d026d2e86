"""What commands write: results on standard output or in a file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from segments.errors import InputError

__all__ = ["is_terminal", "refuse_inputs", "terminal_width", "write_file", "write_lines"]


def is_terminal() -> bool:
    """True where standard output is a terminal that takes colours (see no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def terminal_width() -> int:
    """Columns to fill: the terminal's, at most 120; 100 where there is none."""
    return max(40, min(120, shutil.get_terminal_size((100, 24)).columns))


def write_lines(lines: Iterable[str], output: str | None) -> None:
    """Lines to a file, or to standard output as UTF-8 whatever the locale says."""
    if output is not None:
        write_file(output, "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))
        return
    for line in lines:
        _print(f"{line}\n".encode("utf-8", "backslashreplace"))
    _print(b"", flush=True)


def refuse_inputs(written: Iterable[str | None], read: Iterable[str | None]) -> None:
    """InputError where a file to write is one that is read: the report would take the place of the text."""
    inputs = {Path(path).resolve() for path in read if path and path != "-"}
    for path in written:
        if path and path != "-" and Path(path).resolve() in inputs:
            raise InputError(path, "is an input of this command: name another file to write")


def _print(content: bytes, *, flush: bool = False) -> None:
    """Bytes to standard output. InputError where it takes no more (a full disk); BrokenPipeError stays itself."""
    try:
        sys.stdout.buffer.write(content)
        if flush:
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left in the buffer would raise again at exit, with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise InputError("standard output", f"cannot be written ({error.strerror})") from error


def write_file(path: str, content: bytes) -> None:
    """Put ``content`` in place of the file in one step; ``-`` is standard output.

    InputError where it cannot be written.
    """
    if path == "-":
        _print(content, flush=True)
        return
    target = Path(path)
    if target.is_dir():
        raise InputError(path, "is a folder: name a file in it")
    if target.exists() and not target.is_file():  # /dev/stdout, a named pipe: nothing to replace
        try:
            target.write_bytes(content)
        except OSError as error:
            raise InputError(path, f"cannot be written ({error.strerror})") from error
        return
    target = target.resolve()  # a symbolic link stays one: what it points to is replaced
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise InputError(path, f"cannot be written ({error.strerror})") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
