"""A township's workbook as people keep it gets exactly the verdicts written beside it."""

import json
from datetime import date

import pytest

from app.roster.entries import RowReading
from app.roster.member_rows import MemberRows
from app.roster.names import OrganizationNames
from app.roster.organization_rows import OrganizationRows
from tests.roster.files import SAMPLE, SAMPLES, TODAY, lists_of, organization, read

EXPECTED = json.loads((SAMPLES / "roster-2026-10.expected.json").read_text())


@pytest.fixture(scope="module")
def readings() -> dict[int, RowReading]:
    organizations = lists_of(SAMPLE).organizations
    assert organizations is not None
    names = [str(cells[0]) for _, cells in organizations.rows()]
    branches = [organization(name, is_branch="支部委员会" in name and "总支部" not in name) for name in names]
    return read(SAMPLE, OrganizationNames(branches))


def test_every_organization_is_taken() -> None:
    organizations = lists_of(SAMPLE).organizations
    assert organizations is not None
    rows = OrganizationRows(organizations.layout, TODAY)
    read_rows = [rows.read(number, cells) for number, cells in organizations.rows()]
    assert len(read_rows) == EXPECTED["organizations"]
    assert all(each.entry for each in read_rows)
    assert [each.entry.elected_on for each in read_rows if each.row == 7 and each.entry] == [date(2021, 3, 1)]


def test_accepted(readings: dict[int, RowReading]) -> None:
    assert sum(reading.entry is not None for reading in readings.values()) == EXPECTED["accepted"]


def test_refused_rows_name_their_field(readings: dict[int, RowReading]) -> None:
    refused = {row: [p.field for p in each.problems] for row, each in readings.items() if each.entry is None}
    assert refused == {each["row"]: [each["field"]] for each in EXPECTED["rejected"]}


def test_mended_rows_are_read_right(readings: dict[int, RowReading]) -> None:
    for expected in EXPECTED["normalized"]:
        entry = readings[expected["row"]].entry
        assert entry is not None
        assert entry.born_on is not None
        assert (entry.name, entry.national_id) == (expected["name"], expected["id"])
        assert (entry.born_on.isoformat(), entry.phone) == (expected["birth"], expected["phone"])


def test_nothing_else_is_mended_and_every_mend_is_told(readings: dict[int, RowReading]) -> None:
    mended = {row for row, each in readings.items() if each.entry and each.problems}
    # Where the number does not end in X, a lower-case x changed nothing in the file.
    assert mended == {each["row"] for each in EXPECTED["normalized"] if each["what"] != "lower x"}
    for row in mended:
        for problem in readings[row].problems:
            assert problem.given
            assert problem.read_as
            assert problem.message


def test_the_second_row_of_a_person_names_the_first(readings: dict[int, RowReading]) -> None:
    [problem] = readings[864].problems
    assert problem.code == "roster.same_person"
    assert "第4行" in problem.message


def test_the_footer_is_passed_over_aloud() -> None:
    [members] = lists_of(SAMPLE).members
    rows = MemberRows(members.layout, OrganizationNames([]), TODAY, {})
    assert len([rows.read(number, cells) for number, cells in members.rows()]) == len(EXPECTED["rejected"]) + 838
    assert any("866（填表人：" in notice for notice in members.notices())
