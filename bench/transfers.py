"""An ordinary write, the approval of a transfer by its branch, beside bare FastAPI: on PostgreSQL, interleaved round by round.

Each transfer is approved once a round; afterwards acts and events must equal answers.
"""

import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import insert

from app.access.models import RoleGrant
from app.access.policy import Role
from app.core import clock
from app.core.db import Database
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind, Sector
from app.transfers.models import Transfer
from app.transfers.rules import TransferKind, TransferReason, TransferStatus, TransferStep
from bench import load, postgres, servers, town
from bench.report import Ratio, calibrate, conclude
from bench.town import MEMBERS, Load, key

CLIENTS = 16
PLACES = {"county": "/bench001/", "committee": "/bench001/bench002/", "target": "/bench001/bench002/bench003/"}
PATH, BODY = "/api/v1/transfers/%s/actions", '{"action":"approve"}'
BACK = """
UPDATE transfer SET status = 'pending', step = 'from_branch', version = 1, holder_id = source_id, since = created_at,
  due_at = created_at + interval '3 days', remind_at = created_at + interval '1 day', is_open_above = false
"""


def run(rounds: int, seconds: int) -> bool:
    """Measure, print, keep; answers whether the floor holds."""
    load.ensure_installed()
    approvals, bare, calibrations = [], [], []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        server = stack.enter_context(postgres.running(folder))
        address = server.database("transfers")
        database = Database(address)
        stack.callback(database.engine.dispose)
        _seed(database)
        ours = stack.enter_context(servers.project(folder / "a", address, town.keys_dir(), "bench.peers.unlimited"))
        floor = stack.enter_context(servers.peer("bare", folder, {}))
        for number in range(rounds + 1):  # the first warms up
            print(f"round {number} of {rounds}", flush=True)
            calibrations.append(calibrate())
            approvals.append(_round(database, folder, ours.address, seconds))
            sent = Load(town.bearers(database)[:1], town.codes_now())
            bare.append(load.run(folder, floor.address, sent, clients=CLIENTS, seconds=seconds))
            calibrations.append(calibrate())
    ratios = [one.rate / other.rate for one, other in zip(approvals[1:], bare[1:], strict=True)]
    found = [Ratio("a transfer's approval, PostgreSQL / bare FastAPI, c=16", ratios, 0.03, 0.08)]
    notes = [_note("approval", approvals[1:]), _note("bare", bare[1:])]
    return conclude("transfers", found, notes, calibrations)


def _note(name: str, results: list[load.Result]) -> str:
    rates, p99 = [one.rate for one in results], statistics.median(one.p99 for one in results)
    return f"{name}: {statistics.median(rates):.0f}/s [{min(rates):.0f}–{max(rates):.0f}], p99 {p99:.1f} ms"


def _seed(database: Database) -> None:
    """Everybody of the branch but its secretary wants to move to another branch of the township."""
    town.seed(database)
    now = clock.now()
    with database.transaction() as session:
        for name, path in PLACES.items():
            kind = OrganizationKind.BRANCH if name == "target" else OrganizationKind.COMMITTEE
            place = Organization(
                id=key(name, 0), path=path, name=name, short_name=name, kind=kind, sector=Sector.VILLAGE
            )
            session.add(place)
            session.flush()
        for who, role, place_id, path in (
            (0, Role.SECRETARY, key("o", 0), town.PATH),
            (1, Role.ORGANIZATION_OFFICER, key("committee", 0), PLACES["committee"]),
        ):
            day, member_id = now.date(), key("m", who)
            session.add(RoleGrant(role=role, organization_id=place_id, path=path, member_id=member_id, starts_on=day))
        session.connection().execute(insert(Transfer), [_application(number) for number in range(1, MEMBERS)])
        session.connection().exec_driver_sql("UPDATE organization SET full_count = 2000, member_count = 2000")
        session.connection().exec_driver_sql("ANALYZE")


def _application(number: int) -> dict[str, object]:
    now = clock.now()
    route: list[list[str | None]] = [
        [TransferStep.FROM_BRANCH, str(key("o", 0))],
        [TransferStep.FROM_COMMITTEE, str(key("committee", 0))],
        [TransferStep.TO_BRANCH, str(key("target", 0))],
    ]
    facts = Transfer(
        id=key("t", number),
        number=f"{number:012d}",
        kind=TransferKind.WITHIN_COMMITTEE,
        status=TransferStatus.PENDING,
        step=TransferStep.FROM_BRANCH,
        member_id=key("m", number),
        source_id=key("o", 0),
        target_id=key("target", 0),
        route=route,
        holder_id=key("o", 0),
        since=now,
        reason=TransferReason.RESIDENCE,
        dues_paid_through=f"{clock.today():%Y-%m}",
        created_at=now,
        submitted_at=now,
    )
    return facts.model_dump()


def _round(database: Database, folder: Path, address: str, seconds: int) -> load.Result:
    with database.transaction() as session:
        run = session.connection().exec_driver_sql
        run("SET LOCAL session_replication_role = replica")
        run("TRUNCATE event, transfer_act, job CASCADE")
        run(BACK)
    bearers, ids = town.bearers(database)[:1], [str(key("t", number)) for number in range(1, MEMBERS)]
    result = load.run(folder, address, Load(bearers, ids, PATH, BODY), clients=CLIENTS, seconds=seconds)
    town.settled_count(database)
    with database.transaction(writes=False) as session:
        counted = (
            "SELECT (SELECT count(*) FROM transfer_act), (SELECT count(*) FROM event WHERE type = 'transfer.moved')"
        )
        acts, events = session.connection().exec_driver_sql(counted).one()
    is_whole = result.requests <= acts <= result.requests + CLIENTS and acts == events
    if result.failed or result.requests >= MEMBERS - 1 - CLIENTS or not is_whole:
        raise SystemExit(f"the run does not count: {result} but {acts} acts and {events} events")
    return result
