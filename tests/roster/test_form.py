"""The form that is written can be read again: a full one clean and to the letter, a masked one not at all."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.members import codes
from app.members.rules import Category, Status
from app.organizations.rules import OrganizationKind, Sector
from app.roster.entries import Entry, OrganizationEntry
from app.roster.form import Form, write_form
from app.roster.organization_rows import OrganizationRows
from tests.roster.files import BRANCH, COMMITTEE, TODAY, lists_of, national_number, organization, read

BRANCH_ENTRY = OrganizationEntry(
    name=BRANCH,
    short_name="石桥村支部",
    kind=OrganizationKind.JOINT_BRANCH,
    is_temporary=True,
    parent=COMMITTEE,
    sector=Sector.VILLAGE,
    national_code="044990000001",
    founded_on=date(1990, 7, 1),
    elected_on=date(2021, 3, 10),
    term_years=5,
    phone="0753-4000000",
)
WORDS = st.text("梅香石桥村一二三号ABC", min_size=1, max_size=12)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    birth_on = draw(st.dates(date(1930, 1, 1), date(1990, 12, 31)))
    joined_on = draw(st.dates(date(2009, 1, 1), date(2020, 12, 31)))
    is_full = draw(st.booleans())
    number = national_number(birth_on, draw(st.integers(0, 999)))
    since = draw(st.none() | st.dates(date(2021, 1, 1), date(2025, 1, 1)))
    floating_to = draw(st.none() | WORDS)
    return Entry(
        name=draw(st.text("林知远明华春", min_size=2, max_size=4)),
        national_id=number,
        sex="1" if int(number[16]) % 2 else "2",
        born_on=birth_on,
        category=Category.FULL if is_full else Category.PROBATIONARY,
        organization_id=organization(BRANCH).id,
        joined_on=joined_on,
        confirmed_on=draw(st.dates(joined_on, date(2021, 12, 31))) if is_full else None,
        ethnicity=draw(st.sampled_from(list(codes.ETHNICITY.words))),
        education=draw(st.sampled_from(list(codes.EDUCATION.words))),
        occupation=draw(st.none() | WORDS),
        phone=draw(st.none() | st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)),
        landline=draw(st.none() | st.just("0753-4000000")),
        address=draw(st.none() | WORDS),
        status=draw(st.sampled_from([Status.NORMAL, Status.SUSPENDED])) if is_full else Status.NORMAL,
        is_out_of_contact=since is not None,
        out_of_contact_since=since,
        is_floating=floating_to is not None,
        floating_to=floating_to,
    )


def write(tmp_path: Path, *members: Entry, is_masked: bool = False) -> Path:
    path = tmp_path / "form.xlsx"
    people = [(entry, BRANCH) for entry in members]
    write_form(path, Form("梅香镇党员花名册", "张某 2026-11-01 换届核对", is_masked, [BRANCH_ENTRY], people))
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(people=st.lists(entries(), min_size=1, max_size=5, unique_by=lambda entry: entry.national_id))
def test_a_full_form_comes_back_clean_and_to_the_letter(tmp_path: Path, people: list[Entry]) -> None:
    readings = read(write(tmp_path, *people)).values()
    assert [reading.problems for reading in readings] == [()] * len(people)
    assert [reading.entry for reading in readings] == people


def test_organizations_come_back_too(tmp_path: Path) -> None:
    organizations = lists_of(write(tmp_path)).organizations
    assert organizations is not None
    rows = OrganizationRows(organizations.layout, TODAY)
    [reading] = [rows.read(number, cells) for number, cells in organizations.rows()]
    assert reading.problems == ()
    assert reading.entry == BRANCH_ENTRY


def example() -> Entry:
    return Entry(
        "林知远", national_number(), "1", date(1970, 5, 6), Category.FULL, organization(BRANCH).id,
        date(1995, 7, 1), date(1996, 7, 1), phone="19900001234", address="梅香镇石桥村8号",
    )  # fmt: skip


def test_a_masked_form_shows_little_and_cannot_be_imported(tmp_path: Path) -> None:
    path = write(tmp_path, example(), is_masked=True)
    text = "".join(str(cell.value) for row in openpyxl.load_workbook(path)["党员"] for cell in row)
    assert "199****1234" in text
    for secret in (national_number(), "19900001234", "8号", "1970-05-06"):
        assert secret not in text
    [reading] = read(path).values()
    assert "roster.id_masked" in {problem.code for problem in reading.problems}


def test_where_somebody_went_comes_back_with_its_flag(tmp_path: Path) -> None:
    entry = replace(example(), is_floating=False, floating_to="深圳")
    [reading] = read(write(tmp_path, entry)).values()
    assert reading.entry is not None
    assert (reading.entry.is_floating, reading.entry.floating_to) == (True, "深圳")


def test_the_watermark_stands_on_the_sheet_and_on_every_printed_page(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write(tmp_path, example()))
    page = book["党员"]
    assert page["A2"].value == "张某 2026-11-01 换届核对"
    assert "张某 2026-11-01 换届核对" in str(page.oddFooter)
    assert book.properties.description == "张某 2026-11-01 换届核对"
