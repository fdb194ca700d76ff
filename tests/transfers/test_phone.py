"""Step 2: whoever moves is reached on the way, by the roll's number or by one they give."""

from collections.abc import Callable

import pytest

from app.core import clock
from app.members import records
from app.members.models import Member
from tests.client import Client, code_of
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.steps import TO_COMMITTEE, go

Roll = Callable[..., None]


@pytest.fixture
def roll(offices: Offices) -> Roll:
    """What the roll says of the member's numbers."""

    def say(**numbers: str | None) -> None:
        with offices.session() as s:
            member = s.get_one(Member, offices.town.members["member"])
            records.apply(member, {"phone": None, "landline": None} | numbers)

    return say


def test_without_any_number_an_application_is_not_submitted(client: Client, offices: Offices, roll: Roll) -> None:
    roll()
    transfer_id = offices.drafted()

    refused = offices.act(transfer_id, "member", "submit")

    assert (refused.status_code, code_of(refused)) == (422, "transfers.phone_needed")
    assert refused.json()["errors"][0]["pointer"] == "/phone"
    body = {"target_id": offices.place("west"), "dues_paid_through": "2026-01"}
    looked = client.as_("member").post(f"{TRANSFERS}/preflight", json=body).json()
    assert ("transfers.phone_needed", "/phone", False) in [
        (one["code"], one["pointer"], one["is_warning"]) for one in looked["findings"]
    ]


def test_a_number_that_is_given_is_enough_and_stays_when_the_rest_is_written_anew(
    client: Client, offices: Offices, roll: Roll
) -> None:
    roll()
    transfer_id = offices.drafted(phone="19900001234")
    etag = client.as_("member").get(f"{TRANSFERS}/{transfer_id}").headers["ETag"]
    body = {"target_id": offices.place("west"), "dues_paid_through": f"{clock.today():%Y-%m}"}
    client.as_("member").put(f"{TRANSFERS}/{transfer_id}", json=body, headers={"If-Match": etag})

    offices.done(transfer_id, "member", "submit")

    assert offices.seen(transfer_id)["phone_masked"].endswith("1234")


def test_a_fixed_line_at_home_is_a_number(offices: Offices, roll: Roll) -> None:
    roll(landline="07531234567")

    transfer_id = go(offices, offices.drafted(), *TO_COMMITTEE)

    assert offices.seen(transfer_id)["phone_masked"]


def test_a_wrong_number_is_said_before_anything_is_sent(client: Client, offices: Offices, roll: Roll) -> None:
    roll()
    body = {"target_id": offices.place("west"), "phone": "12345"}

    answer = client.as_("member").post(f"{TRANSFERS}/preflight", json=body)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/phone")


def test_whoever_only_goes_away_needs_none(offices: Offices, roll: Roll) -> None:
    roll()

    go(offices, offices.drafted(to=None, kind="temporary", target_external="邻市某工地"), "member submit")
