"""What shows the card: phones, enrolled with a key of their own, one a member, and papers (paper.py). The member ends them, the secretary, or
what happens to the member.
"""

import hmac
import secrets
from uuid import UUID

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Actor, Scope
from app.access.models import LoginSession
from app.core import base64url, clock, events, nonces
from app.core.crypto import keyring
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.core.who import Who
from app.identity import dm1
from app.identity.errors import ChallengeSpent, EndReasonNeeded, KeyNotProved, NoCard, SignInAgain
from app.identity.events import DeviceEnded, DeviceEnrolled
from app.identity.models import Device
from app.identity.rules import CHALLENGE_LIFE, ENROL_PREFIX, LIST_SIZE, SIGN_IN_AGE, DeviceEnd, DeviceKind, has_card
from app.identity.schemas import DeviceCreate, DeviceEndRequest, DeviceRead, ServerTime
from app.members.models import Member
from app.organizations.models import Organization

_LIVE = col(Device.ended_at).is_(None)
_TIME_BYTES = 8


def server_time(actor: Actor) -> ServerTime:
    """The time, and a challenge made of it for this account."""
    now = clock.now()
    at = int(now.timestamp() * 1e6).to_bytes(_TIME_BYTES, "big")  # so fine that nobody gets the same one twice
    return ServerTime(server_time=now, challenge=base64url.encode(at + _mac(at, actor.account_id)))


def _mac(at: bytes, account_id: UUID) -> bytes:
    return hmac.digest(keyring().mac_key("enrol_challenge"), at + account_id.bytes, "sha256")


def enrol(session: Session, actor: Actor, data: DeviceCreate) -> Device:
    """Let a phone show the card of its owner, and end the one before it. The same key again is the same phone.

    Raises `SignInAgain` (401), `ChallengeSpent` or `KeyNotProved` (422), `NoCard` (409).
    """
    login = ensure_fresh_sign_in(session, actor)
    _ensure_proved(data)
    member = locked(session, actor.member_id)
    if not has_card(member.state):
        raise NoCard()
    before = live(session, member.id, DeviceKind.PHONE)
    if before is not None and before.public_key == data.public_key:
        return before  # its answer was lost
    _spend_challenge(session, actor, data.challenge)
    end_live(session, member.id, DeviceEnd.REPLACED, DeviceKind.PHONE)
    row = Device(
        member_id=member.id,
        kind=DeviceKind.PHONE,
        public_key=data.public_key,
        label=login.device,
        status_index=free_index(session),
        created_at=clock.now(),
    )
    session.add(row)
    session.flush()
    fact = DeviceEnrolled(device_id=row.id, member_id=member.id, replaced_id=before.id if before else None)
    events.record(session, actor.who, member.path, fact)
    return row


def ensure_fresh_sign_in(session: Session, actor: Actor) -> LoginSession:
    """The caller's login session, begun in the last minutes. Raises `SignInAgain` (401)."""
    login = session.get_one(LoginSession, actor.session_id)
    if login.created_at < clock.now() - SIGN_IN_AGE:
        raise SignInAgain()
    return login


def _spend_challenge(session: Session, actor: Actor, challenge: str) -> None:
    try:
        raw = base64url.decode(challenge)
    except ValueError as fault:
        raise ChallengeSpent(pointer="/challenge") from fault
    at, mac = raw[:_TIME_BYTES], raw[_TIME_BYTES:]
    age = clock.now().timestamp() - int.from_bytes(at, "big") / 1e6
    is_ours = hmac.compare_digest(mac, _mac(at, actor.account_id))
    if not is_ours or age > CHALLENGE_LIFE.total_seconds() or not nonces.spend(session, raw, CHALLENGE_LIFE):
        raise ChallengeSpent(pointer="/challenge")


def _ensure_proved(data: DeviceCreate) -> None:
    try:
        key = dm1.point(base64url.decode(data.public_key))
        dm1.check_signature(key, f"{ENROL_PREFIX}{data.challenge}".encode(), base64url.decode(data.signature))
    except ValueError as fault:  # dm1.Refused is one
        raise KeyNotProved(pointer="/signature") from fault


def locked(session: Session, member_id: UUID | None) -> Member:
    """Whose card it is to be, locked, so that two at once come one after the other."""
    return session.exec(select(Member).where(Member.id == member_id).with_for_update()).one()


def free_index(session: Session) -> int:
    """A random bit that nobody has or had. A list is left for the next when it is half full, so that few tries find one."""
    count = session.exec(select(func.count()).select_from(Device)).one()
    start = count // (LIST_SIZE // 2) * LIST_SIZE
    while True:
        index = start + secrets.randbelow(LIST_SIZE)
        if session.exec(select(Device.id).where(Device.status_index == index)).first() is None:
            return index


def live(session: Session, member_id: UUID, kind: DeviceKind) -> Device | None:
    """The device of a kind that a member has, if any."""
    return session.exec(select(Device).where(Device.member_id == member_id, Device.kind == kind, _LIVE)).first()


def end_live(session: Session, member_id: UUID, reason: DeviceEnd, *kinds: DeviceKind) -> None:
    """End the devices that a member has, of all kinds or of these: part of another command, so no fact of its own."""
    theirs = select(Device).where(Device.member_id == member_id, col(Device.kind).in_(kinds or DeviceKind), _LIVE)
    for row in session.exec(theirs):
        row.ended_at, row.end_reason = clock.now(), reason
    session.flush()


def page_of(session: Session, scope: Scope, member_id: UUID | None, page: PageRequest) -> Page[DeviceRead]:
    """Devices, the latest first: the caller's own, or those of a member in their scope."""
    wanted = _reachable(scope).where(Device.member_id == (member_id or scope.member_id))
    found = paginate(session, wanted, [Device.id], page, descending=True)
    return Page(items=[shown(row) for row in found.items], next_cursor=found.next_cursor, total=found.total)


def end(session: Session, scope: Scope, device_id: UUID, request: DeviceEndRequest) -> DeviceRead:
    """End a device at once; again is harmless. Raises `NotThere`, `EndReasonNeeded`."""
    row = session.exec(_reachable(scope).where(Device.id == device_id)).first()
    if row is None:
        raise NotThere()
    if row.ended_at is not None:
        return shown(row)
    is_own = row.member_id == scope.member_id
    if not is_own and request.reason is None:
        raise EndReasonNeeded(pointer="/reason")
    _end(session, scope.who, row, DeviceEnd.OWNER if is_own else DeviceEnd.OFFICE, request.reason)
    return shown(row)


def end_own(session: Session, actor: Actor, device_id: UUID) -> None:
    """End a device of the caller, as they end a lost phone; again is harmless. Raises `NotThere`."""
    row = session.get(Device, device_id)
    if row is None or row.member_id != actor.member_id:
        raise NotThere()
    if row.ended_at is None:
        _end(session, actor.who, row, DeviceEnd.OWNER, None)


def _end(session: Session, who: Who, row: Device, reason: DeviceEnd, why: str | None) -> None:
    row.ended_at, row.end_reason = clock.now(), reason
    path = session.get_one(Member, row.member_id).path
    fact = DeviceEnded(device_id=row.id, member_id=row.member_id, reason=reason)
    events.record(session, who, path, fact, {"reason": why} if why else {})


def _reachable(scope: Scope) -> SelectOfScalar[Device]:
    placed = (
        select(Device)
        .join(Member, col(Member.id) == Device.member_id)
        .join(Organization, col(Organization.id) == Member.organization_id)
    )
    return placed.where(scope.within(Organization.path) | (col(Member.id) == scope.member_id))


def shown(row: Device) -> DeviceRead:
    """A device with what may be done to it."""
    actions = [AllowedAction(action="end", label="停用", requires_reason=True)] if row.ended_at is None else []
    return DeviceRead(
        id=row.id,
        member_id=row.member_id,
        kind=row.kind,
        label=row.label,
        created_at=row.created_at,
        cards_until=row.cards_until,
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        allowed_actions=actions,
    )
