"""What of an appraisal is told, and to whom: low grades to the person and the committee alone, figures to the roll as ranges."""

from sqlmodel import select

from app.members.models import Hold
from app.surveys.models import Publication
from tests.client import code_of
from tests.surveys.conftest import Hall
from tests.surveys.grading import FEEDBACK, counted, facts_of, set_locally

E, Q, B, U = "excellent", "qualified", "basically_qualified", "unqualified"


def test_the_roll_is_told_who_is_excellent_and_no_more(hall: Hall) -> None:
    grading = counted(hall, member=E, voter0=U)
    before = [hall.get(f"{grading.path}/{what}", "voter0") for what in ("publication", "my-grade")]
    early = hall.post(f"{grading.path}/publish")
    answer = grading.publish(member=E, voter0=U, voter1=B)
    told = grading.publication("voter7")

    assert (before[0].status_code, code_of(before[0])) == (409, "surveys.not_published")
    assert before[1].status_code == 404
    assert (early.status_code, code_of(early)) == (409, "surveys.wrong_state")
    assert (answer.status_code, answer.json()["status"]) == (200, "published")
    assert (told["eligible"], told["rated"], told["counted"], told["has_low_grades"]) == (11, 10, 9, False)
    [person] = told["people"]
    assert (person["member_id"], person["grade_label"]) == (grading.id_of("member"), "优秀")
    assert (person["excellent"]["least"], person["excellent"]["most"], person["excellent"]["share"]) == (6, 9, "≥66%")
    assert "qualified" not in str(told)
    assert [hall.get(f"{grading.path}/opinions", who).status_code for who in ("voter0", "member")] == [403, 403]
    assert hall.get(f"{grading.path}/publication", "outsider").status_code == 404
    assert [hall.post(f"{grading.path}/publish", who).status_code for who in ("member", "outsider")] == [403, 404]
    assert hall.post(f"{grading.path}/publish").status_code == 409


def test_before_it_is_published_whoever_does_it_sees_what_is_told_to_whom(hall: Hall) -> None:
    grading = counted(hall, member=E, voter0=U)
    path = f"{grading.path}/publication-preview"
    early = hall.get(path)
    grading.propose(member=E, voter0=U)
    grading.confirm()
    shown = hall.get(path).json()
    closed = [hall.get(path, who).status_code for who in ("member", "outsider")]
    facts = facts_of(hall, "survey.published")
    hall.post(f"{grading.path}/publish")
    told = grading.publication()
    alone = {one["member_id"]: one for one in shown["to_person_alone"]}

    assert (early.status_code, code_of(early)) == (409, "surveys.wrong_state")
    assert (closed, facts) == ([403, 404], [])
    assert shown["to_roll"] | {"published_at": ""} == told | {"published_at": ""}
    assert (len(alone), grading.id_of("member") in alone) == (9, False)
    assert (alone[grading.id_of("voter0")]["grade"], alone[grading.id_of("voter0")]["feedback"]) == (U, FEEDBACK)
    assert hall.get(path).status_code == 409


def test_the_preview_follows_the_local_rule(hall: Hall) -> None:
    set_locally(hall, "surveys.publish_low_grades")
    grading = counted(hall, voter0=U)
    grading.propose(voter0=U)
    grading.confirm()

    shown = hall.get(f"{grading.path}/publication-preview").json()

    assert (len(shown["to_roll"]["people"]), shown["to_person_alone"]) == (10, [])


def test_whoever_was_rated_sees_the_own_grade_and_may_acknowledge_it(hall: Hall) -> None:
    grading = counted(hall, voter0=U)
    grading.publish(voter0=U)
    mine = grading.mine("voter0")
    notices = {who: hall.get("/notifications", who).json()["items"][0] for who in ("voter0", "voter7")}
    shown = [hall.post(f"{grading.path}/my-grade/acknowledge", "voter0").json() for _ in range(2)]

    assert (mine["grade_label"], mine["feedback"], mine["meeting_number"]) == ("不合格", FEEDBACK, "第3次")
    assert {one["value"]: one["count"] for one in mine["counts"]} == {E: 0, Q: 0, B: 0, U: 9, "abstained": 0}
    assert mine["acknowledged_at"] is None
    assert shown[0]["acknowledged_at"] == shown[1]["acknowledged_at"] is not None
    assert [fact.member_id for fact in facts_of(hall, "survey.grade_acknowledged")] == [hall.town.members["voter0"]]
    assert "不合格" not in notices["voter0"]["title"] + notices["voter0"]["body"]
    assert (notices["voter0"]["title"], notices["voter7"]["title"]) == (
        "您的民主评议结果出来了",
        "已公布：一季度民主评议",
    )
    assert hall.get(f"{grading.path}/my-grade", "voter7").status_code == 404  # probationary: rates and gets no grade
    rolls = [hall.get(grading.path, who).json()["my_roll"]["is_rated"] for who in ("voter0", "voter7")]
    assert rolls == [True, False]
    [person] = [one for one in grading.opinion()["people"] if one["member_id"] == grading.id_of("voter0")]
    assert person["acknowledged_at"]
    assert grading.mine("voter1")["acknowledged_at"] is None


def test_a_local_rule_may_publish_all_grades(hall: Hall) -> None:
    set_locally(hall, "surveys.publish_low_grades")
    grading = counted(hall, voter0=U)
    grading.publish(voter0=U)
    told = grading.publication()

    labels = {one["member_id"]: one["grade_label"] for one in told["people"]}
    assert (len(labels), labels[grading.id_of("voter0")], labels[grading.id_of("member")]) == (10, "不合格", "合格")
    assert {one["excellent"] for one in told["people"]} == {None}
    assert FEEDBACK not in str(told)


def test_what_was_told_is_kept_and_the_next_round_tells_nothing_against_it(hall: Hall) -> None:
    """Two absent each time could have made the difference between the ranges: the second one tells nothing of the same person."""
    first = counted(hall, quarter=1, member=E)
    first.publish(member=E)
    with hall.session() as s:
        [kept] = s.exec(select(Publication)).all()
        before = kept.cells
    second = counted(hall, quarter=2, voter0=E)
    second.publish(member=E, voter0=E)
    told = {one["member_id"]: one["excellent"] for one in second.publication()["people"]}

    assert before[0]["tables"] == {first.id_of("member"): {E: [6, 9]}}
    assert (told[first.id_of("member")]["share"], told[first.id_of("voter0")]["share"]) == ("—", "≥66%")
    assert first.publication()["people"][0]["excellent"]["least"] == 6


def test_a_published_low_grade_holds_nobody(hall: Hall) -> None:
    grading = counted(hall, voter0=U)
    grading.publish(voter0=U)

    with hall.session() as s:
        assert s.exec(select(Hold)).all() == []
