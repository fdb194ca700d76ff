"""An organization ends once its surveys have: what was only prepared is void with it, and what has begun, or is appealed against, comes first."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from app.core import clock
from app.surveys.models import Appeal
from app.surveys.rules import AppealStatus
from tests.build import Town
from tests.client import Client, code_of
from tests.surveys.conftest import an_appeal
from tests.transfers.plans import Desk, hire

Sessions = Callable[[], AbstractContextManager[Session]]
PREPARED: list[list[str]] = [[], ["freeze"]]
BEGUN = [["freeze", "open"], ["freeze", "open", "close"]]


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    with session() as s:
        hire(s, town)
    return Desk(client, town)


def a_round(desk: Desk, *actions: str, place: str = "east", who: str = "secretary") -> str:
    """A questionnaire of three voters, and so on paper, taken through some actions."""
    body = {
        "organization_id": desk.place(place),
        "template": "questionnaire",
        "title": "活动室怎么用",
        "year": 2026,
        "quarter": 1,
        "opens_at": (clock.now() + timedelta(days=1)).isoformat(),
        "closes_at": (clock.now() + timedelta(days=7)).isoformat(),
        "questions": [{"kind": "satisfaction", "title": "活动室开放时间合适吗？"}],
    }
    answer = desk.client.as_(who).post("/api/v1/surveys", json=body)
    assert answer.status_code == 201, answer.text
    survey_id = str(answer.json()["id"])
    for action in actions:
        act(desk, survey_id, action, who)
    return survey_id


def act(desk: Desk, survey_id: str, action: str, who: str = "secretary", **body: str) -> None:
    answer = desk.client.as_(who).post(f"/api/v1/surveys/{survey_id}/{action}", json=body)
    assert answer.status_code == 200, answer.text


def warned(plan: dict[str, Any]) -> set[str]:
    return {each["code"] for each in plan["warnings"] if each["code"].startswith("transfers.surveys_")}


@pytest.mark.parametrize("actions", PREPARED, ids=["draft", "frozen"])
def test_a_round_that_was_only_prepared_is_void(desk: Desk, run_jobs: Callable[[], int], actions: list[str]) -> None:
    survey_id = a_round(desk, *actions)
    plan = desk.planned("merge", "east", to="west")

    assert [(row["name"], row["effect"]) for row in desk.rows(plan, kind="survey")] == [("东村党支部", "cancelled")]
    assert warned(plan) == {"transfers.surveys_void"}
    assert desk.apply(plan).status_code == 200
    run_jobs()
    shown = desk.get(f"surveys/{survey_id}", "officer")
    assert (shown["status"], shown["void_reason"]) == (
        "void",
        "东村党支部已撤并，这一轮作废。要做的由新的党组织另做。",
    )


@pytest.mark.parametrize("actions", BEGUN, ids=["open", "closed"])
def test_a_round_that_has_begun_comes_first(desk: Desk, actions: list[str]) -> None:
    survey_id = a_round(desk, *actions)
    plan = desk.planned("dissolve", "east", to="west")
    refused = desk.apply(plan)

    assert warned(plan) == {"transfers.surveys_first"}
    assert (refused.status_code, code_of(refused)) == (409, "transfers.batch_unfinished")
    assert "测评" in refused.json()["title"]
    assert desk.get(f"transfers/batches/{plan['id']}")["status"] == "planned"

    act(desk, survey_id, "void", reason="支部要撤并")
    assert desk.apply(plan, "maker", "cancel").status_code == 200
    again = desk.planned("dissolve", "east", to="west")
    assert desk.rows(again, kind="survey") == []
    assert desk.apply(again).status_code == 200


def test_a_round_above_goes_on_and_those_of_others_are_none_of_it(desk: Desk, run_jobs: Callable[[], int]) -> None:
    above = a_round(desk, "freeze", place="township", who="officer")
    a_round(desk, "freeze", place="west", who="outsider")
    plan = desk.planned("move_branch", "east", to="neighbour")

    assert [(row["subject_id"], row["effect"]) for row in desk.rows(plan, kind="survey")] == [(above, "stays")]
    assert warned(plan) == {"transfers.surveys_go_on"}
    assert desk.apply(plan).status_code == 200
    run_jobs()
    assert desk.get(f"surveys/{above}", "officer")["status"] == "frozen"


def test_a_roll_with_its_members_makes_a_plan_void(desk: Desk) -> None:
    above = a_round(desk, place="township", who="officer")
    plan = desk.planned("move_branch", "east", to="neighbour")
    act(desk, above, "freeze", "officer")

    refused = desk.apply(plan)
    assert (refused.status_code, code_of(refused)) == (409, "transfers.plan_changed")
    assert [(row["kind"], row["change"]) for row in desk.rows(plan, changed="true")] == [("survey", "new")]


@pytest.mark.parametrize("status", [AppealStatus.OPEN, AppealStatus.REGRADING])
def test_an_appeal_is_answered_first(desk: Desk, town: Town, session: Sessions, status: AppealStatus) -> None:
    with session() as s:
        appeal = an_appeal(s, town.organizations["east"], town.members["member"])
        appeal.status, appeal_id = status, appeal.id
        s.add(appeal)
    plan = desk.planned("merge", "east", to="west")

    assert [(row["name"], row["effect"]) for row in desk.rows(plan, kind="appeal")] == [("东村党支部", "finish_first")]
    assert "有1件申诉没答复完：请取消方案，答复后重做。" in {each["title"] for each in plan["warnings"]}
    assert code_of(desk.apply(plan)) == "transfers.batch_unfinished"

    with session() as s:
        s.get_one(Appeal, appeal_id).status = AppealStatus.UPHELD
    assert desk.apply(plan, "maker", "cancel").status_code == 200
    again = desk.planned("merge", "east", to="west")
    assert desk.rows(again, kind="appeal") == []
