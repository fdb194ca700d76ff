"""T01 to T18, each at its step with its code: what stops, and what only asks for an acknowledgement with a reason."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.core import clock
from app.core.events import Event
from app.core.ids import new_id
from app.members import holds
from app.members.models import Member
from app.members.rules import Category, HoldKind, Status
from app.organizations.models import Appointment, Organization, Setting
from app.organizations.rules import Post
from app.transfers.models import Letter
from tests.client import Client, code_of
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.steps import OUT, TO_BRANCH, TO_COMMITTEE, go

LAST_MONTH = f"{clock.today().replace(day=1) - timedelta(days=1):%Y-%m}"


def becomes(offices: Offices, who: str = "member", **facts: Any) -> None:
    """What the record says of somebody, from now on."""
    with offices.session() as s:
        row = s.get_one(Member, offices.town.members[who])
        for name, value in facts.items():
            setattr(row, name, value)


def held(offices: Offices, kind: HoldKind) -> None:
    with offices.session() as s:
        holds.set_hold(s, offices.town.members["member"], kind, new_id())


def rule(offices: Offices, place: str, key: str, value: int) -> None:
    with offices.session() as s:
        s.add(Setting(organization_id=offices.town.organizations[place], key=key, value=value, starts_on=clock.today()))


def warned(offices: Offices, transfer_id: str, who: str, action: str, code: str, **fields: Any) -> None:
    """It is a warning, said beforehand where the branch is known; the refusal points at what mends it: its code, and a reason (T15).

    Then it is recorded with both.
    """
    is_said = code in [notice["code"] for notice in offices.seen(transfer_id, who)["warnings"]]
    assert is_said is ("branch_id" not in fields)
    refused = offices.act(transfer_id, who, action, reason="已经商量过了", **fields)
    assert (refused.status_code, code_of(refused)) == (409, code)
    assert refused.json()["errors"][0]["pointer"] == "/acknowledge"
    bare = offices.act(transfer_id, who, action, acknowledge=[code], **fields)
    assert (bare.status_code, code_of(bare)) == (422, "transfers.reason_required")
    taken = offices.act(transfer_id, who, action, acknowledge=[code], reason="已经商量过了", **fields)
    assert taken.status_code == 200, taken.text
    with offices.session() as s:
        last = s.exec(select(Event).order_by(Event.id.desc())).first()  # type: ignore[attr-defined]
        assert last is not None
        assert last.notes == {"acknowledged": [code], "reason": "已经商量过了"}


def refused(offices: Offices, transfer_id: str, who: str, action: str, status: int, code: str, **fields: Any) -> None:
    before = offices.stands(transfer_id, who)
    answer = offices.act(transfer_id, who, action, **fields)
    assert (answer.status_code, code_of(answer)) == (status, code), answer.text
    assert offices.stands(transfer_id, who) == before


def test_t01_one_open_transfer_a_member(offices: Offices) -> None:
    first = offices.drafted()

    again = offices.apply(to="far")
    assert (again.status_code, code_of(again)) == (409, "transfers.open_transfer_exists")
    go(offices, first, "member withdraw")
    assert offices.apply(to="far").status_code == 201


def test_t02_nobody_who_is_not_in_good_standing(offices: Offices) -> None:
    draft = offices.drafted()
    becomes(offices, status=Status.SUSPENDED)

    refused(offices, draft, "member", "submit", 409, "transfers.status_not_transferable")
    go(offices, draft, "member withdraw")
    assert code_of(offices.apply()) == "transfers.status_not_transferable"


@pytest.mark.parametrize("steps", [TO_COMMITTEE, (*TO_COMMITTEE, "officer approve")])
def test_t02_and_t18_are_asked_again_at_each_desk_until_the_member_reports_in(
    offices: Offices, steps: tuple[str, ...]
) -> None:
    transfer_id = go(offices, offices.drafted(), *steps)
    who, action = ("outsider", "report_in") if len(steps) > 2 else ("officer", "approve")
    becomes(offices, status=Status.SUSPENDED)
    refused(offices, transfer_id, who, action, 409, "transfers.status_not_transferable")
    becomes(offices, status=Status.NORMAL)
    held(offices, HoldKind.FROZEN_ORGANIZATION)

    refused(offices, transfer_id, who, action, 409, "transfers.organization_frozen")


def test_t03_to_where_the_member_is_already(offices: Offices) -> None:
    answer = offices.apply(to="east")

    assert (answer.status_code, code_of(answer)) == (422, "transfers.same_target")
    assert answer.json()["errors"][0]["pointer"] == "/target_id"


def test_t04_dues_that_nobody_knows(offices: Offices) -> None:
    draft = offices.drafted(dues_paid_through=None)

    refused(offices, draft, "member", "submit", 422, "transfers.dues_unknown")


def test_t05_dues_in_arrears_stop_at_the_branch_until_paid_or_waived(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(dues_paid_through=LAST_MONTH), "member submit")
    refused(offices, transfer_id, "secretary", "approve", 409, "transfers.dues_arrears")
    waived = offices.act(transfer_id, "secretary", "approve", dues_waiver="家庭困难，支部大会同意免交")
    assert waived.json()["dues_waiver"] == "家庭困难，支部大会同意免交"

    go(offices, transfer_id, "member withdraw")
    other = go(offices, offices.drafted(dues_paid_through=LAST_MONTH), "member submit")
    paid = offices.act(other, "secretary", "approve", dues_paid_through=f"{clock.today():%Y-%m}")
    assert (paid.status_code, paid.json()["dues_on_record"]) == (200, f"{clock.today():%Y-%m}")


def test_t06_a_post_is_handed_over(offices: Offices) -> None:
    with offices.session() as s:
        east, member = offices.town.organizations["east"], offices.town.members["member"]
        s.add(Appointment(organization_id=east, member_id=member, post=Post.COMMITTEE_MEMBER, starts_on=clock.today()))
    transfer_id = go(offices, offices.drafted(), "member submit")

    warned(offices, transfer_id, "secretary", "approve", "transfers.holds_post")


def test_t07_a_probation_that_is_over_and_undecided(offices: Offices) -> None:
    joined = clock.today() - timedelta(days=400)
    becomes(offices, category=Category.PROBATIONARY, joined_on=joined, confirmed_on=None)
    transfer_id = go(offices, offices.drafted(), "member submit")

    warned(offices, transfer_id, "secretary", "approve", "transfers.probation_undecided")


def test_t08_an_open_case_is_the_committee_s_to_decide(offices: Offices) -> None:
    held(offices, HoldKind.OPEN_CASE)
    transfer_id = go(offices, offices.drafted(), "member submit")
    assert offices.act(transfer_id, "secretary", "approve").status_code == 200

    warned(offices, transfer_id, "officer", "approve", "transfers.case_open")


def test_t09_a_branch_that_would_be_left_with_too_few(offices: Offices) -> None:
    rule(offices, "east", "branches.min_full_count", 7)
    transfer_id = go(offices, offices.drafted(), "member submit")

    warned(offices, transfer_id, "secretary", "approve", "transfers.branch_below_minimum")


@pytest.mark.parametrize(("days", "status"), [(0, 422), (91, 422), (-1, 422), (1, 200), (90, 200)])
def test_t10_a_letter_holds_from_one_to_ninety_days(offices: Offices, days: int, status: int) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE, "officer approve")

    answer = offices.act(transfer_id, "checker", "issue_letter", valid_days=days)

    assert answer.status_code == status
    if status == 422:
        assert code_of(answer) == "transfers.validity_out_of_range"
        assert offices.done(transfer_id, "checker", "issue_letter")["letter"]["number"].endswith("第0001号")


def test_t11_a_target_that_nobody_has_confirmed(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(**OUT), *TO_COMMITTEE, "officer approve")

    warned(offices, transfer_id, "checker", "issue_letter", "transfers.target_unconfirmed")


def test_t12_a_letter_that_arrived_after_its_last_day(offices: Offices) -> None:
    transfer_id = offices.sent(**OUT)
    with offices.session() as s:
        letter = offices.seen(transfer_id)["letter"]
        row = s.get_one(Letter, UUID(letter["id"]))
        row.issued_on, row.valid_until = clock.today() - timedelta(days=9), clock.today() - timedelta(days=1)

    refused(offices, transfer_id, "officer", "file_receipt", 409, "transfers.letter_expired", handler="对方经办人")
    last = str(clock.today() - timedelta(days=1))
    assert offices.done(transfer_id, "officer", "file_receipt", handler="对方", on=last)["moved_on"] == last


def test_t14_a_branch_that_would_have_too_many(offices: Offices) -> None:
    rule(offices, "far", "branches.max_member_count", 2)
    transfer_id = offices.sent()
    go(offices, transfer_id, "far_officer arrive")

    warned(offices, transfer_id, "far_officer", "assign", "transfers.branch_above_maximum")


def test_t14_of_a_branch_that_is_chosen_when_it_is_assigned(offices: Offices) -> None:
    rule(offices, "far", "branches.max_member_count", 2)
    transfer_id = go(offices, offices.sent(to="neighbour"), "far_officer arrive")

    far = offices.place("far")
    warned(offices, transfer_id, "far_officer", "assign", "transfers.branch_above_maximum", branch_id=far)


def test_t14_within_one_committee_is_asked_when_it_agrees(offices: Offices) -> None:
    rule(offices, "west", "branches.max_member_count", 1)
    body = {"target_id": offices.place("west"), "dues_paid_through": f"{clock.today():%Y-%m}"}
    preflight = offices.client.as_("member").post(f"{TRANSFERS}/preflight", json=body).json()
    assert [(one["code"], one["action"]) for one in preflight["findings"]] == [
        ("transfers.branch_above_maximum", "approve")
    ]
    transfer_id = go(offices, offices.drafted(), *TO_COMMITTEE)

    warned(offices, transfer_id, "officer", "approve", "transfers.branch_above_maximum")


@pytest.mark.parametrize(
    ("steps", "who", "action"),
    [
        (("member submit",), "secretary", "return"),
        (TO_COMMITTEE, "officer", "reject"),
        (TO_COMMITTEE, "officer", "cancel"),
    ],
)
def test_t15_what_goes_back_or_ends_needs_a_reason(
    offices: Offices, steps: tuple[str, ...], who: str, action: str
) -> None:
    transfer_id = go(offices, offices.drafted(), *steps)

    refused(offices, transfer_id, who, action, 422, "transfers.reason_required")
    assert offices.act(transfer_id, who, action, reason="资料不全").status_code == 200


def test_t15_another_reason_to_refuse_is_written_out(offices: Offices) -> None:
    transfer_id = offices.sent()
    go(offices, transfer_id, "far_officer arrive")

    refused(offices, transfer_id, "far_officer", "refuse", 422, "transfers.reason_required", reason="不要")
    told = offices.act(transfer_id, "far_officer", "refuse", reason="本单位已经撤销，人员另行安排")
    assert (told.status_code, told.json()["reply"]["code"]) == (200, "other")


@pytest.mark.parametrize("steps", [(), TO_BRANCH[:1], TO_BRANCH])
def test_t16_after_the_letter_only_the_committee_takes_it_back(offices: Offices, steps: tuple[str, ...]) -> None:
    transfer_id = go(offices, offices.sent(), *steps)

    refused(offices, transfer_id, "member", "withdraw", 409, "transfers.letter_already_issued")


def test_t17_a_decision_on_an_older_version_is_told_by_whom_and_when(client: Client, offices: Offices) -> None:
    transfer_id = offices.drafted()
    go(offices, transfer_id, "member submit")
    place, body = f"{TRANSFERS}/{transfer_id}/actions", {"action": "approve"}

    stale = client.as_("secretary").post(place, json=body, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["by"]) == (412, "member")
    assert stale.json()["at"].startswith(str(clock.now().date()))
    assert client.as_("secretary").post(place, json=body).status_code == 428


def test_t18_a_member_of_an_organization_that_is_being_rearranged(offices: Offices) -> None:
    draft = offices.drafted()
    held(offices, HoldKind.FROZEN_ORGANIZATION)

    refused(offices, draft, "member", "submit", 409, "transfers.organization_frozen")
    preflight = offices.client.as_("member2").post(
        f"{TRANSFERS}/preflight", json={"target_id": offices.place("west"), "dues_paid_through": LAST_MONTH}
    )
    assert [one["code"] for one in preflight.json()["findings"]] == ["transfers.dues_arrears"]
    assert preflight.json()["ok"] is False


def test_a_branch_of_another_committee_is_not_assigned(offices: Offices) -> None:
    transfer_id = go(offices, offices.sent(), "far_officer arrive")
    west = offices.place("west")

    refused(offices, transfer_id, "far_officer", "assign", 422, "transfers.target_outside", branch_id=west)
    with offices.session() as s:
        assert s.get_one(Organization, offices.town.organizations["far"]).member_count == 2
