"""Stays that leave the affiliation where it is, abroad or away for a while: what is registered, how it ends, and who is reminded."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.core import clock
from app.core.queue import enqueue
from app.organizations.rules import add_months
from tests.client import Client, code_of
from tests.members.commands import command
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.steps import TO_COMMITTEE, go, later

AWAY: dict[str, Any] = {"to": None, "kind": "temporary", "target_external": "邻市某工地"}
ABROAD: dict[str, Any] = {"to": None, "kind": "abroad", "target_external": "某国某地"}
STAY_OVER = ("一名党员登记的外出时间到了", "transfer_desk")
ASK_AFTER = ("该联系一名外出党员了", "transfer_desk")


def approved(offices: Offices, **asked: Any) -> str:
    return go(offices, offices.drafted(**asked), *TO_COMMITTEE, "officer approve")


def record(offices: Offices) -> dict[str, Any]:
    found = offices.client.as_("officer").get(f"{API}/members/{offices.town.members['member']}")
    return {field: found.json()[field] for field in ("is_floating", "floating_to", "floating_since")}


AT_HOME = {"is_floating": False, "floating_to": "", "floating_since": None}


class Days:
    """The clock put to the morning of a day, and what somebody was told until then."""

    def __init__(self, offices: Offices, run_jobs: Callable[[], int]) -> None:
        self._offices, self._run = offices, run_jobs

    def told(self, who: str, on: date) -> list[tuple[str, str]]:
        later(self._offices, datetime.combine(on, time(9), ZoneInfo("Asia/Shanghai")))
        with self._offices.session() as s:
            enqueue(s, "transfers.jobs.keep_time", {})
        self._run()
        items = self._offices.client.as_(who, anew=True).get(f"{API}/notifications").json()["items"]
        stays = {STAY_OVER, ASK_AFTER, ("您登记的外出时间到了", "transfer")}
        return [told for one in items if (told := (one["title"], one["subject_type"])) in stays]


@pytest.fixture
def days(offices: Offices, run_jobs: Callable[[], int]) -> Days:
    return Days(offices, run_jobs)


def test_a_stay_of_half_a_year_moves_nothing_and_leaves_no_mark(offices: Offices) -> None:
    until = add_months(clock.today(), 6)

    transfer_id = approved(offices, **AWAY, until=str(until))

    assert offices.stands(transfer_id) == ("closed", None)
    assert offices.branch_of() == offices.town.organizations["east"]
    assert record(offices) == AT_HOME


def test_of_a_short_stay_branch_and_member_are_told_once_on_its_last_day(offices: Offices, days: Days) -> None:
    until = clock.today() + timedelta(days=60)
    approved(offices, **AWAY, until=str(until))

    assert days.told("secretary", until - timedelta(days=1)) == []
    assert days.told("secretary", until) == [STAY_OVER]
    assert days.told("member", until) == [("您登记的外出时间到了", "transfer")]
    assert days.told("secretary", add_months(until, 12)) == [STAY_OVER]


@pytest.mark.parametrize("months", [None, 12])
def test_a_longer_stay_is_weighed_by_the_branch_and_registered_with_its_day(
    offices: Offices, months: int | None
) -> None:
    left = clock.today() - timedelta(days=20)
    until = None if months is None else str(add_months(left, months))
    transfer_id = offices.drafted(**AWAY, leaving_on=str(left), until=until)
    go(offices, transfer_id, "member submit")

    unread = offices.act(transfer_id, "secretary", "approve")
    assert (unread.status_code, code_of(unread)) == (409, "transfers.stay_long")
    go(offices, transfer_id, "secretary approve", "officer approve")

    assert record(offices) == {"is_floating": True, "floating_to": "邻市某工地", "floating_since": str(left)}


def test_the_branch_is_told_every_three_months_to_ask_after_whoever_is_away(offices: Offices, days: Days) -> None:
    left = clock.today()
    approved(offices, **AWAY, leaving_on=str(left))

    assert days.told("secretary", add_months(left, 3) - timedelta(days=1)) == []
    assert days.told("secretary", add_months(left, 3)) == [ASK_AFTER]
    assert days.told("secretary", add_months(left, 6)) == [ASK_AFTER] * 2
    assert days.told("member", add_months(left, 6)) == []


def test_abroad_is_registered_with_its_day_and_asked_after_every_half_year(offices: Offices, days: Days) -> None:
    left = clock.today()
    transfer_id = offices.drafted(**ABROAD, leaving_on=str(left))
    go(offices, transfer_id, "member submit")
    assert offices.seen(transfer_id, "secretary")["warnings"] == []
    go(offices, transfer_id, "secretary approve", "officer approve")

    assert record(offices) == {"is_floating": True, "floating_to": "某国某地", "floating_since": str(left)}
    assert offices.branch_of() == offices.town.organizations["east"]
    assert days.told("secretary", add_months(left, 3)) == []
    assert days.told("secretary", add_months(left, 6)) == [ASK_AFTER]


def test_whoever_is_back_says_so_without_any_day_and_nobody_is_reminded_again(offices: Offices, days: Days) -> None:
    left = clock.today()
    approved(offices, **ABROAD, leaving_on=str(left))

    back = offices.drafted(to=None, kind="temporary", is_return=True)

    seen = offices.seen(back)
    assert seen["kind_label"] == "出国（境）回来"
    assert (seen["kind"], seen["target_external"], seen["is_return"], seen["until"]) == (
        "abroad",
        "某国某地",
        True,
        None,
    )
    go(offices, back, *TO_COMMITTEE, "officer approve")
    assert record(offices) == AT_HOME
    assert days.told("secretary", add_months(left, 6)) == []


def test_a_return_of_somebody_who_is_not_away_is_refused(client: Client, offices: Offices) -> None:
    body: dict[str, Any] = {"kind": "abroad", "is_return": True}

    drafted = offices.apply(to=None, **body)
    looked = client.as_("member").post(f"{TRANSFERS}/preflight", json=body)

    for answer in (drafted, looked):
        assert (answer.status_code, code_of(answer)) == (409, "transfers.not_away")


def test_a_registration_by_hand_has_its_day_and_ends_by_an_application(client: Client, offices: Offices) -> None:
    member, left = offices.town.members["member"], str(clock.today() - timedelta(days=9))
    away = {"change": "register_floating", "floating_to": "邻县", "since": left}
    assert command(client, member, "contact-changes", away).json()["floating_since"] == left

    back = approved(offices, to=None, kind="temporary", is_return=True)

    assert offices.seen(back)["kind"] == "temporary"
    assert record(offices) == AT_HOME


def test_once_a_registration_was_ended_by_hand_nobody_is_told(client: Client, offices: Offices, days: Days) -> None:
    left = clock.today()
    approved(offices, **AWAY, leaving_on=str(left))
    command(client, offices.town.members["member"], "contact-changes", {"change": "end_floating"})

    assert days.told("secretary", add_months(left, 6)) == []


def test_a_day_of_coming_back_lies_ahead(offices: Offices) -> None:
    answer = offices.apply(**ABROAD, until=str(clock.today()))

    assert (answer.status_code, code_of(answer)) == (422, "transfers.until_out_of_range")
    assert answer.json()["errors"][0]["pointer"] == "/until"


def test_of_two_stays_only_the_later_is_told_of(offices: Offices, days: Days) -> None:
    first, second = clock.today() + timedelta(days=30), clock.today() + timedelta(days=60)
    approved(offices, **AWAY, until=str(first))
    approved(offices, **AWAY, until=str(second))

    assert days.told("secretary", first) == []
    assert days.told("secretary", second) == [STAY_OVER]


def test_of_a_stay_of_somebody_who_has_moved_since_nobody_is_told(offices: Offices, days: Days) -> None:
    until = clock.today() + timedelta(days=30)
    approved(offices, **AWAY, until=str(until))
    go(offices, offices.drafted(), *TO_COMMITTEE, "officer approve", "outsider report_in")

    assert days.told("secretary", until) == []
