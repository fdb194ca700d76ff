"""Signing in: with WeChat for members, with user name, password and a second factor at a desk."""

from sqlmodel import Session, select

from app.access.guard import Actor
from app.accounts import bindings, passwords, service, tickets
from app.accounts.errors import CredentialsWrong, NewPasswordNeeded, PasswordWrong
from app.accounts.events import PasswordChanged, SignInFailed
from app.accounts.models import Account, FailedSignIn
from app.accounts.proofs import PasswordProof
from app.accounts.rules import LOCK_AFTER, LOCK_FOR, EndReason
from app.accounts.schemas import ClaimTicket, Enrolment, PasswordChange, Tokens
from app.accounts.tickets import WechatUser
from app.core import clock, events
from app.core.crypto import keyring
from app.core.db import insert_new
from app.core.errors import NotAllowed
from app.core.ids import new_id
from app.core.who import ANONYMOUS
from app.core.words import Words


def with_wechat(session: Session, user: WechatUser, device: str) -> Tokens | ClaimTicket:
    """Sign in the member a WeChat user is bound to, or give a ticket for claiming. Raises `LeftRoll`."""
    binding = bindings.find(session, user)
    if binding is not None:
        return service.sign_in(session, service.account_of_member(session, binding.member_id), device, "wechat")
    member_id = bindings.member_of_unionid(session, user)
    if member_id is not None:
        return bindings.bind_and_open(session, user, member_id, device)
    ticket, expires_at = tickets.issue(user)
    return ClaimTicket(claim_ticket=ticket, expires_at=expires_at)


def with_password(session: Session, proof: PasswordProof, device: str) -> Tokens | Enrolment:
    """Sign in at a desk. Raises `CredentialsWrong` for whatever does not fit, `NewPasswordNeeded` with a one-time password.

    The first time, without a second factor yet, it answers the secret for one instead.
    """
    failures = _failures_of(session, proof.asked.username)
    account = _admitted(session, proof, failures)
    if account is None:
        _count_failure(session, failures, session.get(Account, proof.account_id) if proof.account_id else None)
        raise CredentialsWrong()
    if account.totp_enrolled_at is None and proof.asked.totp is None:
        return _enrol(account)
    step = passwords.totp_step(account.totp_secret, proof.asked.totp or "", account.totp_step)
    if step is None:
        _count_failure(session, failures, account)
        raise CredentialsWrong()
    if account.password_until is not None:
        _replace_one_time_password(account, proof)
    account.totp_step, account.totp_enrolled_at = step, account.totp_enrolled_at or clock.now()
    session.delete(failures)
    return service.sign_in(session, account, device, "password")


def _failures_of(session: Session, username: str) -> FailedSignIn:
    """The failures of a user name, locked until the end of the transaction, so that guesses at once count one by one."""
    key = keyring().blind_index("username", username)
    insert_new(session, FailedSignIn, {"id": new_id(), "username_hmac": key, "count": 0, "last_at": clock.now()})
    return session.exec(select(FailedSignIn).where(FailedSignIn.username_hmac == key).with_for_update()).one()


def _admitted(session: Session, proof: PasswordProof, failures: FailedSignIn) -> Account | None:
    """The account behind a right password, unless it is locked, disabled, or its one-time password is over."""
    if not proof.is_right or _is_locked(failures):
        return None
    account = session.exec(select(Account).where(Account.id == proof.account_id).with_for_update()).one()
    is_over = account.password_until is not None and account.password_until <= clock.now()
    return None if is_over or account.disabled_at is not None else account


def _count_failure(session: Session, failures: FailedSignIn, account: Account | None) -> None:
    """Count and record a failure; the fifth within a quarter of an hour locks the name for as long, whoever has it."""
    now = clock.now()
    failures.count = 1 if failures.last_at + LOCK_FOR <= now else failures.count + 1
    failures.last_at = now
    if failures.count >= LOCK_AFTER:
        failures.locked_until, failures.count = now + LOCK_FOR, 0
    fact = SignInFailed(
        attempt_id=failures.id, account_id=account.id if account else None, is_locked=_is_locked(failures)
    )
    events.record(session, ANONYMOUS, "/" if account is None else service.path_of(session, account), fact)


def _is_locked(failures: FailedSignIn) -> bool:
    return failures.locked_until is not None and failures.locked_until > clock.now()


def _enrol(account: Account) -> Enrolment:
    secret = passwords.new_totp_secret()
    account.totp_sealed = keyring().seal("account.totp", account.id, secret)
    return Enrolment(
        secret=secret,
        otpauth_uri=passwords.otpauth_uri(secret, account.username or account.name),
        needs_new_password=account.password_until is not None,
    )


def _replace_one_time_password(account: Account, proof: PasswordProof) -> None:
    chosen = proof.asked.new_password
    if chosen is None:
        raise NewPasswordNeeded(pointer="/new_password")
    passwords.check_strength(chosen, proof.asked.username, proof.asked.password)
    account.password_hash, account.password_until = passwords.hash_password(chosen), None


def change_password(session: Session, actor: Actor, change: PasswordChange) -> None:
    """Set a new password, with the old one and a code, and end every other session. Raises `PasswordWrong`, `PasswordWeak`."""
    account = session.exec(select(Account).where(Account.id == actor.account_id).with_for_update()).one()
    if account.username is None:
        raise NotAllowed(role=Words("有用户名的工作人员", "staff with a user name"))
    failures = _failures_of(session, account.username)
    step = passwords.totp_step(account.totp_secret, change.totp, account.totp_step)
    if _is_locked(failures) or step is None or not passwords.matches(account.password_hash, change.password):
        _count_failure(session, failures, account)
        raise PasswordWrong(pointer="/password")
    passwords.check_strength(change.new_password, account.username, change.password)
    account.password_hash, account.totp_step = passwords.hash_password(change.new_password), step
    session.delete(failures)
    service.end_sessions(session, account, EndReason.PASSWORD_CHANGED, but=actor.session_id)
    fact = PasswordChanged(account_id=account.id, member_id=account.member_id)
    events.record(session, actor.who, service.path_of(session, account), fact)
