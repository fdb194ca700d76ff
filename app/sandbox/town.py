"""The demo town on paper: the same organizations and people each time, as the national collection form holds them.

Everything follows from word lists and running numbers, so that two towns of one day are equal. Identity numbers begin with a region that does
not exist, and telephone numbers are of series that nobody has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from app.members.national_id import check_character
from app.members.rules import Category, Status
from app.organizations.rules import OrganizationKind, Sector
from app.roster.entries import Entry, OrganizationEntry
from app.roster.form import Form, write_form
from app.sandbox import words

Choice = TypeVar("Choice")

REGION = "449900"
OLDEST, YOUNGEST = 92, 20
OFFICERS = 6  # who come first in a branch have been members long enough to hold a post
UNPLACED = UUID(int=0)  # the form names branches; the import finds them


@dataclass(frozen=True)
class Branch:
    """A branch and how many members it has."""

    name: str
    short_name: str
    sector: Sector
    size: int
    parent: str = words.COMMITTEE
    kind: OrganizationKind = OrganizationKind.BRANCH

    @property
    def full_name(self) -> str:
        """The name on the branch's seal."""
        joint = "联合" if self.kind is OrganizationKind.JOINT_BRANCH else ""
        return f"中共{words.TOWNSHIP}{self.name}{joint}支部委员会"


def branches() -> list[Branch]:
    """The branches of the town, the standing cast's two first."""
    village, total = words.LARGE_VILLAGE[0], f"中共{words.TOWNSHIP}{words.LARGE_VILLAGE[0]}总支部委员会"
    parts = [
        _branch((f"{village}第{number}", size), Sector.VILLAGE, parent=total)
        for number, size in zip("一二", words.LARGE_VILLAGE[1], strict=True)
    ]
    return [
        *(_branch(each, Sector.VILLAGE) for each in words.VILLAGES),
        *parts,
        *(_branch(each, Sector.COMMUNITY) for each in words.COMMUNITIES),
        _branch(words.OFFICE, Sector.GOVERNMENT),
        *(_branch(each, Sector.SCHOOL) for each in words.SCHOOLS),
        _branch(words.HOSPITAL, Sector.HOSPITAL),
        _branch(words.INSTITUTION, Sector.PUBLIC_INSTITUTION),
        _branch(words.STATE_ENTERPRISE, Sector.STATE_ENTERPRISE),
        _branch(words.PRIVATE_ENTERPRISE, Sector.PRIVATE_ENTERPRISE),
        _branch(words.JOINT, Sector.PRIVATE_ENTERPRISE, kind=OrganizationKind.JOINT_BRANCH),
        _branch(words.FLOATING, Sector.OTHER),
    ]


def _branch(
    place: tuple[str, int],
    sector: Sector,
    parent: str = words.COMMITTEE,
    kind: OrganizationKind = OrganizationKind.BRANCH,
) -> Branch:
    name, size = place
    return Branch(name, f"{name}党支部", sector, size, parent, kind)


def organizations(today: date) -> Iterator[OrganizationEntry]:
    """The rows of the list of organizations, parents first."""
    elected = date(today.year - 2, 3, 10)
    yield _organization(
        words.COMMITTEE, f"{words.TOWNSHIP}党委", OrganizationKind.COMMITTEE, Sector.GOVERNMENT, elected
    )
    village = words.LARGE_VILLAGE[0]
    total = f"中共{words.TOWNSHIP}{village}总支部委员会"
    yield _organization(
        total, f"{village}党总支", OrganizationKind.GENERAL_BRANCH, Sector.VILLAGE, elected, 1, words.COMMITTEE
    )
    for number, branch in enumerate(branches(), start=2):
        yield _organization(
            branch.full_name, branch.short_name, branch.kind, branch.sector, elected, number, branch.parent
        )


def _organization(
    name: str, short: str, kind: OrganizationKind, sector: Sector, elected: date, number: int = 0, parent: str = ""
) -> OrganizationEntry:
    return OrganizationEntry(
        name=name,
        short_name=short,
        kind=kind,
        is_temporary=False,
        parent=parent,
        sector=sector,
        national_code=None,
        founded_on=date(1990, 7, 1),
        elected_on=elected,
        term_years=5 if sector in {Sector.VILLAGE, Sector.COMMUNITY} or kind is OrganizationKind.COMMITTEE else 3,
        phone=f"0700-{4000000 + number}",
    )


def members(today: date) -> Iterator[tuple[Entry, str]]:
    """The rows of the members' list: each person with the full name of the branch."""
    number = 0
    for branch in branches():
        for place in range(branch.size):
            number += 1
            yield _person(number, place, branch, today), branch.full_name


def _person(number: int, place: int, branch: Branch, today: date) -> Entry:
    """Person `number` of the town, who comes at `place` in the branch: first the secretary, then a member of the cast, then the rest."""
    probationary = place > 9 and number % 23 == 0
    age = 21 + number % 12 if probationary else 40 + 3 * place if place < OFFICERS else _age(number, branch)
    born_on = date(today.year - age, 1 + number % 12, 1 + number % 28)
    joined_on = _joined(number, born_on, today, is_probationary=probationary)
    is_lost = place > 9 and number % 97 == 0
    is_away = not is_lost and (branch.name == words.FLOATING[0] or (place > 9 and number % 9 == 0))
    return Entry(
        name=name_of(number),
        national_id=_identity(number, born_on),
        sex="1" if number % 5 else "2",
        born_on=born_on,
        category=Category.PROBATIONARY if probationary else Category.FULL,
        organization_id=UNPLACED,
        joined_on=joined_on,
        confirmed_on=None if probationary else _years_later(joined_on, 1),
        ethnicity=pick(words.ETHNICITIES, "ethnicity", number),
        education=pick(words.EDUCATIONS_OLD if age > 60 else words.EDUCATIONS, "education", number),
        occupation="退休人员" if age > 62 else pick(words.OCCUPATIONS, "occupation", number),
        phone=None if place > 9 and number % 11 == 0 else f"1990000{number:04d}",
        landline=f"0700-{5000000 + number}" if number % 11 == 0 else None,
        address=f"{words.TOWNSHIP}{branch.name}{number % 9 + 1}组",
        status=Status.SUSPENDED if is_lost and number % 2 else Status.NORMAL,
        is_out_of_contact=is_lost,
        out_of_contact_since=today - timedelta(days=400 + number % 300) if is_lost else None,
        is_floating=is_away,
        floating_to=pick(words.AWAY, "away", number) if is_away else None,
    )


def _age(number: int, branch: Branch) -> int:
    """Half of a village's members are past 60; offices and schools are younger."""
    is_village = branch.sector in {Sector.VILLAGE, Sector.COMMUNITY}
    oldest = OLDEST if is_village else 60
    return YOUNGEST + 5 + _number("age", number) % (oldest - YOUNGEST - 5)


def _joined(number: int, born_on: date, today: date, *, is_probationary: bool) -> date:
    if is_probationary:
        return today - timedelta(days=30 + number % 300)
    latest = (today - timedelta(days=730)).year
    year = min(born_on.year + 19 + _number("joined", number) % 12, latest)
    return date(year, 1 + number % 12, 1 + number % 28)


def _identity(number: int, born_on: date) -> str:
    sequence = number % 499 * 2 + (1 if number % 5 else 0)
    first_17 = f"{REGION}{born_on:%Y%m%d}{sequence:03d}"
    return first_17 + check_character(first_17)


def _years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years)


def name_of(number: int) -> str:
    """The name of person `number`; a village has its main surnames, and names come again now and then as they do."""
    return pick(words.SURNAMES, "surname", number) + pick(words.GIVEN, "given", number)


def pick(choices: Sequence[Choice], *key: object) -> Choice:
    """One of the choices, the same for the same key on every machine."""
    return choices[_number(*key) % len(choices)]


def _number(*key: object) -> int:
    return int.from_bytes(sha256(repr(key).encode()).digest()[:8])


def write(target: Path, today: date) -> None:
    """Write the town as one workbook of the national form."""
    form = Form(
        title=f"{words.TOWNSHIP}党员花名册",
        watermark="演示数据，没有真实的人",
        is_masked=False,
        organizations=organizations(today),
        members=members(today),
    )
    write_form(target, form)
