"""The figures of the long tests, collected for docs/quality.md."""

import os
from pathlib import Path

FILE = os.environ.get("QUALITY_FILE")


def note(what: str, figure: str) -> None:
    """Write down one figure of this run, if somebody collects them."""
    if FILE:
        with Path(FILE).open("a") as file:
            file.write(f"| {what} | {figure} |\n")
