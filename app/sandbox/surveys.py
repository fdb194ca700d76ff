"""A questionnaire that is open in the branch of the cast's member, so that whoever looks can fill one in."""

from datetime import timedelta

from sqlmodel import Session

from app.access.guard import Scope
from app.access.policy import Permission, Role
from app.core import clock
from app.core.who import Who
from app.members.models import Member
from app.organizations.models import Organization
from app.sandbox import people
from app.sandbox.cast import Caller
from app.surveys import blind_rsa, freezing, queries, service
from app.surveys.models import Survey
from app.surveys.rules import SurveyTemplate
from app.surveys.schemas import QuestionWrite, SurveyCreate
from app.surveys.sheet import ItemKind

OPEN_FOR = timedelta(days=14)
QUESTIONS = (
    QuestionWrite(kind=ItemKind.SATISFACTION, title="村部活动室的开放时间"),
    QuestionWrite(kind=ItemKind.SATISFACTION, title="会议通知是否及时"),
    QuestionWrite(kind=ItemKind.SATISFACTION, title="支部活动的内容"),
    QuestionWrite(kind=ItemKind.SATISFACTION, title="路灯和村道的维护"),
    QuestionWrite(kind=ItemKind.CHOICE, title="支部会议放在什么时候好", options=["上午", "下午", "晚上"]),
    QuestionWrite(kind=ItemKind.TEXT, title="还有什么建议"),
)


def begin(session: Session) -> None:
    """One round of the branch's secretary."""
    secretary = people.seated(session, Caller.SECRETARY)
    branch = session.get_one(Organization, secretary.organization_id)
    opened(session, scope_of(secretary, Role.SECRETARY, branch), _asked(branch))


def opened(session: Session, scope: Scope, asked: SurveyCreate) -> Survey:
    """A round, drafted, frozen and opened; its keys are made here and now."""
    row = service.create(session, scope, asked)
    freezing.freeze(session, scope, row.id)
    keys = {cell.id: blind_rsa.generate_key() for cell in queries.cells(session, row.id)}
    freezing.store_keys(session, row, keys)
    session.flush()
    return service.open_(session, scope, row.id)


def _asked(branch: Organization) -> SurveyCreate:
    today = clock.today()
    return SurveyCreate(
        organization_id=branch.id,
        template=SurveyTemplate.QUESTIONNAIRE,
        title="支部活动安排小问卷",
        year=today.year,
        quarter=(today.month + 2) // 3,
        questions=list(QUESTIONS),
        opens_at=clock.now(),
        closes_at=clock.now() + OPEN_FOR,
    )


def scope_of(member: Member, role: Role, place: Organization) -> Scope:
    """Where somebody of the cast keeps rounds."""
    who, grants = Who("member", member.id, member.name), ((role, place.id, place.path),)
    return Scope(who, (place.path,), member.id, None, Permission.SURVEYS_WRITE, grants)
