"""整建制 in the ledger: out of one committee's book and into another's, so that the annual table's identity holds for both."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from app.core import clock
from app.members.models import LedgerEntry, Member
from app.members.rules import LedgerKind
from app.organizations.models import Organization, OrganizationVersion
from app.organizations.rules import OrganizationKind
from tests.build import Town, make_organization
from tests.client import Client, code_of
from tests.members.commands import change
from tests.transfers.plans import Desk, hire, part

Sessions = Callable[[], AbstractContextManager[Session]]
WHOLE = {LedgerKind.WHOLE_OUT, LedgerKind.WHOLE_IN}


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    with session() as s:
        hire(s, town)
    return Desk(client, town)


def whole(session: Sessions) -> list[tuple[str, str, int]]:
    """The lines of 整建制: which, the committee that is named, and by how many."""
    with session() as s:
        named = select(LedgerEntry, Organization.name).join(
            Organization, col(Organization.id) == LedgerEntry.counterpart_id
        )
        rows = s.exec(named.where(col(LedgerEntry.kind).in_(WHOLE)).order_by(col(LedgerEntry.id))).all()
        return [(line.kind, name, line.member_delta) for line, name in rows]


def table(session: Sessions, place: str, town: Town, since: date) -> tuple[int, int]:
    """Gains and losses of a place after a day, each line where it counts: `whole_out` as the tree was the day before."""
    root = town.paths[place]
    with session() as s:
        versions = s.exec(select(OrganizationVersion)).all()
        gains = losses = 0
        for line in s.exec(select(LedgerEntry).where(LedgerEntry.effective_on > since)):
            day = line.effective_on - timedelta(days=line.kind is LedgerKind.WHOLE_OUT)
            [path] = [
                one.path
                for one in versions
                if one.organization_id == line.organization_id
                and one.valid_from <= day
                and (one.valid_to is None or day < one.valid_to)
            ]
            if path.startswith(root):
                gains, losses = gains + max(line.member_delta, 0), losses - min(line.member_delta, 0)
        return gains, losses


def on_roll(desk: Desk, place: str, day: date) -> int:
    """How many the roster of a day has, which does not ask the deltas."""
    found = desk.get("members", organization_id=desk.place(place), as_of=str(day), status="normal", limit="100")
    return len(found["items"])


def test_both_committees_books_balance(desk: Desk, town: Town, session: Sessions) -> None:
    suspended = change(
        desk.client, town.members["member2"], "suspend", clock.today() - timedelta(days=2), ground="settled_abroad"
    )
    assert suspended.status_code == 200, suspended.text
    yesterday, places = clock.today() - timedelta(days=1), ("township", "neighbour", "county")
    before = {place: on_roll(desk, place, yesterday) for place in places}

    desk.done("move_branch", "east", to="neighbour")

    lines = whole(session)
    assert sorted(lines) == sorted(
        [("whole_out", "白石镇委员会", -1), ("whole_in", "青禾镇委员会", 1)] * 2
        + [
            ("whole_out", "白石镇委员会", 0),
            ("whole_in", "青禾镇委员会", 0),
        ]  # the suspended one, who stays in the book
    )
    moved = {place: table(session, place, town, yesterday) for place in places}
    assert moved == {"township": (0, 2), "neighbour": (2, 0), "county": (2, 2)}
    for place, (gains, losses) in moved.items():
        assert before[place] + gains - losses == on_roll(desk, place, clock.today()), place


def test_within_one_committee_there_is_nothing_to_write(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        township = s.get_one(Organization, town.organizations["township"])
        general = make_organization(s, "片区党总支", township, OrganizationKind.GENERAL_BRANCH)
        town.organizations["general"] = general.id

    desk.done("move_branch", "east", to="general")

    assert whole(session) == []


@pytest.mark.parametrize("operation", ["merge", "dissolve"])
def test_what_stood_below_another_that_ends(desk: Desk, town: Town, session: Sessions, operation: str) -> None:
    desk.done(operation, "neighbour", to="township")

    assert whole(session) == [("whole_out", "青禾镇委员会", -1), ("whole_in", "白石镇委员会", 1)]
    with session() as s:
        assert s.get_one(Member, town.members["stranger"]).organization_id == town.organizations["far"]


def test_it_is_not_dated_before_what_stands_in_the_book(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        lines = select(LedgerEntry).where(LedgerEntry.member_id == town.members["member"])
        s.exec(lines).all()[-1].effective_on = clock.today()

    early = desk.ask("move_branch", "east", to="neighbour", effective_on=str(clock.today() - timedelta(days=1)))

    assert (early.status_code, code_of(early)) == (422, "transfers.date_out_of_order")


@pytest.mark.parametrize(("operation", "to"), [("merge", "west"), ("dissolve", "west"), ("move_branch", "neighbour")])
def test_it_is_not_dated_before_somebody_left(
    desk: Desk, town: Town, session: Sessions, operation: str, to: str
) -> None:
    """Whoever has died was of the branch until then, and is of its book: one of another committee never had them."""
    today = clock.today()
    assert change(desk.client, town.members["member2"], "decease", today).status_code == 200

    early = desk.ask(operation, "east", to=to, effective_on=str(today - timedelta(days=1)))
    assert (early.status_code, code_of(early)) == (422, "transfers.date_out_of_order")
    part_of_it = [part(town, "东村第二党支部", "member")]
    assert desk.ask("split", "east", parts=part_of_it, effective_on=str(today - timedelta(days=1))).status_code == 201


@pytest.mark.parametrize(("operation", "to"), [("dissolve", "east"), ("move_branch", "neighbour")])
def test_a_committee_is_not_moved_before_a_branch_of_it_was_gone(
    desk: Desk, town: Town, session: Sessions, operation: str, to: str
) -> None:
    """Until then the branch stood below it, and would be left below nothing on the days between."""
    with session() as s:
        county = s.get_one(Organization, town.organizations["county"])
        town.organizations["zone"] = make_organization(s, "开发区委员会", county, OrganizationKind.COMMITTEE).id
    desk.done(operation, "west", to=to)

    early = desk.ask("reparent", "township", to="zone", effective_on=str(clock.today() - timedelta(days=1)))

    assert (early.status_code, code_of(early)) == (422, "transfers.date_out_of_order")
    assert desk.ask("reparent", "township", to="zone").status_code == 201
