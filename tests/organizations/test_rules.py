"""Sizes, terms, places in the tree and the roles that posts bring."""

from datetime import date

import pytest

from app.access.policy import Role
from app.organizations import rules
from app.organizations.rules import Limits, OrganizationKind, Post, Standing

K = OrganizationKind
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
