"""Correcting the dates of membership and the adjustment of 党龄: record, ledger, affiliation and counts stay one."""

from datetime import date
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlmodel import select

from app.core import clock
from app.core.events import Event
from app.members.rules import Category
from app.organizations.rules import add_months
from tests.build import Town, national_id
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, PAPER, Sessions, change, command, counts, newcomer

BASIS = PAPER | {"reason": "人事档案记载"}


def correct(client: Client, member: UUID, caller: str = "officer", **dates: Any) -> httpx.Response:
    return command(client, member, "date-corrections", BASIS | dates, caller)


def listed(client: Client, member: UUID, day: str) -> str | None:
    """The category of a member on a day's roster; None when not on it."""
    rows = client.as_("officer").get(MEMBERS, params={"as_of": day, "q": "甲员"}).json()["items"]
    return next((row["category"] for row in rows if row["id"] == str(member)), None)


def lines(client: Client, member: UUID) -> list[tuple[str, str, bool]]:
    """The ledger: kind, day, and whether the line takes another back."""
    rows = client.as_("officer").get(f"{MEMBERS}/{member}/events").json()["items"]
    return [(row["kind"], row["effective_on"], row["takes_back_id"] is not None) for row in rows]


def test_a_corrected_day_of_joining_moves_the_books_too(client: Client, town: Town, session: Sessions) -> None:
    member, before = town.members["member"], counts(session, town)

    answer = correct(client, member, joined_on="2005-12-01")

    assert (answer.status_code, answer.json()["joined_on"]) == (200, "2005-12-01")
    assert lines(client, member) == [
        ("opening", "2005-07-01", False),
        ("opening", "2005-07-01", True),
        ("opening", "2005-12-01", False),
        ("confirmed", "2006-07-01", False),
    ]
    [affiliation] = client.as_("officer").get(f"{MEMBERS}/{member}/affiliations").json()["items"]
    assert affiliation["starts_on"] == "2005-12-01"
    assert (listed(client, member, "2005-08-01"), listed(client, member, "2005-12-01")) == (None, "probationary")
    assert counts(session, town) == before
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "member.dates_corrected")).all()
        assert event.data["fields"] == ["joined_on"]
        assert event.notes == BASIS | {"before": {"joined_on": "2005-07-01"}, "after": {"joined_on": "2005-12-01"}}


def test_each_correction_leaves_only_the_last_word(client: Client, town: Town, session: Sessions) -> None:
    member, before = town.members["member"], counts(session, town)

    for day in ("2009-01-01", "2008-01-01", "2006-01-01"):
        assert correct(client, member, confirmed_on=day).status_code == 200

    assert listed(client, member, "2005-12-31") == "probationary"
    for day in ("2006-01-01", "2006-08-01", "2008-06-01", "2010-01-01"):
        assert listed(client, member, day) == "full"
    assert counts(session, town) == before


def test_both_dates_move_at_once(client: Client, town: Town) -> None:
    member = town.members["member"]

    answer = correct(client, member, joined_on="2010-01-01", confirmed_on="2011-01-01")

    assert answer.status_code == 200
    assert listed(client, member, "2009-12-31") is None
    assert listed(client, member, "2011-01-01") == "full"


@pytest.mark.parametrize("dates", [{"joined_on": "2006-07-01"}, {"confirmed_on": "2005-07-01"}])
def test_whoever_joined_without_a_probation_is_full_from_that_day(
    client: Client, town: Town, dates: dict[str, str]
) -> None:
    member = town.members["member"]

    assert correct(client, member, **dates).status_code == 200

    [day] = dates.values()
    assert listed(client, member, day) == "full"


def test_what_was_entered_late_has_no_lines_on_those_days(client: Client, town: Town) -> None:
    late = {
        "organization_id": str(town.organizations["east"]),
        "name": "丁员",
        "national_id": national_id(730),
        "category": "full",
        "joined_on": "2010-05-01",
        "confirmed_on": "2011-05-01",
        "entry": "other_gain",
    }
    member = UUID(client.as_("officer").post(MEMBERS, json=late | PAPER).json()["id"])

    answer = correct(client, member, joined_on="2009-05-01", confirmed_on="2010-05-01")

    assert (answer.json()["joined_on"], answer.json()["confirmed_on"]) == ("2009-05-01", "2010-05-01")
    assert lines(client, member) == [("other_gain", str(clock.today()), False)]


def test_a_line_that_was_taken_back_stands_in_nobody_s_way(client: Client, town: Town, session: Sessions) -> None:
    member = newcomer(session, town, category=Category.PROBATIONARY, joined_on=date(2024, 7, 1))
    assert change(client, member, "confirm", "2026-01-05").status_code == 200
    assert correct(client, member, confirmed_on="2025-07-05").status_code == 200

    assert change(client, member, "decease", "2025-08-01").status_code == 200


@pytest.mark.parametrize(
    ("dates", "code", "pointer"),
    [
        ({"joined_on": "2007-01-01"}, "members.date_out_of_order", "/confirmed_on"),
        ({"joined_on": "1998-05-16"}, "members.joining_age_wrong", "/joined_on"),
        ({"confirmed_on": "2025-08-01"}, "members.date_out_of_order", "/confirmed_on"),
        ({"confirmed_on": "2999-01-01"}, "members.date_out_of_order", "/confirmed_on"),
        ({"confirmed_on": None}, "form.invalid", "/confirmed_on"),
        ({"confirmed_on": "2006-08-01", "reason": ""}, "form.invalid", "/reason"),
        ({"standing_adjustment_months": 1201}, "form.invalid", "/standing_adjustment_months"),
    ],
)
def test_a_correction_keeps_to_the_order_of_days(
    client: Client, town: Town, dates: dict[str, Any], code: str, pointer: str
) -> None:
    member = town.members["member"]
    assert change(client, member, "suspend", "2025-07-01", ground="settled_abroad").status_code == 200

    answer = correct(client, member, **dates)

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert len(lines(client, member)) == 3


def test_a_probationary_member_gets_no_day_of_confirmation(client: Client, town: Town, session: Sessions) -> None:
    member = newcomer(session, town, category=Category.PROBATIONARY, joined_on=date(2025, 7, 1))

    assert code_of(correct(client, member, confirmed_on="2026-01-01")) == "members.confirmation_date_wrong"


@pytest.mark.parametrize("dates", [{}, {"joined_on": "2005-07-01"}])
def test_nothing_new_is_nothing_to_correct(client: Client, town: Town, dates: dict[str, str]) -> None:
    answer = correct(client, town.members["member"], **dates)

    assert (answer.status_code, code_of(answer)) == (409, "members.dates_unchanged")


def test_people_set_the_months_that_do_not_count(client: Client, town: Town, session: Sessions) -> None:
    confirmed = add_months(clock.today(), -240)
    member = newcomer(session, town, joined_on=add_months(confirmed, -12), confirmed_on=confirmed)
    assert client.as_("officer").get(f"{MEMBERS}/{member}").json()["standing_years"] == 20

    answer = correct(client, member, standing_adjustment_months=-72)

    assert (answer.json()["standing_adjustment_months"], answer.json()["standing_years"]) == (-72, 14)
    assert len(lines(client, member)) == 2


def test_a_correction_rests_on_the_latest_version(client: Client, town: Town) -> None:
    address = f"{MEMBERS}/{town.members['member']}/date-corrections"
    officer, body = client.as_("officer"), BASIS | {"joined_on": "2005-06-01"}

    assert officer.post(address, json=body).status_code == 428
    assert officer.post(address, json=body, headers={"If-Match": '"7"'}).status_code == 412


@pytest.mark.parametrize(
    ("caller", "member", "status"),
    [("officer", "stranger", 404), ("secretary", "member", 403), ("admin", "member", 403)],
)
def test_who_corrects_dates(client: Client, town: Town, caller: str, member: str, status: int) -> None:
    assert correct(client, town.members[member], caller, joined_on="2005-06-01").status_code == status
