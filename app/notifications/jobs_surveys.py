"""Tell whoever is on the roll of a round that it has opened, is published, or does not count; and whoever was rated of the own grade."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session

from app.access.policy import Permission
from app.core import clock
from app.core.events import Event, on
from app.core.queue import Args, every, job
from app.core.words import spoken
from app.core.workdays import add_workdays
from app.notifications import queries as holding
from app.notifications import service
from app.notifications.rules import Notice
from app.organizations.queries import above
from app.surveys import appeals, opinions, queries, queries_slips
from app.surveys.events import AppealFiled, AppealReplied, RegradeConfirmed, SurveyOpened, SurveyPublished, SurveyVoided
from app.surveys.models import Appeal, Survey
from app.surveys.rules import AppealLevel, SurveyMode

SUBJECT = "survey"
DESK = "appeal_desk"
SLIPS = "survey_slips"
TITLE_MOST = 120
REMIND_WORKDAYS = 3


@on(SurveyOpened)
@job
def tell_survey_opened(session: Session, args: Args) -> None:
    """By electorate: each is told the check of its own key, which is the same for everybody in it."""
    event = session.get_one(Event, UUID(args["event_id"]))
    row = session.get_one(Survey, event.subject_id)
    rolls = queries.roll_of(session, row.id)
    for cell in queries.cells(session, row.id):
        notice = Notice(f"请填写：{row.title}"[:TITLE_MOST], _how(row, cell.fingerprint), SUBJECT, row.id)
        service.notify(session, event.id, rolls[cell.id], notice)


def _how(row: Survey, fingerprint: str) -> str:
    if row.mode is SurveyMode.PAPER:
        return "这一轮在会上用纸票，请按支部的通知参加。"
    return f"{spoken(row.closes_at)}截止。投票密钥核对码{fingerprint[:8]} {fingerprint[8:16]}，同一单元的人都一样。"


@on(SurveyVoided, when=lambda fact: fact.was_announced)
@job
def tell_survey_voided(session: Session, args: Args) -> None:
    """Nobody is to wonder what has become of the own ballot; the reason stands in the round."""
    event = session.get_one(Event, UUID(args["event_id"]))
    row = session.get_one(Survey, event.subject_id)
    notice = Notice(f"已作废：{row.title}"[:TITLE_MOST], "已交的票已销毁，原因请点开看。", SUBJECT, row.id)
    everybody = [member_id for roll in queries.roll_of(session, row.id).values() for member_id in roll]
    service.notify(session, event.id, everybody, notice)


@on(SurveyPublished)
@job
def tell_survey_published(session: Session, args: Args) -> None:
    """A notice may be read over somebody's shoulder: the grade stands in the round."""
    event = session.get_one(Event, UUID(args["event_id"]))
    row = session.get_one(Survey, event.subject_id)
    rated = opinions.rated(row)
    own = Notice("您的民主评议结果出来了", "等次和反馈请点开看，有不同意见可以申诉。", SUBJECT, row.id)
    service.notify(session, event.id, list(rated), own)
    notice = Notice(f"已公布：{row.title}"[:TITLE_MOST], "公布的内容请点开看。", SUBJECT, row.id)
    everybody = [member_id for roll in queries.roll_of(session, row.id).values() for member_id in roll]
    service.notify(session, event.id, [one for one in everybody if one not in rated], notice)


@on(AppealFiled)
@job
def tell_appeal_filed(session: Session, args: Args) -> None:
    """Whoever answers it; what it says stands in the appeal."""
    event = session.get_one(Event, UUID(args["event_id"]))
    row = session.get_one(Appeal, event.subject_id)
    body = f"请在{row.due_on.month}月{row.due_on.day}日前答复。"
    notice = Notice("有党员对评议等次申诉", body, DESK, row.id)
    service.notify(session, event.id, _answering(session, row, event.path), notice)


def _answering(session: Session, row: Appeal, path: str) -> list[UUID]:
    """As near to the branch, or to the committee above it, as there is somebody else than the member."""
    place = path if row.level is AppealLevel.BRANCH else above(path)
    return holding.nearest_holders(session, place, Permission.SURVEYS_WRITE, but=[row.member_id])


@on(AppealReplied)
@on(RegradeConfirmed)
@job
def tell_appeal_answered(session: Session, args: Args) -> None:
    """The member; how it ended stands in the round."""
    event = session.get_one(Event, UUID(args["event_id"]))
    row = session.get_one(Appeal, event.subject_id)
    notice = Notice("您的申诉有答复了", "请点开看。", SUBJECT, row.survey_id)
    service.notify(session, event.id, [row.member_id], notice)


@every(timedelta(hours=6))
@job
def remind_of_appeals(session: Session, _args: Args) -> None:
    """Remind once of what is due within three workdays."""
    for row, path in appeals.due(session, add_workdays(clock.today(), REMIND_WORKDAYS)):
        body = f"要在{row.due_on.month}月{row.due_on.day}日前答复。"
        notice = Notice("一件评议申诉快到期了", body, DESK, row.id)
        service.notify(session, row.id, _answering(session, row, path), notice)


@every(timedelta(hours=1))
@job
def remind_of_slips(session: Session, _args: Args) -> None:
    """Remind once of a round past its hour that is counted only after two people have settled its sealed slips."""
    for row, path in queries_slips.overdue(session):
        body = f"“{row.title}”已截止，密封票数目核清后才计票。"
        notice = Notice("请核清密封票的数目", body, SLIPS, row.id)
        holders = holding.nearest_holders(session, path, Permission.SURVEYS_WRITE, but=[])
        service.notify(session, row.id, holders, notice)
