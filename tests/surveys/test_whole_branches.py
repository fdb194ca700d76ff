"""A round goes on while a branch of it is merged into another: whoever is on the roll votes where the roll has them."""

from tests.surveys.conftest import QUESTION, Hall
from tests.transfers.plans import Desk, hire


def test_whoever_was_moved_votes_as_before(hall: Hall) -> None:
    with hall.session() as s:
        hire(s, hall.town)
    desk = Desk(hall.client, hall.town)
    survey_id = hall.opened(
        "officer",
        organization_id=hall.place("township"),
        template="organization_satisfaction",
        questions=[QUESTION],
    )
    phone = hall.phone(survey_id).take()

    desk.done("merge", "east", to="west")
    hall.run_jobs()

    [question] = hall.get(f"/surveys/{survey_id}", "member").json()["items"]
    late = hall.phone(survey_id, "member2").take()
    for one in (phone, late):
        answer = one.cast({question["id"]: question["options"][0]["value"]})
        assert answer.status_code == 201, answer.text
    hall.done(survey_id, "close", who="officer")
    turnout = hall.get(f"/surveys/{survey_id}/turnout", "officer").json()
    assert (turnout["issued"], turnout["counted"]) == (2, 2)
