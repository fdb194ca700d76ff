"""Somebody comes from outside with a paper letter: typed in, looked at, assigned, taken onto the roll, and the receipt sent."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, func, select

from app.core import clock
from app.core.events import Event
from app.members.models import LedgerEntry, Member
from app.organizations.models import Organization
from app.transfers.models import Transfer
from tests.build import make_member, national_id
from tests.client import Client, code_of
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.paper import (
    NUMBER,
    SOURCE,
    arrive,
    arrived,
    assigned,
    attach,
    gone,
    letter,
    newcomers,
    person,
)


def counts(offices: Offices, name: str) -> tuple[int, int]:
    with offices.session() as s:
        row = s.get_one(Organization, offices.town.organizations[name])
        return row.member_count, row.full_count


def test_from_the_letter_to_the_receipt(client: Client, offices: Offices) -> None:
    typed = arrive(offices)
    body: dict[str, Any] = typed.json()
    transfer_id = body["id"]
    before = counts(offices, "west")

    assert (typed.status_code, body["kind"], body["status"], body["step"]) == (
        201,
        "paper_in",
        "pending",
        "to_committee",
    )
    assert (body["member_name"], body["member_id"], body["source_name"]) == ("来人", None, SOURCE)
    assert (body["holder"]["name"], body["target_name"]) == ("青禾镇委员会", "青禾镇委员会")
    assert [station["step"] for station in body["route"]] == ["to_committee", "to_branch", "receipt"]
    assert attach(offices, transfer_id).json()["paper"]["has_scan"] is True
    assert offices.done(transfer_id, "officer", "assign", branch_id=offices.place("west"))["step"] == "to_branch"
    assert newcomers(offices) == []
    reported = offices.done(transfer_id, "outsider", "report_in")
    assert (reported["status"], reported["step"], reported["moved_on"]) == ("accepted", "receipt", str(clock.today()))
    sent = offices.done(transfer_id, "officer", "send_receipt", handler="青禾经办人")

    assert (sent["status"], sent["receipt_number"], sent["receipt_handler"]) == ("closed", "外字第12号", "青禾经办人")
    [made] = newcomers(offices)
    assert (made.organization_id, str(made.joined_on)) == (offices.town.organizations["west"], "2008-07-01")
    assert (made.dues_paid_through, sent["member_id"]) == (f"{clock.today():%Y-%m}", str(made.id))
    assert counts(offices, "west") == (before[0] + 1, before[1] + 1)
    assert offices.facts(transfer_id) == [
        "arrive",
        "transfer.scan_attached",
        "assign",
        "report_in",
        "send_receipt",
    ]


def test_the_ledger_says_moved_in_on_the_day_and_the_counts_are_its_sum(offices: Offices) -> None:
    transfer_id = assigned(offices)
    offices.done(transfer_id, "outsider", "report_in")
    [made] = newcomers(offices)

    with offices.session() as s:
        lines = s.exec(select(LedgerEntry).where(LedgerEntry.member_id == made.id)).all()
        facts = s.exec(
            select(Event.type).where(Event.member_id == made.id, col(Event.type).startswith("member."))
        ).all()
        west = s.get_one(Organization, made.organization_id)
        ours = LedgerEntry.organization_id == west.id
        total = s.exec(select(func.sum(LedgerEntry.member_delta), func.sum(LedgerEntry.full_delta)).where(ours)).one()

        assert [(line.kind, line.effective_on, line.member_delta, line.full_delta) for line in lines] == [
            ("moved_in", clock.today(), 1, 1)
        ]
        assert (lines[0].document_number, lines[0].approver) == ("外字第12号", "青禾镇委员会")
        assert tuple(total) == (west.member_count, west.full_count)
        assert facts == ["member.moved"]


def test_who_went_away_comes_back_into_the_same_record(client: Client, offices: Offices) -> None:
    number = gone(offices)
    back = person(name="甲员", national_id=number, joined_on="2005-07-01", confirmed_on="2006-07-01", education="30")
    transfer_id = assigned(offices, person=back)

    offices.done(transfer_id, "outsider", "report_in")

    record = client.as_("officer").get(f"{API}/members/{offices.town.members['member']}").json()
    assert (record["status"], record["organization_name"], record["education"]) == ("normal", "西村党支部", "30")
    assert offices.affiliations()[-1] == (offices.town.organizations["west"], str(clock.today()), None)
    assert offices.seen(transfer_id, "officer")["member_id"] == str(offices.town.members["member"])
    with offices.session() as s:
        assert s.exec(select(func.count()).select_from(Member).where(Member.name == "甲员")).one() == 1


def test_whose_papers_say_something_else_is_not_the_one_who_went_away(offices: Offices) -> None:
    number = gone(offices)
    other = person(name="别人", national_id=number)
    younger = person(
        name="甲员", national_id=number, category="probationary", confirmed_on=None, joined_on="2026-01-01"
    )

    for told in (other, younger):
        assert code_of(arrive(offices, person=told)) == "transfers.duplicate_member"


def test_nobody_on_the_roll_is_taken_in_again(offices: Offices) -> None:
    with offices.session() as s:
        number = s.get_one(Member, offices.town.members["stranger"]).national_id

    answer = arrive(offices, person=person(national_id=number))

    assert (answer.status_code, code_of(answer)) == (409, "transfers.duplicate_member")
    assert answer.json()["errors"][0]["pointer"] == "/person/national_id"


def test_one_person_typed_in_twice_is_admitted_once(offices: Offices) -> None:
    first, second = assigned(offices), assigned(offices, to="east")
    third = arrived(offices)
    attach(offices, third)
    offices.done(first, "outsider", "report_in")

    assert code_of(offices.act(second, "secretary", "report_in")) == "transfers.duplicate_member"
    branch = offices.place("east")
    assert code_of(offices.act(third, "officer", "assign", branch_id=branch)) == "transfers.duplicate_member"
    assert len(newcomers(offices)) == 1
    assert offices.done(second, "officer", "cancel", reason="重复登记")["status"] == "cancelled"


def test_a_graduate_comes_with_a_letter_of_ninety_days(offices: Offices) -> None:
    issued = str(clock.today() - timedelta(days=90))
    transfer_id = assigned(offices, letter=letter(issued_on=issued, valid_days=90), kind="graduate", reason="study")

    ended = offices.done(transfer_id, "outsider", "report_in")

    assert (ended["kind"], ended["paper"]["valid_until"], ended["status"]) == (
        "graduate",
        str(clock.today()),
        "accepted",
    )


def test_no_answer_tells_the_whole_number(client: Client, offices: Offices) -> None:
    transfer_id = arrived(offices)
    number = national_id(NUMBER)

    for path in (f"{TRANSFERS}/{transfer_id}", TRANSFERS, f"{TRANSFERS}/inbox", f"{TRANSFERS}/{transfer_id}/timeline"):
        text = client.as_("officer").get(path).text
        assert number not in text
        assert "19900001234" not in text
    shown = offices.seen(transfer_id, "officer")
    assert shown["paper"]["national_id_masked"] == f"{number[:3]}{'*' * 11}{number[-4:]}"
    assert [one["member_name"] for one in client.as_("officer").get(TRANSFERS).json()["items"]] == ["来人"]
    with offices.session() as s:
        assert number.encode() not in (s.exec(select(Transfer)).one().person_sealed or b"")


def test_a_branch_above_its_maximum_is_a_warning(client: Client, offices: Offices) -> None:
    place, limit = f"{API}/organizations/{offices.place('east')}/settings", {"branches.max_member_count": 10}
    seen = client.as_("admin").get(place).headers["ETag"]
    assert client.as_("admin").put(place, json={"values": limit}, headers={"If-Match": seen}).status_code == 200
    with offices.session() as s:
        for number in range(5):
            make_member(s, s.get_one(Organization, offices.town.organizations["east"]), f"邻居{number}")
    transfer_id = arrived(offices, to="east")
    attach(offices, transfer_id)

    assert [one["code"] for one in offices.seen(transfer_id, "officer")["warnings"]] == [
        "transfers.branch_above_maximum"
    ]
    refused = offices.act(transfer_id, "officer", "assign")
    assert (refused.status_code, code_of(refused)) == (409, "transfers.branch_above_maximum")
    assert offices.done(transfer_id, "officer", "assign")["step"] == "to_branch"


def test_a_branch_that_objects_hands_back_to_the_committee(offices: Offices) -> None:
    transfer_id = assigned(offices)

    back = offices.done(transfer_id, "outsider", "return", reason="不住在本村")

    assert (back["step"], back["reply"]["text"]) == ("to_committee", "不住在本村")
    assert offices.done(transfer_id, "officer", "assign", branch_id=offices.place("east"))["step"] == "to_branch"
    assert offices.done(transfer_id, "secretary", "report_in")["status"] == "accepted"


def test_nobody_reports_in_before_the_letter_arrived(offices: Offices) -> None:
    transfer_id = assigned(offices)

    early = offices.act(transfer_id, "outsider", "report_in", on=str(clock.today() - timedelta(days=1)))

    assert (early.status_code, code_of(early)) == (422, "transfers.date_out_of_order")
