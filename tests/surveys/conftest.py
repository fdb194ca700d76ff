"""A branch `east` with enough members to vote without names, whoever keeps its rounds, and the phones of its voters."""

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlmodel import Session, select

from app.accounts import service as accounts
from app.core import clock, logs
from app.core.crypto import keyring
from app.core.events import Event
from app.members.rules import Category
from app.organizations.models import Organization
from app.surveys import blind_rsa, sheet
from app.surveys.models import Appeal, MemberGrade, Opinion, Survey
from app.surveys.rules import QUORUM, AppealLevel, Grade, SurveyTemplate
from tests.build import Town, make_member
from tests.client import Client
from tests.surveys.voter import API, Voter

Sessions = Callable[[], AbstractContextManager[Session]]
# With the cast's three of the branch: eleven voters, ten of them rated.
FULL, PROBATIONARY = 7, 1
QUESTION = {"kind": "satisfaction", "title": "活动室开放时间合适吗？"}
TICKS = {"kind": "choices", "title": "几点好？", "options": ["早", "中", "晚"]}
ASIDE = {"kind": "text", "title": "还有什么想说的？"}
_keys: list[bytes] = []


class Hall:
    """Rounds of the township, through HTTP."""

    def __init__(self, client: Client, town: Town, session: Sessions, run_jobs: Callable[[], int]) -> None:
        self.client = client
        self.town = town
        self.session = session
        self.run_jobs = run_jobs

    def body(self, **changes: Any) -> dict[str, Any]:
        """A complete request to draft an appraisal of the branch `east`."""
        now = clock.now()
        return {
            "organization_id": self.place("east"),
            "template": "appraisal",
            "title": "一季度民主评议",
            "year": 2026,
            "quarter": 1,
            "opens_at": (now + timedelta(days=1)).isoformat(),
            "closes_at": (now + timedelta(days=7)).isoformat(),
        } | changes

    def place(self, name: str) -> str:
        return str(self.town.organizations[name])

    def post(self, path: str, who: str = "secretary", **body: Any) -> httpx.Response:
        return self.client.as_(who).post(f"{API}{path}", json=body)

    def get(self, path: str, who: str = "secretary") -> httpx.Response:
        return self.client.as_(who).get(f"{API}{path}")

    def drafted(self, who: str = "secretary", **changes: Any) -> str:
        answer = self.post("/surveys", who, **self.body(**changes))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def done(self, survey_id: str, *actions: str, who: str = "secretary") -> dict[str, Any]:
        """Take a round through some actions, with the jobs of each; answers the round."""
        for action in actions:
            body = {"reason": "名单有误"} if action == "void" else {}
            answer = self.post(f"/surveys/{survey_id}/{action}", who, **body)
            assert answer.status_code == 200, answer.text
            self.run_jobs()
        shown: dict[str, Any] = self.get(f"/surveys/{survey_id}", who).json()
        return shown

    def opened(self, who: str = "secretary", **changes: Any) -> str:
        """A round that is open."""
        survey_id = self.drafted(who, **changes)
        self.done(survey_id, "freeze", "open", who=who)
        return survey_id

    def phone(self, survey_id: str, who: str = "member") -> Voter:
        return Voter(self.client.as_(who), self.client.anonymous, survey_id)

    def marks(self, survey_id: str, who: str = "member", value: str = "qualified") -> dict[str, str]:
        """The same mark for every rated person."""
        items = self.get(f"/surveys/{survey_id}", who).json()["items"]
        return {item["id"]: value for item in items if item["kind"] == "rating"}

    def facts(self, survey_id: str) -> list[str]:
        """What was recorded of a round."""
        with self.session() as s:
            rows = s.exec(select(Event).order_by(Event.id)).all()  # type: ignore[arg-type]
            return [row.type for row in rows if str(row.subject_id) == survey_id]

    def people(self) -> list[str]:
        """All voters of the branch `east`, by whom they sign in."""
        return ["member", "member2", "secretary", *(f"voter{n}" for n in range(FULL + PROBATIONARY))]


def a_round(organization_id: UUID, template: SurveyTemplate = SurveyTemplate.APPRAISAL) -> Survey:
    """A draft, straight into the database."""
    return Survey(
        organization_id=organization_id,
        template=template,
        title="民主评议",
        year=2026,
        quarter=1,
        opens_at=clock.now(),
        closes_at=clock.now() + timedelta(days=7),
        quorum_num=QUORUM[0],
        quorum_den=QUORUM[1],
    )


def a_questionnaire(organization_id: UUID) -> Survey:
    """As `a_round`, of which a quarter may have several."""
    return a_round(organization_id, SurveyTemplate.QUESTIONNAIRE)


def an_appeal(session: Session, organization_id: UUID, member_id: UUID, reason: str = "请再看") -> Appeal:
    """An appeal to the branch against a grade that holds; round and grade are in the database."""
    survey, today = a_questionnaire(organization_id), clock.today()
    survey.items = [sheet.person(str(member_id), "某人").model_dump(mode="json")]
    opinion = Opinion(
        survey_id=survey.id,
        formula="rated-1",
        cap=0,
        places={},
        explanation="",
        proposed_at=clock.now(),
        proposed_by_label="",
        proposed_hands=[],
    )
    grade = MemberGrade(
        opinion_id=opinion.id, survey_id=survey.id, member_id=member_id, grade=Grade.QUALIFIED, is_in_force=True
    )
    for each in (survey, opinion, grade):
        session.add(each)
        session.flush()
    row = Appeal(
        survey_id=survey.id,
        member_id=member_id,
        level=AppealLevel.BRANCH,
        reason_sealed=b"",
        filed_on=today,
        due_on=today,
    )
    row.reason_sealed = keyring().seal("appeal.reason", row.id, reason)
    return row


def populate(session: Session, town: Town, full: int = FULL, probationary: int = PROBATIONARY) -> None:
    """More members of the branch `east`, the last of them probationary, each with an account."""
    east = session.get_one(Organization, town.organizations["east"])
    for number in range(full + probationary):
        category = Category.FULL if number < full else Category.PROBATIONARY
        member = make_member(session, east, f"选民{number}", category=category)
        name = f"voter{number}"
        town.members[name] = member.id
        town.accounts[name] = account_of(session, member.id)


def account_of(session: Session, member_id: UUID) -> UUID:
    """The account that a member signs in with."""
    return accounts.account_of_member(session, member_id).id


@pytest.fixture(autouse=True)
def keys_made_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """True keys, no two alike in one test, but those of the tests before it, whose databases are gone: making them took a fifth of the time."""
    make, numbers = blind_rsa.generate_key, count(1)

    def next_key() -> bytes:
        number = next(numbers)
        while len(_keys) < number:
            _keys.append(make())
        return _keys[number - 1]

    monkeypatch.setattr(blind_rsa, "generate_key", next_key)


@pytest.fixture
def hall(client: Client, town: Town, session: Sessions, run_jobs: Callable[[], int]) -> Hall:
    with session() as s:
        populate(s, town)
    return Hall(client, town, session, run_jobs)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that reaches the log."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonFormatter())
    handler.addFilter(logging.Filter("app"))  # the callers of tests log too
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)
