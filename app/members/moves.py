"""Where a member belongs, moved: to another branch, or out of this system. Who may move whom is the caller's question (app/transfers)."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from app.access import sessions
from app.core import events
from app.core.who import Who
from app.members import bulk, ledger, records, service
from app.members.errors import AlreadyOnRoll, NotOnRoll, SameBranch
from app.members.events import MemberMoved, MemberTransferredOut
from app.members.ledger import Paper, Step
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.records import Person
from app.members.rules import KEPT, LedgerKind, State, Status
from app.organizations import appointments, settings
from app.organizations import service as organizations
from app.organizations.models import Organization


def relocate(
    session: Session,
    who: Who,
    people: Sequence[Member],
    organization: Organization,
    paper: Paper,
    *,
    stays_away: bool = False,
) -> None:
    """Move members' affiliations to another branch on a day: affiliations, counts, ledger, posts and one fact each, in a handful of statements.

    Posts and roles end, but for those in the organizations above the new branch. Whoever was away belongs by now where they are
    (教育管理工作条例 art. 25), but for `stays_away`, when a whole organization moves. That is a registration, so no line of the ledger.

    Raises `NotOnRoll`, `NotABranch`, `FloatingBranch`, `SameBranch`, `DateOutOfOrder`.
    """
    on = paper.effective_on
    _check_move(session, people, organization, on)
    service.close_affiliations(session, people, on)
    service.leave_groups(session, people)
    lines: list[LedgerEntry] = []
    for member in people:
        left = member.organization_id
        lines += _lines(member, organization, paper)
        member.touch(who.label)
        if not stays_away:
            member.come_back()
        member.organization_id, member.organization = organization.id, organization
        session.add(Affiliation(member_id=member.id, organization_id=organization.id, starts_on=on))
        fact = MemberMoved(
            member_id=member.id, organization_id=organization.id, from_organization_id=left, effective_on=on
        )
        events.record(session, who, organization.path, fact)
    session.add_all(lines)
    service.count(session, *lines)
    above = select(Organization.id).where(col(Organization.path).in_(settings.ancestors(organization.path)))
    appointments.end_all(session, [member.id for member in people], on, who.label, session.exec(above).all())


def _check_move(session: Session, people: Sequence[Member], organization: Organization, on: date) -> None:
    service.check_branch(organization)
    for member in people:
        if member.status not in KEPT:
            raise NotOnRoll(status=member.state.words)
        if member.organization_id == organization.id:
            raise SameBranch()
    service.check_order(session, people, on)


def _lines(member: Member, organization: Organization, paper: Paper) -> tuple[LedgerEntry, LedgerEntry]:
    """Out of the branch that the member still belongs to, and into another, each naming the other."""
    out = ledger.line(member, Step(LedgerKind.MOVED_OUT, member.state, None), paper)
    step = Step(LedgerKind.MOVED_IN, None, member.state)
    into = LedgerEntry(**ledger.columns(member.id, organization.id, step, paper), exit_kind=member.exit_kind)
    out.counterpart_id, into.counterpart_id = organization.id, member.organization_id
    return out, into


def follow(
    session: Session, place_ids: Collection[UUID], left: UUID | None, reached: UUID | None, paper: Paper
) -> None:
    """Whoever stays in a branch that comes to stand below another committee: 整建制转出 and 转入 in the ledger, each naming the other's committee.

    Part of the command that moves the branch, so no fact of its own; nothing else of theirs changes.
    """
    theirs = select(Member).where(col(Member.organization_id).in_(place_ids), col(Member.status).in_(KEPT))
    for some in bulk.batches(session.exec(theirs.order_by(col(Member.id)))):
        lines = []
        for member in some:
            out, into = Step(LedgerKind.WHOLE_OUT, member.state, None), Step(LedgerKind.WHOLE_IN, None, member.state)
            for step, other in ((out, reached), (into, left)):
                line = ledger.columns(member.id, member.organization_id, step, paper)
                lines.append(line | {"counterpart_id": other})
        session.connection().execute(insert(LedgerEntry), lines)


def depart(session: Session, who: Who, member: Member, paper: Paper) -> None:
    """A member has been received outside this system: off the roll, out of every post, signed out. Raises `NotOnRoll`, `DateOutOfOrder`."""
    if member.status not in KEPT:
        raise NotOnRoll(status=member.state.words)
    on = paper.effective_on
    service.check_order(session, [member], on)
    gone = State(member.category, Status.TRANSFERRED_OUT)
    line = ledger.line(member, Step(LedgerKind.MOVED_OUT, member.state, gone), paper)
    member.touch(who.label)
    member.come_back()
    member.status = Status.TRANSFERRED_OUT
    session.add(line)
    service.count(session, line)
    service.leave_groups(session, [member])
    service.close_affiliations(session, [member], on)
    appointments.end_all(session, [member.id], on, who.label)
    sessions.end_who_left(session, member.id)
    fact = MemberTransferredOut(
        member_id=member.id, organization_id=member.organization_id, status=member.status, effective_on=on
    )
    events.record(session, who, member.path, fact)


def admit_from_outside(session: Session, who: Who, person: Person, paper: Paper) -> Member:
    """Somebody comes from outside this system with a letter: on the roll of a branch from a day on, in a new record.

    Raises `NotABranch`, `FloatingBranch`, `AlreadyOnRoll`.
    """
    branch = organizations.load(session, person.organization_id)
    service.check_branch(branch)
    if service.find_by_national_id(session, person.national_id) is not None:
        raise AlreadyOnRoll()
    new = records.arrived(person, paper)
    new.member.organization = branch
    session.add(new.member)
    session.flush()
    session.add_all([new.affiliation, *new.lines])
    service.count(session, *new.lines)
    _record_arrival(session, who, new.member, paper.effective_on)
    return new.member


def readmit(session: Session, who: Who, member: Member, person: Person, paper: Paper) -> None:
    """Somebody who had been transferred out comes back: the same record, on the roll of a branch again from a day on.

    What changed meanwhile is written over it; what the papers leave open stays, as do the days of joining and of an earlier confirmation.
    Raises `NotABranch`, `FloatingBranch`, `AlreadyOnRoll` for somebody who is not out, `DateOutOfOrder`.
    """
    branch = organizations.load(session, person.organization_id)
    service.check_branch(branch)
    if member.status is not Status.TRANSFERRED_OUT:
        raise AlreadyOnRoll()
    on = paper.effective_on
    service.check_order(session, [member], on)
    member.touch(who.label)
    told = {field: value for field in _RENEWED if (value := getattr(person, field))}
    if member.category is not person.category:
        told |= {"category": person.category, "confirmed_on": person.confirmed_on}
    records.apply(member, told)
    member.status, member.organization_id, member.organization = Status.NORMAL, branch.id, branch
    line = ledger.line(member, Step(LedgerKind.MOVED_IN, None, member.state), paper)
    session.add_all([line, Affiliation(member_id=member.id, organization_id=branch.id, starts_on=on)])
    service.count(session, line)
    _record_arrival(session, who, member, on)


_RENEWED = ("ethnicity", "education", "occupation", "phone", "landline", "address")


def _record_arrival(session: Session, who: Who, member: Member, on: date) -> None:
    place = member.organization
    fact = MemberMoved(member_id=member.id, organization_id=place.id, from_organization_id=None, effective_on=on)
    events.record(session, who, place.path, fact)
