"""Appeals: by the rated member within five workdays, answered within fifteen, by the branch and then from above; the grade may be given anew."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import httpx

from app.core import clock as app_clock
from app.core.workdays import add_workdays
from tests.client import code_of
from tests.surveys.conftest import Hall
from tests.surveys.grading import FEEDBACK, Grading, counted, facts_of, meeting
from tests.surveys.voter import API

E, Q, B, U = "excellent", "qualified", "basically_qualified", "unqualified"
Clock = Callable[[datetime], None]


class Appeals:
    """A published round in which all ballots gave `voter0` a low grade, and so did the committee, unless it is said otherwise."""

    def __init__(self, hall: Hall, **given: str) -> None:
        self.hall = hall
        self.grading: Grading = counted(hall, voter0=U)
        assert self.grading.publish(**(given or {"voter0": U})).status_code == 200

    def file(self, who: str = "voter0") -> httpx.Response:
        answer = self.hall.client.as_(who, anew=True).post(
            f"{API}{self.grading.path}/appeals", json={"reason": "我全年都参加了组织生活"}
        )
        self.hall.run_jobs()
        return answer

    def act(self, appeal: dict[str, Any], what: str, who: str, **body: Any) -> httpx.Response:
        shown = self.hall.client.as_("officer", anew=True).get(f"{API}{self.grading.path}/appeals").json()["items"]
        version = next(one["version"] for one in shown if one["id"] == appeal["id"])
        answer = self.hall.client.as_(who, anew=True).post(
            f"{API}/survey-appeals/{appeal['id']}/{what}", json=body, headers={"If-Match": f'"{version}"'}
        )
        self.hall.run_jobs()
        return answer

    def case(self, appeal: dict[str, Any], who: str) -> dict[str, Any]:
        """The appeal as somebody who answers it sees it."""
        answer = self.hall.client.as_(who, anew=True).get(f"{API}/survey-appeals/{appeal['id']}")
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    def own(self) -> dict[str, Any]:
        """The last appeal as `voter0` sees it."""
        shown = self.hall.client.as_("voter0", anew=True).get(f"{API}{self.grading.path}/my-appeals")
        last: dict[str, Any] = shown.json()["items"][0]
        return last

    def offered(self, appeal: dict[str, Any], who: str) -> set[str]:
        return {one["action"] for one in self.case(appeal, who)["allowed_actions"]}

    def uphold(self, appeal: dict[str, Any], who: str) -> httpx.Response:
        return self.act(appeal, "reply", who, reply="维持原来的意见", regrade=False)


def workdays_on(clock: Clock, count: int) -> None:
    """Noon in Beijing so many workdays later."""
    day = add_workdays(app_clock.today(), count)
    clock(datetime.combine(day, time(12), app_clock.BEIJING))


def told(hall: Hall, who: str) -> list[str]:
    return [one["title"] for one in hall.client.as_(who, anew=True).get(f"{API}/notifications").json()["items"]]


def test_an_appeal_is_made_within_five_workdays(hall: Hall, clock: Clock) -> None:
    appeals = Appeals(hall)
    assert appeals.file("voter7").status_code == 404
    assert appeals.file("outsider").status_code == 404
    workdays_on(clock, 5)
    on_the_last_day = appeals.file()
    workdays_on(clock, 1)
    late = appeals.file("voter1")

    assert on_the_last_day.status_code == 201
    assert (late.status_code, code_of(late)) == (409, "surveys.appeal_too_late")


def test_the_branch_answers_and_then_the_committee_above(hall: Hall) -> None:
    appeals = Appeals(hall)
    first = appeals.file().json()
    waiting = appeals.file()
    notice = hall.client.as_("secretary", anew=True).get(f"{API}/notifications").json()["items"][0]
    told_first = [told(hall, who)[0] for who in ("secretary", "voter0")]
    answered = appeals.uphold(first, "secretary")
    again, second = appeals.uphold(first, "secretary"), appeals.file().json()
    by_branch, by_committee = (appeals.uphold(second, who) for who in ("secretary", "officer"))
    third = appeals.file()

    assert (first["level"], second["level"]) == ("branch", "committee")
    assert (first["again_until"], by_committee.json()["again_until"]) == (None, None)
    assert answered.json()["again_until"] == add_workdays(app_clock.today(), 5).isoformat()
    assert (notice["subject_type"], notice["subject_id"]) == ("appeal_desk", first["id"])
    assert (waiting.status_code, code_of(waiting)) == (409, "surveys.appeal_waiting")
    assert told_first == ["有党员对评议等次申诉", "您的民主评议结果出来了"]
    assert (answered.json()["status"], told(hall, "voter0")[0]) == ("upheld", "您的申诉有答复了")
    assert (again.status_code, code_of(again)) == (409, "surveys.appeal_closed")
    assert (by_branch.status_code, code_of(by_branch)) == (403, "surveys.appeal_above")
    assert (by_committee.status_code, code_of(third)) == (200, "surveys.appeals_spent")
    assert "有党员对评议等次申诉" in told(hall, "officer")
    assert [appeals.uphold(first, who).status_code for who in ("member", "outsider")] == [403, 404]
    assert set(facts_of(hall, "appeal.filed")[0].data) == {
        "appeal_id",
        "survey_id",
        "organization_id",
        "member_id",
        "level",
    }
    mine = hall.client.as_("voter0").get(f"{API}{appeals.grading.path}/my-appeals").json()["items"]
    assert [one["reply"] for one in mine] == ["维持原来的意见"] * 2
    assert hall.client.as_("voter1").get(f"{API}{appeals.grading.path}/my-appeals").json()["items"] == []


def test_who_does_not_answer_is_reminded_and_the_member_goes_above(hall: Hall, clock: Clock) -> None:
    appeals = Appeals(hall)
    first = appeals.file().json()
    workdays_on(clock, 12)
    hall.run_jobs()
    hall.run_jobs()
    reminded = told(hall, "secretary").count("一件评议申诉快到期了")
    workdays_on(clock, 3)
    on_the_last_day = appeals.file()
    workdays_on(clock, 1)
    above = appeals.file().json()

    assert first["due_on"] == add_workdays(datetime.fromisoformat(first["filed_on"]).date(), 15).isoformat()
    assert reminded == 1
    assert (on_the_last_day.status_code, code_of(on_the_last_day)) == (409, "surveys.appeal_waiting")
    assert above["level"] == "committee"


def test_after_a_grade_given_anew_the_days_count_from_its_confirmation(hall: Hall, clock: Clock) -> None:
    appeals = Appeals(hall)
    appeal = appeals.file().json()
    appeals.act(appeal, "reply", "secretary", reply="支委会重新研究", regrade=True)
    workdays_on(clock, 10)
    waiting = appeals.file()
    appeals.act(appeal, "opinions", "secretary", grade=B, feedback=FEEDBACK)
    confirmed = appeals.act(appeal, "confirm", "officer", **appeals.grading.meeting(meeting_number="第4次")).json()
    until = add_workdays(app_clock.today(), 5).isoformat()
    own = appeals.own()
    workdays_on(clock, 5)
    on_the_last_day = appeals.file()

    assert (waiting.status_code, code_of(waiting)) == (409, "surveys.appeal_waiting")
    assert (confirmed["again_until"], own["again_until"], own["status"]) == (until, until, "regraded")
    assert (on_the_last_day.status_code, on_the_last_day.json()["level"]) == (201, "committee")


def test_after_those_days_a_grade_given_anew_stands(hall: Hall, clock: Clock) -> None:
    appeals = Appeals(hall)
    appeal = appeals.file().json()
    appeals.act(appeal, "reply", "secretary", reply="支委会重新研究", regrade=True)
    appeals.act(appeal, "opinions", "secretary", grade=B, feedback=FEEDBACK)
    workdays_on(clock, 10)
    appeals.act(appeal, "confirm", "officer", **appeals.grading.meeting(meeting_number="第4次"))
    workdays_on(clock, 6)
    late = appeals.file()

    assert (late.status_code, code_of(late)) == (409, "surveys.appeal_too_late")


def test_a_grade_that_is_not_given_anew_in_time_is_reminded_of_and_taken_above(hall: Hall, clock: Clock) -> None:
    appeals = Appeals(hall)
    first = appeals.file().json()
    appeals.act(first, "reply", "secretary", reply="支委会重新研究", regrade=True)
    workdays_on(clock, 12)
    hall.run_jobs()
    reminded = told(hall, "secretary").count("一件评议申诉快到期了")
    workdays_on(clock, 3)
    on_the_last_day = appeals.file()
    workdays_on(clock, 1)
    above = appeals.file()

    assert reminded == 1
    assert (on_the_last_day.status_code, code_of(on_the_last_day)) == (409, "surveys.appeal_waiting")
    assert (above.status_code, above.json()["level"]) == (201, "committee")


def test_a_grade_given_anew_is_confirmed_by_a_meeting_that_was_held_since_the_appeal(hall: Hall, clock: Clock) -> None:
    appeals = Appeals(hall)
    before = meeting(hall, ends_as="close")
    workdays_on(clock, 1)
    appeal = appeals.file().json()
    appeals.act(appeal, "reply", "secretary", reply="支委会重新研究", regrade=True)
    appeals.act(appeal, "opinions", "secretary", grade=B, feedback=FEEDBACK)
    refused = [
        appeals.act(appeal, "confirm", "officer", activity_id=one, presided_by="东书记")
        for one in (before, meeting(hall), meeting(hall, ends_as="cancel"))
    ]
    held = meeting(hall, ends_as="close")
    confirmed = appeals.act(appeal, "confirm", "officer", activity_id=held, presided_by="东书记")

    assert [(answer.status_code, code_of(answer)) for answer in refused] == [(422, "surveys.meeting_unclear")] * 3
    assert (confirmed.status_code, confirmed.json()["regrade"]["activity_id"]) == (200, held)


def test_nobody_decides_the_own_appeal(hall: Hall) -> None:
    appeals = Appeals(hall)
    own = appeals.file("secretary").json()

    answer = appeals.uphold(own, "secretary")

    assert (answer.status_code, code_of(answer)) == (403, "surveys.own_appeal")
    assert told(hall, "officer")[0] == "有党员对评议等次申诉"


def test_a_grade_is_given_anew_by_two_people_and_ballots_stay_closed(hall: Hall) -> None:
    appeals = Appeals(hall)
    appeal = appeals.file().json()
    early = appeals.act(appeal, "opinions", "secretary", grade=Q)
    appeals.act(appeal, "reply", "secretary", reply="支委会重新研究", regrade=True)
    bare = appeals.act(appeal, "opinions", "secretary", grade=B)
    proposed = appeals.act(appeal, "opinions", "secretary", grade=Q)
    still = appeals.grading.mine("voter0")["grade"]
    meeting = appeals.grading.meeting(meeting_number="第4次")
    alone = appeals.act(appeal, "confirm", "secretary", **meeting)
    confirmed = appeals.act(appeal, "confirm", "officer", **meeting)
    mine = appeals.grading.mine("voter0")

    assert (early.status_code, code_of(early)) == (409, "surveys.appeal_closed")
    assert (bare.status_code, code_of(bare)) == (422, "surveys.feedback_needed")
    assert (proposed.status_code, still) == (200, U)
    assert (alone.status_code, code_of(alone)) == (403, "surveys.second_person_needed")
    assert (confirmed.status_code, confirmed.json()["status"]) == (200, "regraded")
    assert (mine["grade"], mine["feedback"], mine["meeting_number"]) == (Q, None, "第4次")
    assert next(one["count"] for one in mine["counts"] if one["value"] == U) == 9
    assert appeals.grading.publication()["people"] == []


def test_whoever_answers_is_offered_what_they_may_do(hall: Hall) -> None:
    appeals = Appeals(hall)
    appeal, own = appeals.file().json(), appeals.file("secretary").json()
    path = f"{API}/survey-appeals/{appeal['id']}"
    closed = [hall.client.as_(who, anew=True).get(path).status_code for who in ("voter0", "outsider")]
    case = appeals.case(appeal, "secretary")
    first = [appeals.offered(one, "secretary") for one in (appeal, own)]
    appeals.act(appeal, "reply", "secretary", reply="支委会重新研究", regrade=True)
    second = appeals.offered(appeal, "officer")
    appeals.act(appeal, "opinions", "secretary", grade=B, feedback=FEEDBACK)
    third = [appeals.offered(appeal, who) for who in ("secretary", "officer")]
    anew = appeals.case(appeal, "officer")["regrade"]
    appeals.act(appeal, "confirm", "officer", **appeals.grading.meeting(meeting_number="第4次"))
    ended = appeals.case(appeal, "officer")

    assert closed == [403, 404]
    assert (case["member_name"], case["grade_label"], case["regrade"]) == ("选民0", "不合格", None)
    assert (first, second) == ([{"reply"}, set()], {"propose"})
    assert third == [{"propose"}, {"propose", "confirm"}]
    assert (anew["grade_label"], anew["feedback"], anew["confirmed_by"]) == ("基本合格", FEEDBACK, None)
    assert (ended["grade_label"], ended["regrade"]["meeting_number"], ended["allowed_actions"]) == (
        "基本合格",
        "第4次",
        [],
    )


def test_the_second_appeal_is_offered_above_alone(hall: Hall) -> None:
    appeals = Appeals(hall)
    appeals.uphold(appeals.file().json(), "secretary")
    second = appeals.file().json()

    assert [appeals.offered(second, who) for who in ("secretary", "officer")] == [set(), {"reply"}]


def test_the_third_holds_for_a_grade_given_anew(hall: Hall) -> None:
    appeals = Appeals(hall, member=E, member2=E, voter1=E)
    appeal = appeals.file().json()
    appeals.act(appeal, "reply", "secretary", reply="支委会重新研究", regrade=True)
    fourth = appeals.act(appeal, "opinions", "secretary", grade=E)
    kept = appeals.act(appeal, "opinions", "secretary", grade=E, override_reason="确实突出")

    assert (fourth.status_code, code_of(fourth)) == (422, "surveys.over_cap")
    assert kept.status_code == 200


def test_the_copy_of_one_s_data_has_the_own_grade_and_appeals(hall: Hall) -> None:
    appeals = Appeals(hall)
    appeals.file()
    own, other = (hall.client.as_(who, anew=True).get(f"{API}/me/export").json() for who in ("voter0", "voter1"))

    assert [(one["grade_label"], one["feedback"]) for one in own["surveys"]] == [("不合格", FEEDBACK)]
    assert [one["reason"] for one in own["appeals"]] == ["我全年都参加了组织生活"]
    assert ([one["grade_label"] for one in other["surveys"]], other["appeals"]) == (["合格"], [])
