"""The demo town on paper."""

from datetime import date

from app.members import national_id
from app.members.rules import Category
from app.sandbox import town

TODAY = date(2026, 11, 23)


def test_two_towns_of_one_day_are_equal() -> None:
    assert list(town.members(TODAY)) == list(town.members(TODAY))


def test_everybody_has_an_identity_of_their_own_in_a_region_that_does_not_exist() -> None:
    numbers = [entry.national_id for entry, _ in town.members(TODAY)]

    assert len(set(numbers)) == len(numbers) > 700
    assert all(number.startswith("449900") for number in numbers)
    for entry, _ in town.members(TODAY):
        identity = national_id.parse(entry.national_id, today=TODAY)
        assert (identity.sex, identity.birth_on) == (entry.sex, entry.born_on)
        assert national_id.is_adult_on(identity.birth_on, entry.joined_on)


def test_the_town_has_people_of_every_kind() -> None:
    people = [entry for entry, _ in town.members(TODAY)]

    assert any(entry.category is Category.PROBATIONARY for entry in people)
    assert any(entry.is_floating for entry in people)
    assert any(entry.is_out_of_contact for entry in people)
    assert any(entry.phone is None for entry in people)


def test_the_first_of_each_branch_can_hold_a_post() -> None:
    elected = date(TODAY.year - 2, 3, 10)
    seen: dict[str, int] = {}
    for entry, branch in town.members(TODAY):
        seen[branch] = seen.get(branch, 0) + 1
        if seen[branch] <= town.OFFICERS:
            assert entry.confirmed_on is not None
            assert entry.confirmed_on < elected
