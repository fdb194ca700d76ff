"""Several draw actions on the same few people's transfers at the same time, each in transactions of their own; then all must add up."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock as app_clock
from app.core.db import Database
from app.core.errors import AppError
from app.core.events import Event
from app.members.models import Member
from app.organizations.models import Organization
from app.transfers import actions, service
from app.transfers.models import Letter, LetterSeries, Transfer, TransferAct
from app.transfers.rules import OPEN
from app.transfers.schemas import TransferActionCommand
from tests.build import Town
from tests.transfers.histories import BEGIN, MAY_STOP, TARGETS, History, Model
from tests.transfers.history_cast import cast_of
from tests.transfers.history_checks import check_person
from tests.transfers.steps import decease

WORKERS, STEPS = 4, 25
# The slower of two who meet: told by its version, by what the action found when it had waited, by an index, or by a lock.
MEET = {
    "request.stale",
    "members.status_not_allowed",
    "transfers.not_possible",
    "transfers.second_person",
    "transfers.not_your_desk",
}
DATABASE_KNOWS = (StaleDataError, IntegrityError, OperationalError)

Choice = tuple[Scope, UUID, TransferActionCommand, int] | None  # who does what to which version


@dataclass
class Crowd:
    """The same few people, and whoever decides about them."""

    database: Database
    town: Town
    people: list[UUID]
    callers: list[Scope]
    count: int

    def look(self, session: Session) -> History:
        return History(session, self.town, self.people, self.callers, Model())

    def work(self, random: Random) -> int:
        """One after another; answers how many were done. The last person dies on the way."""
        return sum(self.step(random) for _ in range(STEPS))

    def step(self, random: Random) -> bool:
        member_id = random.choice(self.people)
        with self.database.transaction(writes=False) as session:
            chosen = self.choose(self.look(session), member_id, random)
        try:
            with self.database.transaction() as session:
                self.do(session, member_id, chosen, random)
        except AppError as fault:
            if fault.code not in MAY_STOP | MEET:
                raise
            return False
        except DATABASE_KNOWS:
            return False
        return True

    def choose(self, history: History, member_id: UUID, random: Random) -> Choice:
        live = history.live(member_id)
        if not live:
            return None
        row = random.choice(live)
        chances = history.chances(row)
        if not chances:
            return None
        scope, action = random.choice(chances) if random.random() < 0.2 else chances[0]
        return scope, row.id, history.command(row, action), row.version

    def do(self, session: Session, member_id: UUID, chosen: Choice, random: Random) -> None:
        history = self.look(session)
        if chosen is not None:
            scope, transfer_id, command, seen = chosen
            actions.act(session, scope, transfer_id, command, seen=seen)
        elif member_id == self.people[-1] and random.random() < 0.2:
            decease(session, member_id)
        else:
            service.create(session, history.scope(member_id), history.application(random.choice(TARGETS)))


def gathered(database: Database, town: Town) -> Crowd:
    with database.transaction() as session:
        people, callers = cast_of(session, town)
        session.flush()
        count = sum(row.member_count for row in session.exec(select(Organization)))
    return Crowd(database, town, people, callers, count)


def history_of(crowd: Crowd, seed: int) -> int:
    with ThreadPoolExecutor(WORKERS) as pool:
        return sum(pool.map(crowd.work, [Random(f"{seed} {number}") for number in range(WORKERS)]))


def check(crowd: Crowd, done: int) -> None:
    with crowd.database.transaction(writes=False) as session:
        for member_id in crowd.people:
            check_person(session, member_id)
        check_counts(session, crowd)
        check_numbers(session)
        acts = check_records(session, crowd)
        assert done >= acts >= WORKERS, "hardly any came through, or more than were done"


def check_counts(session: Session, crowd: Crowd) -> None:
    """Nobody is lost or counted twice: of these, whoever has left or died is one less."""
    left = sum(session.get_one(Member, one).status != "normal" for one in crowd.people)
    assert sum(row.member_count for row in session.exec(select(Organization))) + left == crowd.count


def check_numbers(session: Session) -> None:
    for series in session.exec(select(LetterSeries)):
        serials = session.exec(select(Letter.serial).where(Letter.issuer_id == series.issuer_id))
        assert sorted(serials) == list(range(1, series.last + 1))


def check_records(session: Session, crowd: Crowd) -> int:
    """Each action is a version of its own, one act and one fact, and the last led to where it stands. Answers how many there are."""
    count = 0
    for row in session.exec(select(Transfer).where(col(Transfer.member_id).in_(crowd.people))).all():
        acts = session.exec(
            select(TransferAct).where(TransferAct.transfer_id == row.id).order_by(col(TransferAct.id))
        ).all()
        facts = session.exec(select(Event).where(Event.subject_id == row.id).order_by(col(Event.id))).all()
        taken = [fact.data["action"] for fact in facts if fact.type == "transfer.moved"]
        assert [act.action for act in acts] == taken
        assert row.version > len(acts)
        if acts:
            assert (acts[-1].status_after, acts[-1].step_after) == row.place
        count += len(acts)
    return count


def test_several_at_once(database: Database, town: Town, run_jobs: Callable[[], int]) -> None:
    app_clock.set_now(BEGIN)
    crowd = gathered(database, town)
    check(crowd, history_of(crowd, 1))
    with database.transaction() as session:
        for member_id in crowd.people:
            if session.get_one(Member, member_id).status == "normal":
                decease(session, member_id)
    run_jobs()
    with database.transaction(writes=False) as session:
        theirs = select(Transfer).where(col(Transfer.member_id).in_(crowd.people), col(Transfer.status).in_(OPEN))
        assert session.exec(theirs).all() == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_many_at_once(database: Database, town: Town, seed: int) -> None:
    app_clock.set_now(BEGIN)
    crowd = gathered(database, town)
    check(crowd, history_of(crowd, seed))
