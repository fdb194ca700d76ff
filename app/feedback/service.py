"""Take complaints and suggestions, and answer them."""

from uuid import UUID

from sqlmodel import Session

from app.access.guard import Actor, Scope
from app.core import clock, events
from app.core.crypto import keyring
from app.core.errors import NotThere
from app.core.ids import new_id, random_id
from app.core.who import ANONYMOUS
from app.core.workdays import add_workdays
from app.feedback import queries, rules
from app.feedback.events import FeedbackAnswered, FeedbackContactRevealed, FeedbackSubmitted
from app.feedback.models import Feedback
from app.feedback.rules import ANSWER_WORKDAYS, Action, FeedbackStatus
from app.feedback.schemas import FeedbackCreate
from app.members.models import Member
from app.organizations.models import Organization


def submit(session: Session, sender: Actor | None, data: FeedbackCreate) -> Feedback:
    """Take feedback and promise an answer within 15 workdays. Without a sender nothing is kept that leads to one.

    Raises `OrganizationUnknown` (422) and `NobodyAnswers` (409).
    """
    organization = queries.recipient(session, _addressed(session, sender, data.organization_id))
    row_id = random_id() if sender is None else new_id()
    row = Feedback(
        id=row_id,
        number=rules.new_number(),
        kind=data.kind,
        organization_id=organization.id,
        member_id=sender.member_id if sender else None,
        content_sealed=keyring().seal("feedback.content", row_id, data.content),
        contact_sealed=keyring().seal("feedback.contact", row_id, data.contact) if data.contact else None,
        received_on=clock.today(),
        due_on=add_workdays(clock.today(), ANSWER_WORKDAYS),
    )
    session.add(row)
    session.flush()
    events.record(session, sender.who if sender else ANONYMOUS, organization.path, FeedbackSubmitted(**_ids(row)))
    return row


def _addressed(session: Session, sender: Actor | None, organization_id: UUID | None) -> Organization:
    """Whom it is for: as chosen, else where the sender belongs, else the top of the tree."""
    if organization_id is not None:
        chosen = session.get(Organization, organization_id)
        if chosen is None:
            raise rules.OrganizationUnknown(pointer="/organization_id")
        return chosen
    if sender is not None and sender.member_id is not None:
        return session.get_one(Organization, session.get_one(Member, sender.member_id).organization_id)
    top = queries.topmost(session)
    if top is None:
        raise rules.NobodyAnswers()
    return top


def _ids(row: Feedback) -> dict[str, UUID | None]:
    return {"feedback_id": row.id, "organization_id": row.organization_id, "member_id": row.member_id}


def load(session: Session, feedback_id: UUID) -> Feedback:
    """One feedback by id, for a repeat of its own submission."""
    return session.get_one(Feedback, feedback_id)


def look_up(session: Session, number: str) -> Feedback:
    """What became of the feedback with this number. Raises `NumberUnknown` (404)."""
    row = queries.by_number(session, rules.plain_number(number))
    if row is None:
        raise rules.NumberUnknown()
    return row


def get(session: Session, scope: Scope, feedback_id: UUID) -> Feedback:
    """One feedback within the scope. Raises `NotThere` (404)."""
    row = session.get(Feedback, feedback_id)
    if row is None:
        raise NotThere()
    scope.ensure(row.organization.path)
    return row


def answer(session: Session, scope: Scope, feedback_id: UUID, text: str, expected: int) -> Feedback:
    """Answer once and for all. Raises `AlreadyAnswered` (409), `Outdated` (412)."""
    row = get(session, scope, feedback_id)
    rules.ensure_possible(Action.ANSWER, row.status)
    row.touch(scope.who.label, expected)
    row.answer_sealed = keyring().seal("feedback.answer", row.id, text)
    row.status, row.answered_on = FeedbackStatus.ANSWERED, clock.today()
    events.record(session, scope.who, row.organization.path, FeedbackAnswered(**_ids(row)))
    return row


def reveal(session: Session, scope: Scope, feedback_id: UUID, reason: str) -> Feedback:
    """Show how the sender may be reached; the look is recorded with its reason."""
    row = get(session, scope, feedback_id)
    fact = FeedbackContactRevealed(**_ids(row))
    events.record(session, scope.who, row.organization.path, fact, {"reason": reason})
    return row
