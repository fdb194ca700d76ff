"""What an organization is, and what the regulations say of its size, term and committee.

Sizes: 《中国共产党支部工作条例（试行）》 chapter 2. Terms: 《中国共产党基层组织选举工作条例》 (2020) and the notice on village terms (2018).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.errors import Conflict, Invalid

BRANCH_MIN_FULL = 3
BRANCH_MAX = 50
COMMITTEE_NEEDED_FROM = 7
TERM_NOTICE_MONTHS = 6


class OrganizationKind(StrEnum):
    COMMITTEE = "committee"
    GENERAL_BRANCH = "general_branch"
    BRANCH = "branch"
    JOINT_BRANCH = "joint_branch"


class Sector(StrEnum):
    """领域, for reports."""

    VILLAGE = "village"
    COMMUNITY = "community"
    GOVERNMENT = "government"
    PUBLIC_INSTITUTION = "public_institution"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    STATE_ENTERPRISE = "state_enterprise"
    PRIVATE_ENTERPRISE = "private_enterprise"
    SOCIAL_ORGANIZATION = "social_organization"
    OTHER = "other"


class Post(StrEnum):
    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    ORGANIZATION_OFFICER = "organization_officer"
    PUBLICITY_OFFICER = "publicity_officer"
    DISCIPLINE_OFFICER = "discipline_officer"
    COMMITTEE_MEMBER = "committee_member"


KIND_WORDS = {
    OrganizationKind.COMMITTEE: "党委",
    OrganizationKind.GENERAL_BRANCH: "党总支",
    OrganizationKind.BRANCH: "党支部",
    OrganizationKind.JOINT_BRANCH: "联合党支部",
}
BRANCH_KINDS = frozenset({OrganizationKind.BRANCH, OrganizationKind.JOINT_BRANCH})


class ParentTooLow(Conflict):
    code = "organizations.parent_too_low"
    title = "{parent}下面不能设{kind}，请换一个上级党组织。"
    title_en = "A {kind} cannot stand below {parent}. Choose another parent."


class NameTaken(Conflict):
    code = "organizations.name_taken"
    title = "已有同名的党组织“{name}”，请换一个全称。"
    title_en = "There is an organization named {name} already."


class TermYearsInvalid(Invalid):
    code = "organizations.term_years_invalid"
    title = "任期要填3年或5年。"
    title_en = "A term is 3 or 5 years."


@dataclass(frozen=True)
class Warned:
    """Something a person should look at; it never blocks."""

    code: str
    title: str


def may_stand_below(kind: OrganizationKind, parent: OrganizationKind) -> bool:
    """Whether an organization of `kind` can have a parent of another: branches below a general branch or committee, and so on up."""
    order = {OrganizationKind.COMMITTEE: 0, OrganizationKind.GENERAL_BRANCH: 1}
    if parent in BRANCH_KINDS:
        return False
    if kind is OrganizationKind.COMMITTEE:
        return parent is OrganizationKind.COMMITTEE
    return order[parent] < order.get(kind, 2)


def size_warnings(kind: OrganizationKind, full_count: int, member_count: int, *, has_committee: bool) -> list[Warned]:
    """What the size of a branch asks people to look at (支部工作条例 arts. 4–8)."""
    if kind not in BRANCH_KINDS:
        return []
    found = []
    if full_count < BRANCH_MIN_FULL:
        found.append(Warned("organizations.below_minimum", f"正式党员{full_count}人，不足{BRANCH_MIN_FULL}人"))
    if member_count > BRANCH_MAX:
        found.append(Warned("organizations.above_maximum", f"党员{member_count}人，超过{BRANCH_MAX}人"))
    if full_count >= COMMITTEE_NEEDED_FROM and not has_committee:
        found.append(Warned("organizations.committee_missing", f"正式党员{full_count}人，还没有登记支委会"))
    return found


def term_end(started_on: date, years: int) -> date:
    """The last day of a term; 29 February ends on 28 February."""
    try:
        return started_on.replace(year=started_on.year + years)
    except ValueError:
        return started_on.replace(year=started_on.year + years, day=28)
