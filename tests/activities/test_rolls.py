"""The roll of a planned meeting follows people who come and go, until the meeting opens or starts."""

from typing import Any

from app.members.models import Member
from app.members.rules import Status
from tests.activities.conftest import Hall, minutes


def test_the_roll_follows_people_until_it_opens(hall: Hall, run_jobs: Any) -> None:
    activity = hall.plan()
    with hall.session() as session:
        session.get_one(Member, hall.town.members["outsider"]).organization_id = hall.town.organizations["east"]
        session.get_one(Member, hall.town.members["member2"]).status = Status.DECEASED
    run_jobs()
    assert hall.due(activity) == {"member", "secretary", "outsider"}

    hall.send("secretary", "POST", f"/activities/{activity}/open")
    with hall.session() as session:
        session.get_one(Member, hall.town.members["outsider"]).organization_id = hall.town.organizations["west"]
    hall.set(minutes(30))
    run_jobs()

    assert hall.due(activity) == {"member", "secretary", "outsider"}


def test_whoever_comes_after_a_meeting_was_not_expected_at_it(hall: Hall, run_jobs: Any) -> None:
    activity = hall.plan()
    hall.set(minutes(1))
    with hall.session() as session:
        session.get_one(Member, hall.town.members["outsider"]).organization_id = hall.town.organizations["east"]

    run_jobs()

    assert hall.due(activity) == {"member", "member2", "secretary"}


def test_whoever_leaves_the_roll_of_members_leaves_a_list_too(hall: Hall, run_jobs: Any) -> None:
    listed = [hall.person("member"), hall.person("member2")]
    activity = hall.plan(audience={"member_ids": listed})
    with hall.session() as session:
        session.get_one(Member, hall.town.members["member2"]).status = Status.DECEASED

    run_jobs()

    assert hall.due(activity) == {"member"}


def test_nobody_with_a_record_is_taken_off_the_roll(hall: Hall, run_jobs: Any) -> None:
    activity = hall.plan()
    leave = {"kind": "away", "reason": "外出务工"}
    assert hall.send("member2", "POST", f"/activities/{activity}/leave-requests", leave).status_code == 201
    with hall.session() as session:
        session.get_one(Member, hall.town.members["member2"]).organization_id = hall.town.organizations["west"]

    run_jobs()

    assert "member2" in hall.due(activity)
