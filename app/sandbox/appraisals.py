"""Two appraisals of the first branch that were counted: in the later one grades wait for the meeting, the earlier one is published afresh."""

import secrets
from datetime import date

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from app.access.policy import Role
from app.core import clock
from app.organizations.models import Organization
from app.sandbox import people, surveys, words
from app.sandbox.cast import Caller
from app.surveys import ballots, counting, opinions, publication, queries, service
from app.surveys.grades import Place
from app.surveys.models import Ballot, CellMember, Survey
from app.surveys.rules import Grade, SurveyStatus, SurveyTemplate
from app.surveys.schemas import SurveyCreate
from app.surveys.schemas_grades import GradeWrite, MeetingWrite, OpinionWrite

QUARTERS = 4  # of a year
SHARE = 4  # one person in so many is found 优秀 by most


def hold(session: Session) -> None:
    """Both, voted by everybody, counted, and with grades as the ballots propose them."""
    for before in (2, 1):
        _hold(session, *quarter_before(clock.today(), before))


def quarter_before(day: date, count: int) -> tuple[int, int]:
    """The year and the quarter so many whole quarters before that of a day: quarters are 90 to 92 days long, so days do not tell."""
    year, place = divmod(day.year * QUARTERS + (day.month - 1) // 3 - count, QUARTERS)
    return year, place + 1


def publish(session: Session) -> None:
    """The earlier one is confirmed and published now, so that there is time to appeal."""
    rounds = (
        select(Survey).where(Survey.status == SurveyStatus.PROPOSED).order_by(col(Survey.year), col(Survey.quarter))
    )
    row = session.exec(rounds.limit(1)).one()
    committee = session.exec(select(Organization).where(Organization.name == words.COMMITTEE)).one()
    officer = people.seated(session, Caller.OFFICER)
    scope = surveys.scope_of(officer, Role.ORGANIZATION_OFFICER, committee)
    meeting = MeetingWrite(
        meeting_on=clock.today(), meeting_number="支部委员会", presided_by=people.seated(session, Caller.SECRETARY).name
    )
    opinions.confirm(session, scope, row.id, meeting, seen=row.version)
    publication.publish(session, scope, row.id)


def _hold(session: Session, year: int, quarter: int) -> None:
    secretary = people.seated(session, Caller.SECRETARY)
    branch = session.get_one(Organization, secretary.organization_id)
    scope = surveys.scope_of(secretary, Role.SECRETARY, branch)
    asked = SurveyCreate(
        organization_id=branch.id,
        template=SurveyTemplate.APPRAISAL,
        title=f"{year}年第{quarter}季度民主评议",
        year=year,
        quarter=quarter,
        opens_at=clock.now(),
        closes_at=clock.now() + surveys.OPEN_FOR,
    )
    row = surveys.opened(session, scope, asked)
    _vote(session, row)
    service.close(session, scope, row.id)
    counting.count(session, row.id)
    candidates = opinions.proposal(session, row).candidates
    grades = [
        GradeWrite(member_id=person, grade=_grade(is_excellent=candidates.get(str(person)) is Place.PROPOSED))
        for person in opinions.rated(row)
    ]
    opinions.propose(session, scope, row.id, OpinionWrite(grades=grades), seen=row.version)


def _vote(session: Session, row: Survey) -> None:
    """A ballot of everybody, as the box keeps it: under tokens of nobody."""
    [cell] = queries.cells(session, row.id)
    cipher = ballots.cipher_of(row.id, row.ballot_key_sealed)
    sealed = []
    for voter in range(cell.eligible_count):
        token_hash = secrets.token_hex(32)
        marks = [
            _grade(is_excellent=place % SHARE == 0 and (voter + place) % 5 != 0) for place in range(len(row.sheet))
        ]
        body = ballots.seal(cipher, row.sheet, token_hash, marks)
        sealed.append({"token_hash": token_hash, "cell_id": cell.id, "sealed": body})
    session.execute(insert(Ballot), sealed)
    taken = update(CellMember).where(col(CellMember.survey_id) == row.id)
    session.execute(taken.values(issued_on=clock.today(), blinded_digest=secrets.token_hex(32)))


def _grade(*, is_excellent: bool) -> Grade:
    return Grade.EXCELLENT if is_excellent else Grade.QUALIFIED
