"""Plain functions that put things into a database, with sensible defaults. People and places are invented."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.access import keys
from app.access.models import RoleGrant
from app.access.policy import Role
from app.accounts.models import Account
from app.core import clock
from app.core.ids import new_id
from app.integration import service as integration
from app.integration.rules import MOST_PER_MINUTE, ClientScope
from app.integration.schemas import ApiClientCreate
from app.members import records
from app.members import service as members
from app.members.ledger import Paper
from app.members.models import Member
from app.members.national_id import Sex, check_character
from app.members.records import Person
from app.members.rules import Category, Entry
from app.organizations.models import Organization, OrganizationVersion
from app.organizations.rules import OrganizationKind, Sector, add_months

FOUNDED = date(2000, 1, 1)
_numbers: Iterator[int] = count(1)


@dataclass
class Town:
    """The standing cast: one county, a township with two branches, and people in each role."""

    organizations: dict[str, UUID] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    members: dict[str, UUID] = field(default_factory=dict)
    accounts: dict[str, UUID] = field(default_factory=dict)
    clients: dict[str, UUID] = field(default_factory=dict)
    made_at: datetime = field(default_factory=clock.now)


def national_id(number: int, born_on: date = date(1980, 5, 17), *, male: bool = True) -> str:
    """A well-formed ID number of nobody: the regions 4499… are not in use. Fifty thousand numbers a birthday."""
    region, serial = divmod(number * 2, 1000)
    body = f"4499{region % 100:02d}{born_on:%Y%m%d}{serial + male:03d}"
    return body + check_character(body)


def make_organization(
    session: Session,
    name: str,
    parent: Organization | None = None,
    kind: OrganizationKind = OrganizationKind.BRANCH,
    **values: Any,
) -> Organization:
    """An organization with its first version row."""
    segment = f"t{next(_numbers):07d}"
    row = Organization(
        parent_id=parent.id if parent else None,
        path=f"{parent.path if parent else '/'}{segment}/",
        name=name,
        short_name=name,
        kind=kind,
        sector=Sector.VILLAGE,
        phone="0700-1234567",
        founded_on=FOUNDED,
        **values,
    )
    session.add(row)
    session.flush()
    session.add(
        OrganizationVersion(
            organization_id=row.id,
            valid_from=FOUNDED,
            parent_id=row.parent_id,
            path=row.path,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            sector=row.sector,
        )
    )
    return row


def make_member(session: Session, organization: Organization, name: str, **values: Any) -> Member:
    """A member on the roll since joining, with an affiliation, ledger lines and the counts that belong to it."""
    number = next(_numbers)
    born_on = values.pop("born_on", date(1980, 5, 17))
    defaults: dict[str, Any] = {
        "national_id": national_id(number, born_on),
        "phone": f"199{number:08d}",
        "sex": Sex.MALE,
        "ethnicity": "01",
        "education": "20",
        "category": Category.FULL,
        "joined_on": date(2005, 7, 1),
    }
    facts = defaults | values
    if facts["category"] is Category.FULL:
        facts.setdefault("confirmed_on", add_months(facts["joined_on"], 12))
    known = {field.name for field in fields(Person)}
    given = {key: facts.pop(key) for key in list(facts) if key in known}
    made = records.build(
        Person(organization_id=organization.id, name=name, born_on=born_on, **{"confirmed_on": None} | given),
        Entry.OPENING,
        Paper(clock.today(), "系统"),
    )
    for field_name, value in facts.items():
        setattr(made.member, field_name, value)
    session.add(made.member)
    session.flush()
    session.add_all([made.affiliation, *made.lines])
    members.count(session, *made.lines)
    return made.member


def grant(
    session: Session,
    role: Role,
    organization: Organization,
    *,
    member_id: UUID | None = None,
    account_id: UUID | None = None,
) -> None:
    """Give a role to a member or to a staff account."""
    session.add(
        RoleGrant(
            role=role,
            organization_id=organization.id,
            path=organization.path,
            starts_on=FOUNDED,
            member_id=member_id,
            account_id=account_id,
        )
    )


def make_town(session: Session) -> Town:
    """Seed the standing cast: county → township, neighbour; township → east, west, office; neighbour → far."""
    keys.ensure(session, keys.ACCESS, keys.CARD)
    committee = OrganizationKind.COMMITTEE
    county = make_organization(session, "平安县委员会", kind=committee)
    township = make_organization(session, "青禾镇委员会", county, committee)
    neighbour = make_organization(session, "白石镇委员会", county, committee)
    east = make_organization(session, "东村党支部", township)
    west = make_organization(session, "西村党支部", township)
    office = make_organization(session, "机关党支部", township)
    far = make_organization(session, "远村党支部", neighbour)
    places = {
        "county": county,
        "township": township,
        "neighbour": neighbour,
        "east": east,
        "west": west,
        "office": office,
        "far": far,
    }
    people = {
        "member": make_member(session, east, "甲员"),
        "member2": make_member(session, east, "乙员"),
        "secretary": make_member(session, east, "东书记"),
        "outsider": make_member(session, west, "西书记"),
        "officer": make_member(session, office, "组委"),
        "stranger": make_member(session, far, "远书记"),
    }
    grant(session, Role.SECRETARY, east, member_id=people["secretary"].id)
    grant(session, Role.SECRETARY, west, member_id=people["outsider"].id)
    grant(session, Role.ORGANIZATION_OFFICER, township, member_id=people["officer"].id)
    grant(session, Role.SECRETARY, far, member_id=people["stranger"].id)
    town = Town(organizations={name: row.id for name, row in places.items()})
    town.paths = {name: row.path for name, row in places.items()}
    town.members = {name: row.id for name, row in people.items()}
    town.accounts = {name: new_id() for name in (*people, "admin", "auditor")}
    grant(session, Role.ADMIN, township, account_id=town.accounts["admin"])
    grant(session, Role.AUDITOR, township, account_id=town.accounts["auditor"])
    make_accounts(session, town, township)
    return town


def make_api_clients(session: Session, town: Town, township: Organization) -> None:
    """The cast's two other systems: one that may do all that a system can, and one with a single scope."""
    town.clients = {
        "client": make_api_client(session, township, *ClientScope),
        "narrow_client": make_api_client(session, township, ClientScope.ORGANIZATIONS_READ),
    }


def make_api_client(session: Session, place: Organization, *scopes: ClientScope) -> UUID:
    """Another system over a place, from anywhere and as often as can be."""
    data = ApiClientCreate(
        organization_id=place.id,
        name="市平台",
        purpose="核对来访党员身份",
        scopes=list(scopes),
        requests_per_minute=MOST_PER_MINUTE,
    )
    client, _ = integration.register(session, place, data, frozenset())
    client.scopes, client.awaited_scopes = sorted(scopes), []  # as two people have agreed
    return client.id


def make_accounts(session: Session, town: Town, township: Organization) -> None:
    """The accounts of the cast: members without a user name, staff with one and no password yet; and other systems."""
    make_api_clients(session, town, township)
    for name, account_id in town.accounts.items():
        member_id = town.members.get(name)
        shown = session.get_one(Member, member_id).name if member_id else name
        place_id, username = (None, None) if member_id else (township.id, name)
        account = Account(
            id=account_id, member_id=member_id, organization_id=place_id, name=shown, created_at=clock.now()
        )
        account.username = username
        session.add(account)
