"""A round from draft to void: what may be done in which state, by whom, and what is fixed before it opens."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.core.clock import now
from app.members.models import Hold
from app.members.rules import HoldKind
from app.organizations.models import Organization
from app.surveys.models import Survey
from tests.build import make_member
from tests.client import code_of
from tests.surveys.conftest import ASIDE, QUESTION, TICKS, Hall

API = "/api/v1"


def test_the_roll_and_the_sheet_are_frozen_and_the_keys_announced(hall: Hall) -> None:
    survey_id = hall.drafted(questions=[QUESTION, ASIDE])
    frozen = hall.done(survey_id, "freeze")
    [key] = hall.get(f"/surveys/{survey_id}/keys", "member").json()["items"]

    assert (frozen["status"], frozen["mode"], frozen["has_keys"]) == ("frozen", "anonymous", True)
    kinds = [item["kind"] for item in frozen["items"]]
    assert kinds == ["rating"] * 10 + ["satisfaction", "text"]
    assert [option["label"] for option in frozen["items"][0]["options"]] == [
        "优秀",
        "合格",
        "基本合格",
        "不合格",
        "弃权",
    ]
    probationary = str(hall.town.members["voter7"])
    assert probationary not in [item["id"] for item in frozen["items"]]
    assert hall.get(f"/surveys/{survey_id}", "voter7").json()["my_roll"]["issued_on"] is None
    assert (key["jwk"]["kty"], len(key["fingerprint"])) == ("RSA", 64)
    assert hall.facts(survey_id) == ["survey.created", "survey.frozen", "survey.keys_announced"]


def test_members_see_the_rounds_whose_roll_they_are_on(hall: Hall) -> None:
    survey_id = hall.drafted()
    draft = {who: hall.get("/surveys", who).json()["items"] for who in ("secretary", "officer", "member", "outsider")}
    hall.done(survey_id, "freeze")
    [own] = hall.get("/surveys?mine=true", "member").json()["items"]

    assert [len(draft[who]) for who in ("secretary", "officer", "member", "outsider")] == [1, 1, 0, 0]
    assert (own["id"], own["allowed_actions"]) == (survey_id, [])
    assert hall.get("/surveys", "outsider").json()["items"] == []
    assert hall.get(f"/surveys/{survey_id}", "outsider").status_code == 404
    assert hall.get(f"/surveys/{survey_id}/turnout", "member").json()["issued"] is None
    assert hall.get(f"/surveys/{survey_id}/turnout", "outsider").status_code == 404
    assert hall.get(f"/surveys/{survey_id}/results", "member").status_code == 403


STATES: dict[str, list[str]] = {
    "draft": [],
    "frozen": ["freeze"],
    "open": ["freeze", "open"],
    "counted": ["freeze", "open", "close"],
    "void": ["void"],
}
MAY = {
    "draft": {"edit", "freeze", "void"},
    "frozen": {"open", "void"},
    "open": {"close", "void"},
    "counted": {"void"},  # nobody has voted
    "void": {"rerun"},
}


@pytest.mark.parametrize("state", list(STATES))
def test_only_what_makes_sense_in_a_state_is_done(hall: Hall, state: str) -> None:
    survey_id = hall.drafted()
    shown = hall.done(survey_id, *STATES[state])

    assert (shown["status"], {one["action"] for one in shown["allowed_actions"]}) == (state, MAY[state])
    for action in {"freeze", "open", "close", "void"} - MAY[state]:
        answer = hall.post(f"/surveys/{survey_id}/{action}", **({"reason": "名单有误"} if action == "void" else {}))
        assert (answer.status_code, code_of(answer)) == (409, "surveys.wrong_state"), action
    edited = hall.client.as_("secretary").patch(
        f"{API}/surveys/{survey_id}", json={"title": "改名"}, headers={"If-Match": f'"{shown["version"]}"'}
    )
    assert edited.status_code == (200 if "edit" in MAY[state] else 409)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"quorum_num": 1, "quorum_den": 3}, "surveys.quorum_out_of_bounds"),
        ({"quorum_num": 4, "quorum_den": 3}, "surveys.quorum_out_of_bounds"),
        ({"closes_at": "2026-01-01T00:00:00+08:00"}, "surveys.close_before_open"),
        ({"template": "questionnaire"}, "surveys.questions_missing"),
        ({"questions": [{"kind": "choice", "title": "几点好？", "options": ["早"]}]}, "surveys.options_unclear"),
        ({"questions": [{"kind": "choice", "title": "几点好？", "options": ["早", "早"]}]}, "surveys.options_unclear"),
        ({"questions": [QUESTION | {"options": ["早", "晚"]}]}, "surveys.options_unclear"),
        ({"questions": [{"kind": "choices", "title": "几点好？", "options": ["早"]}]}, "surveys.options_unclear"),
        ({"questions": [TICKS | {"most_ticks": 1}]}, "surveys.limit_unclear"),
        ({"questions": [TICKS | {"most_ticks": 4}]}, "surveys.limit_unclear"),
        ({"questions": [TICKS | {"kind": "choice", "most_ticks": 2}]}, "surveys.limit_unclear"),
        ({"questions": [{"kind": "rating", "title": "某人"}]}, "surveys.options_unclear"),
        ({"rerun_of_id": "0198f0aa-7c1e-7000-8000-00000000000a"}, "surveys.rerun_unclear"),
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(hall: Hall, changes: dict[str, Any], code: str) -> None:
    answer = hall.post("/surveys", **hall.body(**changes))

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"]


def test_appraisals_are_of_branches_and_of_one_s_own(hall: Hall) -> None:
    committee = hall.post("/surveys", "officer", **hall.body(organization_id=hall.place("township")))
    elsewhere = hall.post("/surveys", **hall.body(organization_id=hall.place("west")))
    by_member = hall.post("/surveys", "member", **hall.body())

    assert (committee.status_code, code_of(committee)) == (422, "surveys.branch_needed")
    assert elsewhere.status_code == 404
    assert by_member.status_code == 403


def test_a_quarter_has_one_round_unless_it_is_void_and_rerun(hall: Hall) -> None:
    first = hall.drafted()
    second = hall.post("/surveys", **hall.body())
    hall.done(first, "void")
    rerun = hall.drafted(rerun_of_id=first)

    assert (second.status_code, code_of(second)) == (409, "surveys.round_exists")
    assert hall.get(f"/surveys/{rerun}").json()["rerun_of_id"] == first
    assert hall.get(f"/surveys/{first}").json()["void_reason"] == "名单有误"


def test_it_does_not_open_before_its_keys_are_there(hall: Hall) -> None:
    survey_id = hall.drafted()
    hall.post(f"/surveys/{survey_id}/freeze")

    answer = hall.post(f"/surveys/{survey_id}/open")

    assert (answer.status_code, code_of(answer)) == (409, "surveys.keys_missing")


def test_whoever_is_on_an_open_roll_is_held_and_told(hall: Hall) -> None:
    survey_id = hall.opened()
    with hall.session() as s:
        held = s.exec(select(Hold).where(Hold.kind == HoldKind.OPEN_SURVEY)).all()
    [notice] = hall.get("/notifications", "member").json()["items"]
    [key] = hall.get(f"/surveys/{survey_id}/keys", "member").json()["items"]
    hall.done(survey_id, "void")

    assert len(held) == 11
    assert (notice["subject_type"], notice["subject_id"]) == ("survey", survey_id)
    assert key["fingerprint"][:8] in notice["body"]
    with hall.session() as s:
        assert s.exec(select(Hold)).all() == []
    assert hall.get("/notifications", "member").json()["items"][0]["title"].startswith("已作废")


def test_a_counted_round_with_a_quorum_is_voided_from_above_alone(hall: Hall) -> None:
    survey_id = hall.opened(quorum_num=1, quorum_den=2)
    for who in hall.people()[:6]:
        hall.phone(survey_id, who).take().cast(hall.marks(survey_id))
    hall.done(survey_id, "close")

    shown = [hall.get(f"/surveys/{survey_id}", who).json() for who in ("secretary", "officer")]
    own = hall.post(f"/surveys/{survey_id}/void", reason="结果不合意")
    above = hall.post(f"/surveys/{survey_id}/void", "officer", reason="名单有误")

    assert (own.status_code, code_of(own)) == (403, "surveys.overruling_needed")
    assert [one["is_valid"] for one in shown] == [True, True]
    assert [{a["action"] for a in one["allowed_actions"]} for one in shown] == [
        {"results", "propose"},
        {"results", "propose", "void"},
    ]
    assert above.json()["status"] == "void"
    assert hall.get(f"/surveys/{survey_id}/turnout").json()["counted"] == 6


def test_few_voters_vote_on_paper_or_if_agreed_confidentially(hall: Hall) -> None:
    west = {"organization_id": hall.place("west")}
    on_paper = hall.drafted("outsider", **west)
    shown = hall.done(on_paper, "freeze", "open", who="outsider")
    token = hall.post(f"/surveys/{on_paper}/ballot-tokens", "outsider", blinded_msg="AAAA")
    hall.done(on_paper, "void", who="outsider")
    agreed = hall.drafted("outsider", **west, confidential_if_small=True)

    assert shown["mode"] == "paper"
    assert (token.status_code, code_of(token)) == (409, "surveys.on_paper")
    assert hall.done(agreed, "freeze", who="outsider")["mode"] == "confidential"


def test_branches_vote_together_until_they_are_ten(hall: Hall) -> None:
    survey_id = hall.opened(
        "officer", organization_id=hall.place("township"), template="organization_satisfaction", questions=[QUESTION]
    )
    [cell] = hall.get(f"/surveys/{survey_id}/turnout", "officer").json()["cells"]
    answer = hall.phone(survey_id, "outsider").take().cast({"q1": "satisfied"})

    assert (cell["label"], cell["eligible"]) == ("东村党支部、西村党支部、机关党支部", 13)
    assert answer.status_code == 201


def test_rounds_of_all_branches_are_made_as_they_were_shown(hall: Hall) -> None:
    hall.drafted()
    plan = {key: value for key, value in hall.body(organization_id=hall.place("township")).items() if key != "template"}
    shown = hall.post("/survey-rounds/preview", "officer", **plan).json()
    changed = hall.post("/survey-rounds", "officer", **plan | {"title": "另一轮", "digest": shown["digest"]})
    made = hall.post("/survey-rounds", "officer", **plan, digest=shown["digest"])
    again = hall.post("/survey-rounds", "officer", **plan, digest=shown["digest"])

    facts = {one["organization_name"]: (one["eligible"], one["mode"], one["exists"]) for one in shown["branches"]}
    assert facts == {
        "东村党支部": (11, "anonymous", True),
        "西村党支部": (1, "paper", False),
        "机关党支部": (1, "paper", False),
    }
    assert (made.status_code, len(made.json()["survey_ids"])) == (201, 2)
    for answer in (changed, again):
        assert (answer.status_code, code_of(answer)) == (409, "surveys.preview_changed")
    assert hall.get(f"/surveys/{made.json()['survey_ids'][0]}", "officer").json()["status"] == "frozen"


def test_rounds_open_and_close_by_themselves(hall: Hall, clock: Callable[[datetime], None]) -> None:
    survey_id, start = hall.drafted(), now()
    hall.done(survey_id, "freeze")
    states = []
    for days in (1, 7):
        clock(start + timedelta(days=days, minutes=5))
        hall.run_jobs()
        with hall.session() as s:
            states.append(s.get_one(Survey, UUID(survey_id)).status)

    assert states == ["open", "counted"]


def test_who_votes_together_stays_so_from_round_to_round(hall: Hall) -> None:
    asked = {
        "organization_id": hall.place("township"),
        "template": "organization_satisfaction",
        "questions": [QUESTION],
    }
    rounds = [hall.drafted("officer", **asked, quarter=quarter) for quarter in (1, 2)]
    labels = []
    for survey_id in rounds:
        assert hall.post(f"/surveys/{survey_id}/freeze", "officer").status_code == 200
        cells = hall.get(f"/surveys/{survey_id}/turnout", "officer").json()["cells"]
        labels.append([cell["label"] for cell in cells])
        with hall.session() as s:
            west = s.get_one(Organization, hall.town.organizations["west"])
            for number in range(10):
                make_member(s, west, f"西员{number}")

    assert labels[0] == labels[1] == ["东村党支部、西村党支部、机关党支部"]
