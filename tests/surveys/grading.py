"""An appraisal on its way from the count to the grades, through HTTP."""

from datetime import datetime, timedelta
from typing import Any

import httpx
from sqlmodel import select

from app.core import clock
from app.core.events import Event
from tests.surveys.conftest import Hall
from tests.surveys.voter import API

FEEDBACK = "请按时参加组织生活，支部会帮助您。"


class Grading:
    """One counted round of the branch `east`: its secretary proposes, the township's officer confirms."""

    def __init__(self, hall: Hall, survey_id: str) -> None:
        self.hall = hall
        self.survey_id = survey_id
        self.path = f"/surveys/{survey_id}"

    def id_of(self, who: str) -> str:
        return str(self.hall.town.members[who])

    def opinion(self, who: str = "secretary") -> dict[str, Any]:
        answer = self.hall.get(f"{self.path}/opinions", who)
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    def post(self, what: str, who: str, body: dict[str, Any], version: int | None = None) -> httpx.Response:
        """Post with the version that stands, or another."""
        if version is None:
            version = self.hall.get(self.path, "officer").json()["version"]
        http = self.hall.client.as_(who)
        return http.post(f"{API}{self.path}/{what}", json=body, headers={"If-Match": f'"{version}"'})

    def grades(self, **given: str) -> list[dict[str, Any]]:
        """合格 for everybody but those given; feedback for the low ones."""
        by_id = {self.id_of(who): grade for who, grade in given.items()}
        wanted = [(one["member_id"], by_id.get(one["member_id"], "qualified")) for one in self.opinion()["people"]]
        return [
            {"member_id": member_id, "grade": grade}
            | ({} if grade in {"excellent", "qualified"} else {"feedback": FEEDBACK})
            for member_id, grade in wanted
        ]

    def propose(self, who: str = "secretary", **given: str) -> httpx.Response:
        return self.post("opinions", who, {"grades": self.grades(**given)})

    def meeting(self, **changes: Any) -> dict[str, Any]:
        day = {"meeting_on": clock.today().isoformat(), "meeting_number": "第3次", "presided_by": "东书记"}
        return day | changes

    def confirm(self, who: str = "officer") -> httpx.Response:
        return self.post("confirm", who, self.meeting())

    def publish(self, **given: str) -> httpx.Response:
        """Grades from proposal to publication, with the notices."""
        assert self.propose(**given).status_code == 200
        assert self.confirm().status_code == 200
        answer = self.hall.post(f"{self.path}/publish")
        self.hall.run_jobs()
        return answer

    def publication(self, who: str = "member") -> dict[str, Any]:
        answer = self.hall.get(f"{self.path}/publication", who)
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    def mine(self, who: str) -> dict[str, Any]:
        answer = self.hall.get(f"{self.path}/my-grade", who)
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    def actions(self, who: str) -> set[str]:
        return {one["action"] for one in self.hall.get(self.path, who).json()["allowed_actions"]}


def counted(hall: Hall, quarter: int = 1, **marks: str) -> Grading:
    """A counted appraisal with nine ballots, all with the same marks: those given by name, 合格 for the others."""
    survey_id = hall.opened(quarter=quarter)
    given = {str(hall.town.members[who]): value for who, value in marks.items()}
    for who in hall.people()[:9]:
        assert hall.phone(survey_id, who).take().cast(hall.marks(survey_id) | given).status_code == 201
    hall.done(survey_id, "close")
    return Grading(hall, survey_id)


def meeting(
    hall: Hall, who: str = "secretary", place: str = "east", *, starts_at: datetime | None = None, ends_as: str = ""
) -> str:
    """An assembly of a branch, planned for now or another hour, and by `close` or `cancel` ended."""
    starts_at = starts_at or clock.now()
    body = {
        "organization_id": hall.place(place),
        "kind": "member_assembly",
        "title": "党员大会",
        "place": "会议室",
        "starts_at": starts_at.isoformat(),
        "ends_at": (starts_at + timedelta(hours=2)).isoformat(),
        "audience": {"organization_id": hall.place(place)},
    }
    answer = hall.client.as_(who, anew=True).post(f"{API}/activities", json=body)
    assert answer.status_code == 201, answer.text
    made = str(answer.json()["id"])
    if ends_as:
        ended = hall.client.as_(who).post(f"{API}/activities/{made}/{ends_as}", json={"reason": "改期"})
        assert ended.status_code == 200, ended.text
    return made


def facts_of(hall: Hall, kind: str) -> list[Event]:
    """The events of a kind."""
    with hall.session() as s:
        rows = list(s.exec(select(Event).where(Event.type == kind)))
        s.expunge_all()
        return rows


def set_locally(hall: Hall, key: str, value: int = 1) -> None:
    """A local rule of the township, from today on."""
    path = f"{API}/organizations/{hall.place('township')}/settings"
    admin = hall.client.as_("admin")
    answer = admin.put(path, json={"values": {key: value}}, headers={"If-Match": admin.get(path).headers["etag"]})
    assert answer.status_code == 200, answer.text
