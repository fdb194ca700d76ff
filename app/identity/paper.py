"""Paper cards, for members without a phone: printed by whoever confirms claims, one a member, good for a year. They prove no key, and say so."""

from sqlmodel import Session

from app.access import keys
from app.access.guard import Scope
from app.core import clock, events
from app.identity import cards, devices, dm1
from app.identity.errors import MemberWithoutCard
from app.identity.events import PaperCardPrinted
from app.identity.models import Device
from app.identity.rules import PAPER_LIFE, DeviceEnd, DeviceKind, has_card
from app.identity.schemas import PaperCardCreate, PaperCardRead
from app.members import service as members
from app.members.models import Member
from app.members.rules import masked_name

LABEL = "纸质卡"


def create(session: Session, scope: Scope, request: PaperCardCreate) -> PaperCardRead:
    """Make a member's paper card, and end the one before. Raises `NotThere`, `MemberWithoutCard` (409)."""
    member = devices.locked(session, members.get(session, scope, request.member_id).id)
    if not has_card(member.state):
        raise MemberWithoutCard()
    before = devices.live(session, member.id, DeviceKind.PAPER)
    devices.end_live(session, member.id, DeviceEnd.REPLACED, DeviceKind.PAPER)
    now = clock.now()
    row = Device(
        member_id=member.id,
        kind=DeviceKind.PAPER,
        label=LABEL,
        status_index=devices.free_index(session),
        created_at=now,
        cards_until=now + PAPER_LIFE,
    )
    session.add(row)
    session.flush()
    fact = PaperCardPrinted(device_id=row.id, member_id=member.id, replaced_id=before.id if before else None)
    events.record(session, scope.who, member.path, fact, {"reason": request.reason})
    return _printed(session, member, row)


def _printed(session: Session, member: Member, row: Device) -> PaperCardRead:
    signing = keys.load(session, keys.CARD)
    facts = cards.facts_of(member, row, row.created_at)
    certificate = dm1.certificate(facts, None, signing.signing_kid, dm1.signer(signing.private))
    return PaperCardRead(
        id=row.id,
        member_id=member.id,
        code=dm1.text_of(certificate),
        name=masked_name(member.name),
        branch=member.organization.short_name,
        branch_phone=member.organization.phone,
        expires_at=row.created_at + PAPER_LIFE,
    )
