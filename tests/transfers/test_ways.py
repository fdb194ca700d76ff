"""Each kind of transfer from the application to its end: whose desk, what happens there, and when the member moves."""

from datetime import timedelta

import pytest

from app.core import clock
from tests.client import Client, code_of
from tests.members.commands import command
from tests.transfers.conftest import API, Offices
from tests.transfers.steps import TO_COMMITTEE, days_on, go


@pytest.mark.parametrize("reason", ["搬家", ["residence"], {}, 1])
def test_a_reason_that_is_not_in_the_list_is_named(offices: Offices, reason: object) -> None:
    assert offices.apply(reason="居住地变动").json()["reason"] == "residence"

    answer = offices.apply("secretary", reason=reason)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/reason")


def test_within_a_township_three_desks_and_no_letter(offices: Offices) -> None:
    transfer_id = offices.drafted(to="west")

    assert offices.done(transfer_id, "member", "submit")["holder"]["name"] == "东村党支部"
    assert offices.done(transfer_id, "secretary", "approve")["holder"]["name"] == "青禾镇委员会"
    at_branch = offices.done(transfer_id, "officer", "approve")
    assert (at_branch["kind"], at_branch["step"], at_branch["holder"]["name"]) == (
        "within_committee",
        "to_branch",
        "西村党支部",
    )
    assert offices.branch_of() == offices.town.organizations["east"]
    ended = offices.done(transfer_id, "outsider", "report_in")

    assert (ended["status"], ended["step"], ended["letter"], ended["holder"]) == ("closed", None, None, None)
    assert offices.branch_of() == offices.town.organizations["west"]
    today = str(clock.today())
    assert offices.affiliations()[-1] == (offices.town.organizations["west"], today, None)
    assert offices.affiliations()[-2][2] == today
    assert offices.facts(transfer_id) == ["transfer.drafted", "submit", "approve", "approve", "report_in"]


def test_to_another_township_with_a_letter_and_a_receipt(offices: Offices) -> None:
    transfer_id = offices.drafted(to="far")
    offices.done(transfer_id, "member", "submit")
    offices.done(transfer_id, "secretary", "approve")
    prepared = offices.done(transfer_id, "officer", "approve")
    assert (prepared["status"], prepared["step"], prepared["letter"]) == ("pending", "from_committee", None)
    issued = offices.done(transfer_id, "checker", "issue_letter", valid_days=20)
    assert (issued["status"], issued["step"], issued["holder"]["name"]) == ("in_transit", None, "白石镇委员会")
    assert issued["letter"]["number"] == f"〔{clock.today().year}〕第0001号"
    assert issued["letter"]["days_left"] == 20

    assert offices.done(transfer_id, "far_officer", "arrive")["step"] == "to_committee"
    assert offices.done(transfer_id, "far_officer", "assign")["step"] == "to_branch"
    assert offices.branch_of() == offices.town.organizations["east"]
    reported = offices.done(transfer_id, "stranger", "report_in")
    assert (reported["status"], reported["step"], reported["letter"]["status"]) == ("accepted", "receipt", "used")
    assert offices.branch_of() == offices.town.organizations["far"]
    sent = offices.done(transfer_id, "far_officer", "send_receipt", handler="白石经办人")
    assert (sent["status"], sent["holder"]["name"]) == ("accepted", "青禾镇委员会")
    filed = offices.done(transfer_id, "officer", "file_receipt")

    assert (filed["status"], filed["receipt_handler"]) == ("closed", "白石经办人")


def test_out_of_the_system_the_receipt_is_the_move(client: Client, offices: Offices) -> None:
    transfer_id = offices.drafted(to=None, target_external="外省某市某区委组织部", kind="cross_province")
    for who, action in (("member", "submit"), ("secretary", "approve"), ("officer", "approve")):
        offices.done(transfer_id, who, action)
    out = offices.done(transfer_id, "checker", "issue_letter")
    assert (out["status"], out["holder"]["name"]) == ("in_transit", "外省某市某区委组织部")
    assert offices.act(transfer_id, "officer", "arrive").status_code == 409

    filed = offices.done(transfer_id, "officer", "file_receipt", handler="对方经办人", receipt_number="12号")

    assert (filed["status"], filed["receipt_number"]) == ("closed", "12号")
    record = client.as_("officer").get(f"{API}/members/{offices.town.members['member']}").json()
    assert record["status"] == "transferred_out"
    assert offices.affiliations()[-1][2] == str(clock.today())
    assert client.as_("member").get(f"{API}/me").status_code == 401


def test_whoever_moves_to_where_they_live_is_away_no_longer(client: Client, offices: Offices) -> None:
    member = offices.town.members["member"]
    away = {"change": "register_floating", "floating_to": "西村"}
    assert command(client, member, "contact-changes", away).json()["is_floating"]

    go(offices, offices.drafted(), *TO_COMMITTEE, "officer approve", "outsider report_in")

    record = client.as_("officer").get(f"{API}/members/{member}").json()
    assert (record["is_floating"], record["floating_to"]) == (False, "")


def test_an_old_draft_of_a_stay_whose_last_day_is_past_is_not_submitted(offices: Offices) -> None:
    until = str(clock.today() + timedelta(days=20))
    transfer_id = offices.drafted(to=None, kind="temporary", target_external="邻市某工地", until=until)
    days_on(offices, 20)

    late = offices.act(transfer_id, "member", "submit")

    assert (late.status_code, code_of(late)) == (422, "transfers.until_out_of_range")
    assert late.json()["errors"][0]["pointer"] == "/until"
    assert offices.stands(transfer_id, "member") == ("draft", None)


def test_another_letter_has_another_number_and_another_last_day(offices: Offices) -> None:
    transfer_id = offices.sent(to="far")
    first = offices.seen(transfer_id)

    second = offices.done(transfer_id, "officer", "reissue_letter", reason="路上丢了", valid_days=60)

    assert second["status"] == "in_transit"
    assert (first["letter"]["number"][-6:], second["letter"]["number"][-6:]) == ("第0001号", "第0002号")
    assert second["holder"]["due_at"] > first["holder"]["due_at"]
    assert second["letter"]["valid_days"] == 60
