"""Questions of which several options may be ticked: from the sheet through the sealed ballot and the count to what is told."""

from app.surveys import sheet
from app.surveys.sheet import ItemKind
from tests.client import code_of
from tests.surveys.conftest import QUESTION, TICKS, Hall
from tests.surveys.telling import counted, publish, settle, told

LIMITED = TICKS | {"most_ticks": 2}


def test_every_ballot_has_one_size_whatever_it_ticks() -> None:
    items = [sheet.question(1, ItemKind.CHOICES, "几点好？", [f"{hour}点" for hour in range(10)])]
    values = sheet.to_tick(items[0])
    ballots = [",".join(values[:size]) for size in range(11)]

    sealed = [sheet.padded(items, sheet.marks(items, [("q1", ballot)])) for ballot in ballots]

    assert len({len(each) for each in sealed}) == 1
    assert [sheet.unpadded(each) for each in sealed] == [[ballot] for ballot in ballots]


def test_ticks_are_taken_up_to_the_limit_and_none_is_an_abstention(hall: Hall) -> None:
    survey_id = hall.opened(template="questionnaire", questions=[LIMITED, QUESTION], quorum_num=1, quorum_den=2)
    phone, rest = hall.phone(survey_id).take(), {"q2": "fair"}
    refused = [phone.cast({"q1": wrong} | rest) for wrong in ("o9", "o1,o1", "o1,", "abstained", "o1,o2,o3")]
    cast = [phone.cast({"q1": ticks} | rest) for ticks in ("o3,o1", "o1,o3", "o1")]
    blank, late = {"member2": {"q1": ""}, "secretary": {}}, {f"voter{n}": {"q1": "o3"} for n in range(3)}
    for who, marks in (blank | late).items():
        assert hall.phone(survey_id, who).take().cast(marks | rest).status_code == 201
    [item, _] = hall.get(f"/surveys/{survey_id}").json()["items"]
    hall.done(survey_id, "close")
    [cell] = hall.get(f"/surveys/{survey_id}/results").json()["cells"]
    question, _ = cell["questions"]

    assert (item["most_ticks"], [each["label"] for each in item["options"]]) == (2, ["早", "中", "晚", "弃权"])
    assert [code_of(answer) for answer in refused] == ["surveys.answer_unknown"] * 4 + ["surveys.ticks_too_many"]
    assert refused[-1].json()["errors"][0]["pointer"] == "/answers"
    assert [answer.status_code for answer in cast] == [
        201,
        200,
        409,
    ]  # the same ticks in another order are the same ballot
    assert (question["kind"], cell["counted"]) == ("choices", 6)
    assert {each["label"]: each["count"] for each in question["counts"]} == {"早": 1, "中": 0, "晚": 4, "弃权": 2}


def test_a_draft_keeps_the_limit_and_may_lose_it(hall: Hall) -> None:
    survey_id = hall.drafted(questions=[LIMITED])
    http, path = hall.client.as_("secretary"), f"/api/v1/surveys/{survey_id}"
    before = http.get(path).json()["questions"]
    after = http.patch(path, json={"questions": [TICKS]}, headers={"If-Match": '"1"'}).json()["questions"]

    assert (before, after) == ([LIMITED], [TICKS | {"most_ticks": None}])


def test_of_fewer_than_sixteen_ballots_no_ticks_are_told(hall: Hall) -> None:
    survey_id = counted(hall, {who: {"q1": "o1"} for who in hall.people()}, questions=[TICKS])
    publish(hall, survey_id)
    [question] = told(hall, survey_id)["cells"][0]["questions"]

    assert {each["share"] for each in question["options"]} == {"—"}


def test_ticks_are_told_in_ranges_and_not_how_many_abstained(hall: Hall) -> None:
    people = [*hall.people(), *settle(hall, 6)]
    marks = {who: {"q1": "o1,o2" if place < 9 else "o1" if place < 15 else ""} for place, who in enumerate(people)}
    place = hall.place("township")
    survey_id = counted(hall, marks, questions=[LIMITED], organization_id=place, disclosed_by="whole")
    publish(hall, survey_id)
    [question] = told(hall, survey_id)["cells"][0]["questions"]

    assert question["kind"] == "choices"
    assert {each["label"]: (each["least"], each["most"]) for each in question["options"]} == {
        "早": (12, 17),
        "中": (6, 11),
        "晚": (0, 5),
    }
