"""Random histories: one open transfer and one affiliation a member, nobody lost, no number twice, every action recorded, each day's roll right."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core.db import Database
from app.core.events import Event
from app.core.pagination import PageRequest
from app.members import queries
from app.members.models import Affiliation, Member
from app.members.queries import Filter
from app.organizations.models import Organization
from app.transfers.models import Letter, LetterSeries, Transfer, TransferAct
from app.transfers.rules import OPEN, LetterStatus
from tests.build import Town
from tests.transfers.histories import History, Model, Step, town_of

ALL = PageRequest(None, 1000, b"", count=False)
BACK = st.sampled_from((0, 0, 0, 1, 2, 5))
STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 10), st.integers(0, 60), st.integers(0, 4), BACK),
    min_size=12,
    max_size=40,
)
# Not made shorter when one fails: on a real database that takes many minutes.
HISTORY = {
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@settings(max_examples=10, **HISTORY)  # type: ignore[arg-type]
@given(steps=STEPS)
def test_histories(database: Database, town: Town, steps: list[Step]) -> None:
    with town_of(database, town) as history:
        history.take(steps)
        check(history)


@pytest.mark.long
@settings(max_examples=1000, **HISTORY)  # type: ignore[arg-type]
@given(steps=STEPS)
def test_many_histories(database: Database, town: Town, steps: list[Step]) -> None:
    with town_of(database, town) as history:
        history.take(steps)
        check(history)


def check(history: History) -> None:
    session, model = history.session, history.model
    session.flush()
    session.expire_all()
    check_numbers(session, model)
    check_records(session, model)
    for member_id in history.people:
        check_person(session, member_id)
        check_days(session, model, member_id)
    departed = sum(places[-1][1] is None for places in model.places.values())
    assert sum(row.member_count for row in session.exec(select(Organization))) + departed == model.count


def check_numbers(session: Session, model: Model) -> None:
    """Each issuer's numbers of the year run from one to the last without a gap, and each transfer has at most one letter that holds."""
    for issuer_id, count in model.letters.items():
        serials = session.exec(
            select(Letter.serial).where(Letter.issuer_id == issuer_id).order_by(col(Letter.id))
        ).all()
        assert list(serials) == list(range(1, count + 1))
        assert session.exec(select(LetterSeries.last).where(LetterSeries.issuer_id == issuer_id)).one() == count
    holding = session.exec(select(Letter.transfer_id).where(Letter.status == LetterStatus.VALID)).all()
    assert len(holding) == len(set(holding))


def check_records(session: Session, model: Model) -> None:
    """Each action was one act and one fact."""
    for transfer_id, taken in model.taken.items():
        acts = session.exec(
            select(TransferAct.action).where(TransferAct.transfer_id == transfer_id).order_by(col(TransferAct.id))
        ).all()
        facts = session.exec(select(Event).where(Event.subject_id == transfer_id).order_by(col(Event.id))).all()
        assert list(acts) == taken
        assert [fact.data["action"] for fact in facts if fact.type == "transfer.moved"] == taken


def check_person(session: Session, member_id: UUID) -> None:
    member = session.get_one(Member, member_id)
    still_open = select(Transfer).where(Transfer.member_id == member_id, col(Transfer.status).in_(OPEN))
    assert len(session.exec(still_open).all()) <= 1
    mine = select(Affiliation).where(Affiliation.member_id == member_id)
    rows = session.exec(mine.order_by(col(Affiliation.starts_on), col(Affiliation.id))).all()
    assert all(earlier.ends_on == later.starts_on for earlier, later in pairwise(rows))
    assert (rows[-1].ends_on is None) == (member.status == "normal")
    assert rows[-1].organization_id == member.organization_id


def check_days(session: Session, model: Model, member_id: UUID) -> None:
    """The roll of each day on which something changed, and of the day before."""
    places = model.places[member_id]
    days = {day - timedelta(days=before) for day, _ in places[1:] for before in (0, 1)}
    branches = session.exec(select(Organization).where(col(Organization.kind) == "branch")).all()
    for day in days:
        there = {row.id for row in branches if member_id in on_roll(session, row, day)}
        expected = [place for since, place in places if since <= day][-1]
        assert there == ({expected} if expected else set()), day


def on_roll(session: Session, branch: Organization, day: date) -> set[UUID]:
    found = queries.roster(session, Scope.system(), Filter(path=branch.path), day, ALL)
    return {row.id for row in found.items}
