"""``sverka``: parse the command line, run one command, and turn every expected failure into one line and exit 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

__all__ = ["main"]

CANNOT_RUN: Final = 2
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``sverka`` with these arguments (default: the process's own); returns the exit status."""
    foreign = _foreign_segments()
    if foreign is not None:
        return _fail(
            f"another package called segments is installed in {foreign}: give sverka an environment of its own"
        )
    # Only now: these import our own segments.
    from segments.errors import InputError
    from sverka.arguments import UsageError, build_parser

    try:
        options = build_parser().parse_args(arguments)
        status: int = import_module(f"sverka.commands.{options.command}").run(options)
        sys.stdout.flush()
        return status
    except (InputError, UsageError) as error:
        return _fail(str(error))
    except BrokenPipeError:
        # The reader (head, less) has gone; a second write to the closed pipe would print a traceback at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _fail(message: str) -> int:
    sys.stderr.write(f"sverka: {' '.join(message.split())}\n")
    return CANNOT_RUN


def _foreign_segments() -> Path | None:
    """The folder of another distribution's ``segments`` (there is one on PyPI) where it hides ours, else None."""
    spec = find_spec("segments")
    found = Path(spec.origin).parent if spec is not None and spec.origin else None
    return None if found is not None and (found / "findings").is_dir() else found


if __name__ == "__main__":
    sys.exit(main())
