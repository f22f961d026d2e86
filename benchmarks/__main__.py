"""``python -m benchmarks``: measure the checks and print what came out; ``--write`` keeps it."""

from __future__ import annotations

import argparse
import sys

from benchmarks import documentation
from benchmarks.checks import measure, print_tables
from benchmarks.data import DataError, load
from benchmarks.figures import Results


def main() -> int:
    """0, or 2 where the data cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--write", action="store_true", help="store the figures, docs/checks.md and scorer/confidence.json"
    )
    parser.add_argument(
        "--page", action="store_true", help="write docs/checks.md from the stored figures, measure nothing"
    )
    arguments = parser.parse_args()
    if arguments.page:
        documentation.write(Results.read())
        return 0
    try:
        collection = load()
    except DataError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    if arguments.write and collection.generated:
        print("benchmarks: --write needs public data: set SVERKA_DATA (see benchmarks/data.toml)", file=sys.stderr)
        return 2
    results = measure(collection)
    print_tables(results, collection)
    if arguments.write:
        results.write()
        documentation.write(results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
