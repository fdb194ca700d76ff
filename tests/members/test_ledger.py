"""Random histories: the annual table's identity holds, for each branch and rolled up, and the stored counts are right."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, func, select

from app.access.guard import Scope
from app.core import clock as app_clock
from app.core.db import Database
from app.core.errors import AppError
from app.core.who import SYSTEM
from app.members import moves, status_changes
from app.members.ledger import Paper
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.national_id import Sex
from app.members.records import Person
from app.members.rules import Category, ExitKind, Status, StatusChange, SuspensionGround
from app.members.schemas import StatusChangeCommand
from app.organizations.models import Organization
from app.organizations.queries import below
from tests.build import Town, make_member, national_id

YEARS = (2021, 2022, 2023)
GAINS = {"opening", "admitted", "other_gain", "moved_in", "restored"}
LOSSES = {"moved_out", "suspended", "exited", "deceased", "other_loss"}

Line = tuple[str, date, str, int]
Step = tuple[int, str, int]  # which person, what, how many days later
MOVES = ["move_east", "move_west", "move_far", "depart", "return_east", "return_far"]
ARRIVAL = date(2022, 6, 30)  # of the fifth, who comes from outside
STEPS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from([change.value for change in StatusChange] + MOVES),
        st.integers(0, 300),
    ),
    max_size=14,
)


def run(
    session: Session, town: Town, people: list[UUID], steps: list[Step]
) -> dict[UUID, list[tuple[date, Status, Category, UUID]]]:
    """Carry out what is possible of a history; answers each person's states by day, kept apart from the ledger."""
    seen: dict[UUID, list[tuple[date, Status, Category, UUID]]] = {}
    for member_id in people:
        row = session.get_one(Member, member_id)
        seen[member_id] = [(row.joined_on, Status.NORMAL, Category.PROBATIONARY, row.organization_id)]
        if member_id == people[-1]:
            seen[member_id] = [(ARRIVAL, Status.NORMAL, Category.FULL, row.organization_id)]
        elif row.confirmed_on:
            seen[member_id].append((row.confirmed_on, Status.NORMAL, Category.FULL, row.organization_id))
    for person, what, days in steps:
        row = session.get_one(Member, people[person])
        on = seen[row.id][-1][0] + timedelta(days=days)
        if on <= app_clock.today() and happens(session, town, row, what, on):
            seen[row.id].append((on, row.status, row.category, row.organization_id))
    return seen


def happens(session: Session, town: Town, row: Member, what: str, on: date) -> bool:
    """Try one step; a refused one leaves nothing behind."""
    try:
        with session.begin_nested():
            if what.startswith("move_"):
                place = session.get_one(Organization, town.organizations[what.removeprefix("move_")])
                moves.relocate(session, SYSTEM, [row], place, Paper(on, SYSTEM.label))
            elif what == "depart":
                moves.depart(session, SYSTEM, row, Paper(on, SYSTEM.label))
            elif what.startswith("return_"):
                place_id = town.organizations[what.removeprefix("return_")]
                moves.readmit(session, SYSTEM, row, person_at(place_id, row), Paper(on, SYSTEM.label))
            else:
                status_changes.change(session, Scope.system(), row.id, decision(what, on), seen=row.version)
    except AppError:
        session.refresh(row)
        return False
    return True


def person_at(place_id: UUID, row: Member) -> Person:
    """Somebody as the papers of another place tell of them: full by now."""
    return Person(
        organization_id=place_id,
        name=row.name,
        national_id=row.national_id,
        sex=row.sex,
        born_on=row.born_on,
        category=Category.FULL,
        joined_on=row.joined_on,
        confirmed_on=row.confirmed_on or row.joined_on,
    )


def decision(what: str, on: date) -> StatusChangeCommand:
    return StatusChangeCommand(
        change=StatusChange(what),
        effective_on=on,
        approver="镇党委",
        document_number="1号",
        exit_kind=ExitKind.REMOVED_SELF if on.day % 2 else ExitKind.DISQUALIFIED,
        until=on + timedelta(days=400 if what == "begin_disciplinary_probation" else 200),
        reason="重复登记",
        ground=SuspensionGround.SETTLED_ABROAD,
        applied_on=on,
    )


def lines_of(session: Session) -> list[Line]:
    """The whole ledger, read once: path, day, kind, change of the number of members."""
    columns = (col(Organization.path), col(LedgerEntry.effective_on), col(LedgerEntry.kind), LedgerEntry.member_delta)
    return [(path, on, kind, delta) for path, on, kind, delta in session.exec(select(*columns).join(Organization))]


def total(lines: list[Line], path: str, until: date, since: date = date.min, kinds: set[str] | None = None) -> int:
    return sum(
        delta
        for where, on, kind, delta in lines
        if where.startswith(path) and since < on <= until and (kinds is None or kind in kinds)
    )


def newcomer(session: Session, place: Organization) -> Member:
    """Somebody who was a member elsewhere before."""
    person = Person(
        organization_id=place.id,
        name="五",
        national_id=national_id(40_000),
        sex=Sex.MALE,
        born_on=date(1980, 5, 17),
        category=Category.FULL,
        joined_on=date(2010, 7, 1),
        confirmed_on=date(2011, 7, 1),
    )
    return moves.admit_from_outside(session, SYSTEM, person, Paper(ARRIVAL, SYSTEM.label))


@contextmanager
def setting_of(database: Database, clock: Callable[[datetime], None], town: Town):  # type: ignore[no-untyped-def]  # a context manager of locals
    clock(datetime(2024, 6, 1, tzinfo=UTC))
    with database.session(writes=True) as session:  # never committed: each example starts from the same town
        east = session.get_one(Organization, town.organizations["east"])
        people = [
            make_member(session, east, "一", joined_on=date(2019, 3, 1)).id,
            make_member(session, east, "二", joined_on=date(2020, 11, 5)).id,
            make_member(session, east, "三", category=Category.PROBATIONARY, joined_on=date(2021, 2, 3)).id,
            make_member(session, east, "四", category=Category.PROBATIONARY, joined_on=date(2022, 12, 31)).id,
            newcomer(session, east).id,
        ]
        session.flush()
        yield session, people
        session.rollback()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_last_year_and_gains_and_losses_make_this_year(
    database: Database, town: Town, clock: Callable[[datetime], None], steps: list[Step]
) -> None:
    with setting_of(database, clock, town) as (session, people):
        seen = run(session, town, people, steps)
        session.flush()
        lines = lines_of(session)
        for place, path in town.paths.items():
            for year in YEARS:
                before, end = date(year - 1, 12, 31), date(year, 12, 31)
                gains = total(lines, path, end, before, GAINS)
                losses = -total(lines, path, end, before, LOSSES)
                this_year = on_roll(session, seen, path, end) + others(session, path, people, end)
                assert total(lines, path, before) + gains - losses == this_year, (place, year)
        check_counts(session)


def on_roll(session: Session, seen: dict[UUID, list[tuple[date, Status, Category, UUID]]], path: str, day: date) -> int:
    """How many of the observed people were on the roll below a path on a day, by what was observed of them."""
    found = 0
    for states in seen.values():
        then = [state for state in states if state[0] <= day]
        if then and then[-1][1] is Status.NORMAL:
            found += session.get_one(Organization, then[-1][3]).path.startswith(path)
    return found


def others(session: Session, path: str, people: list[UUID], day: date) -> int:
    """The standing cast, who go nowhere."""
    statement = (
        select(func.count())
        .select_from(Member)
        .join(Organization)
        .where(below(path, col(Organization.path)), col(Member.id).not_in(people), Member.joined_on <= day)
    )
    return session.exec(statement).one()


def check_counts(session: Session) -> None:
    """The stored counts are those of the records, of the ledger, and of the open affiliations."""
    session.expire_all()
    for place in session.exec(select(Organization)):
        here = session.exec(
            select(Member)
            .join(Affiliation, col(Affiliation.member_id) == Member.id)
            .where(Affiliation.organization_id == place.id, col(Affiliation.ends_on).is_(None))
        ).all()
        normal = [row for row in here if row.status is Status.NORMAL]
        lines = session.exec(select(LedgerEntry).where(LedgerEntry.organization_id == place.id)).all()
        assert all(row.organization_id == place.id for row in here)
        assert place.member_count == len(normal) == sum(line.member_delta for line in lines)
        full = sum(row.category is Category.FULL for row in normal)
        assert place.full_count == full == sum(line.full_delta for line in lines)
