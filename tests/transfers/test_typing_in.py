"""What is typed in of a paper letter: by whom, and what is refused at which field."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, func, select

from app.core import clock
from app.core.events import Event
from app.organizations.models import Organization
from app.transfers.models import Transfer
from tests.client import Client, code_of
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.paper import (
    SOURCE,
    arrive,
    arrived,
    letter,
    person,
)


@pytest.mark.parametrize(
    ("who", "status"), [("secretary", 404), ("far_officer", 404), ("member", 404), ("client", 403)]
)
def test_only_the_receiving_committee_types_it_in(offices: Offices, who: str, status: int) -> None:
    answer = arrive(offices, who=who, to="west")

    assert answer.status_code == status
    assert arrived(offices, to="west")


def test_a_secretary_is_told_whose_desk_it_is(offices: Offices) -> None:
    answer = arrive(offices, who="secretary", to="east")

    assert (answer.status_code, code_of(answer)) == (403, "transfers.not_your_desk")
    assert "青禾镇委员会" in answer.json()["title"]


def test_a_letter_that_arrived_after_its_last_day(offices: Offices) -> None:
    today = clock.today()
    last = letter(issued_on=str(today - timedelta(days=30)), valid_days=30)
    late = letter(issued_on=str(today - timedelta(days=31)), valid_days=30)

    assert arrive(offices, letter=last).status_code == 201
    answer = arrive(offices, letter=late)

    assert (answer.status_code, code_of(answer)) == (409, "transfers.letter_expired")


@pytest.mark.parametrize("days", [0, 91])
def test_no_letter_holds_longer_than_ninety_days(offices: Offices, days: int) -> None:
    answer = arrive(offices, letter=letter(valid_days=days), kind="graduate")

    assert (answer.status_code, code_of(answer)) == (422, "transfers.validity_out_of_range")
    assert answer.json()["errors"][0]["pointer"] == "/letter/valid_days"


def test_it_can_not_arrive_before_it_was_issued_nor_tomorrow(offices: Offices) -> None:
    for day in (clock.today() - timedelta(days=11), clock.today() + timedelta(days=1)):
        answer = arrive(offices, arrived_on=str(day))
        assert (answer.status_code, code_of(answer)) == (422, "transfers.date_out_of_order")
        assert answer.json()["errors"][0]["pointer"] == "/arrived_on"


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"national_id": "110101199003070000"}, "members.national_id_wrong", "/person/national_id"),
        ({"phone": "12345"}, "members.phone_wrong", "/person/phone"),
        ({"ethnicity": "99"}, "members.code_unknown", "/person/ethnicity"),
        ({"joined_on": "1990-01-01"}, "members.joining_age_wrong", "/person/joined_on"),
        ({"confirmed_on": None}, "members.confirmation_date_wrong", "/person/confirmed_on"),
        ({"sex": "2"}, "members.differs_from_national_id", "/person/sex"),
    ],
)
def test_what_is_wrong_with_the_person_points_at_the_field(
    offices: Offices, changes: dict[str, Any], code: str, pointer: str
) -> None:
    answer = arrive(offices, person=person(**changes))

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"category": "probationary", "confirmed_on": None, "joined_on": 9}, "/person/joined_on"),
        ({"confirmed_on": 9}, "/person/confirmed_on"),
    ],
)
def test_the_letter_tells_nothing_of_what_came_after_it(
    offices: Offices, changes: dict[str, Any], pointer: str
) -> None:
    days = {key: str(clock.today() - timedelta(days=value)) for key, value in changes.items() if value == 9}

    answer = arrive(offices, person=person(**changes | days))

    assert (answer.status_code, code_of(answer)) == (422, "transfers.date_out_of_order")
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_what_differs_from_the_number_needs_a_reason_which_is_recorded(offices: Offices) -> None:
    transfer_id = arrived(offices, person=person(sex="2", override_reason="按人事档案"))

    with offices.session() as s:
        [first] = s.exec(select(Event).where(col(Event.subject_id) == UUID(transfer_id))).all()
        assert first.notes["override_reason"] == "按人事档案"


def test_of_the_two_ways_to_say_from_where_one_is_given(client: Client, offices: Offices) -> None:
    book = {"name": "外省某校党委", "medium": "paper"}
    entry = client.as_("officer").post(f"{API}/external-organizations", json=book).json()["id"]

    assert code_of(arrive(offices, source_text=None)) == "transfers.source_needed"
    assert code_of(arrive(offices, external_id=entry)) == "transfers.source_needed"
    known = arrive(offices, source_text=None, external_id=entry)

    assert (known.status_code, known.json()["source_name"], known.json()["target_external"]) == (
        201,
        "外省某校党委",
        None,
    )
    assert arrive(offices, source_text=None, external_id=offices.place("west")).status_code == 404


def test_a_key_is_needed_and_sent_twice_it_is_typed_in_once(client: Client, offices: Offices) -> None:
    body = {
        "target_id": offices.place("west"),
        "source_text": SOURCE,
        "letter": letter(),
        "arrived_on": str(clock.today()),
        "dues_paid_through": "2026-11",
        "person": person(),
    }
    desk, key = client.as_("officer"), {"Idempotency-Key": "one-and-the-same"}

    assert code_of(desk.post(f"{TRANSFERS}/incoming", json=body)) == "idempotency.key_missing"
    twice = [desk.post(f"{TRANSFERS}/incoming", json=body, headers=key).json()["id"] for _ in range(2)]

    assert twice[0] == twice[1]
    with offices.session() as s:
        assert s.exec(select(func.count()).select_from(Transfer)).one() == 1


def test_nobody_is_taken_in_by_a_branch_of_floating_members(offices: Offices) -> None:
    with offices.session() as s:
        s.get_one(Organization, offices.town.organizations["west"]).is_floating = True

    answer = arrive(offices, to="west")

    assert (answer.status_code, code_of(answer)) == (422, "transfers.target_not_a_branch")
