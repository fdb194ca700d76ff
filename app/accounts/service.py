"""Accounts and their sessions: open, renew with rotating tokens, end."""

import hmac
import secrets
from datetime import timedelta
from typing import Literal
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access import keys, tokens
from app.access.guard import Actor
from app.access.models import LoginSession, RefreshToken, SessionKind
from app.accounts.errors import LeftRoll, TokenReused
from app.accounts.events import SessionOpened, SessionsEnded
from app.accounts.models import Account
from app.accounts.rules import REPEAT_FOR, EndReason
from app.accounts.schemas import SessionRead, Tokens
from app.core import base64url, clock, events
from app.core.crypto import digest, keyring
from app.core.errors import NotSignedIn, NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.core.who import Who
from app.members.models import Member
from app.members.rules import KEPT
from app.organizations.models import Organization

# How long a session outlives its last renewal, and its sign-in at most. The client renews while somebody works.
IDLE = {SessionKind.MEMBER: timedelta(days=30), SessionKind.STAFF: timedelta(minutes=30)}
ABSOLUTE = {SessionKind.MEMBER: timedelta(days=30), SessionKind.STAFF: timedelta(hours=12)}


def account_of_member(session: Session, member_id: UUID) -> Account:
    """The account of a member, made when it is first needed."""
    account = session.exec(select(Account).where(Account.member_id == member_id)).first()
    if account is not None:
        return account
    account = Account(member_id=member_id, name=session.get_one(Member, member_id).name, created_at=clock.now())
    session.add(account)
    session.flush()
    return account


def path_of(session: Session, account: Account) -> str:
    """The place of an account in the tree: its member's organization, or the one it was made for."""
    organization_id = account.organization_id
    if account.member_id is not None:
        organization_id = session.get_one(Member, account.member_id).organization_id
    return "/" if organization_id is None else session.get_one(Organization, organization_id).path


def who_is(account: Account) -> Who:
    """The account's holder as events keep them."""
    if account.member_id is not None:
        return Who("member", account.member_id, account.name)
    return Who("staff", account.id, account.name)


def open_session(session: Session, account: Account, device: str, kind: SessionKind | None = None) -> Tokens:
    """Begin a session on one device, by default of the kind the account is. Raises `LeftRoll` for a member off the roll."""
    _ensure_on_roll(session, account)
    now = clock.now()
    kind = kind or (SessionKind.MEMBER if account.member_id else SessionKind.STAFF)
    login = LoginSession(
        account_id=account.id,
        member_id=account.member_id,
        kind=kind,
        keyholders=account.keyholders if kind is SessionKind.STAFF else [],
        label=account.name,
        device=device,
        created_at=now,
        seen_at=now,
        expires_at=now,
    )
    session.add(login)
    session.flush()
    refresh_token = secrets.token_urlsafe(32)
    _keep(session, login, refresh_token, parent_id=None)
    return _tokens(session, login, refresh_token)


def sign_in(session: Session, account: Account, device: str, method: Literal["wechat", "password", "claim"]) -> Tokens:
    """Open a session because its holder has just proved who they are, and record it. Raises `LeftRoll`."""
    kind = SessionKind.STAFF if method == "password" else SessionKind.MEMBER
    opened = open_session(session, account, device, kind)
    fact = SessionOpened(
        session_id=opened.session_id, account_id=account.id, member_id=account.member_id, method=method
    )
    events.record(session, who_is(account), path_of(session, account), fact)
    return opened


def renew(session: Session, refresh_token: str, renewal_id: str | None) -> Tokens:
    """Exchange a refresh token for a fresh pair; within a minute the same renewal, by its id, gets the same refresh token again.

    Raises `NotSignedIn`, `TokenReused` (the session is over), `LeftRoll`.
    """
    link = session.exec(select(RefreshToken).where(RefreshToken.token_digest == digest(refresh_token))).first()
    if link is None:
        raise NotSignedIn()
    login = session.exec(select(LoginSession).where(LoginSession.id == link.session_id).with_for_update()).one()
    session.refresh(link)  # another renewal may have used it while this one waited for the lock
    if login.ended_at is not None or login.expires_at <= clock.now():
        raise NotSignedIn()
    account = session.get_one(Account, login.account_id)
    _ensure_on_roll(session, account)
    successor = _successor(refresh_token, renewal_id)
    if link.used_at is None:
        link.used_at = clock.now()
        _keep(session, login, successor, parent_id=link.id)
    elif not _is_repeat(session, link, successor):
        login.ended_at, login.end_reason = clock.now(), EndReason.TOKEN_REUSED
        record_end(session, account, [login.id], EndReason.TOKEN_REUSED)
        raise TokenReused()
    return _tokens(session, login, successor)


def _successor(refresh_token: str, renewal_id: str | None) -> str:
    """The next token: made from a renewal's id, so that only whoever knows it can have this very answer again, or random without one."""
    if renewal_id is None:
        return secrets.token_urlsafe(32)
    made_from = f"{refresh_token}|{renewal_id}".encode()
    made = hmac.digest(keyring().mac_key("refresh_token"), made_from, "sha256")
    return base64url.encode(made)


def _is_repeat(session: Session, link: RefreshToken, successor: str) -> bool:
    """Whether a used token comes from the renewal that used it, a moment ago, and its answer has not been used since."""
    if link.used_at is None or clock.now() - link.used_at > REPEAT_FOR:
        return False
    given = select(RefreshToken).where(
        RefreshToken.parent_id == link.id,
        RefreshToken.token_digest == digest(successor),
        col(RefreshToken.used_at).is_(None),
    )
    return session.exec(given).first() is not None


def _keep(session: Session, login: LoginSession, refresh_token: str, parent_id: UUID | None) -> None:
    """A further link in the chain of a session's refresh tokens."""
    link = RefreshToken(
        session_id=login.id, parent_id=parent_id, token_digest=digest(refresh_token), created_at=clock.now()
    )
    session.add(link)


def _tokens(session: Session, login: LoginSession, refresh_token: str) -> Tokens:
    now = clock.now()
    login.seen_at = now
    login.expires_at = min(now + IDLE[login.kind], login.created_at + ABSOLUTE[login.kind])
    signing = keys.load(session, keys.ACCESS)
    return Tokens(
        access_token=tokens.issue(login.account_id, login.id, signing.signing_kid, signing.private),
        refresh_token=refresh_token,
        expires_in=int(tokens.LIFETIME.total_seconds()),
        account_id=login.account_id,
        session_id=login.id,
        session_expires_at=login.expires_at,
    )


def _ensure_on_roll(session: Session, account: Account) -> None:
    if account.member_id is None:
        return
    member = session.get_one(Member, account.member_id)
    if member.status not in KEPT:
        raise LeftRoll()
    account.name = member.name


def live_sessions(account_id: UUID) -> SelectOfScalar[LoginSession]:
    """The sessions of an account that are neither ended nor expired."""
    return select(LoginSession).where(
        LoginSession.account_id == account_id,
        col(LoginSession.ended_at).is_(None),
        col(LoginSession.expires_at) > clock.now(),
    )


def page_of_sessions(session: Session, actor: Actor, page: PageRequest) -> Page[SessionRead]:
    """Where the caller is signed in."""
    found = paginate(session, live_sessions(actor.account_id), [LoginSession.id], page)
    found.items = [_shown(login, actor.session_id) for login in found.items]
    return found


def _shown(login: LoginSession, current_id: UUID) -> SessionRead:
    return SessionRead(
        id=login.id,
        kind=login.kind,
        device=login.device,
        created_at=login.created_at,
        seen_at=login.seen_at,
        expires_at=login.expires_at,
        is_current=login.id == current_id,
    )


def end_sessions(session: Session, account: Account, reason: EndReason, *, but: UUID | None = None) -> list[UUID]:
    """End the live sessions of an account, all `but` one; each is refused at its next request. The caller records why."""
    live = session.exec(live_sessions(account.id).where(col(LoginSession.id).is_distinct_from(but))).all()
    for login in live:
        login.ended_at, login.end_reason = clock.now(), reason
    return [login.id for login in live]


def sign_out(session: Session, account_id: UUID, session_id: UUID, reason: EndReason) -> None:
    """End one session of an account. Raises `NotThere` for one that is not theirs, or has ended."""
    login = session.exec(live_sessions(account_id).where(LoginSession.id == session_id)).first()
    if login is None:
        raise NotThere()
    login.ended_at, login.end_reason = clock.now(), reason
    record_end(session, session.get_one(Account, account_id), [login.id], reason)


def sign_out_elsewhere(session: Session, account_id: UUID, session_id: UUID) -> None:
    """End every session of an account but this one."""
    account = session.get_one(Account, account_id)
    ended = end_sessions(session, account, EndReason.OWNER, but=session_id)
    record_end(session, account, ended, EndReason.OWNER)


def record_end(session: Session, account: Account, session_ids: list[UUID], reason: EndReason) -> None:
    """Record that sessions of an account ended."""
    fact = SessionsEnded(account_id=account.id, member_id=account.member_id, session_ids=session_ids, reason=reason)
    events.record(session, who_is(account), path_of(session, account), fact)
