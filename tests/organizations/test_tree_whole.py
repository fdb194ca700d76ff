"""Whatever is done to the tree, in whatever order: it stays a tree, and nobody is lost."""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlmodel import Session, col, select

from app.core.ids import new_id
from app.members.models import Member
from app.members.rules import ON_ROLL
from app.organizations.models import Organization, OrganizationVersion
from app.organizations.rules import BRANCH_KINDS
from tests.build import Town
from tests.client import Client
from tests.transfers.plans import Desk, hire

Sessions = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    with session() as s:
        hire(s, town)
    return Desk(client, town)


def attempts(desk: Desk, session: Sessions, chance: random.Random) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Something or other to be done to the tree, not always possible."""
    for number in range(24):
        with session() as s:
            standing = select(Organization.id).where(col(Organization.ended_on).is_(None))
            places = s.exec(standing.order_by(Organization.path)).all()
            desk.town.organizations |= {str(one): one for one in places}
            source, target = chance.choice(places), chance.choice(places)
            people = s.exec(select(Member.id).where(Member.organization_id == source)).all()
        operation = chance.choice(["reparent", "move_branch", "merge", "split", "dissolve"])
        fields: dict[str, Any] = {"to": str(target)}
        if operation == "split":
            chosen = [str(one) for one in people[: chance.randint(1, 2)]] or [str(new_id())]
            fields = {"parts": [{"name": f"新设第{number}党支部", "short_name": f"新{number}", "member_ids": chosen}]}
        yield operation, str(source), fields


def check_invariants(s: Session) -> int:
    """Every path is its parent's with a segment of its own; one open version each, which says so; counts are those of the roll."""
    rows = {row.id: row for row in s.exec(select(Organization))}
    assert len({row.path for row in rows.values()}) == len(rows)
    versions = s.exec(select(OrganizationVersion).where(col(OrganizationVersion.valid_to).is_(None))).all()
    standing = {row.id for row in rows.values() if row.ended_on is None}
    assert sorted(version.organization_id for version in versions) == sorted(standing)
    assert all(version.path == rows[version.organization_id].path for version in versions)
    on_roll = [m.organization_id for m in s.exec(select(Member)) if m.status in ON_ROLL]
    for row in rows.values():
        upper = rows[row.parent_id].path if row.parent_id else "/"
        assert row.path.removeprefix(upper).count("/") == 1, row.path
        assert row.member_count == on_roll.count(row.id)
        assert row.ended_on is None or row.member_count == 0
        assert row.kind in BRANCH_KINDS or row.member_count == 0
    return sum(row.member_count for row in rows.values())


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_tree_holds_together(desk: Desk, session: Sessions, seed: int) -> None:
    with session() as s:
        people = check_invariants(s)
    done = 0
    for operation, place, fields in attempts(desk, session, random.Random(seed)):
        answer = desk.ask(operation, place, **fields)
        assert answer.status_code in {201, 404, 409, 422}, answer.text
        if answer.status_code == 201:
            applied = desk.apply(answer.json())
            assert applied.status_code == 200, applied.text
            done += 1
        with session() as s:
            assert check_invariants(s) == people
    assert done > 2
