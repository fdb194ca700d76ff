"""Sizes, terms, places in the tree and the roles that posts bring."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.guard import Scope
from app.access.policy import Role
from app.core.who import SYSTEM
from app.organizations import rules, service, settings
from app.organizations.rules import Limits, OrganizationKind, Post, Standing

K = OrganizationKind
SEGMENTS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=8, max_size=8), max_size=6)
PATHS = SEGMENTS.map(lambda segments: "/" + "".join(f"{segment}/" for segment in segments))
LIMITS = Limits(min_full=3, max_members=50, term_notice_months=6)


@pytest.mark.parametrize(
    ("kind", "parent", "may"),
    [
        (K.COMMITTEE, K.COMMITTEE, True),
        (K.COMMITTEE, K.GENERAL_BRANCH, False),
        (K.GENERAL_BRANCH, K.COMMITTEE, True),
        (K.GENERAL_BRANCH, K.GENERAL_BRANCH, False),
        (K.BRANCH, K.COMMITTEE, True),
        (K.BRANCH, K.GENERAL_BRANCH, True),
        (K.BRANCH, K.BRANCH, False),
        (K.JOINT_BRANCH, K.GENERAL_BRANCH, True),
        (K.JOINT_BRANCH, K.JOINT_BRANCH, False),
    ],
)
def test_what_may_stand_below_what(kind: K, parent: K, *, may: bool) -> None:
    assert rules.may_stand_below(kind, parent) is may


@given(parent=PATHS)
def test_a_new_place_lies_right_below_its_parent_and_nowhere_else(parent: str) -> None:
    child = service.new_path(parent)

    assert child.startswith(parent)
    assert child.count("/") == parent.count("/") + 1
    assert child != service.new_path(parent)
    assert settings.ancestors(child)[1:] == (settings.ancestors(parent) if parent != "/" else [])


@given(root=PATHS, path=PATHS, tail=PATHS)
def test_a_subtree_is_one_range_of_paths(root: str, path: str, tail: str) -> None:
    scope = Scope(SYSTEM, (root,))
    upper = f"{root[:-1]}0"  # what `within` and `below` compare with in SQL

    for place in (path, root + tail[1:], root):
        assert scope.reaches(place) == (root <= place < upper)


@given(path=PATHS.filter(lambda path: path != "/"))
def test_above_a_place_are_exactly_those_whose_subtree_it_is_in(path: str) -> None:
    above = settings.ancestors(path)

    assert above[0] == path
    assert all(Scope(SYSTEM, (place,)).reaches(path) for place in above)
    assert [place.count("/") for place in above] == list(range(path.count("/"), 1, -1))


def codes(kind: K, full: int, members: int, officers: int) -> list[str]:
    standing = Standing(full, members, officers, None)
    return [warned.code.removeprefix("organizations.") for warned in rules.size_warnings(kind, standing, LIMITS)]


@pytest.mark.parametrize(
    ("full", "members", "officers", "expected"),
    [
        (2, 5, 0, ["below_minimum"]),
        (3, 50, 0, []),
        (6, 51, 0, ["above_maximum"]),
        (7, 9, 2, ["committee_missing"]),
        (7, 9, 3, []),
    ],
)
def test_size_warnings_of_a_branch(full: int, members: int, officers: int, expected: list[str]) -> None:
    assert codes(K.BRANCH, full, members, officers) == expected


def test_size_warnings_are_for_branches() -> None:
    assert codes(K.COMMITTEE, 0, 0, 0) == []


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        (None, ["organizations.term_missing"]),
        (date(2026, 5, 31), ["organizations.term_overdue"]),
        (date(2026, 6, 1), ["organizations.term_ending"]),
        (date(2026, 12, 1), ["organizations.term_ending"]),
        (date(2026, 12, 2), []),
    ],
)
def test_a_term_is_announced_half_a_year_ahead(ends_on: date | None, expected: list[str]) -> None:
    assert [warned.code for warned in rules.term_warnings(ends_on, date(2026, 6, 1), LIMITS)] == expected


def test_a_temporary_branch_is_for_half_a_year() -> None:
    assert rules.temporary_warnings(date(2026, 1, 1), date(2026, 7, 1)) == []
    assert len(rules.temporary_warnings(date(2026, 1, 1), date(2026, 7, 2))) == 1
    assert rules.temporary_warnings(None, date(2026, 7, 2)) == []


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 11, 30), 2, date(2027, 1, 30)),
    ],
)
def test_months_are_added_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert rules.add_months(day, months) == expected


@pytest.mark.parametrize(
    ("post", "kind", "role"),
    [
        (Post.SECRETARY, K.BRANCH, Role.SECRETARY),
        (Post.DEPUTY_SECRETARY, K.JOINT_BRANCH, Role.DEPUTY_SECRETARY),
        (Post.SECRETARY, K.GENERAL_BRANCH, Role.SECRETARY),
        (Post.ORGANIZATION_OFFICER, K.COMMITTEE, Role.ORGANIZATION_OFFICER),
        (Post.ORGANIZATION_OFFICER, K.BRANCH, None),
        (Post.SECRETARY, K.COMMITTEE, None),
        (Post.COMMITTEE_MEMBER, K.BRANCH, None),
    ],
)
def test_the_role_of_a_post(post: Post, kind: K, role: Role | None) -> None:
    assert rules.role_of(post, kind) is role
