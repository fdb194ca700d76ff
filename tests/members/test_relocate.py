"""Moving an affiliation: one open at a time, both branches' counts and ledgers, one fact."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.core import clock
from app.core.errors import AppError
from app.core.events import Event
from app.core.who import SYSTEM
from app.members import moves
from app.members.ledger import Paper
from app.members.models import Member
from app.organizations.models import Organization
from tests.build import Town
from tests.client import Client
from tests.members.commands import MEMBERS, Sessions, change, counts

DAY = date(2026, 3, 1)


def move(session: Sessions, town: Town, member: UUID, place: str, on: date = DAY) -> None:
    with session() as s:
        target = s.get_one(Organization, town.organizations[place])
        moves.relocate(s, SYSTEM, [s.get_one(Member, member)], target, Paper(on, SYSTEM.label))


def test_a_move_closes_one_affiliation_and_opens_another(client: Client, town: Town, session: Sessions) -> None:
    member = town.members["member"]
    east, west = counts(session, town), counts(session, town, "west")

    move(session, town, member, "west")

    record = client.as_("outsider").get(f"{MEMBERS}/{member}")
    assert record.json()["organization_name"] == "西村党支部"
    assert client.as_("secretary").get(f"{MEMBERS}/{member}").status_code == 404
    rows = client.as_("outsider").get(f"{MEMBERS}/{member}/affiliations").json()["items"]
    assert [(row["organization_name"], row["ends_on"]) for row in rows] == [
        ("东村党支部", str(DAY)),
        ("西村党支部", None),
    ]
    assert counts(session, town) == (east[0] - 1, east[1] - 1)
    assert counts(session, town, "west") == (west[0] + 1, west[1] + 1)
    lines = client.as_("outsider").get(f"{MEMBERS}/{member}/events").json()["items"][-2:]
    assert [(line["kind"], line["counterpart_id"]) for line in lines] == [
        ("moved_out", str(town.organizations["west"])),
        ("moved_in", str(town.organizations["east"])),
    ]
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "member.moved")).all()
        assert event.path == town.paths["west"]


@pytest.mark.parametrize(
    ("place", "days", "code"),
    [
        ("east", 0, "members.same_branch"),
        ("township", 0, "members.not_a_branch"),
        ("west", 1, "members.date_out_of_order"),
        ("west", -9000, "members.date_out_of_order"),
    ],
)
def test_a_move_that_cannot_be_leaves_everything(
    town: Town, session: Sessions, place: str, days: int, code: str
) -> None:
    before = counts(session, town)

    with pytest.raises(AppError) as refused:
        move(session, town, town.members["member"], place, clock.today() + timedelta(days=days))

    assert refused.value.code == code
    assert counts(session, town) == before


def test_nobody_is_moved_into_a_branch_of_floating_members(town: Town, session: Sessions) -> None:
    with session() as s:
        s.get_one(Organization, town.organizations["west"]).is_floating = True

    with pytest.raises(AppError) as refused:
        move(session, town, town.members["member"], "west")

    assert refused.value.code == "members.floating_branch"


def test_whoever_has_left_is_not_moved(client: Client, town: Town, session: Sessions) -> None:
    change(client, town.members["member"], "decease", "2026-01-05")

    with pytest.raises(AppError) as refused:
        move(session, town, town.members["member"], "west")

    assert refused.value.code == "members.not_on_roll"
