"""Verdicts: ratios of one interleaved run against their floors, refused when the machine was not steady, kept in history.jsonl."""

import json
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HISTORY = Path(__file__).with_name("history.jsonl")
STEADY = 1.3  # how far the calibration loop may vary
LOOPS = 2_000_000


@dataclass(frozen=True)
class Ratio:
    """One figure with the floor it must reach and the goal we are after; `is_ceiling` where less is better."""

    name: str
    values: Sequence[float]
    floor: float
    goal: float
    is_ceiling: bool = False

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def holds(self) -> bool:
        return self.median <= self.floor if self.is_ceiling else self.median >= self.floor

    def line(self) -> str:
        """The figure in one line."""
        spread = f"[{min(self.values):.2f}–{max(self.values):.2f}]"
        verdict = "pass" if self.holds else "FAIL"
        word = "ceiling" if self.is_ceiling else "floor"
        return f"{verdict}  {self.name}: {self.median:.2f} {spread}, {word} {self.floor:g}, goal {self.goal:g}"


def calibrate() -> float:
    """Seconds of a fixed loop: how fast this machine is just now."""
    started = time.perf_counter()
    total = 0
    for number in range(LOOPS):
        total += number & 7
    return time.perf_counter() - started


def conclude(title: str, ratios: Sequence[Ratio], notes: Sequence[str], calibrations: Sequence[float]) -> bool:
    """Print the verdicts, keep them, and answer whether all floors hold on a steady machine."""
    print(f"\n{title}")
    for note in notes:
        print(f"      {note}")
    for ratio in ratios:
        print(ratio.line())
    drift = max(calibrations) / min(calibrations)
    steady = drift <= STEADY
    print(f"calibration varied by {drift:.2f}× (steady up to {STEADY}×), load {os.getloadavg()[0]:.1f}")
    if not steady:
        print("The verdict is refused: the machine was not steady. Run it again on a quiet machine.")
    _keep(title, ratios, notes, drift)
    return steady and all(ratio.holds for ratio in ratios)


def _keep(title: str, ratios: Sequence[Ratio], notes: Sequence[str], drift: float) -> None:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip(),
        "title": title,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "drift": round(drift, 2),
        "ratios": {ratio.name: [round(value, 3) for value in ratio.values] for ratio in ratios},
        "notes": list(notes),
    }
    with HISTORY.open("a") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")
