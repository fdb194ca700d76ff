"""What holds of any history: one open transfer and one affiliation a member, nobody lost, no number twice, every action recorded, each day's roll."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access.guard import Scope
from app.core import clock
from app.core.events import Event
from app.core.pagination import PageRequest
from app.members import queries
from app.members.models import Affiliation, Member
from app.members.queries import Filter
from app.organizations.models import Organization, OrganizationVersion
from app.organizations.queries import valid_on
from app.transfers.models import Letter, LetterSeries, Transfer, TransferAct
from app.transfers.rules import OPEN, LetterStatus
from tests.transfers.histories import History, Model, Since

ALL = PageRequest(None, 1000, b"", count=False)


def check(history: History) -> None:
    """Everything, at the end of a history."""
    session, model = history.session, history.model
    session.flush()
    session.expire_all()
    check_open(session)
    check_count(session, model)
    check_numbers(session, model)
    check_records(session, model)
    moved = {member_id for member_id, places in model.places.items() if len(places) > 1}
    for member_id in moved.union(history.people):
        check_person(session, member_id)
        check_places(session, model, member_id)
    for day, branches in days_of(model).items():
        check_day(session, model, day, branches)


def check_open(session: Session) -> None:
    """A member has one open transfer at most, and it lies on no desk that is no more."""
    desks = select(col(Transfer.member_id), col(Organization.ended_on)).outerjoin(
        Organization, col(Organization.id) == Transfer.holder_id
    )
    rows = session.exec(desks.where(col(Transfer.status).in_(OPEN))).all()
    assert len({member_id for member_id, _ in rows}) == len(rows)
    assert not any(ended_on for _, ended_on in rows)


def check_count(session: Session, model: Model) -> None:
    """Nobody is lost or counted twice."""
    departed = sum(places[-1][1] is None for places in model.places.values())
    assert session.exec(select(func.sum(Organization.member_count))).one() + departed == model.count


def check_numbers(session: Session, model: Model) -> None:
    """Each issuer's numbers of a year run from one to the last without a gap, and each transfer has at most one letter that holds."""
    for (issuer_id, year), count in model.letters.items():
        theirs = select(Letter.serial).where(Letter.issuer_id == issuer_id, Letter.year == year)
        series = select(LetterSeries.last).where(LetterSeries.issuer_id == issuer_id, LetterSeries.year == year)
        assert list(session.exec(theirs.order_by(col(Letter.id)))) == list(range(1, count + 1))
        assert session.exec(series).one() == count
    assert len(session.exec(select(Letter.id)).all()) == sum(model.letters.values())
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
    rows = affiliations(session, member_id)
    assert all(earlier.ends_on == later.starts_on for earlier, later in pairwise(rows))
    assert (rows[-1].ends_on is None) == (member.status == "normal")
    assert rows[-1].organization_id == member.organization_id


def affiliations(session: Session, member_id: UUID) -> list[Affiliation]:
    mine = select(Affiliation).where(Affiliation.member_id == member_id)
    return list(session.exec(mine.order_by(col(Affiliation.starts_on), col(Affiliation.id))))


def check_places(session: Session, model: Model, member_id: UUID) -> None:
    """Where somebody has belonged is what has happened, and never to a branch that had ended."""
    rows = affiliations(session, member_id)
    places = model.places[member_id]
    came = [(day, place) for day, place in places if place is not None]
    assert [(row.starts_on, row.organization_id) for row in rows] == came
    for row in rows:
        day, home = model.homes[row.organization_id][-1]
        assert home is not None or (row.ends_on is not None and row.ends_on <= day), "longer than the branch"


def days_of(model: Model) -> dict[date, set[UUID]]:
    """Each day on which something changed, the day before and the day after; with the branches that were moved or ended around it."""
    found: dict[date, set[UUID]] = {}
    changed = [(day, set[UUID]()) for since in model.places.values() for day, _ in since[1:]]
    changed += [(day, {branch}) for branch, since in model.homes.items() for day, _ in since[1:]]
    for day, branches in changed:
        for aside in (-1, 0, 1):
            found.setdefault(day + timedelta(days=aside), set()).update(branches)
    return {day: branches for day, branches in found.items() if day <= clock.today()}


def check_day(session: Session, model: Model, day: date, branches: set[UUID]) -> None:
    """The tree on a day, the roll of each committee with the branch of everybody, and the rolls of some branches."""
    there = {member_id: place for member_id, since in model.places.items() if (place := on(since, day))}
    above = {branch: on(since, day) for branch, since in model.homes.items()}
    for committee in session.exec(select(Organization).where(Organization.kind == "committee")):
        expected = {one: branch for one, branch in there.items() if above[branch] == committee.id}
        assert committee.parent_id is None or on_roll(session, committee, day) == expected, (day, committee.name)
    versions = session.exec(select(OrganizationVersion).where(valid_on(day))).all()
    found = {row.organization_id: row.parent_id for row in versions if row.organization_id in above}
    assert found == {branch: home for branch, home in above.items() if home is not None}, day
    for branch in branches:
        expected = {one: place for one, place in there.items() if place == branch}
        assert on_roll(session, session.get_one(Organization, branch), day) == expected, day


def on(since: list[Since], day: date) -> UUID | None:
    """What held on a day."""
    return [one for began, one in since if began <= day][-1]


def on_roll(session: Session, place: Organization, day: date) -> dict[UUID, UUID]:
    """Who was there, and in which branch."""
    found = queries.roster(session, Scope.system(), Filter(path=place.path), day, ALL)
    return {row.id: row.organization_id for row in found.items}
