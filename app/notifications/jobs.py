"""Tell members what happened: each handler turns one event into notices, and may be run twice."""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session

from app.access.policy import Permission
from app.accounts.events import (
    ClaimHalfConfirmed,
    ClaimSeconded,
    SessionsEnded,
    StaffAccountCreated,
    StaffPasswordReset,
    WechatBindingCreated,
    WechatBindingRevoked,
)
from app.accounts.rules import EndReason
from app.activities import queries as activities
from app.activities.events import (
    ActivityCancelled,
    ActivityChanged,
    ActivityCreated,
    ActivityOpened,
    AttendanceReported,
    LeaveDecided,
    LeaveRequested,
    ReportDecided,
    RollChanged,
)
from app.activities.models import Activity
from app.activities.rules import Decision
from app.core import clock
from app.core.events import DomainEvent, Event, on
from app.core.queue import Args, every, job
from app.core.workdays import add_workdays
from app.corrections.events import CorrectionAccepted, CorrectionAsked, CorrectionRejected
from app.corrections.rules import DATES
from app.feedback.events import FeedbackAnswered, FeedbackSubmitted
from app.identity.events import CardVerified, DeviceEnded, DeviceEnrolled, PaperCardPrinted, VerificationAnswered
from app.identity.models import Device
from app.identity.rules import OLD_COPY, Answer, DeviceEnd, DeviceKind
from app.members.models import Member
from app.notifications import messages, queries, service
from app.notifications.rules import TOLD_CHANGES, Meeting, Notice, about_meeting, about_waiting

PHONE_ENDED = "支部停用了您手机上的党员卡。要再用，请重新启用。"
PAPER_ENDED = "支部停用了您的纸质党员卡。要再用，请找支部重新打印。"


class Heard(NamedTuple):
    """An event, and the activity it is about."""

    event: Event
    activity: Activity


def _heard(session: Session, args: Args) -> Heard:
    event = session.get_one(Event, UUID(args["event_id"]))
    return Heard(event, session.get_one(Activity, event.subject_id))


def _meeting(activity: Activity) -> Meeting:
    return Meeting(activity.id, activity.title, activity.place, activity.starts_at)


def _tell_invited(session: Session, heard: Heard, headline: str, *, matters: bool) -> None:
    """Tell everybody on the roll; what `matters` before the meeting goes out as a message too, and onto the call list."""
    _tell_some(session, heard, activities.invitee_ids(session, heard.activity.id), headline, matters=matters)


def _tell_some(session: Session, heard: Heard, member_ids: Collection[UUID], headline: str, *, matters: bool) -> None:
    notice = about_meeting(_meeting(heard.activity), headline, call=matters)
    service.notify(session, heard.event.id, member_ids, notice, by_message=matters)
    if matters:
        messages.send_later(session, heard.event.id)


@on(ActivityCreated)
@job
def tell_created(session: Session, args: Args) -> None:
    _tell_invited(session, _heard(session, args), "通知", matters=True)


@on(ActivityChanged)
@job
def tell_changed(session: Session, args: Args) -> None:
    heard = _heard(session, args)
    if TOLD_CHANGES & set(heard.event.data["changed"]):
        _tell_invited(session, heard, "有变动", matters=True)


@on(ActivityCancelled)
@job
def tell_cancelled(session: Session, args: Args) -> None:
    _tell_invited(session, _heard(session, args), "已取消", matters=True)


@on(ActivityOpened)
@job
def tell_opened(session: Session, args: Args) -> None:
    _tell_invited(session, _heard(session, args), "已开始", matters=False)


@on(RollChanged)
@job
def tell_roll_changed(session: Session, args: Args) -> None:
    """Who has joined learns of the meeting as everybody else did; who is off the roll need not come. Of what is over nobody is told."""
    heard = _heard(session, args)
    if heard.activity.starts_at <= clock.now():
        return
    _tell_some(session, heard, [UUID(key) for key in heard.event.data["joined"]], "通知", matters=True)
    _tell_some(session, heard, [UUID(key) for key in heard.event.data["left"]], "不用参加了", matters=False)


@on(LeaveRequested)
@on(AttendanceReported)
@job
def tell_waiting(session: Session, args: Args) -> None:
    """Tell whoever organizes that somebody waits, unless the notice of the one before lies unread."""
    heard = _heard(session, args)
    notice = about_waiting(_meeting(heard.activity))
    organizers = queries.holders(session, heard.activity.organization_id, Permission.ACTIVITIES_WRITE)
    told = queries.unread_about(session, notice, organizers)
    _tell(session, heard.event, [member_id for member_id in organizers if member_id not in told], notice)


@on(ReportDecided)
@job
def tell_report_decided(session: Session, args: Args) -> None:
    """The reason stands in the activity, where the notice leads."""
    heard = _heard(session, args)
    headline = "签到已确认" if heard.event.data["decision"] == Decision.APPROVED else "签到被划去"
    _tell(session, heard.event, [heard.event.member_id], about_meeting(_meeting(heard.activity), headline))


@on(LeaveDecided)
@job
def tell_leave_decided(session: Session, args: Args) -> None:
    heard = _heard(session, args)
    headline = "准假" if heard.event.data["decision"] == Decision.APPROVED else "没有准假"
    _tell(session, heard.event, [heard.event.member_id], about_meeting(_meeting(heard.activity), headline))


def _tell(session: Session, event: Event, member_ids: Collection[UUID | None], notice: Notice) -> None:
    service.notify(session, event.id, [member_id for member_id in member_ids if member_id is not None], notice)


@on(FeedbackSubmitted)
@job
def tell_feedback_submitted(session: Session, args: Args) -> None:
    event = session.get_one(Event, UUID(args["event_id"]))
    officers = queries.holders(session, UUID(event.data["organization_id"]), Permission.FEEDBACK_ANSWER)
    body = "请到“意见办理”里查看，在期限内答复。"
    _tell(session, event, officers, Notice("收到一条投诉建议", body, "feedback_inbox", event.subject_id))


@on(CorrectionAsked)
@job
def tell_correction_asked(session: Session, args: Args) -> None:
    """Tell whoever may decide it, as near to the branch as there is somebody else."""
    event = session.get_one(Event, UUID(args["event_id"]))
    permission = Permission.MEMBERS_WRITE if event.data["field"] in DATES else Permission.CORRECTIONS_DECIDE
    deciders = queries.nearest_holders(session, event.path, permission, but=[UUID(event.data["member_id"])])
    body = "请到“更正申请”里核对办理。"
    _tell(session, event, deciders, Notice("有人申请更正资料", body, "correction_desk", event.subject_id))


class Told(NamedTuple):
    """What the member whom an event is about is told, and where the notice leads; `only_if` looks at the event's data."""

    title: str
    body: str
    leads_to: str
    only_if: Callable[[dict[str, Any]], bool] = lambda _data: True


# Of what the owner did, only what somebody else could have done in their name.
TOLD: dict[type[DomainEvent], Told] = {
    FeedbackAnswered: Told("您提的意见有答复了", "请到“投诉建议”里查看。", "feedback"),
    CorrectionAccepted: Told("您申请的更正已办好", "请到“我的资料”里核对。", "correction"),
    CorrectionRejected: Told("您申请的更正没有通过", "原因请到“我的资料”里看。", "correction"),
    WechatBindingCreated: Told(
        "微信已绑定", "您的党员身份已和一个微信号绑定。如不是本人操作，请马上联系支部书记解除。", "session"
    ),
    WechatBindingRevoked: Told("微信绑定已解除", "您的党员身份和微信号的绑定已解除，再次使用请重新认领。", "session"),
    ClaimHalfConfirmed: Told(  # whoever has the record still reads it: the inbox is the member's
        "有人申请换绑微信",
        "有人要用另一个微信登录您的身份，支部已当面确认，还等第二人同意。如不是您本人，请马上打电话给支部书记。",
        "session",
    ),
    ClaimSeconded: Told(
        "微信已换绑",
        "您的身份已换到另一个微信，原来的微信和手机上的党员卡已停用。如不是本人操作，请马上打电话给支部书记。",
        "session",
    ),
    DeviceEnrolled: Told(
        "党员卡换了手机",
        "您的党员卡已在另一部手机上启用，原来的手机不再显示。如不是本人操作，请马上联系支部书记停用。",
        "card",
        lambda data: data["replaced_id"] is not None,
    ),
    PaperCardPrinted: Told(
        "办了纸质党员卡",
        "支部给您办了一张纸质党员卡，一年有效。丢了请马上告诉支部。如果您没有要过，请联系支部书记。",
        "card",
    ),
    StaffAccountCreated: Told(
        "已为您开通用户名",
        "管理员给您开了工作用的用户名和密码。如果您不知道这件事，请马上告诉上级党组织。",
        "session",
    ),
    StaffPasswordReset: Told(
        "您的密码被重设了",
        "管理员重设了您的密码，原来的密码不能再用。如果不是您要求的，请马上告诉上级党组织。",
        "session",
    ),
    SessionsEnded: Told(
        "一台设备已被退出",
        "有人重复使用了您的登录凭据，我们已让那台设备退出。请看看“登录的设备”。",
        "session",
        lambda data: data["reason"] == EndReason.TOKEN_REUSED,
    ),
}
_TOLD = {kind.type: told for kind, told in TOLD.items()}


@job
def tell_owner(session: Session, args: Args) -> None:
    event = session.get_one(Event, UUID(args["event_id"]))
    told = _TOLD[event.type]
    if told.only_if(event.data):
        _tell(session, event, [event.member_id], Notice(told.title, told.body, told.leads_to, event.subject_id))


for _kind in TOLD:
    on(_kind)(tell_owner)


@on(DeviceEnded)
@job
def tell_card_ended(session: Session, args: Args) -> None:
    """Only what the owner did not do."""
    event = session.get_one(Event, UUID(args["event_id"]))
    if event.data["reason"] == DeviceEnd.OFFICE:
        is_paper = session.get_one(Device, event.subject_id).kind is DeviceKind.PAPER
        body = PAPER_ENDED if is_paper else PHONE_ENDED
        _tell(session, event, [event.member_id], Notice("党员卡已停用", body, "card", event.subject_id))


@on(CardVerified, when=lambda fact: fact.reason in OLD_COPY)
@job
def ask_who_showed(session: Session, args: Args) -> None:
    """Ask the holder whether they showed an old code, unless the question from the time before lies unread."""
    event = session.get_one(Event, UUID(args["event_id"]))
    body = "查验没有通过。请看看是不是您本人出示的，不是就点“不是我”。"
    notice = Notice("有人出示了您的党员卡的旧码", body, "card_verification", event.subject_id)
    holder = [event.member_id] if event.member_id is not None else []
    if not queries.unread_about(session, notice, holder):
        _tell(session, event, holder, notice)


@on(VerificationAnswered, when=lambda fact: fact.answer is Answer.NOT_MINE)
@job
def tell_not_mine(session: Session, args: Args) -> None:
    """Tell whoever cares for the cards of the member's branch."""
    event = session.get_one(Event, UUID(args["event_id"]))
    member = session.get_one(Member, event.member_id)
    carers = queries.holders(session, member.organization_id, Permission.BINDINGS_REVOKE)
    body = f"{member.name}说党员卡不是本人出示的，卡已停用。请和本人联系，问清情况。"
    notice = Notice("有党员说卡被人冒用", body, "member", member.id)
    _tell(session, event, [carer for carer in carers if carer != member.id], notice)


@every(timedelta(hours=6))
@job
def remind_of_feedback(session: Session, _args: Args) -> None:
    """Remind officers once of what is due within three workdays."""
    for row in queries.feedback_due(session, add_workdays(clock.today(), 3)):
        officers = queries.holders(session, row.organization_id, Permission.FEEDBACK_ANSWER)
        body = f"要在{row.due_on.month}月{row.due_on.day}日前答复。"
        service.notify(session, row.id, officers, Notice("一条投诉建议快到期了", body, "feedback_inbox", row.id))
