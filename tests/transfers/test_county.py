"""Where the local rule sends letters past the county's organization department."""

import pytest

from app.core import clock
from app.organizations.models import Setting
from tests.client import code_of
from tests.transfers.conftest import Offices
from tests.transfers.steps import TO_BRANCH, TO_COMMITTEE, go, hire


@pytest.fixture
def at_county(offices: Offices) -> str:
    """A transfer whose letter lies with the county."""
    hire(offices, "county_officer", "office", "county")
    with offices.session() as s:
        township, today = offices.town.organizations["township"], clock.today()
        s.add(Setting(organization_id=township, key="transfers.via_county", value=1, starts_on=today))
    return go(offices, offices.drafted(to="far"), *TO_COMMITTEE, "officer approve", "checker issue_letter")


def test_the_county_agrees_and_the_letter_travels(offices: Offices, at_county: str) -> None:
    seen = offices.seen(at_county)
    assert (seen["status"], seen["step"], seen["holder"]["name"]) == ("pending", "county", "平安县委员会")
    assert seen["letter"]["status"] == "valid"
    assert [one["step"] for one in seen["route"]][:3] == ["from_branch", "from_committee", "county"]

    agreed = offices.done(at_county, "county_officer", "approve")
    assert (agreed["status"], agreed["holder"]["name"]) == ("in_transit", "白石镇委员会")
    assert agreed["undo_until"] is None  # the letter travels
    go(offices, at_county, *TO_BRANCH, "stranger report_in", "far_officer send_receipt", "officer file_receipt")


def test_the_county_sends_it_back_and_the_letter_is_void(offices: Offices, at_county: str) -> None:
    back = offices.act(at_county, "county_officer", "return", reason="资料不全")
    assert (back.json()["status"], back.json()["letter"]["status"]) == ("returned", "void")
    steps = ("member submit", "secretary approve", "checker approve", "officer issue_letter", "county_officer approve")

    assert offices.seen(go(offices, at_county, *steps))["letter"]["number"].endswith("第0002号")


def test_the_letter_is_out_so_the_member_does_not_withdraw(offices: Offices, at_county: str) -> None:
    refused = offices.act(at_county, "member", "withdraw")

    assert (refused.status_code, code_of(refused)) == (409, "transfers.letter_already_issued")
    ended = offices.done(at_county, "officer", "cancel", reason="本人不去了")
    assert (ended["status"], ended["letter"]["status"]) == ("cancelled", "void")
