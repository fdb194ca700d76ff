"""What an organization is, and what the regulations say of its size, term and committee.

Sizes: 《中国共产党支部工作条例（试行）》 chapter 2. Terms: 《中国共产党基层组织选举工作条例》 (2020) and the notice on village terms (2018).
Warnings ask a person to look; they never block.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.access.policy import Role

COMMITTEE_NEEDED_FROM = 7
COMMITTEE_LEAST = 3
TERM_YEARS = frozenset({3, 5})
TEMPORARY_MONTHS = 6
EXTENSION_MONTHS = 12


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


class GrantStatus(StrEnum):
    """How far an administrative grant has come."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    ENDED = "ended"


KIND_WORDS = {
    OrganizationKind.COMMITTEE: "党委",
    OrganizationKind.GENERAL_BRANCH: "党总支",
    OrganizationKind.BRANCH: "党支部",
    OrganizationKind.JOINT_BRANCH: "联合党支部",
}
# Who sits at an organization's desk, whom a deputy for a time stands in for.
DESK_WORDS = {
    OrganizationKind.COMMITTEE: "党委组织委员",
    OrganizationKind.GENERAL_BRANCH: "党总支书记",
    OrganizationKind.BRANCH: "党支部书记",
    OrganizationKind.JOINT_BRANCH: "党支部书记",
}
POST_WORDS = {
    Post.SECRETARY: "书记",
    Post.DEPUTY_SECRETARY: "副书记",
    Post.ORGANIZATION_OFFICER: "组织委员",
    Post.PUBLICITY_OFFICER: "宣传委员",
    Post.DISCIPLINE_OFFICER: "纪检委员",
    Post.COMMITTEE_MEMBER: "委员",
}
BRANCH_KINDS = frozenset({OrganizationKind.BRANCH, OrganizationKind.JOINT_BRANCH})
# What can be granted without a post (a deputy only for a time).
ADMINISTRATIVE_ROLES = frozenset({Role.ADMIN, Role.AUDITOR, Role.DEPUTY_SECRETARY})
_BRANCH_ROLES = {Post.SECRETARY: Role.SECRETARY, Post.DEPUTY_SECRETARY: Role.DEPUTY_SECRETARY}
_RANK = {OrganizationKind.COMMITTEE: 0, OrganizationKind.GENERAL_BRANCH: 1}


@dataclass(frozen=True)
class SettingKind:
    """A local rule: what it is called, its default and the bounds of its whole-number value."""

    title: str
    default: int
    least: int
    most: int


# Defaults where neither an organization nor anything above it says otherwise.
SETTINGS = {
    "activities.check_in_opens_minutes": SettingKind("签到在开始前几分钟开放", 30, 0, 240),
    "activities.late_after_minutes": SettingKind("开始后几分钟以后算迟到", 15, 0, 240),
    "branches.min_full_count": SettingKind("党支部正式党员不少于几人", 3, 1, 10),
    "branches.max_member_count": SettingKind("党支部党员不超过几人", 50, 10, 200),
    "terms.notice_months": SettingKind("届满前几个月提醒换届", 6, 1, 24),
    "members.lost_contact_months": SettingKind("失去联系满几个月可停止党籍", 6, 6, 60),
    "transfers.from_branch_workdays": SettingKind("转出支部几个工作日内审核", 3, 1, 30),
    "transfers.from_committee_workdays": SettingKind("转出党委几个工作日内审批", 5, 1, 30),
    "transfers.county_workdays": SettingKind("县委组织部几个工作日内审批", 5, 1, 30),
    "transfers.to_committee_workdays": SettingKind("接收党委几个工作日内审批", 5, 1, 30),
    "transfers.file_workdays": SettingKind("接收党委函询档案再加几个工作日", 15, 1, 60),
    "transfers.to_branch_workdays": SettingKind("接收支部几个工作日内办理报到", 5, 1, 30),
    "transfers.via_county": SettingKind("转出是否经县委组织部（1是，0否）", 0, 0, 1),
    "transfers.letter_days_within_county": SettingKind("县内介绍信有效几天", 10, 1, 90),
    "transfers.letter_days_within_province": SettingKind("省内介绍信有效几天", 30, 1, 90),
    "transfers.letter_days_far": SettingKind("跨省和纸质介绍信有效几天", 60, 1, 90),
    "transfers.letter_days_graduate": SettingKind("毕业生介绍信有效几天", 90, 1, 90),
    "transfers.contact_months_away": SettingKind("外出党员每几个月联系一次", 3, 1, 6),
    "transfers.contact_months_abroad": SettingKind("出国（境）党员每几个月联系一次", 6, 1, 6),
    "surveys.excellent_cap_of_all": SettingKind("优秀的三分之一按全体党员算（1是，0按参加评议的算）", 0, 0, 1),
    "surveys.publish_low_grades": SettingKind("民主评议公布全部等次（1是，0只公布优秀）", 0, 0, 1),
}


@dataclass(frozen=True)
class Warned:
    """Something a person should look at; it never blocks."""

    code: str
    title: str


@dataclass(frozen=True)
class Standing:
    """What warnings are computed from: size, officers in post, and the last registered term."""

    full_count: int
    member_count: int
    officer_count: int
    term_ends_on: date | None


@dataclass(frozen=True)
class Limits:
    """The local rules (settings) that warnings follow."""

    min_full: int
    max_members: int
    term_notice_months: int


def may_stand_below(kind: OrganizationKind, parent: OrganizationKind) -> bool:
    """Whether an organization of `kind` can have a parent of another: branches below a general branch or committee, and so on up."""
    if parent in BRANCH_KINDS:
        return False
    if kind is OrganizationKind.COMMITTEE:
        return parent is OrganizationKind.COMMITTEE
    return _RANK[parent] < _RANK.get(kind, 2)


def role_of(post: Post, kind: OrganizationKind) -> Role | None:
    """The role that a post brings: secretaries in their branch, the organization officer in a committee's whole subtree."""
    if kind is OrganizationKind.COMMITTEE:
        return Role.ORGANIZATION_OFFICER if post is Post.ORGANIZATION_OFFICER else None
    return _BRANCH_ROLES.get(post)


def deputy_words(kind: OrganizationKind, starts_on: date, ends_on: date, year: int) -> str:
    """For whose desk a deputy acts, and from when to when: 代党支部书记（6月1日至6月30日）; the year where it is another than `year`."""
    first, last = (
        f"{'' if day.year == year else f'{day.year}年'}{day.month}月{day.day}日" for day in (starts_on, ends_on)
    )
    return f"代{DESK_WORDS[kind]}（{first}至{last}）"


def size_warnings(kind: OrganizationKind, standing: Standing, limits: Limits) -> list[Warned]:
    """What the size of a branch asks people to look at (支部工作条例 arts. 4–8)."""
    if kind not in BRANCH_KINDS:
        return []
    full, members = standing.full_count, standing.member_count
    found = []
    if full < limits.min_full:
        found.append(Warned("organizations.below_minimum", f"正式党员{full}人，不足{limits.min_full}人。"))
    if members > limits.max_members:
        found.append(Warned("organizations.above_maximum", f"党员{members}人，超过{limits.max_members}人。"))
    if full >= COMMITTEE_NEEDED_FROM and standing.officer_count < COMMITTEE_LEAST:
        found.append(Warned("organizations.committee_missing", f"正式党员{full}人，还没有登记支委会。"))
    return found


def term_warnings(ends_on: date | None, today: date, limits: Limits) -> list[Warned]:
    """Whether the term is unknown, near its end (选举工作条例: the higher committee reminds in advance) or over."""
    if ends_on is None:
        return [Warned("organizations.term_missing", "还没有登记本届任期。")]
    if ends_on < today:
        return [Warned("organizations.term_overdue", f"本届任期已于{ends_on}届满，请换届或报批。")]
    if ends_on <= add_months(today, limits.term_notice_months):
        return [Warned("organizations.term_ending", f"本届任期到{ends_on}届满，请准备换届。")]
    return []


def temporary_warnings(founded_on: date | None, today: date) -> list[Warned]:
    """A temporary branch is for a task of up to six months (支部工作条例 art. 8)."""
    if founded_on is None or add_months(founded_on, TEMPORARY_MONTHS) >= today:
        return []
    return [
        Warned("organizations.temporary_overdue", f"临时党支部设立已超过{TEMPORARY_MONTHS}个月，请转为党支部或撤销。")
    ]


def add_months(day: date, months: int) -> date:
    """The same day some months later; days that the month lacks become its last."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def latest_extension(elected_on: date, years: int) -> date:
    """Until when a term can be extended: the higher committee may put an election off by a year at most (选举工作条例)."""
    return add_months(term_end(elected_on, years), EXTENSION_MONTHS)


def term_end(elected_on: date, years: int) -> date:
    """The last day of a term; 29 February ends on 28 February."""
    return add_months(elected_on, 12 * years)
