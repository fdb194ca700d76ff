"""Check-in: the project on both databases beside pgbench, bare FastAPI and the template's style, interleaved round by round.

Every cell begins with empty tables and sends unique pairs; afterwards rows must equal answers, and a replay must add none.
"""

import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import psutil

from app.core.db import Database
from bench import load, postgres, servers, template_town, town
from bench.report import Ratio, calibrate, conclude
from bench.town import Load

SQL = Path(__file__).with_name("sql")
CLIENTS = 16
MANY = 64
REPLAY_SECONDS = 1


class Signed(NamedTuple):
    """Bearer tokens of a round, by database: each has signing keys of its own."""

    postgresql: list[str]
    sqlite: list[str]


class Cell(NamedTuple):
    """One measurement of the project: its name, how many connections, and who sends."""

    name: str
    clients: int
    bearers: list[str]


class Stage(NamedTuple):
    """Everything that runs during the measurement."""

    folder: Path
    server: postgres.Server
    sql_address: str
    on_postgres: Database
    on_sqlite: Database
    project_postgres: servers.Running
    project_sqlite: servers.Running
    bare: servers.Running
    template: servers.Running
    template_address: str


@dataclass
class Figures:
    """Rates by cell and round, and what else was seen."""

    rates: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    latencies: dict[str, list[load.Result]] = field(default_factory=lambda: defaultdict(list))
    cpu: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    calibrations: list[float] = field(default_factory=list)
    idle_mb: float = 0
    busy_mb: float = 0
    started_in: float = 0

    def ratio(self, cell: str, to: str) -> list[float]:
        """The rate of one cell over that of another, round by round."""
        return [ours / theirs for ours, theirs in zip(self.rates[cell], self.rates[to], strict=True)]


def run(rounds: int, seconds: int) -> bool:
    """Measure, print, keep; answers whether every floor holds."""
    load.ensure_installed()
    figures = Figures()
    with _stage() as stage:
        figures.idle_mb = stage.project_sqlite.resident_mb()
        figures.started_in = stage.project_sqlite.started_in
        _round(stage, Figures(), 1)  # warms caches, pools and prepared statements; not counted
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", flush=True)
            _round(stage, figures, seconds)
        figures.busy_mb = stage.project_postgres.resident_mb()
    return conclude("check-in", _ratios(figures), _notes(figures), figures.calibrations)


@contextmanager
def _stage() -> Iterator[Stage]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        server = stack.enter_context(postgres.running(folder))
        addresses = {name: server.database(name) for name in ("plain_sql", "project", "template")}
        file = f"sqlite:///{folder / 'project.sqlite3'}"
        databases = {name: Database(url) for name, url in [*list(addresses.items())[:2], ("sqlite", file)]}
        for database in databases.values():
            town.seed(database)
            stack.callback(database.engine.dispose)
        template_town.seed(addresses["template"])
        keys = town.keys_dir()
        yield Stage(
            folder,
            server,
            addresses["plain_sql"],
            databases["project"],
            databases["sqlite"],
            stack.enter_context(servers.project(folder / "a", addresses["project"], keys)),
            stack.enter_context(servers.project(folder / "b", file, keys)),
            stack.enter_context(servers.peer("bare", folder, {})),
            stack.enter_context(servers.peer("template", folder, {"PEER_DATABASE_URL": addresses["template"]})),
            addresses["template"],
        )


def _round(stage: Stage, figures: Figures, seconds: int) -> None:
    figures.calibrations.append(calibrate())
    for name in ("round_trips", "one_statement"):
        _empty_plain(stage)
        rate = postgres.pgbench(
            stage.server, stage.sql_address, SQL / f"{name}.sql", clients=CLIENTS, seconds=seconds, first=0
        )
        figures.rates[name].append(rate)
    signed = Signed(town.bearers(stage.on_postgres), town.bearers(stage.on_sqlite))
    _bare(stage, figures, signed, seconds)
    _template(stage, figures, seconds)
    _project(stage, figures, Cell("postgresql", CLIENTS, signed.postgresql), seconds)
    _project(stage, figures, Cell("postgresql c=64", MANY, signed.postgresql), seconds)
    _project(stage, figures, Cell("sqlite", CLIENTS, signed.sqlite), seconds)
    figures.calibrations.append(calibrate())


def _project(stage: Stage, figures: Figures, cell: Cell, seconds: int) -> None:
    on_sqlite = cell.name == "sqlite"
    database = stage.on_sqlite if on_sqlite else stage.on_postgres
    server = stage.project_sqlite if on_sqlite else stage.project_postgres
    town.empty(database)
    database_before, server_before = _postgres_cpu(stage), server.cpu_seconds()
    sent = Load(cell.bearers, town.codes_now())
    result = load.run(stage.folder, server.address, sent, clients=cell.clients, seconds=seconds)
    spent, database_spent = server.cpu_seconds() - server_before, _postgres_cpu(stage) - database_before
    _check(database, cell, result)
    _replay(stage, database, server, cell)
    figures.rates[cell.name].append(result.rate)
    figures.latencies[cell.name].append(result)
    figures.cpu[cell.name].append(spent / result.requests * 1e6)
    if not on_sqlite:
        figures.cpu[f"{cell.name}, database"].append(database_spent / result.requests * 1e6)


def _check(database: Database, cell: Cell, result: load.Result) -> None:
    """Every request was answered well, each answer is a row, each row has its event."""
    came, events = town.settled_count(database)
    _must(result.failed == 0, f"{cell.name}: {result.failed} requests failed")
    _must(result.requests < town.PAIRS - cell.clients, f"{cell.name}: the pairs ran out")
    answered = result.requests <= came <= result.requests + cell.clients
    _must(answered, f"{cell.name}: {came} rows for {result.requests} answers")
    _must(came == events, f"{cell.name}: {came} rows and {events} events")


def _replay(stage: Stage, database: Database, server: servers.Running, cell: Cell) -> None:
    """The same requests again add nothing."""
    before = town.settled_count(database)
    sent = Load(cell.bearers, town.codes_now())
    result = load.run(stage.folder, server.address, sent, clients=1, seconds=REPLAY_SECONDS)
    _must(result.failed == 0, f"{cell.name}: {result.failed} requests of a replay failed")
    past_the_end = result.requests >= before[0] - cell.clients  # the last pairs may have been cut off with the load
    _must(past_the_end or town.settled_count(database) == before, f"{cell.name}: a replay added rows")


def _bare(stage: Stage, figures: Figures, signed: Signed, seconds: int) -> None:
    sent = Load(signed.postgresql, town.codes_now())
    result = load.run(stage.folder, stage.bare.address, sent, clients=CLIENTS, seconds=seconds)
    _must(result.failed == 0, f"bare: {result.failed} requests failed")
    figures.rates["bare"].append(result.rate)


def _template(stage: Stage, figures: Figures, seconds: int) -> None:
    template_town.empty(stage.template_address)
    result = load.run(stage.folder, stage.template.address, template_town.load(), clients=CLIENTS, seconds=seconds)
    _must(result.failed == 0, f"template: {result.failed} requests failed")
    figures.rates["template"].append(result.rate)


def _empty_plain(stage: Stage) -> None:
    database = Database(stage.sql_address)
    town.empty(database)
    database.engine.dispose()


def _postgres_cpu(stage: Stage) -> float:
    """CPU of the database server so far, ended connections included."""
    main = psutil.Process(stage.server.postmaster())
    ended = main.cpu_times()
    live = [child.cpu_times() for child in main.children(recursive=True)]
    return float(sum(t.user + t.system for t in live) + ended.children_user + ended.children_system)


def _must(holds: bool, what: str) -> None:  # noqa: FBT001  reads as an assertion that is never optimized away
    if not holds:
        raise SystemExit(f"the run does not count: {what}")


def _ratios(figures: Figures) -> list[Ratio]:
    ours = "postgresql"
    return [
        Ratio("check-in, PostgreSQL / pgbench in 7 round trips, c=16", figures.ratio(ours, "round_trips"), 0.5, 0.8),
        Ratio("check-in, PostgreSQL / bare FastAPI, c=16", figures.ratio(ours, "bare"), 0.3, 0.5),
        Ratio("check-in, PostgreSQL / template style, c=16", figures.ratio(ours, "template"), 10, 16),
        Ratio("check-in, PostgreSQL, c=64 / c=16", figures.ratio("postgresql c=64", ours), 1.0, 1.3),
        Ratio("check-in, SQLite FULL / bare FastAPI, c=16", figures.ratio("sqlite", "bare"), 0.22, 0.35),
        Ratio("start to ready, SQLite, s", [figures.started_in], 3, 1.5, is_ceiling=True),
        Ratio("resident memory idle, MB", [figures.idle_mb], 180, 120, is_ceiling=True),
        Ratio("resident memory after check-in load, MB", [figures.busy_mb], 260, 180, is_ceiling=True),
    ]


def _notes(figures: Figures) -> list[str]:
    notes = [
        f"{cell}: {statistics.median(rates):.0f}/s [{min(rates):.0f}–{max(rates):.0f}]"
        for cell, rates in figures.rates.items()
    ]
    notes += [
        f"{cell}: p50 {statistics.median(r.p50 for r in results):.1f} ms, p99 {statistics.median(r.p99 for r in results):.1f} ms"
        for cell, results in figures.latencies.items()
    ]
    return notes + [
        f"CPU of {cell}: {statistics.median(spent):.0f} µs a request" for cell, spent in figures.cpu.items()
    ]
