"""Free answers: read by two people, withheld with a reason or published as written, in no order, and never of few voters."""

from typing import Any

import pytest

from tests.client import code_of
from tests.surveys.conftest import ASIDE, QUESTION, Hall
from tests.surveys.grading import facts_of
from tests.surveys.telling import GOOD, counted, decide, publish, told

WORDS = ["路灯不亮", "会议太晚", "某某不行", "谢谢支部"]


def written(hall: Hall) -> str:
    """A counted questionnaire of nine ballots, four of them with a text."""
    marks = {who: {"q1": GOOD} for who in hall.people()[:9]}
    for who, words in zip(hall.people(), WORDS, strict=False):
        marks[who]["q2"] = words
    return counted(hall, marks, questions=[QUESTION, ASIDE])


def listed(hall: Hall, survey_id: str, who: str = "secretary") -> dict[str, dict[str, Any]]:
    return {one["text"]: one for one in hall.get(f"/surveys/{survey_id}/texts", who).json()["items"]}


def marks_of(texts: dict[str, dict[str, Any]], withheld: str = "某某不行", **changes: Any) -> dict[str, Any]:
    bad = {"is_withheld": True, "reason": "说到了个人"} | changes
    return {
        "marks": [
            {"text_id": one["text_id"]} | (bad if words == withheld else {"is_withheld": False})
            for words, one in texts.items()
        ]
    }


def test_two_people_read_each_text_before_it_is_published(hall: Hall) -> None:
    survey_id = written(hall)
    texts = listed(hall, survey_id)
    ids = {"text_ids": [one["text_id"] for one in texts.values()]}
    unread = publish(hall, survey_id)
    unmarked = decide(hall, survey_id, "confirm", ids, "officer")
    marked = decide(hall, survey_id, "mark", marks_of(texts), "secretary")
    once = publish(hall, survey_id)
    own = decide(hall, survey_id, "confirm", ids, "secretary")
    seen = {
        who: {one["can_confirm"] for one in listed(hall, survey_id, who).values()} for who in ("secretary", "officer")
    }
    confirmed = decide(hall, survey_id, "confirm", ids, "officer")

    assert sorted(texts) == sorted(WORDS)
    for answer in (unread, once):
        assert (answer.status_code, code_of(answer)) == (409, "surveys.texts_unread")
    assert "4条" in once.json()["title"]
    assert (unmarked.status_code, code_of(unmarked)) == (422, "surveys.text_unknown")
    assert (own.status_code, code_of(own)) == (403, "surveys.second_person_needed")
    assert (marked.status_code, confirmed.status_code) == (200, 200)
    assert seen == {"secretary": {False}, "officer": {True}}
    assert publish(hall, survey_id).status_code == 200
    [question] = [one for one in told(hall, survey_id)["cells"][0]["questions"] if one["question_id"] == "q2"]
    assert sorted(question["texts"]) == sorted(set(WORDS) - {"某某不行"})
    assert told(hall, survey_id) == told(hall, survey_id, "member2")  # in the order in which it was kept
    assert [fact.data["count"] for fact in facts_of(hall, "survey.texts_confirmed")] == [4]


def test_marked_anew_a_text_waits_for_a_second_person_again(hall: Hall) -> None:
    survey_id = written(hall)
    texts = listed(hall, survey_id)
    ids = {"text_ids": [one["text_id"] for one in texts.values()]}
    decide(hall, survey_id, "mark", marks_of(texts), "secretary")
    decide(hall, survey_id, "confirm", ids, "officer")
    decide(hall, survey_id, "mark", marks_of(texts, withheld="路灯不亮"), "officer")
    waiting = listed(hall, survey_id)

    assert publish(hall, survey_id).status_code == 409
    assert {one["is_withheld"] for words, one in waiting.items() if words == "路灯不亮"} == {True}
    assert {one["confirmed_at"] for one in waiting.values()} == {None}
    assert decide(hall, survey_id, "confirm", ids, "secretary").status_code == 200
    assert publish(hall, survey_id).status_code == 200
    assert decide(hall, survey_id, "mark", marks_of(texts), "secretary").status_code == 409


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"reason": None}, "surveys.withholding_unexplained"), ({"text_id": None}, "surveys.text_unknown")],
)
def test_a_mark_that_makes_no_sense_is_refused(hall: Hall, changes: dict[str, Any], code: str) -> None:
    survey_id = written(hall)
    body = marks_of(listed(hall, survey_id), **({"reason": None} if "reason" in changes else {"text_id": survey_id}))
    answer = decide(hall, survey_id, "mark", body, "secretary")

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"].startswith("/marks")


def test_texts_are_for_whoever_keeps_the_round_and_after_the_count(hall: Hall) -> None:
    early = hall.opened(template="questionnaire", questions=[QUESTION, ASIDE], quarter=2)
    survey_id = written(hall)
    stale = hall.client.as_("secretary").post(
        f"/api/v1/surveys/{survey_id}/texts/mark", json=marks_of(listed(hall, survey_id)), headers={"If-Match": '"1"'}
    )

    assert code_of(hall.get(f"/surveys/{early}/texts")) == "surveys.not_counted"
    assert [hall.get(f"/surveys/{survey_id}/texts", who).status_code for who in ("member", "outsider")] == [403, 404]
    assert stale.status_code == 412


def test_texts_of_few_voters_are_shown_to_nobody(hall: Hall) -> None:
    marks = {who: {"q1": GOOD, "q2": "路灯不亮"} for who in ("outsider",)}
    survey_id = counted(
        hall,
        marks,
        questions=[QUESTION, ASIDE],
        organization_id=hall.place("west"),
        confidential_if_small=True,
    )

    assert hall.get(f"/surveys/{survey_id}/texts", "officer").json()["items"] == []
    assert publish(hall, survey_id).status_code == 200
    [cell] = told(hall, survey_id, "outsider")["cells"]
    assert (cell["counted"], cell["questions"]) == (None, [])
