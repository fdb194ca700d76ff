"""When a branch's book is open for those who were there before, and how others come in later."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import httpx
import pytest
from sqlmodel import select

from app.core import clock as app_clock
from app.core.who import SYSTEM
from app.members import bulk
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.records import Person
from app.members.rules import Category, Status
from app.organizations.models import Organization
from app.organizations.rules import add_months
from tests.build import Town, make_organization, national_id
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, PAPER, Sessions, change, counts, newcomer

SetClock = Callable[[datetime], None]


def opening(client: Client, town: Town) -> httpx.Response:
    body = {
        "organization_id": str(town.organizations["east"]),
        "name": "丁员",
        "national_id": national_id(740),
        "category": "full",
        "joined_on": "2010-05-01",
        "confirmed_on": "2011-05-01",
        "entry": "opening",
    }
    return client.as_("officer").post(MEMBERS, json=body | PAPER)


def next_month(clock: SetClock) -> None:
    first = add_months(app_clock.today(), 1).replace(day=1)
    clock(datetime.combine(first, time(9), app_clock.BEIJING))


def test_in_its_first_month_a_book_takes_who_was_there_before(client: Client, town: Town) -> None:
    assert opening(client, town).status_code == 201


def test_after_that_month_nobody_was_there_before(client: Client, town: Town, clock: SetClock) -> None:
    next_month(clock)

    answer = opening(client, town)

    assert (answer.status_code, code_of(answer)) == (409, "members.book_closed")
    assert answer.json()["errors"][0]["pointer"] == "/entry"


def test_a_branch_without_entries_opens_its_book_later(
    client: Client, town: Town, session: Sessions, clock: SetClock
) -> None:
    with session() as s:
        parent = s.get_one(Organization, town.organizations["township"])
        fresh = make_organization(s, "新村党支部", parent).id
    next_month(clock)

    body = {"organization_id": str(fresh), "name": "丁员", "national_id": national_id(741), "category": "probationary"}
    made = client.as_("officer").post(MEMBERS, json=body | {"joined_on": "2026-01-05", "entry": "opening"} | PAPER)

    assert made.status_code == 201


def enroll(session: Sessions, town: Town, **facts: Any) -> list[LedgerEntry]:
    """Put one person on the roll as an import does; answers the ledger lines."""
    known: dict[str, Any] = {
        "organization_id": town.organizations["east"],
        "name": "丁员",
        "national_id": national_id(742),
        "sex": "1",
        "born_on": date(1980, 5, 17),
        "category": Category.FULL,
    }

    with session() as s:
        bulk.enroll(s, SYSTEM, [Person(**known | facts)])
    with session() as s:
        member = s.exec(select(Member).where(Member.name == "丁员")).one()
        lines = s.exec(select(LedgerEntry).where(LedgerEntry.member_id == member.id).order_by(LedgerEntry.id)).all()  # type: ignore[arg-type]
        affiliation = s.exec(select(Affiliation).where(Affiliation.member_id == member.id)).one()
        assert affiliation.starts_on == lines[0].effective_on
        s.expunge_all()
        return list(lines)


def test_whoever_is_in_the_first_list_was_there_before(town: Town, session: Sessions) -> None:
    joined = add_months(app_clock.today(), -120)

    lines = enroll(session, town, joined_on=joined, confirmed_on=add_months(joined, 12))

    assert [(line.kind, line.effective_on) for line in lines] == [
        ("opening", joined),
        ("confirmed", add_months(joined, 12)),
    ]


@pytest.mark.parametrize(("months", "kind"), [(-120, "other_gain"), (0, "admitted")])
def test_later_lists_bring_gains(town: Town, session: Sessions, clock: SetClock, months: int, kind: str) -> None:
    joined = add_months(app_clock.today(), months)  # on or long before the day of the town's first entries
    next_month(clock)

    lines = enroll(session, town, category=Category.PROBATIONARY, joined_on=joined, confirmed_on=None)

    expected = joined if kind == "admitted" else app_clock.today()
    assert [(line.kind, line.effective_on, line.member_delta) for line in lines] == [(kind, expected, 1)]


def test_a_temporary_branch_admits_nobody_by_a_list_either(town: Town, session: Sessions, clock: SetClock) -> None:
    with session() as s:
        s.get_one(Organization, town.organizations["east"]).is_temporary = True
    joined = app_clock.today()
    next_month(clock)

    [line] = enroll(session, town, category=Category.PROBATIONARY, joined_on=joined, confirmed_on=None)

    assert (line.kind, line.effective_on) == ("other_gain", app_clock.today())


def test_a_suspension_known_at_the_opening_is_of_no_year(client: Client, town: Town, session: Sessions) -> None:
    before = counts(session, town)
    joined = add_months(app_clock.today(), -120)

    [line] = enroll(session, town, status=Status.SUSPENDED, joined_on=joined, confirmed_on=add_months(joined, 12))

    assert (line.kind, line.status_after, line.member_delta, line.full_delta) == ("opening", "suspended", 0, 0)
    assert line.effective_on == app_clock.today()
    assert counts(session, town) == before
    today = str(app_clock.today())
    assert change(client, line.member_id, "restore", today, applied_on=today).status_code == 200
    assert counts(session, town) == (before[0] + 1, before[1] + 1)


def test_a_suspended_member_made_by_hand_is_weighed_the_same(town: Town, session: Sessions) -> None:
    before = counts(session, town)

    newcomer(session, town, status=Status.SUSPENDED)

    assert counts(session, town) == before
