"""From figures to grades: the software proposes, the committee gives, a meeting confirms by another's hand, and nothing else follows."""

from datetime import timedelta
from typing import Any

from sqlmodel import select

from app.access.policy import Role
from app.core import clock
from app.members.models import Hold, Member
from app.organizations.models import Organization
from tests.build import grant
from tests.client import code_of
from tests.surveys.conftest import Hall
from tests.surveys.grading import FEEDBACK, Grading, counted, facts_of, meeting, set_locally

E, Q, B, U = "excellent", "qualified", "basically_qualified", "unqualified"


def test_the_software_proposes_and_says_how(hall: Hall) -> None:
    grading = counted(hall, member=E, voter0=E)
    shown = grading.opinion()
    places = {one["member_id"]: one["place"] for one in shown["people"]}

    assert (shown["formula"], shown["cap"], len(places)) == ("rated-1", 3, 10)
    assert {who for who, place in places.items() if place} == {grading.id_of("member"), grading.id_of("voter0")}
    assert "优秀一般不超过三分之一，取整为 3 人" in shown["explanation"]
    assert {one["grade"] for one in shown["people"]} == {None}
    assert [hall.get(f"{grading.path}/opinions", who).status_code for who in ("member", "outsider")] == [403, 404]


def test_a_tie_is_left_to_people(hall: Hall) -> None:
    grading = counted(hall, member=E, voter0=E, voter1=E, voter2=E)
    shown = grading.opinion()

    assert [one["place"] for one in shown["people"] if one["place"]] == ["tied"] * 4
    assert "请支委会研究决定" in shown["explanation"]


def test_the_third_may_be_of_all_members(hall: Hall) -> None:
    set_locally(hall, "surveys.excellent_cap_of_all")

    assert counted(hall).opinion()["formula"] == "total-1"


def test_the_committee_gives_grades_until_the_meeting_confirms_them(hall: Hall) -> None:
    grading = counted(hall, member=E)
    version = hall.get(grading.path).json()["version"]
    first = grading.propose(member=E, voter1=U)
    stale = grading.post("opinions", "secretary", {"grades": grading.grades()}, version)
    again = grading.propose(member=E, voter0=B)
    grades = {one["member_id"]: one for one in again.json()["people"]}
    confirmed = grading.confirm()
    late = grading.propose()

    assert (first.status_code, stale.status_code, again.status_code) == (200, 412, 200)
    assert (grades[grading.id_of("voter0")]["grade_label"], grades[grading.id_of("voter0")]["feedback"]) == (
        "基本合格",
        FEEDBACK,
    )
    assert grades[grading.id_of("voter1")]["grade"] == Q
    assert grades[grading.id_of("member")]["place"] == "proposed"
    assert (confirmed.status_code, confirmed.json()["meeting_number"]) == (200, "第3次")
    assert (late.status_code, code_of(late)) == (409, "surveys.wrong_state")
    assert hall.get(grading.path).json()["status"] == "confirmed"
    [fact] = facts_of(hall, "survey.grades_confirmed")
    assert set(fact.data) == {"survey_id", "organization_id", "opinion_id", "activity_id"}


def test_grades_are_complete_within_the_third_and_low_ones_with_words(hall: Hall) -> None:
    grading = counted(hall)
    four = grading.grades(member=E, voter0=E, voter1=E, voter2=E)
    low = [one | {"feedback": None} for one in grading.grades(voter0=B)]
    bodies: list[tuple[dict[str, Any], str]] = [
        ({"grades": grading.grades()[1:]}, "surveys.grades_incomplete"),
        ({"grades": [*grading.grades()[1:], grading.grades()[1]]}, "surveys.grades_incomplete"),
        ({"grades": low}, "surveys.feedback_needed"),
        ({"grades": four}, "surveys.over_cap"),
    ]
    for body, code in bodies:
        answer = grading.post("opinions", "secretary", body)
        assert (answer.status_code, code_of(answer)) == (422, code)
    kept = grading.post("opinions", "secretary", {"grades": four, "override_reason": "支委会研究，四人表现突出"})

    assert (kept.status_code, kept.json()["override_reason"]) == (200, "支委会研究，四人表现突出")


def test_another_person_confirms(hall: Hall) -> None:
    grading = counted(hall)
    assert grading.propose().status_code == 200
    own = grading.confirm("secretary")
    offered = [grading.actions(who) for who in ("secretary", "officer")]
    with hall.session() as s:
        east = s.get_one(Organization, hall.town.organizations["east"])
        grant(s, Role.DEPUTY_SECRETARY, east, member_id=hall.town.members["member2"])
    deputy = grading.confirm("member2")

    assert (own.status_code, code_of(own)) == (403, "surveys.second_person_needed")
    assert offered == [{"results", "propose"}, {"results", "propose", "confirm", "void"}]
    assert deputy.status_code == 200
    assert [grading.confirm(who).status_code for who in ("member", "outsider")] == [403, 404]


def test_it_is_said_which_meeting_it_was(hall: Hall) -> None:
    grading = counted(hall)
    grading.propose()
    today = clock.today()
    unclear: list[tuple[dict[str, Any], str]] = [
        ({"meeting_on": (today + timedelta(days=1)).isoformat()}, "/meeting_on"),
        ({"meeting_on": (today - timedelta(days=1)).isoformat()}, "/meeting_on"),
        ({"meeting_number": None}, "/meeting_number"),
        ({"activity_id": "0198f0aa-7c1e-7000-8000-00000000000a"}, "/activity_id"),
    ]
    for changes, pointer in unclear:
        answer = grading.post("confirm", "officer", grading.meeting(**changes))
        assert (answer.status_code, code_of(answer)) == (422, "surveys.meeting_unclear")
        assert answer.json()["errors"][0]["pointer"] == pointer


def test_the_meeting_may_be_an_activity_of_the_branch(hall: Hall) -> None:
    grading = counted(hall)
    grading.propose()
    held, day = meeting(hall, ends_as="close"), timedelta(days=1)
    refused = {
        "elsewhere": meeting(hall, "outsider", "west", ends_as="close"),
        "planned": meeting(hall),
        "cancelled": meeting(hall, ends_as="cancel"),
        "before the close": meeting(hall, starts_at=clock.now() - day, ends_as="close"),
        "still to come": meeting(hall, starts_at=clock.now() + day, ends_as="close"),
    }
    answers = {
        why: grading.post("confirm", "officer", {"activity_id": one, "presided_by": "东书记"})
        for why, one in refused.items()
    }
    here = grading.post("confirm", "officer", {"activity_id": held, "presided_by": "东书记"})

    for why, answer in answers.items():
        assert (answer.status_code, code_of(answer)) == (422, "surveys.meeting_unclear"), why
        assert answer.json()["errors"][0]["pointer"] == "/activity_id"
    assert (here.status_code, here.json()["activity_id"]) == (200, held)


def test_without_a_quorum_and_outside_an_appraisal_there_are_no_grades(hall: Hall) -> None:
    survey_id = hall.opened()
    people = list(hall.marks(survey_id))
    hall.done(survey_id, "close")
    grading = Grading(hall, survey_id)
    grades = [{"member_id": member_id, "grade": Q} for member_id in people]
    few = grading.post("opinions", "secretary", {"grades": grades})

    assert len(people) == 10
    assert (few.status_code, code_of(few)) == (409, "surveys.not_quorate")
    assert "propose" not in grading.actions("secretary")
    question = {"kind": "satisfaction", "title": "开放时间合适吗？"}
    other = hall.drafted(template="organization_satisfaction", questions=[question])
    wrong = hall.get(f"/surveys/{other}/opinions")
    assert (wrong.status_code, code_of(wrong)) == (409, "surveys.appraisal_only")


def test_a_poor_grade_triggers_nothing(hall: Hall) -> None:
    grading = counted(hall, voter0=U)
    with hall.session() as s:
        before = s.get_one(Member, hall.town.members["voter0"]).model_dump()
    grading.propose(voter0=U)
    grading.confirm()
    hall.run_jobs()

    with hall.session() as s:
        assert s.exec(select(Hold)).all() == []
        assert s.get_one(Member, hall.town.members["voter0"]).model_dump() == before
