"""Imports: rosters beside the ways one would otherwise take, round by round, and the memory of a large file.

The peer of the CSV import is the same file put on the roll person by person with the project's own command in one transaction; that of reading
an .xlsx is openpyxl in its read-only mode. Both import ways start from the same tree of organizations and must end with the same number of people.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import psutil
from sqlmodel import SQLModel, func, select

from app.access.guard import Scope
from app.core.db import Database
from app.members import codes
from app.members import service as members
from app.members.models import Member
from app.members.rules import Category, Entry
from app.members.schemas import MemberCreate
from app.organizations.models import Organization
from app.roster import commands
from app.roster.columns import Field, official
from app.roster.lists import find_lists
from app.roster.reading import open_source
from bench import rosters
from bench.report import Ratio, calibrate, conclude

PEOPLE = 10_000
MANY = 100_000
MAX_BYTES = 1 << 30
SAMPLE_SECONDS = 0.05


def run(rounds: int) -> bool:
    """Measure, print, keep; answers whether every floor holds."""
    rates: dict[str, list[float]] = {"csv": [], "one by one": [], "xlsx": [], "openpyxl": []}
    calibrations: list[float] = []
    with tempfile.TemporaryDirectory(prefix="bench-rosters-") as name:
        folder = Path(name)
        rosters.write_xlsx(folder / "roster.xlsx", PEOPLE)
        rosters.write_csv(folder / "roster.csv", PEOPLE)
        rosters.write_xlsx(folder / "many.xlsx", MANY)
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", flush=True)
            calibrations.append(calibrate())
            rates["csv"].append(_rate(folder, _import_csv))
            rates["one by one"].append(_rate(folder, _one_by_one))
            rates["xlsx"].append(MANY / _seconds(lambda: _read(folder)))
            rates["openpyxl"].append(MANY / _seconds(lambda: _read_with_openpyxl(folder)))
            calibrations.append(calibrate())
        peaks = {kind: _peak_mb(folder, kind) for kind in ("xlsx", "csv")}
    ratios = [
        Ratio("CSV import / the same people one by one", _over(rates, "csv", "one by one"), 8, 14),
        Ratio("reading an .xlsx / openpyxl", _over(rates, "xlsx", "openpyxl"), 4, 8),
        Ratio(f"peak MB, {MANY} rows of xlsx, dry run", [peaks["xlsx"]], 300, 200, is_ceiling=True),
        Ratio(f"peak MB, {MANY} rows of CSV, dry run", [peaks["csv"]], 200, 180, is_ceiling=True),
    ]
    notes = [f"{kind}: {', '.join(f'{rate:,.0f}' for rate in found)} rows/s" for kind, found in rates.items()]
    return conclude("imports", ratios, notes, calibrations)


def _over(rates: dict[str, list[float]], ours: str, theirs: str) -> list[float]:
    return [a / b for a, b in zip(rates[ours], rates[theirs], strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _rate(folder: Path, work: Callable[[Database, Path], None]) -> float:
    with _prepared(folder) as database:
        rate = PEOPLE / _seconds(lambda: work(database, folder))
        with database.transaction(writes=False) as session:
            found = session.exec(select(func.count()).select_from(Member)).one()
        if found != PEOPLE:
            raise SystemExit(f"{found} people on the roll instead of {PEOPLE}")
        return rate


@contextmanager
def _prepared(folder: Path) -> Iterator[Database]:
    """A fresh SQLite database, as durable as in production, that holds the tree alone."""
    file = folder / "import.sqlite3"
    for leftover in folder.glob("import.sqlite3*"):
        leftover.unlink()
    database = Database(f"sqlite:///{file}")
    SQLModel.metadata.create_all(database.engine)
    tree = folder / "tree.xlsx"
    rosters.write_tree(tree, PEOPLE)
    commands.import_roster(database, tree, _silent, writes=True, confirms_all=False)
    yield database
    database.engine.dispose()


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def _import_csv(database: Database, folder: Path) -> None:
    commands.import_roster(database, folder / "roster.csv", _silent, writes=True, confirms_all=False)


def _one_by_one(database: Database, folder: Path) -> None:
    scope = Scope.system()
    with database.transaction() as session, (folder / "roster.csv").open(encoding="utf-8-sig") as file:
        branches = dict(session.exec(select(Organization.name, Organization.id)).all())
        for row in csv.DictReader(file):
            cells: dict[str, Any] = {field: row[official(field)] or None for field in rosters.FIELDS}
            members.create(session, scope, _record(cells, branches))


def _record(cells: dict[str, Any], branches: dict[str, Any]) -> MemberCreate:
    education = codes.EDUCATION.read(cells[Field.EDUCATION])
    return MemberCreate(
        organization_id=branches[cells[Field.ORGANIZATION]],
        name=cells[Field.NAME],
        national_id=cells[Field.NATIONAL_ID],
        ethnicity="01",
        education=education.code if education else "",
        occupation=cells[Field.POSITION],
        phone=cells[Field.MOBILE],
        address=cells[Field.ADDRESS],
        category=Category.FULL,
        joined_on=cells[Field.JOINED_ON],
        confirmed_on=cells[Field.CONFIRMED_ON],
        entry=Entry.OPENING,
        approver="清源镇党委",
        document_number="清委〔2026〕1号",
    )


def _read(folder: Path) -> None:
    lists = find_lists(open_source(folder / "many.xlsx", name="many.xlsx", max_bytes=MAX_BYTES))
    if sum(1 for each in lists.members for _ in each.rows()) != MANY:
        raise SystemExit("rows were lost")


def _read_with_openpyxl(folder: Path) -> None:
    page = openpyxl.load_workbook(folder / "many.xlsx", read_only=True)["党员"]
    if sum(1 for _ in page.iter_rows(values_only=True)) != MANY + 1:
        raise SystemExit("rows were lost")


def _peak_mb(folder: Path, kind: str) -> float:
    """The most memory that a dry run of a large file takes, the whole process with it."""
    file = folder / f"many.{kind}"
    if kind == "csv":
        rosters.write_csv(file, MANY)
    environment = os.environ | {
        "APP_DATABASE_URL": f"sqlite:///{folder / f'{kind}.sqlite3'}",
        "APP_DATA_DIR": str(folder / "data"),
    }
    command = [sys.executable, "-m", "app"]
    subprocess.run([*command, "migrate"], env=environment, check=True, capture_output=True)
    if kind == "csv":
        rosters.write_tree(folder / "all.xlsx", MANY)
        tree = [*command, "import-roster", "--apply", str(folder / "all.xlsx")]
        subprocess.run(tree, env=environment, check=True, capture_output=True)
    with subprocess.Popen(
        [*command, "import-roster", str(file)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        peak = watched(process)
        output = process.stdout.read().decode() if process.stdout else ""
    if not re.search(f"新增{MANY}", output):
        raise SystemExit(f"the dry run of {kind} did not take every row: {output[-300:]}")
    return peak


def watched(process: "subprocess.Popen[bytes]") -> float:
    """The most memory of a process until it ends, in MB."""
    watched, peak = psutil.Process(process.pid), 0
    while process.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(SAMPLE_SECONDS)
    return peak / 1024 / 1024
