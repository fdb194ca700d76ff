"""Rounds that are no appraisals, from draft to publication through HTTP; and what was published as the attacks read it."""

from typing import Any

import httpx
from sqlmodel import select

from app.organizations.models import Organization
from app.surveys import disclosure, publishing
from app.surveys.disclosure import Cell, Kind, Tally
from app.surveys.models import Publication
from tests.build import make_member
from tests.surveys.conftest import QUESTION, Hall, account_of
from tests.surveys.voter import API

GOOD, FAIR, POOR = "satisfied", "fair", "dissatisfied"


def settle(hall: Hall, count: int, place: str = "west") -> list[str]:
    """So many more members of a branch, each with an account; by whom they sign in."""
    names = [f"{place}{number}" for number in range(count)]
    with hall.session() as s:
        branch = s.get_one(Organization, hall.town.organizations[place])
        for name in names:
            member = make_member(s, branch, f"党员{name}")
            hall.town.members[name], hall.town.accounts[name] = member.id, account_of(s, member.id)
    return names


def counted(hall: Hall, marks: dict[str, dict[str, str]], **changes: Any) -> str:
    """A counted questionnaire of the branch `east`, or of another place; `marks` by who casts them."""
    body = {"template": "questionnaire", "questions": [QUESTION], "quorum_num": 1, "quorum_den": 2} | changes
    survey_id = hall.opened("officer", **body)
    for who, own in marks.items():
        assert hall.phone(survey_id, who).take().cast(own).status_code == 201
    hall.done(survey_id, "close", who="officer")
    return survey_id


def all_say(people: list[str], value: str) -> dict[str, dict[str, str]]:
    """The same mark of everybody."""
    return {who: {"q1": value} for who in people}


def publish(hall: Hall, survey_id: str, who: str = "officer") -> httpx.Response:
    answer = hall.post(f"/surveys/{survey_id}/publish", who)
    hall.run_jobs()
    return answer


def told(hall: Hall, survey_id: str, who: str = "member") -> dict[str, Any]:
    """What was published, as somebody on the roll reads it."""
    answer = hall.get(f"/surveys/{survey_id}/publication", who)
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


def shares(questions: list[dict[str, Any]]) -> dict[str, str]:
    """The share that is told of each option of the one question."""
    [question] = questions
    return {one["value"]: one["share"] for one in question["options"]}


def decide(hall: Hall, survey_id: str, what: str, body: dict[str, Any], who: str) -> httpx.Response:
    """Mark or confirm texts, with the version that stands."""
    version = hall.get(f"/surveys/{survey_id}", "officer").json()["version"]
    http = hall.client.as_(who)
    return http.post(f"{API}/surveys/{survey_id}/texts/{what}", json=body, headers={"If-Match": f'"{version}"'})


def exact(hall: Hall, survey_id: str) -> tuple[Cell, ...]:
    """The exact figures of the one question, cell by cell, with every ballot of the hidden ones taken for 很满意."""
    shown = hall.get(f"/surveys/{survey_id}/results", "officer").json()["cells"]
    found = []
    for place, cell in enumerate(shown):
        counts = {one["value"]: one["count"] for one in cell["questions"][0]["counts"]} if cell["questions"] else {}
        counts = counts or {GOOD: cell["counted"], FAIR: 0, POOR: 0}
        tally = Tally("satisfaction|" + QUESTION["title"], Kind.SCALE, counts)
        found.append(Cell(cell["cell_id"], frozenset({f"/{place}/"}), cell["eligible"], cell["counted"], (tally,)))
    return tuple(found)


def stored(hall: Hall) -> disclosure.Publication:
    """What was kept of the one publication."""
    with hall.session() as s:
        [kept] = s.exec(select(Publication)).all()
        return disclosure.Publication(tuple(publishing.loaded(cell) for cell in kept.cells), ())
