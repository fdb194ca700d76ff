"""Fills a new sandbox with people: the roster through the import, posts in each branch, and the cast's ways to sign in."""

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select

from app import worker
from app.access.guard import Scope
from app.access.models import ApiClient, RoleGrant
from app.accounts import bindings, passwords, service
from app.accounts.models import Account
from app.accounts.rules import WechatApp
from app.accounts.tickets import WechatUser
from app.core import clock
from app.core.crypto import digest, keyring
from app.core.db import Database
from app.integration import service as integration
from app.integration.rules import MOST_PER_MINUTE, ClientScope
from app.integration.schemas import ApiClientCreate
from app.members import appointments
from app.members.models import Member
from app.members.schemas import AppointmentCreate
from app.organizations.models import Organization
from app.organizations.rules import Post
from app.roster import service as rosters
from app.roster.applying import Confirmed
from app.sandbox import town, words
from app.sandbox.cast import CLIENT_SECRET, DESKS, SEATS, TITLES, Caller, Desk

# Who of a branch's list holds which post. The second is an ordinary member in every branch.
POSTS = {
    0: Post.SECRETARY,
    2: Post.DEPUTY_SECRETARY,
    3: Post.ORGANIZATION_OFFICER,
    4: Post.PUBLICITY_OFFICER,
    5: Post.DISCIPLINE_OFFICER,
}
EVERYWHERE = "/"


def settle(database: Database, today: date) -> None:
    """Put the town on the roll as a township would: the national form, a dry run, and its import."""
    with tempfile.TemporaryDirectory() as folder:
        form = Path(folder) / "town.xlsx"
        town.write(form, today)
        with form.open("rb") as file, database.transaction() as session:
            import_id = rosters.upload(session, Scope.system(), form.name, file).id
    worker.run_all(database)
    with database.transaction() as session:
        rosters.apply(session, Scope.system(), import_id, Confirmed())
    worker.run_all(database)


def seat(session: Session, today: date) -> None:
    """Give each branch its posts and the cast its seats, from the day of the last election on."""
    elected = date(today.year - 2, 3, 10)
    for branch in town.branches():
        row = _organization(session, branch.full_name)
        people = residents(session, row.id)
        for place, post in POSTS.items():
            _appoint(session, row.id, people[place], post, elected)
    committee = _organization(session, words.COMMITTEE)
    officers = {caller: seated(session, caller) for caller in (Caller.OFFICER, Caller.CHECKER)}
    for officer in officers.values():
        _appoint(session, committee.id, officer, Post.ORGANIZATION_OFFICER, elected)
    for caller in SEATS:
        _bind(session, caller.openid, seated(session, caller))
    first = _organization(session, town.branches()[0].full_name)
    for place, member in enumerate(residents(session, first.id)):
        if (words.VILLAGES[0][0], place) not in SEATS.values():
            _bind(session, resident_openid(place), member)
    for caller, officer in officers.items():
        _equip(session, service.account_of_member(session, officer.id), DESKS[caller])


def seated(session: Session, caller: Caller) -> Member:
    """The member of the town who is one of the cast."""
    branch, place = SEATS[caller]
    return residents(session, _organization(session, _full_name(branch)).id)[place]


def employ(session: Session) -> None:
    """Give those of the cast who are no members an account, with their role over everything: in an empty town the officer too."""
    committee = session.exec(select(Organization).where(Organization.name == words.COMMITTEE)).first()
    for caller, desk in DESKS.items():
        if committee is not None and caller in SEATS:
            continue  # a member, whose role comes from an appointment
        account = Account(
            name=TITLES[caller], organization_id=committee.id if committee else None, created_at=clock.now()
        )
        session.add(account)
        _equip(session, account, desk)
        session.add(
            RoleGrant(
                account_id=account.id,
                role=desk.role,
                organization_id=committee.id if committee else UUID(int=0),
                path=EVERYWHERE,
                starts_on=clock.today(),
                reason=TITLES[caller],
            )
        )


def connect(session: Session) -> None:
    """Register the other system of the cast over the township: it reads, and verifies cards."""
    committee = _organization(session, words.COMMITTEE)
    scopes = [scope for scope in ClientScope if scope.endswith(":read")]
    asked = ApiClientCreate(
        organization_id=committee.id,
        name=TITLES[Caller.CLIENT],
        purpose="核对来访党员身份",
        scopes=[*scopes, ClientScope.IDENTITY_VERIFY],
        requests_per_minute=MOST_PER_MINUTE,
    )
    client, _ = integration.register(session, committee, asked, frozenset())
    client.secret_digest = digest(CLIENT_SECRET)


def client_of(session: Session) -> ApiClient | None:
    """The other system of the cast, the first that was registered; None in an empty town."""
    known = select(ApiClient).where(ApiClient.name == TITLES[Caller.CLIENT])
    return session.exec(known.order_by(col(ApiClient.id)).limit(1)).first()


def residents(session: Session, organization_id: UUID) -> Sequence[Member]:
    """The members of a branch in the order of the roster."""
    return session.exec(select(Member).where(Member.organization_id == organization_id).order_by(col(Member.id))).all()


def resident_openid(place: int) -> str:
    """The WeChat user who is the member at a place in the first branch's list; those of the cast have names of their own."""
    return f"sandbox-resident-{place}"


def account_of(session: Session, caller: Caller) -> Account | None:
    """The account of one of the cast; None where there is none."""
    binding = bindings.find(session, WechatUser(WechatApp.OFFICIAL, caller.openid, None))
    if binding is not None:
        return service.account_of_member(session, binding.member_id)
    if caller not in DESKS:
        return None
    return session.exec(select(Account).where(Account.username == DESKS[caller].username)).first()


def _organization(session: Session, name: str) -> Organization:
    return session.exec(select(Organization).where(Organization.name == name)).one()


def _full_name(place: str) -> str:
    return next(branch.full_name for branch in town.branches() if branch.name == place)


def _appoint(session: Session, organization_id: UUID, member: Member, post: Post, starts_on: date) -> None:
    data = AppointmentCreate(
        member_id=member.id, post=post, document_number=f"演示〔{starts_on.year}〕1号", starts_on=starts_on
    )
    appointments.appoint(session, Scope.system(), organization_id, data)


def _bind(session: Session, openid: str, member: Member) -> None:
    service.account_of_member(session, member.id)
    for app in WechatApp:
        bindings.bind(session, WechatUser(app, openid, None), member.id)


def _equip(session: Session, account: Account, desk: Desk) -> None:
    """A user name, a password and a second factor that are printed at the start."""
    account.username = desk.username
    account.password_hash = passwords.hash_password(desk.password)
    account.totp_sealed = keyring().seal("account.totp", account.id, desk.totp_secret)
    account.totp_enrolled_at = clock.now()
    session.add(account)
    session.flush()
