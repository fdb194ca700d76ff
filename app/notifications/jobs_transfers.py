"""Tell both sides of a transfer: the desk that has it now, its member at every step, and the level above when something is late or refused."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from app.access.policy import Permission
from app.core import clock
from app.core.events import Event, on
from app.core.queue import Args, enqueue, job, name_of
from app.core.words import spoken
from app.members.models import Member
from app.notifications import messages, queries, service
from app.notifications.rules import Notice
from app.organizations.models import Organization
from app.organizations.rules import add_months
from app.transfers import desks
from app.transfers.events import BatchEnded, BatchPlanned, StayFellDue, TransferFellDue, TransferMoved
from app.transfers.models import Transfer
from app.transfers.models_batches import TransferBatch, TransferBatchRow
from app.transfers.rules import (
    EXPIRED_MONTHS,
    OVER,
    UNDO_TIME,
    UNDOABLE,
    BatchEffect,
    BatchRowKind,
    BatchStatus,
    TransferAction,
    TransferStatus,
)
from app.transfers.words import ACTION_WORDS, OPERATION_WORDS, STATUS_WORDS

_BEIJING = ZoneInfo("Asia/Shanghai")
# Why it came back is for the page: a notice may be read over somebody's shoulder.
_HEADLINES = {
    TransferStatus.RETURNED: "您的组织关系转接被退回，请改好再交",
    TransferStatus.REJECTED: "您的组织关系转接没有同意",
    TransferStatus.REFUSED: "接收党组织没有接收，转出党委在处理",
    TransferStatus.EXPIRED: "您的介绍信已过期，请联系转出党委重开",
    TransferStatus.IN_TRANSIT: "您的组织关系介绍信已开出",
    TransferStatus.ACCEPTED: "您的组织关系已转到新支部",
    TransferStatus.CLOSED: "您的组织关系转接已办结",
}
_ON_PAPER = frozenset({TransferStatus.IN_TRANSIT, TransferStatus.EXPIRED})
_BACK_WORDS = "回来了请告诉支部；还要在外面，请和支部说一声。"
_OVER_WORDS = "请联系本人：回来了，登记一下；没回来、满半年的，和本人商量转组织关系还是登记流动。"
_CONTACT_WORDS = "问问在外面的情况；地方固定、满半年的，可以转组织关系。"
_SAID = "接收单位已回执，转出党委核对后办结"


@on(TransferMoved, when=lambda fact: fact.action is not TransferAction.UNDO)
@job
def tell_transfer_moved(session: Session, args: Args) -> None:
    """The member where it stands, and the desk that it waits for it. What can be taken back is told once it can't, if it was not.

    Where the next desk was quicker than that, its own notice tells where things stand, and none comes after it that says less.
    """
    event = session.get_one(Event, UUID(args["event_id"]))
    is_undoable, holds_from = event.data["action"] in UNDOABLE, event.occurred_at + UNDO_TIME
    if is_undoable and clock.now() < holds_from:
        enqueue(session, name_of(tell_transfer_moved), args, run_at=holds_from)
        return
    row = session.get_one(Transfer, event.subject_id)
    if is_undoable and (_next_action(session, event) == TransferAction.UNDO or _has_gone_on(event, row)):
        return
    status = TransferStatus(event.data["status"])
    is_said = event.data["action"] == TransferAction.SEND_RECEIPT and status in _ON_PAPER
    turn = _SAID if is_said else _HEADLINES.get(status)
    _tell_member(session, event, row, turn or f"组织关系转接：{_done(event)}", by_message=turn is not None)
    if event.data["action"] == TransferAction.REQUEST_FILE:
        _tell_of_file(session, event, row)
    elif event.data["holder_id"]:
        notice = _for_desk(row, "对方回执到了，请核对后登记" if is_said else "一件组织关系转接等您办理")
        able = _able(session, event, row, UUID(event.data["holder_id"]))
        told = set() if is_said else queries.unread_about(session, notice, able)
        service.notify(session, event.id, [one for one in able if one not in told], notice)
    if status is TransferStatus.REFUSED and row.sender_id is not None:
        sender = session.get_one(Organization, row.sender_id)
        above = _able_above(session, event, row, sender)
        notice = Notice("下级有一件转接对方没有接收", "请了解情况，帮助协调。", "transfer", row.id)
        service.notify(session, event.id, above, notice)


def _tell_of_file(session: Session, event: Event, row: Transfer) -> None:
    """The committee that sends, which has the file; the desk itself waits. Of what came in on paper it is not in this system."""
    if row.is_incoming or row.sender_id is None:
        return
    notice = Notice("接收党委在函询一名党员的档案", "请按来函寄去，或者回复。", "transfer_desk", row.id)
    able = queries.holders(session, row.sender_id, Permission.TRANSFERS_WRITE)
    service.notify(session, event.id, [one for one in able if one not in _cannot(event, row)], notice)


def _next_action(session: Session, event: Event) -> str | None:
    """What was done to the transfer after an event of it."""
    later = (Event.subject_id == event.subject_id, Event.type == event.type, col(Event.id) > event.id)
    after = session.exec(select(Event).where(*later).order_by(col(Event.id)).limit(1)).first()
    return after.data["action"] if after else None


def _has_gone_on(event: Event, row: Transfer) -> bool:
    """Whether a transfer stands elsewhere than an event of it has led."""
    led_to = (event.data["status"], event.data["step"], event.data["holder_id"])
    return led_to != (row.status, row.step, str(row.holder_id) if row.holder_id else None)


def _done(event: Event) -> str:
    action = TransferAction(event.data["action"])
    return "已提交" if action is TransferAction.SUBMIT else ACTION_WORDS[action]


def _tell_member(session: Session, event: Event, row: Transfer, title: str, *, by_message: bool = False) -> None:
    """Nothing of what the member did. `by_message`: what they wait for, or have to act on, in WeChat too."""
    if row.member_id is None or event.actor_id == row.member_id:
        return
    notice = Notice(title, _where(row), "transfer", row.id)
    service.notify(session, event.id, [row.member_id], notice, by_message=by_message)
    if by_message:
        messages.send_later(session, event.id)


def _where(row: Transfer) -> str:
    """Who has it now, until when, and how to reach them."""
    if row.status is TransferStatus.REJECTED:
        return "理由请到“组织关系转接”里看。有意见可以向党委提出，也可以向上级党组织申诉。"
    if row.holder is None:
        return f"{STATUS_WORDS[row.status]}。详情请到“组织关系转接”里看。"
    until = f"，{_day(row.due_at)}前办" if row.due_at else ""
    phone = f"，电话{row.holder.phone}" if row.holder.phone else ""
    return f"现在由{row.holder.name}办理{until}{phone}。"


def _day(at: datetime) -> str:
    day: date = at.astimezone(_BEIJING).date()
    return f"{day.month}月{day.day}日"


def _able(session: Session, event: Event, row: Transfer, desk: UUID) -> list[UUID]:
    """Whoever can act there; where nobody can, the level above, which then may."""
    if row.is_open_above:
        return _able_above(session, event, row, session.get_one(Organization, desk))
    holders, cannot = queries.holders(session, desk, Permission.TRANSFERS_WRITE), _cannot(event, row)
    return [one for one in holders if one not in cannot]


def _able_above(session: Session, event: Event, row: Transfer, desk: Organization) -> list[UUID]:
    """Whoever can act in the place of a desk, as near to it as there is anybody."""
    above = _above(desk.path)
    return queries.nearest_holders(session, above, Permission.TRANSFERS_WRITE, but=_cannot(event, row))


def _cannot(event: Event, row: Transfer) -> set[UUID]:
    """The member, whoever is barred from this step, and whoever did the last one and knows."""
    return {one for one in (row.member_id, event.actor_id, *map(UUID, row.barred)) if one is not None}


def _for_desk(row: Transfer, title: str) -> Notice:
    body = f"请在{_day(row.due_at)}前办。" if row.due_at else "请尽快办。"
    return Notice(title, body, "transfer_desk", row.id)


def _above(path: str) -> str:
    """The path of the organization above."""
    return path[: path.rstrip("/").rfind("/") + 1]


@on(TransferFellDue)
@job
def tell_transfer_due(session: Session, args: Args) -> None:
    """Before the deadline and on it the desk; some days after it the level above too, where it may act, and the member."""
    event = session.get_one(Event, UUID(args["event_id"]))
    row = session.get_one(Transfer, event.subject_id)
    desk = event.data["organization_id"]
    if row.status in OVER or desk != (str(row.holder_id) if row.holder_id else None):
        return  # it has gone on since
    is_late = event.data["is_late"]
    if row.status is TransferStatus.RETURNED:
        _tell_member(session, event, row, "退回的转接申请还没改好", by_message=True)
        return
    if row.status is TransferStatus.IN_TRANSIT and not desks.is_receipt_said(row):
        _tell_member(session, event, row, "介绍信快到期，请尽快去接收党组织报到", by_message=True)
    elif is_late:
        _tell_member(session, event, row, "您的转接已超过办理期限，已提醒对方和上级")
    if row.holder is None:
        return
    service.notify(
        session, event.id, _able(session, event, row, row.holder.id), _for_desk(row, _due_title(row, is_late=is_late))
    )
    if is_late and desks.has_work(row):
        above = _able_above(session, event, row, row.holder)
        notice = Notice(
            "下级有一件转接逾期，您可以代办", "请到“组织关系转接”的“下级逾期”里看。", "transfer_desk", row.id
        )
        service.notify(session, event.id, above, notice)


def _due_title(row: Transfer, *, is_late: bool) -> str:
    if row.status is TransferStatus.EXPIRED and clock.today() >= add_months(clock.day_of(row.since), EXPIRED_MONTHS):
        return "介绍信过期半年了，人还没转成，请研究怎么办"
    return "一件组织关系转接已逾期" if is_late else "一件组织关系转接快到期"


@on(StayFellDue)
@job
def tell_stay_due(session: Session, args: Args) -> None:
    """The branch: to ask after somebody who is away, and on the last day of the stay what is to be done; that day the member too."""
    event = session.get_one(Event, UUID(args["event_id"]))
    row = session.get_one(Transfer, event.subject_id)
    is_over = event.data["is_over"]
    if is_over:
        told = Notice("您登记的外出时间到了", _BACK_WORDS, "transfer", row.id)
        service.notify(session, event.id, [row.member_id] if row.member_id else [], told)
    title = "一名党员登记的外出时间到了" if is_over else "该联系一名外出党员了"
    notice = Notice(title, _OVER_WORDS if is_over else _CONTACT_WORDS, "transfer_desk", row.id)
    able = queries.holders(session, UUID(event.data["organization_id"]), Permission.TRANSFERS_WRITE)
    service.notify(session, event.id, [one for one in able if one != row.member_id], notice)


@on(BatchPlanned)
@job
def tell_batch_planned(session: Session, args: Args) -> None:
    """Whoever may look through a plan and apply it as the second person; nobody whose hands could have made it."""
    event = session.get_one(Event, UUID(args["event_id"]))
    row = session.get_one(TransferBatch, event.subject_id)
    if row.status is not BatchStatus.PLANNED or row.expires_at <= clock.now():
        return
    paths = [row.organization.path, _above(row.organization.path), *([row.target.path] if row.target else [])]
    able = [one for one in queries.rearranging(session, paths) if str(one) not in row.made_hands]
    body = f"{row.organization.name}：{OPERATION_WORDS[row.operation]}。请在{spoken(row.expires_at)}前核对、办结。"
    service.notify(session, event.id, able, Notice("一份整建制方案等您核对", body, "transfer_batch", row.id))


@on(BatchEnded, when=lambda fact: fact.status is BatchStatus.APPLIED)
@job
def tell_members_moved(session: Session, args: Args) -> None:
    """Whoever belongs to another branch since a plan was applied, by branch."""
    event = session.get_one(Event, UUID(args["event_id"]))
    moved = (
        select(Member.id, Organization.name)
        .join(TransferBatchRow, col(TransferBatchRow.member_id) == Member.id)
        .join(Organization, col(Organization.id) == Member.organization_id)
        .where(TransferBatchRow.batch_id == event.subject_id, TransferBatchRow.kind == BatchRowKind.MEMBER)
        .where(TransferBatchRow.effect == BatchEffect.MOVES)
    )
    people: dict[str, list[UUID]] = {}
    for member_id, branch in session.exec(moved.order_by(Organization.name, col(Member.id))):
        people.setdefault(branch, []).append(member_id)
    for branch, member_ids in people.items():
        body = f"您现在属于{branch}。这是整建制调整，不用再办转接。"
        service.notify(session, event.id, member_ids, Notice("您的支部调整了", body, "transfer_move", event.subject_id))
