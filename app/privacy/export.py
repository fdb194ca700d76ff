"""What is kept about a member, for that member (个人信息保护法 art. 45): the sealed values, or a copy of everything.

The copy costs one query a list, however long the life.
"""

from typing import Any

from sqlmodel import Session, col, select

from app.access.guard import Actor
from app.accounts import service as accounts
from app.accounts.models import WechatBinding
from app.activities import roll_views
from app.activities.models import LeaveRequest
from app.core import clock, events
from app.core.pagination import PageRequest, paginate
from app.corrections import queries as corrections
from app.corrections.models import Correction
from app.feedback import queries as feedback
from app.identity import answers, devices
from app.identity.models import Device
from app.members import queries as members_read
from app.members import reveal
from app.members import service as members
from app.members.models import Member
from app.notifications import queries as notifications
from app.organizations.models import Appointment, Organization
from app.organizations.rules import POST_WORDS
from app.privacy import consents, transfers
from app.privacy.events import OwnDataTaken, OwnValuesShown
from app.privacy.schemas import OwnBinding, OwnData, OwnLeave, OwnPhone, OwnPost, OwnSurvey, OwnValues
from app.surveys import appeals
from app.surveys.models import CellMember, MemberGrade, Survey
from app.surveys.publication import own_grade
from app.surveys.rules import GRADE_WORDS, STATUS_WORDS, TEMPLATE_WORDS

MOST = 5000
ALL = PageRequest(None, MOST, b"", count=False)


def values(session: Session, me: Actor) -> OwnValues:
    """The caller's own numbers and address; the look is recorded. Raises `SignInAgain` (401), as `take` does."""
    devices.ensure_fresh_sign_in(session, me)
    member = members.own(session, me)
    events.record(session, me.who, member.path, OwnValuesShown(member_id=member.id))
    return OwnValues.model_validate(member)


def take(session: Session, me: Actor) -> OwnData:
    """The copy; that it was taken is recorded. Raises `SignInAgain` (401) after an old sign-in: somebody may hold another's phone."""
    devices.ensure_fresh_sign_in(session, me)
    member = members.own(session, me)
    lists = _lists(session, me, member)
    data = OwnData.model_validate(
        {
            "taken_at": clock.now(),
            "record": members_read.own(member),
            "values": OwnValues.model_validate(member),
            "consents": consents.given(session, me).items,
            "shortened": [name for name, page in lists.items() if page.next_cursor is not None],
        }
        | {name: page.items for name, page in lists.items()}
    )
    events.record(session, me.who, member.path, OwnDataTaken(member_id=member.id))
    return data


def _lists(session: Session, me: Actor, member: Member) -> dict[str, Any]:
    return {
        "affiliations": members_read.affiliations(session, member, ALL),
        "ledger": members_read.ledger_of(session, member, ALL),
        "posts": _posts(session, member),
        "attendance": roll_views.mine(session, me, ALL),
        "leaves": _rows(session, member, LeaveRequest, OwnLeave),
        "notices": notifications.inbox(session, me, ALL, unread=False),
        "phones": _rows(session, member, Device, OwnPhone),
        "sessions": accounts.page_of_sessions(session, me, ALL),
        "bindings": _rows(session, member, WechatBinding, OwnBinding),
        "corrections": _corrections(session, member),
        "transfers": transfers.page_of(session, member, ALL),
        "surveys": _surveys(session, member),
        "appeals": appeals.mine(session, member.id, ALL),
        "feedback": feedback.own(session, me, ALL),
        "accesses": reveal.accesses(session, member.id, ALL),
        "verifications": answers.page_of(session, member.id, ALL),
    }


def _rows(session: Session, member: Member, table: Any, schema: Any) -> Any:
    found = paginate(session, select(table).where(table.member_id == member.id), [table.id], ALL, descending=True)
    found.items = [schema.model_validate(row) for row in found.items]
    return found


def _posts(session: Session, member: Member) -> Any:
    statement = (
        select(Appointment, Organization.name)
        .join(Organization, col(Organization.id) == Appointment.organization_id)
        .where(Appointment.member_id == member.id)
    )
    found = paginate(session, statement, [Appointment.id], ALL, descending=True)
    found.items = [
        OwnPost(organization_name=name, post_label=POST_WORDS[row.post], starts_on=row.starts_on, ends_on=row.ends_on)
        for row, name in found.items
    ]
    return found


def _surveys(session: Session, member: Member) -> Any:
    statement = (
        select(Survey, CellMember, Organization.name, MemberGrade)
        .join(CellMember, col(CellMember.survey_id) == Survey.id)
        .join(Organization, col(Organization.id) == Survey.organization_id)
        .join(MemberGrade, own_grade(member.id), isouter=True)
        .where(CellMember.member_id == member.id)
    )
    found = paginate(session, statement, [Survey.id], ALL, descending=True)
    found.items = [
        OwnSurvey(
            title=row.title,
            template_label=TEMPLATE_WORDS[row.template],
            organization_name=name,
            year=row.year,
            quarter=row.quarter,
            status_label=STATUS_WORDS[row.status],
            issued_on=line.issued_on,
            grade_label=None if grade is None else GRADE_WORDS[grade.grade],
            feedback=None if grade is None else grade.feedback,
            acknowledged_at=None if grade is None else grade.acknowledged_at,
        )
        for row, line, name, grade in found.items
    ]
    return found


def _corrections(session: Session, member: Member) -> Any:
    """In full: they are the member's own words."""
    mine = select(Correction).where(Correction.member_id == member.id)
    found = paginate(session, mine, [Correction.id], ALL, descending=True)
    found.items = [corrections.facts(row) | {"old": row.old, "new": row.new} for row in found.items]
    return found
