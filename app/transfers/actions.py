"""Taking an action on a transfer: may it be done, by whom, what stands in its way, what it brings about, and whose desk it goes to."""

from uuid import UUID

from sqlmodel import Session

from app.access.guard import Scope
from app.core.who import Who
from app.core.words import Words, words_of
from app.transfers import checks, desks, effects, progress, record, service, undo
from app.transfers.desks import Standing
from app.transfers.doing import Branch, Doing
from app.transfers.errors import (
    LetterAlreadyIssued,
    NotPossible,
    NotYours,
    OwnTransfer,
    ReasonRequired,
    SecondPersonNeeded,
)
from app.transfers.machine import after, is_first_half, possible
from app.transfers.models import Transfer
from app.transfers.record import Done
from app.transfers.rules import (
    NEED_REASON,
    OPEN,
    OTHER_REPLY_LEAST,
    By,
    ReplyReason,
    TransferAction,
    TransferStatus,
    TransferStep,
    can_be_undone,
)
from app.transfers.schemas import TransferActionCommand
from app.transfers.words import ACTION_WORDS, REPLY_WORDS, STATUS_WORDS

_REPLIES = {words: code for code, words in REPLY_WORDS.items()}
_TEXT_MOST = 200  # what an act has room for
_WITH_REPLY = frozenset({TransferAction.RETURN, TransferAction.REFUSE, TransferAction.REJECT})
_WITH_LETTER_OUT = frozenset(
    {TransferStatus.IN_TRANSIT, TransferStatus.EXPIRED, TransferStatus.REFUSED, TransferStatus.ACCEPTED}
)
_PAST_LETTER = frozenset({TransferStep.COUNTY, TransferStep.TO_COMMITTEE, TransferStep.TO_BRANCH})


def act(session: Session, scope: Scope, transfer_id: UUID, data: TransferActionCommand, *, seen: int) -> Transfer:
    """Take one action. What it needs, and T01 to T20, as `checks` and `effects` say; for `undo` as `_undo` says.

    Raises `NotThere`, `Outdated` (412), `NotPossible` (409), `LetterAlreadyIssued` (T16), `OwnTransfer`, `SecondPersonNeeded`, `NotYours` (403).
    """
    row = service.get(session, scope, transfer_id)
    row.expect(seen)
    if data.action is TransferAction.UNDO:
        _undo(session, scope, row, data)
        return row
    by = _by(row, data.action)
    if by is By.COUNTERPART:
        raise _not_possible(row, data.action)
    taken = Doing(session, scope.who, scope.hands, row, data, _standing(scope, row, by))
    _take(taken)
    return row


def expire(session: Session, row: Transfer) -> None:
    """The last day of the letter has passed: the same way as any action, as 系统."""
    command = TransferActionCommand(action=TransferAction.EXPIRE)
    _take(Doing(session, Scope.system().who, frozenset(), row, command, Standing()))


def cancel(session: Session, row: Transfer, reason: str) -> None:
    """What can't go on (the member has died or left) ends, as 系统."""
    command = TransferActionCommand(action=TransferAction.CANCEL, reason=reason)
    _take(Doing(session, Scope.system().who, frozenset(), row, command, Standing()))


def answer(session: Session, who: Who, row: Transfer, command: TransferActionCommand) -> None:
    """What a counterpart without an account reports: the same way as any action. Raises `NotPossible` (409)."""
    _by(row, command.action)
    _take(Doing(session, who, frozenset(), row, command, Standing()))


def _by(row: Transfer, action: TransferAction) -> By:
    by = possible(row.place, row.path, is_prepared=row.is_prepared).get(action)
    if by is not None and by is not By.SYSTEM:
        return by
    is_out = row.status in _WITH_LETTER_OUT or row.step in _PAST_LETTER
    if action is TransferAction.WITHDRAW and is_out and row.has_letter:
        raise LetterAlreadyIssued()
    raise _not_possible(row, action)


def _not_possible(row: Transfer, action: TransferAction) -> NotPossible:
    return NotPossible(status=words_of(STATUS_WORDS, row.status), action=words_of(ACTION_WORDS, action))


def _standing(scope: Scope, row: Transfer, by: By) -> Standing:
    found = desks.standing(scope, row, by)
    if found is not None:
        return found
    if by is not By.OWNER and desks.is_own(scope, row):
        raise OwnTransfer()
    if by is not By.OWNER and not scope.hands.isdisjoint(row.barred):
        raise SecondPersonNeeded()
    place = row.holder.name if row.holder else row.source.name if row.source else ""
    raise NotYours(desk=Words(place, place))


def _take(doing: Doing) -> None:
    session, row, action = doing.session, doing.row, doing.data.action
    code, comment = _reply(doing.data)
    before, desk, was = row.place, row.holder_id, undo.Before.model_validate(row)
    branch = effects.branch_to_be(doing) if action is TransferAction.ASSIGN else None
    effects.before(doing)
    acknowledged = _check(doing, branch)
    effects.bring_about(doing, branch)
    if action in _WITH_REPLY:
        row.reply_code, row.reply_text = code, comment
    place, is_half = after(before, action, row.path), is_first_half(before, action, row.path)
    is_maker = is_half and action is TransferAction.APPROVE
    row.barred = sorted(doing.hands) if is_maker or doing.standing.is_escalation else []
    row.is_prepared = is_half
    row.touch(doing.who.label)
    with session.no_autoflush:  # one UPDATE and one version an action
        progress.go_to(session, row, place)
        standing = doing.standing.organization_id, doing.standing.is_escalation
        is_undoable = can_be_undone(action, before.step, place.status)
        row.undo = undo.keep(row, doing.who, standing, was) if is_undoable else None
    notes = {"acknowledged": acknowledged, "reason": doing.data.reason or ""}
    done = Done(action, doing.standing, desk, before.step, code, comment, acknowledged, notes)
    record.keep(session, doing.who, row, done)


def _undo(session: Session, scope: Scope, row: Transfer, data: TransferActionCommand) -> None:
    """Take back one's own decision of the last ten seconds.

    Raises `NotPossible` (409) where it was somebody else's, is older, or something came after it; `OpenTransferExists` (T01).
    """
    decision, standing = undo.of(scope, row), desks.undoing(scope, row)
    if decision is None or standing is None:
        raise _not_possible(row, data.action)
    if row.status not in OPEN and row.member_id is not None:
        service.ensure_none_open(session, row.member_id)
    step, desk = row.step, row.holder_id
    undo.put_back(row, decision.before)
    row.touch(scope.who.label)
    session.flush()
    session.refresh(row)  # the organizations that it names
    record.keep(session, scope.who, row, Done(data.action, standing, desk, step))


def _check(doing: Doing, branch: Branch) -> list[str]:
    """What stands in the way of this action. Who came in on paper has no record yet to be looked at."""
    row, data = doing.row, doing.data
    if row.member_id is None:
        found = checks.of_paper(doing.session, row, data.action, branch)
    else:
        case = checks.case_of(row, doing.member, branch)
        found = checks.at(doing.session, case, data.action, row.step)
    return checks.ensure(found, data.acknowledge, data.reason)


def _reply(data: TransferActionCommand) -> tuple[ReplyReason | None, str]:
    """Why, as a code of the list and in words for both sides. Raises `ReasonRequired` (T15).

    The reason of what goes back or ends is theirs to read; why a warning did not stop something is kept in the record alone.
    """
    if data.action not in NEED_REASON:
        return None, data.comment or ""
    if not (data.reason or data.reason_code):
        raise ReasonRequired(pointer="/reason")
    text = "；".join(filter(None, (data.reason, data.comment)))[:_TEXT_MOST]
    if data.approver is not None:
        text = f"{text[:150]}（{data.approver}同意）"
    if data.action not in _WITH_REPLY:
        return None, text
    code = data.reason_code or _REPLIES.get(data.reason or "", ReplyReason.OTHER)
    if data.action is TransferAction.REFUSE and code is ReplyReason.OTHER and len(text) < OTHER_REPLY_LEAST:
        raise ReasonRequired(pointer="/reason")
    return code, text
