"""The one error a user may meet: bad input, in one line."""

from __future__ import annotations


class InputError(Exception):
    """Input that cannot be used: the file, what is wrong with it, and what to do.

    The command line prints it as ``sverka: FILE: PROBLEM`` and exits with 2; the desk shows the same line.
    """

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(f"{path}: {problem}" if path else problem)
