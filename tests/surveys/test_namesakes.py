"""People of one name on one sheet: each is told from the others, by what the branch knows and by no more than it takes."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest

from app.organizations.models import Organization, PartyGroup
from tests.build import make_member
from tests.client import code_of
from tests.surveys.conftest import Hall

NAME = "李建国"


class Known(NamedTuple):
    born_on: date
    group: str | None = None


def joined(hall: Hall, *people: Known) -> None:
    """So many of one name come to the branch."""
    with hall.session() as s:
        east = s.get_one(Organization, hall.town.organizations["east"])
        groups = {one.group: PartyGroup(organization_id=east.id, name=one.group) for one in people if one.group}
        s.add_all(groups.values())
        s.flush()
        for one in people:
            group_id = groups[one.group].id if one.group else None
            make_member(s, east, NAME, born_on=one.born_on, party_group_id=group_id)


@pytest.mark.parametrize(
    ("people", "titles"),
    [
        ([Known(date(1958, 3, 1))], ["李建国"]),
        ([Known(date(1958, 3, 1)), Known(date(1971, 3, 1))], ["李建国（1958年生）", "李建国（1971年生）"]),
        ([Known(date(1958, 3, 1), "一组"), Known(date(1971, 3, 1), "二组")], ["李建国（一组）", "李建国（二组）"]),
        ([Known(date(1958, 3, 1), "一组"), Known(date(1971, 3, 1), "一组")], ["李建国（1958年生）", "李建国（1971年生）"]),
        ([Known(date(1958, 3, 1), "一组"), Known(date(1971, 3, 1))], ["李建国（1958年生）", "李建国（1971年生）"]),
        ([Known(date(1958, 3, 1)), Known(date(1958, 9, 1))], ["李建国（1958年3月生）", "李建国（1958年9月生）"]),
    ],
)  # fmt: skip
def test_namesakes_are_told_apart(hall: Hall, people: Sequence[Known], titles: Sequence[str]) -> None:
    joined(hall, *people)
    survey_id = hall.drafted()
    items = hall.done(survey_id, "freeze")["items"]

    shown = [item["title"] for item in items]
    assert sorted(title for title in shown if title.startswith(NAME)) == sorted(titles)
    assert [title for title in shown if "（" in title and not title.startswith(NAME)] == []


def test_refusals_and_sums_name_them_as_the_sheet_does(hall: Hall) -> None:
    joined(hall, Known(date(1958, 3, 1)), Known(date(1971, 3, 1)))
    survey_id = hall.opened()
    phone, sheet = hall.phone(survey_id).take(), hall.marks(survey_id)
    older = next(item["id"] for item in hall.get(f"/surveys/{survey_id}").json()["items"] if "1958" in item["title"])

    refused = phone.cast({item: mark for item, mark in sheet.items() if item != older})
    for who in hall.people():
        voter = phone if who == "member" else hall.phone(survey_id, who).take()
        assert voter.cast(sheet).status_code == 201
    hall.done(survey_id, "close")
    ratings = hall.get(f"/surveys/{survey_id}/results").json()["cells"][0]["ratings"]

    assert code_of(refused) == "surveys.ballot_incomplete"
    assert refused.json()["title"] == "还有1项没有选：李建国（1958年生）。"
    assert {rating["name"] for rating in ratings} >= {"李建国（1958年生）", "李建国（1971年生）"}
