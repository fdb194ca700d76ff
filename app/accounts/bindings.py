"""Which WeChat user is which member: one of each per app, ended by the member or by a secretary."""

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.access.models import SessionKind
from app.accounts import service
from app.accounts.errors import AlreadyBound, BoundElsewhere, RevokeReasonNeeded
from app.accounts.events import WechatBindingCreated, WechatBindingRevoked
from app.accounts.models import WechatBinding
from app.accounts.rules import EndReason, WechatApp
from app.accounts.schemas import BindingRead, BindingRevoke, Tokens
from app.accounts.tickets import WechatUser
from app.core import clock, events
from app.core.crypto import keyring
from app.core.errors import NotThere
from app.core.ids import new_id
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.core.who import SYSTEM
from app.identity import devices
from app.identity.rules import DeviceEnd, DeviceKind
from app.members.models import Member
from app.organizations.models import Organization

_LIVE = col(WechatBinding.ended_at).is_(None)


def find(session: Session, user: WechatUser) -> WechatBinding | None:
    """The live binding of a WeChat user, locked: whoever ends it ends the session that is being opened on it too."""
    mine = (WechatBinding.app == user.app, WechatBinding.openid_hmac == user.openid_hmac)
    return session.exec(select(WechatBinding).where(*mine, _LIVE).with_for_update()).first()


def is_bound(session: Session, member_id: UUID, app: WechatApp) -> bool:
    """Whether a member has a live binding in an app."""
    theirs = select(WechatBinding.id).where(WechatBinding.member_id == member_id, WechatBinding.app == app, _LIVE)
    return session.exec(theirs).first() is not None


def member_of_unionid(session: Session, user: WechatUser) -> UUID | None:
    """The member who has bound the same person in the other app and is still free in this one."""
    if user.unionid is None:
        return None
    same_person = select(WechatBinding).where(WechatBinding.unionid_hmac == user.unionid_hmac, _LIVE)
    other = session.exec(same_person).first()
    return None if other is None or is_bound(session, other.member_id, user.app) else other.member_id


def bind(session: Session, user: WechatUser, member_id: UUID) -> WechatBinding:
    """Bind a WeChat user to a member. Raises `AlreadyBound` or `BoundElsewhere`; the unique indexes settle a race."""
    if find(session, user) is not None:
        raise AlreadyBound()
    if is_bound(session, member_id, user.app):
        raise BoundElsewhere()
    row_id = new_id()
    binding = WechatBinding(
        id=row_id,
        member_id=member_id,
        app=user.app,
        openid_sealed=keyring().seal("wechat_binding.openid", row_id, user.openid),
        openid_hmac=user.openid_hmac,
        unionid_hmac=user.unionid_hmac,
        created_at=clock.now(),
    )
    session.add(binding)
    session.flush()
    return binding


def bind_and_open(session: Session, user: WechatUser, member_id: UUID, device: str) -> Tokens:
    """Bind, and begin the first session with it. Raises as `bind` and `service.open_session` do."""
    account = service.account_of_member(session, member_id)
    tokens = service.open_session(session, account, device, SessionKind.MEMBER)
    binding = bind(session, user, member_id)
    fact = WechatBindingCreated(
        wechat_binding_id=binding.id, member_id=member_id, app=user.app, session_id=tokens.session_id
    )
    events.record(session, service.who_is(account), service.path_of(session, account), fact)
    return tokens


def page_of(session: Session, scope: Scope, member_id: UUID | None, page: PageRequest) -> Page[BindingRead]:
    """Live bindings: the caller's own, or those of a member in their scope."""
    wanted = _reachable(scope).where(_LIVE, WechatBinding.member_id == (member_id or scope.member_id))
    found = paginate(session, wanted, [WechatBinding.id], page)
    found.items = [shown(row) for row in found.items]
    return found


def revoke(session: Session, scope: Scope, binding_id: UUID, request: BindingRevoke, *, seen: int) -> BindingRead:
    """End a binding, every session of its member, and the card on their phone; paper needs no WeChat. Again is harmless.

    Raises `NotThere`, `RevokeReasonNeeded`, `Outdated`.
    """
    binding = session.exec(_reachable(scope).where(WechatBinding.id == binding_id)).first()
    if binding is None:
        raise NotThere()
    if binding.ended_at is not None:
        return shown(binding)
    if binding.member_id != scope.member_id and request.reason is None:
        raise RevokeReasonNeeded(pointer="/reason")
    binding.touch(scope.who.label, expected=seen)
    binding.ended_at, binding.end_reason = clock.now(), EndReason.UNBOUND
    account = service.account_of_member(session, binding.member_id)
    service.end_sessions(session, account, EndReason.UNBOUND)
    devices.end_live(session, binding.member_id, DeviceEnd.UNBOUND, DeviceKind.PHONE)
    fact = WechatBindingRevoked(wechat_binding_id=binding.id, member_id=binding.member_id, app=binding.app)
    notes = {"reason": request.reason} if request.reason else {}
    events.record(session, scope.who, service.path_of(session, account), fact, notes)
    session.flush()
    return shown(binding)


def end_lost(session: Session, member_id: UUID, user: WechatUser, by: str) -> list[UUID]:
    """End the bindings of a member who comes back as another WeChat user, every session, and the card on the phone: part of another command.

    What belongs to the same person by the unionid stays. Answers the ids of what ended.
    """
    live = session.exec(select(WechatBinding).where(WechatBinding.member_id == member_id, _LIVE).with_for_update())
    lost = [row for row in live if user.unionid is None or row.unionid_hmac != user.unionid_hmac]
    for binding in lost:
        binding.touch(by)
        binding.ended_at, binding.end_reason = clock.now(), EndReason.REBOUND
    service.end_sessions(session, service.account_of_member(session, member_id), EndReason.REBOUND)
    devices.end_live(session, member_id, DeviceEnd.UNBOUND, DeviceKind.PHONE)
    session.flush()
    return [binding.id for binding in lost]


def end_who_left(session: Session, member_id: UUID) -> None:
    """End the bindings of a member who has left the roll: part of leaving, so no fact of its own."""
    for binding in session.exec(select(WechatBinding).where(WechatBinding.member_id == member_id, _LIVE)):
        binding.touch(SYSTEM.label)
        binding.ended_at, binding.end_reason = clock.now(), EndReason.LEFT_ROLL


def _reachable(scope: Scope) -> SelectOfScalar[WechatBinding]:
    placed = (
        select(WechatBinding)
        .join(Member, col(Member.id) == WechatBinding.member_id)
        .join(Organization, col(Organization.id) == Member.organization_id)
    )
    return placed.where(scope.within(Organization.path) | (col(Member.id) == scope.member_id))


def shown(binding: WechatBinding) -> BindingRead:
    """A binding with what may be done to it."""
    end = [AllowedAction(action="revoke", label="解除绑定", requires_reason=True)]
    return BindingRead(
        id=binding.id,
        member_id=binding.member_id,
        app=binding.app,
        created_at=binding.created_at,
        ended_at=binding.ended_at,
        version=binding.version,
        allowed_actions=end if binding.ended_at is None else [],
    )
