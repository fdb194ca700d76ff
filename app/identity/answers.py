"""The holder's side of verifications: who looked at their card, and whether it was they who showed it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Actor
from app.core import events
from app.core.errors import NotThere
from app.core.events import Event
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.identity import devices
from app.identity.dm1 import Assurance
from app.identity.errors import AlreadyAnswered
from app.identity.events import CardVerified, VerificationAnswered
from app.identity.rules import ANSWER_WORDS, Answer
from app.identity.schemas import OwnVerificationRead
from app.members.models import Member

_ACTIONS = [AllowedAction(action=answer, label=label, requires_reason=False) for answer, label in ANSWER_WORDS.items()]


def page_of(session: Session, member_id: UUID, page: PageRequest) -> Page[Any]:
    """Who looked at a member's card, the latest first, with what the member said to it."""
    found = paginate(session, _looks(member_id), [Event.id], page, descending=True)
    given = _given(session, [row.id for row in found.items])
    found.items = [_shown(row, given.get(row.id)) for row in found.items]
    return found


def give(session: Session, actor: Actor, verification_id: UUID, answer: Answer) -> OwnVerificationRead:
    """Say of a verification of one's own card who showed it: not the holder, then the card ends at once. The same again is harmless.

    Raises `NotThere`, `AlreadyAnswered` (409).
    """
    member = session.exec(select(Member).where(Member.id == actor.member_id).with_for_update()).one()
    look = session.exec(_looks(member.id).where(Event.id == verification_id)).first()
    if look is None:
        raise NotThere()
    before = _given(session, [look.id]).get(look.id)
    if before not in {None, answer}:
        raise AlreadyAnswered()
    if before is None:
        fact = VerificationAnswered(
            verification_id=look.id, device_id=look.subject_id, member_id=member.id, answer=answer
        )
        events.record(session, actor.who, member.path, fact)
        if answer is Answer.NOT_MINE:
            devices.end_own(session, actor, look.subject_id)
    return _shown(look, answer)


def _looks(member_id: UUID) -> SelectOfScalar[Event]:
    return select(Event).where(Event.member_id == member_id, Event.type == CardVerified.type)


def _given(session: Session, verification_ids: Collection[UUID]) -> dict[UUID, Answer]:
    """What was answered to some verifications."""
    answers = select(Event).where(Event.type == VerificationAnswered.type, col(Event.subject_id).in_(verification_ids))
    return {row.subject_id: Answer(row.data["answer"]) for row in session.exec(answers)}


def _shown(look: Event, answer: Answer | None) -> OwnVerificationRead:
    return OwnVerificationRead(
        id=look.id,
        at=look.occurred_at,
        who=look.actor_label,
        role=look.notes["role"],
        organization_name=look.notes["organization"],
        purpose=look.notes["purpose"],
        result=look.data["result"],
        reason=look.data["reason"],
        assurance=look.data.get("assurance", Assurance.PHONE),  # older looks were at phones
        answer=answer,
        allowed_actions=[] if answer else _ACTIONS,
    )
