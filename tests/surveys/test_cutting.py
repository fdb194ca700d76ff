"""Branches with few voters join their nearest neighbour before a round opens."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.surveys.cutting import LEAST_ELIGIBLE, cut

PLACES = [f"/t/{part}/{village}" for part in "ab" for village in ("", "a/", "b/", "c/", "c/d/", "e/f/")]


def cells(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group.split()) for group in groups]


def test_a_small_branch_joins_its_nearest_neighbour() -> None:
    voters = {"/t/east/a/": 30, "/t/east/b/": 4, "/t/west/c/": 8, "/t/west/d/": 12}

    assert cut(voters) == cells("/t/east/a/ /t/east/b/", "/t/west/c/ /t/west/d/")


def test_of_two_as_near_the_smaller() -> None:
    assert cut({"/t/a/": 30, "/t/b/": 4, "/t/c/": 20}) == cells("/t/a/", "/t/b/ /t/c/")


def test_all_together_if_even_so_they_are_few() -> None:
    assert cut({"/t/a/": 3, "/t/b/": 4}) == cells("/t/a/ /t/b/")


def test_cells_of_the_round_before_stay_together() -> None:
    voters = {"/t/a/": 12, "/t/b/": 11, "/t/c/": 10}

    assert cut(voters) == cells("/t/a/", "/t/b/", "/t/c/")
    assert cut(voters, kept=cells("/t/b/ /t/c/ /t/gone/")) == cells("/t/a/", "/t/b/ /t/c/")


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(PLACES), st.integers(0, 40)))
def test_every_branch_is_in_one_cell_and_no_cell_is_small(voters: dict[str, int]) -> None:
    made = cut(voters)

    assert sorted(path for cell in made for path in cell) == sorted(voters)
    assert len(made) < 2 or all(sum(voters[path] for path in cell) >= LEAST_ELIGIBLE for cell in made)
