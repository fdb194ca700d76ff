"""The named status changes: what each asks for, and what it leaves behind."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.core import clock as app_clock
from app.core.events import Event
from app.members.rules import Category, Status
from app.organizations.rules import add_months
from tests.build import Town
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, Sessions, change, counts, newcomer

JOINED = date(2024, 7, 1)
YEAR_LATER = date(2025, 7, 1)


@pytest.fixture
def probationary(session: Sessions, town: Town) -> UUID:
    return newcomer(session, town, category=Category.PROBATIONARY, joined_on=JOINED)


@pytest.fixture
def suspended(client: Client, session: Sessions, town: Town) -> UUID:
    """Out of contact since 2023, suspended on 1 February 2024."""
    member = newcomer(session, town, out_of_contact_since=date(2023, 6, 1))
    assert change(client, member, "suspend", "2024-02-01", ground="lost_contact").status_code == 200
    return member


def test_a_member_is_confirmed(client: Client, town: Town, session: Sessions, probationary: UUID) -> None:
    before = counts(session, town)

    answer = change(client, probationary, "confirm", YEAR_LATER)

    assert answer.status_code == 200
    assert (answer.json()["category"], answer.json()["confirmed_on"]) == ("full", str(YEAR_LATER))
    assert counts(session, town) == (before[0], before[1] + 1)
    line = client.as_("officer").get(f"{MEMBERS}/{probationary}/events").json()["items"][-1]
    assert (line["kind"], line["category_before"], line["category_after"]) == ("confirmed", "probationary", "full")
    assert (line["recorded_by"], line["document_number"]) == ("officer", "青党〔2026〕5号")
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "member.status_changed")).all()
        assert (event.data["change"], event.member_id) == ("confirm", probationary)


def test_a_confirmation_waits_for_the_year(client: Client, probationary: UUID) -> None:
    answer = change(client, probationary, "confirm", YEAR_LATER - timedelta(days=1))

    assert (answer.status_code, code_of(answer)) == (409, "members.probation_not_over")
    assert "2025-07-01" in answer.json()["title"]


def test_a_probation_is_extended_once_and_then_awaited(client: Client, probationary: UUID) -> None:
    extended = change(client, probationary, "extend_probation", YEAR_LATER, until="2026-01-01")
    assert extended.json()["probation_ends_on"] == "2026-01-01"
    assert "extend_probation" not in {entry["action"] for entry in extended.json()["allowed_actions"]}

    again = change(client, probationary, "extend_probation", YEAR_LATER, until="2026-07-01")
    early = change(client, probationary, "confirm", "2025-12-31")
    assert (code_of(again), code_of(early)) == ("members.probation_extended", "members.probation_not_over")

    assert change(client, probationary, "confirm", "2026-01-01").status_code == 200


@pytest.mark.parametrize("until", ["2025-12-31", "2026-07-02"])
def test_an_extension_is_half_a_year_to_a_year(client: Client, probationary: UUID, until: str) -> None:
    answer = change(client, probationary, "extend_probation", YEAR_LATER, until=until)

    assert (answer.status_code, code_of(answer)) == (422, "members.extension_out_of_bounds")
    assert answer.json()["errors"][0]["pointer"] == "/until"


def test_a_suspension_takes_off_the_roll_but_not_out_of_the_book(client: Client, town: Town, session: Sessions) -> None:
    member = newcomer(session, town, out_of_contact_since=date(2025, 1, 1))
    before = counts(session, town)

    answer = change(client, member, "suspend", "2025-07-01", ground="lost_contact")

    assert (answer.json()["status"], answer.json()["suspended_on"]) == ("suspended", "2025-07-01")
    assert counts(session, town) == (before[0] - 1, before[1] - 1)
    listed = client.as_("officer").get(MEMBERS, params={"status": "suspended"}).json()["items"]
    assert [item["id"] for item in listed] == [str(member)]
    [affiliation] = client.as_("officer").get(f"{MEMBERS}/{member}/affiliations").json()["items"]
    assert affiliation["ends_on"] is None


@pytest.mark.parametrize(("since", "on"), [(None, "2026-01-01"), (date(2025, 8, 1), "2026-01-31")])
def test_a_suspension_needs_half_a_year_without_contact(
    client: Client, town: Town, session: Sessions, since: date | None, on: str
) -> None:
    member = newcomer(session, town, out_of_contact_since=since)

    answer = change(client, member, "suspend", on, ground="lost_contact")

    assert (answer.status_code, code_of(answer)) == (409, "members.contact_lost_too_recently")


def test_whoever_settles_abroad_is_suspended_without_waiting(client: Client, town: Town) -> None:
    answer = change(client, town.members["member"], "suspend", "2026-01-05", ground="settled_abroad")

    assert answer.json()["suspension_ground"] == "settled_abroad"


def test_a_longer_wait_can_be_a_local_rule(client: Client, town: Town, session: Sessions) -> None:
    member = newcomer(session, town, out_of_contact_since=date(2025, 1, 1))
    place = f"/api/v1/organizations/{town.organizations['township']}/settings"
    local = {"values": {"members.lost_contact_months": 12}}
    assert client.as_("admin").put(place, json=local, headers={"If-Match": '"1"'}).status_code == 200

    answer = change(client, member, "suspend", "2025-12-31", ground="lost_contact")

    assert code_of(answer) == "members.contact_lost_too_recently"


def test_a_suspended_member_returns_within_two_years(
    client: Client, town: Town, session: Sessions, suspended: UUID
) -> None:
    before = counts(session, town)

    answer = change(client, suspended, "restore", "2026-03-01", applied_on="2026-02-01")

    assert (answer.status_code, answer.json()["status"]) == (200, "normal")
    assert (answer.json()["suspended_on"], answer.json()["out_of_contact_since"]) == (None, None)
    assert counts(session, town) == (before[0] + 1, before[1] + 1)


def test_an_application_after_two_years_is_too_late(client: Client, suspended: UUID) -> None:
    answer = change(client, suspended, "restore", "2026-03-01", applied_on="2026-02-02")

    assert (answer.status_code, code_of(answer)) == (409, "members.restore_too_late")


@pytest.mark.parametrize("applied_on", ["2024-01-31", "2024-06-02"])
def test_an_application_lies_between_suspension_and_return(client: Client, suspended: UUID, applied_on: str) -> None:
    answer = change(client, suspended, "restore", "2024-06-01", applied_on=applied_on)

    assert (answer.status_code, code_of(answer)) == (422, "members.date_out_of_order")


def test_a_suspended_member_is_removed_after_two_years_and_not_before(client: Client, suspended: UUID) -> None:
    early = change(client, suspended, "exit", "2026-01-31", exit_kind="removed_self")
    other = change(client, suspended, "exit", "2026-02-01", exit_kind="expelled")
    assert (code_of(early), code_of(other)) == ("members.suspended_too_recently", "members.exit_kind_not_allowed")

    answer = change(client, suspended, "exit", "2026-02-01", exit_kind="removed_self")

    assert (answer.json()["status"], answer.json()["exit_kind"]) == ("exited", "removed_self")


def test_an_unknown_day_of_suspension_is_asked_for(client: Client, town: Town, session: Sessions) -> None:
    member = newcomer(session, town, status=Status.SUSPENDED)
    today = app_clock.today()

    asked = change(client, member, "exit", today, exit_kind="removed_self")
    assert (asked.status_code, asked.json()["errors"][0]["pointer"]) == (422, "/suspended_on")

    for wrong in ("9999-12-31", "1990-01-01"):
        answer = change(client, member, "exit", today, exit_kind="removed_self", suspended_on=wrong)
        assert (answer.status_code, code_of(answer)) == (422, "members.date_out_of_order")
    recent = change(client, member, "exit", today, exit_kind="removed_self", suspended_on=str(add_months(today, -23)))
    assert code_of(recent) == "members.suspended_too_recently"
    old = change(client, member, "exit", today, exit_kind="removed_self", suspended_on=str(add_months(today, -25)))
    assert old.status_code == 200


def test_whoever_leaves_is_off_the_roll_and_holds_nothing(client: Client, town: Town, session: Sessions) -> None:
    secretary = town.members["secretary"]
    before = counts(session, town)
    assert client.as_("secretary").get(MEMBERS).status_code == 200

    answer = change(client, secretary, "exit", app_clock.today(), exit_kind="resigned")

    assert answer.status_code == 200
    assert counts(session, town) == (before[0] - 1, before[1] - 1)
    assert client.as_("secretary").get(MEMBERS).status_code in {401, 403}
    [affiliation] = client.as_("officer").get(f"{MEMBERS}/{secretary}/affiliations").json()["items"]
    assert affiliation["ends_on"] == str(app_clock.today())
    assert {entry["action"] for entry in answer.json()["allowed_actions"]} == {"reveal", "update", "correct_dates"}


@pytest.mark.parametrize("kind", ["expelled", "resigned", "removed"])
def test_a_probationary_member_loses_the_qualification_instead(client: Client, probationary: UUID, kind: str) -> None:
    refused = change(client, probationary, "exit", YEAR_LATER, exit_kind=kind)
    assert (refused.status_code, code_of(refused)) == (409, "members.exit_kind_not_allowed")

    assert change(client, probationary, "exit", YEAR_LATER, exit_kind="disqualified").status_code == 200


def test_a_death_ends_the_floating_registration(client: Client, town: Town, session: Sessions) -> None:
    member = newcomer(session, town, is_floating=True, floating_to="邻县")

    answer = change(client, member, "decease", "2026-01-05")

    assert (answer.json()["status"], answer.json()["is_floating"]) == ("deceased", False)


def test_a_second_record_is_taken_off_as_another_loss(client: Client, town: Town, session: Sessions) -> None:
    member, before = newcomer(session, town), counts(session, town)

    answer = change(client, member, "other_loss", "2026-01-05", reason="与甲员重复登记")

    assert (answer.status_code, answer.json()["status"]) == (200, "other_loss")
    assert counts(session, town) == (before[0] - 1, before[1] - 1)
    assert str(member) not in client.as_("officer").get(MEMBERS).text
    line = client.as_("officer").get(f"{MEMBERS}/{member}/events").json()["items"][-1]
    assert (line["kind"], line["status_after"]) == ("other_loss", "other_loss")
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "member.status_changed")).all()
        assert event.notes["reason"] == "与甲员重复登记"


@pytest.mark.parametrize(
    ("name", "fields", "pointer"),
    [
        ("other_loss", {}, "/reason"),
        ("exit", {}, "/exit_kind"),
        ("suspend", {}, "/ground"),
        ("decease", {"document_number": ""}, "/document_number"),
        ("decease", {"approver": ""}, "/approver"),
    ],
)
def test_a_decision_is_complete(client: Client, town: Town, name: str, fields: dict[str, str], pointer: str) -> None:
    answer = change(client, town.members["member"], name, "2026-01-05", **fields)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_an_extension_and_a_return_name_their_day(client: Client, probationary: UUID, suspended: UUID) -> None:
    for member, name, pointer in ((probationary, "extend_probation", "/until"), (suspended, "restore", "/applied_on")):
        answer = change(client, member, name, "2026-01-05")
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


@pytest.mark.parametrize("name", ["confirm", "extend_probation", "restore"])
def test_a_change_starts_from_its_own_state(client: Client, town: Town, name: str) -> None:
    answer = change(client, town.members["member"], name, "2026-01-05")

    assert (answer.status_code, code_of(answer)) == (409, "members.status_not_allowed")


def test_a_probationary_member_is_not_suspended(client: Client, probationary: UUID) -> None:
    answer = change(client, probationary, "suspend", "2026-01-05", ground="settled_abroad")

    assert (answer.status_code, code_of(answer)) == (409, "members.status_not_allowed")


@pytest.mark.parametrize("on", ["2006-06-30", "2999-01-01"])
def test_a_change_keeps_to_the_order_of_days(client: Client, town: Town, on: str) -> None:
    answer = change(client, town.members["member"], "decease", on)

    assert (answer.status_code, code_of(answer)) == (422, "members.date_out_of_order")
    assert answer.json()["errors"][0]["pointer"] == "/effective_on"


def test_two_officers_do_not_decide_at_once(client: Client, town: Town) -> None:
    address = f"{MEMBERS}/{town.members['member']}/status-changes"
    body = {"change": "decease", "effective_on": "2026-01-05", "approver": "党委", "document_number": "1"}
    officer = client.as_("officer")

    first, second = (officer.post(address, json=body, headers={"If-Match": '"1"'}) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 409)
    assert officer.post(address, json=body).status_code == 428


@pytest.mark.parametrize(
    ("caller", "member", "status"),
    [("officer", "stranger", 404), ("secretary", "member", 403), ("admin", "member", 403), ("auditor", "member", 403)],
)
def test_who_records_decisions(client: Client, town: Town, caller: str, member: str, status: int) -> None:
    assert change(client, town.members[member], "decease", "2026-01-05", caller).status_code == status
