"""Consents: read off what is really so, since taking one back ends the thing itself."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from app.access.guard import Actor, scope_of
from app.access.policy import Permission
from app.accounts import bindings
from app.accounts.models import WechatBinding
from app.accounts.schemas import BindingRevoke
from app.core import clock
from app.core.events import Event
from app.core.pagination import Page
from app.identity import devices
from app.identity.models import Device
from app.identity.rules import DeviceKind
from app.identity.schemas import DeviceEndRequest
from app.notifications import service as notifications
from app.notifications.events import SubscriptionGranted, SubscriptionWithdrawn
from app.notifications.models import SubscriptionAllowance
from app.privacy.errors import NotGiven
from app.privacy.rules import CONSENT_WORDS, ENDING_WORDS, ConsentKind, text_on
from app.privacy.schemas import ConsentRead

# Paper is printed by the secretary, and taken back there.
_IS_PHONE = col(Device.kind) == DeviceKind.PHONE


class Consent(NamedTuple):
    """When the caller last agreed to something, whether it holds, and when it ended if it did."""

    given_at: datetime
    is_active: bool
    ended_at: datetime | None


def given(session: Session, me: Actor) -> Page[ConsentRead]:
    """What the caller has agreed to, with the words of that day, and whether it still holds."""
    found = {kind: look(session, me) for kind, (look, _) in KINDS.items()}
    items = [_read(kind, consent) for kind, consent in found.items() if consent is not None]
    return Page[ConsentRead](items=items, next_cursor=None)


def _read(kind: ConsentKind, consent: Consent) -> ConsentRead:
    words = text_on(kind, clock.day_of(consent.given_at))
    return ConsentRead(
        kind=kind,
        label=CONSENT_WORDS[kind],
        text=words.text,
        text_version=words.since.isoformat(),
        given_at=consent.given_at,
        ended_at=consent.ended_at,
        is_active=consent.is_active,
        ending=ENDING_WORDS[kind],
    )


def withdraw(session: Session, me: Actor, kind: ConsentKind) -> None:
    """Take one back: what it allowed ends now. Raises `NotGiven`."""
    look, end = KINDS[kind]
    consent = look(session, me)
    if consent is None or not consent.is_active:
        raise NotGiven()
    end(session, me)


def _messages(session: Session, me: Actor) -> Consent | None:
    """Each tap allows one message; what is used up has not been taken back."""
    types = SubscriptionGranted.type, SubscriptionWithdrawn.type
    latest = (
        select(Event.type, func.max(Event.occurred_at))
        .where(Event.member_id == me.member_id, col(Event.type).in_(types))
        .group_by(Event.type)
    )
    times = dict(session.exec(latest).all())
    if SubscriptionGranted.type not in times:
        return None
    mine = SubscriptionAllowance.member_id == me.member_id, col(SubscriptionAllowance.left_count) > 0
    is_active = session.exec(select(SubscriptionAllowance.id).where(*mine)).first() is not None
    given_at, ended_at = times[SubscriptionGranted.type], times.get(SubscriptionWithdrawn.type)
    is_ended = not is_active and ended_at is not None and ended_at >= given_at
    return Consent(given_at, is_active, ended_at if is_ended else None)


def _card(session: Session, me: Actor) -> Consent | None:
    return _latest(session, me, Device, _IS_PHONE)


def _sign_in(session: Session, me: Actor) -> Consent | None:
    return _latest(session, me, WechatBinding)


def _latest(session: Session, me: Actor, table: Any, *which: ColumnElement[bool]) -> Consent | None:
    """The live one, or the last there was."""
    mine = select(table).where(table.member_id == me.member_id, *which)
    row = session.exec(mine.order_by(col(table.ended_at).is_not(None), col(table.created_at).desc()).limit(1)).first()
    return None if row is None else Consent(row.created_at, row.ended_at is None, row.ended_at)


def _end_card(session: Session, me: Actor) -> None:
    scope = scope_of(me, Permission.BINDINGS_REVOKE)
    for row in session.exec(_live(Device, me).where(_IS_PHONE)).all():
        devices.end(session, scope, row.id, DeviceEndRequest())


def _end_sign_in(session: Session, me: Actor) -> None:
    scope = scope_of(me, Permission.BINDINGS_REVOKE)
    for row in session.exec(_live(WechatBinding, me)).all():
        bindings.revoke(session, scope, row.id, BindingRevoke(), seen=row.version)


def _live(table: Any, me: Actor) -> Any:
    return select(table).where(table.member_id == me.member_id, col(table.ended_at).is_(None))


Look = Callable[[Session, Actor], Consent | None]
End = Callable[[Session, Actor], None]
KINDS: dict[ConsentKind, tuple[Look, End]] = {
    ConsentKind.WECHAT_MESSAGES: (_messages, notifications.withdraw_messages),
    ConsentKind.PHONE_CARD: (_card, _end_card),
    ConsentKind.WECHAT_SIGN_IN: (_sign_in, _end_sign_in),
}
