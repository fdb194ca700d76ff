"""The figures of the long tests, collected for docs/quality.md."""

import os
from pathlib import Path

FIGURES = Path(os.environ.get("QUALITY_FILE", "var/quality.md"))


def note(what: str, figure: str) -> None:
    """Write down one figure of this run."""
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    with FIGURES.open("a") as file:
        file.write(f"| {what} | {figure} |\n")
