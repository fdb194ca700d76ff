"""Reads of the roster: one indexed query a page, today's or that of a day."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy.orm import contains_eager
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from app.access.guard import Scope
from app.access.policy import Permission
from app.core import clock
from app.core.crypto import keyring
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.members import codes, holds, ledger, national_id, phones, rules
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.phones import InvalidPhone
from app.members.rules import CHANGE_WORDS, KEPT, Category, Status, StatusChange
from app.members.schemas import AffiliationRead, HoldRead, MemberItem, MemberRead, OwnRecord
from app.organizations.models import Organization, OrganizationVersion
from app.organizations.queries import below, paths_on, valid_on

_OWN_PLAIN = MemberItem.model_fields.keys() | {
    "ethnicity",
    "education",
    "occupation",
    "landline_masked",
    "has_address",
    "confirmed_on",
    "standing_adjustment_months",
    "disciplinary_probation_until",
    "may_vote",
    "floating_to",
    "floating_since",
    "dues_paid_through",
}


@dataclass(frozen=True)
class Filter:
    """What a roster page is narrowed to. `path` is a subtree within the caller's scope, None for all of it."""

    path: str | None = None
    category: Category | None = None
    status: Status | None = None
    q: str | None = None


def roster(session: Session, scope: Scope, wanted: Filter, as_of: date | None, page: PageRequest) -> Page[Any]:
    """The roster in the order of the tree: a range of paths, and members in the order of ids within each branch; or that of a day."""
    if as_of is not None:
        return _past_page(session, scope, wanted, as_of, page)
    statement = roster_statement(scope, wanted, page)
    return paginate(session, statement, [Organization.path, Member.id], page)


def roster_statement(scope: Scope, wanted: Filter, page: PageRequest) -> SelectOfScalar[Member]:
    """The statement of a page without its order and limit."""
    return (
        select(Member)
        .join(Organization)
        .options(contains_eager(cast(Any, Member.organization)))
        .where(_place(scope, wanted.path, page), *_conditions(wanted, col(Member.category), col(Member.status)))
    )


def _place(scope: Scope, path: str | None, page: PageRequest) -> ColumnElement[bool]:
    """The subtree as one index range. The cursor brings a higher lower bound than the root's, and SQLite uses only one."""
    roots = (path,) if path is not None else scope.roots
    if len(roots) != 1:
        return scope.within(col(Organization.path))
    [root] = roots
    if page.after is not None and page.after[0] >= root:
        return col(Organization.path) < f"{root[:-1]}0"
    return below(root, col(Organization.path))


def _conditions(wanted: Filter, category: Any, status: Any) -> list[ColumnElement[bool]]:
    found = [status == wanted.status if wanted.status else status.in_(KEPT)]
    if wanted.category:
        found.append(category == wanted.category)
    if wanted.q:
        found.append(_named(wanted.q))
    return found


def _named(q: str) -> ColumnElement[bool]:
    """A name by its beginning; an ID number or a mobile number only as a whole, through its blind index."""
    number = national_id.normalize(q)
    if len(number) in (15, 18) and number[:-1].isdigit():
        full = number if len(number) == 18 else national_id.upgrade(number)
        return col(Member.national_id_hmac) == keyring().blind_index("national_id", full)
    try:
        return col(Member.phone_hmac) == keyring().blind_index("phone", phones.parse_mobile(q))
    except InvalidPhone:
        return col(Member.name).startswith(q, autoescape=True)


def _past_page(session: Session, scope: Scope, wanted: Filter, as_of: date, page: PageRequest) -> Page[Any]:
    """The roster of a day: branch, its name, category and status as they were then."""
    roots = [wanted.path] if wanted.path is not None else scope.roots
    place = replace(scope, roots=tuple(paths_on(session, roots, as_of)))
    found = paginate(session, _past_statement(place, wanted, as_of), [Member.id], page)
    found.items = [_past_item(*row) for row in found.items]
    return found


def _past_statement(
    place: Scope, wanted: Filter, as_of: date
) -> Select[Member, LedgerEntry, Organization, OrganizationVersion]:
    path = func.coalesce(OrganizationVersion.path, Organization.path)
    last = (
        select(LedgerEntry.id)
        .where(
            LedgerEntry.member_id == Member.id,
            LedgerEntry.effective_on <= as_of,
            col(LedgerEntry.status_after).is_not(None),
            ledger.holds(),
        )
        .order_by(col(LedgerEntry.effective_on).desc(), col(LedgerEntry.id).desc())
        .limit(1)
        .correlate(Member)
        .scalar_subquery()
    )
    then = and_(col(OrganizationVersion.organization_id) == Organization.id, valid_on(as_of))
    affiliated = or_(col(Affiliation.ends_on).is_(None), col(Affiliation.ends_on) > as_of)
    return (
        select(Member, LedgerEntry, Organization, OrganizationVersion)
        .join(
            Affiliation, and_(col(Affiliation.member_id) == Member.id, col(Affiliation.starts_on) <= as_of, affiliated)
        )
        .join(LedgerEntry, col(LedgerEntry.id) == last)
        .join(Organization, col(Organization.id) == Affiliation.organization_id)
        .join(OrganizationVersion, then, isouter=True)
        .where(place.within(path), *_conditions(wanted, col(LedgerEntry.category_after), col(LedgerEntry.status_after)))
    )


def _past_item(
    member: Member, line: LedgerEntry, place: Organization, version: OrganizationVersion | None
) -> MemberItem:
    then = {
        "organization_id": place.id,
        "organization_name": version.name if version else place.name,
        "category": line.category_after,
        "status": line.status_after,
    }
    now = MemberItem.model_fields.keys() - then.keys()
    return MemberItem.model_validate({field: getattr(member, field) for field in now} | then)


def own(row: Member) -> OwnRecord:
    """A record in full, masked."""
    return OwnRecord.model_validate(_own(row))


def _own(row: Member) -> dict[str, Any]:
    is_probationary = row.state == rules.PROBATIONARY
    return {field: getattr(row, field) for field in _OWN_PLAIN} | {
        "ethnicity_label": codes.ETHNICITY.words.get(row.ethnicity, ""),
        "education_label": codes.EDUCATION.words.get(row.education, ""),
        "birth_year": row.born_on.year,
        "probation_ends_on": rules.probation_end(row.joined_on, row.probation_extended_to) if is_probationary else None,
        "standing_years": rules.standing_years(row.confirmed_on, clock.today(), row.standing_adjustment_months),
    }


def read(session: Session, scope: Scope, row: Member) -> MemberRead:
    """A record with what the caller may do; what holds the member is for those who keep the record."""
    is_keeper = scope.may(Permission.MEMBERS_WRITE, row.path)
    held = holds.of_member(session, row.id) if is_keeper else []
    extra = {
        "exit_kind": row.exit_kind,
        "suspended_on": row.suspended_on,
        "suspension_ground": row.suspension_ground,
        "holds": [HoldRead.model_validate(hold) for hold in held],
        "version": row.version,
        "allowed_actions": allowed_actions(scope, row),
    }
    return MemberRead.model_validate(_own(row) | extra)


def allowed_actions(scope: Scope, row: Member) -> list[AllowedAction]:
    """What the caller may do to a record now."""
    found = []
    if scope.may(Permission.MEMBERS_REVEAL, row.path):
        found.append(AllowedAction(action="reveal", label="查看完整信息", requires_reason=True))
    if not scope.may(Permission.MEMBERS_WRITE, row.path):
        return found
    found.append(AllowedAction(action="update", label="修改", requires_reason=False))
    found.append(AllowedAction(action="correct_dates", label="更正日期和党龄", requires_reason=True))
    found += _status_actions(row)
    if row.status in KEPT:
        found.append(AllowedAction(action="record_dues", label="登记党费", requires_reason=False))
    if row.status is Status.NORMAL:
        found += _contact_actions(row)
    return found


def _status_actions(row: Member) -> list[AllowedAction]:
    is_extended, is_disciplined = row.probation_extended_to is not None, row.disciplinary_probation_until is not None
    impossible = {
        StatusChange.EXTEND_PROBATION: is_extended,
        StatusChange.END_DISCIPLINARY_PROBATION: not is_disciplined,
    }
    words = CHANGE_WORDS | {StatusChange.BEGIN_DISCIPLINARY_PROBATION: "延长留党察看" if is_disciplined else "留党察看"}
    return [
        AllowedAction(action=change, label=words[change], requires_reason=change is StatusChange.OTHER_LOSS)
        for change in rules.possible(row.state)
        if not impossible.get(change)
    ]


def _contact_actions(row: Member) -> list[AllowedAction]:
    is_lost = row.out_of_contact_since is not None
    found = [
        ("register_floating", "更改外出流向" if row.is_floating else "登记流动"),
        ("lose_contact", "更正失联日期" if is_lost else "登记失去联系"),
    ]
    if row.is_floating:
        found.append(("end_floating", "结束流动登记"))
    if is_lost:
        found.append(("regain_contact", "已恢复联系"))
    return [AllowedAction(action=action, label=label, requires_reason=False) for action, label in found]


def affiliations(session: Session, row: Member, page: PageRequest) -> Page[Any]:
    """Where a member has belonged, the earliest first."""
    statement = (
        select(Affiliation, Organization.name)
        .join(Organization, col(Organization.id) == Affiliation.organization_id)
        .where(Affiliation.member_id == row.id)
    )
    found = paginate(session, statement, [Affiliation.starts_on, Affiliation.id], page)
    found.items = [
        AffiliationRead(**line.model_dump(exclude={"member_id"}), organization_name=n) for line, n in found.items
    ]
    return found


def ledger_of(session: Session, row: Member, page: PageRequest) -> Page[Any]:
    """What happened to a membership, the earliest first."""
    statement = select(LedgerEntry).where(LedgerEntry.member_id == row.id)
    return paginate(session, statement, [LedgerEntry.effective_on, LedgerEntry.id], page)
