"""Ticks, grades and free text: what of each kind of answer is told."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.surveys.disclosure import EXCELLENT, Cell, Hidden, Kind, Level, Shown, Tally, free_texts, publish
from app.surveys.ranges import Policy, Range
from tests.surveys.rounds import OPTIONS, cell, final

GRADES = ("excellent", "qualified", "basic", "unqualified")


def graded(*people: tuple[int, ...]) -> Cell:
    """A branch's evaluation: one tally for each person, the counts in the order of the grades."""
    tallies = tuple(
        Tally(f"person {at}", Kind.GRADE, dict(zip(GRADES, counts, strict=True))) for at, counts in enumerate(people)
    )
    return Cell("branch", frozenset({"/town/a/"}), sum(people[0]), sum(people[0]), tallies)


@settings(max_examples=60, deadline=None)
@given(st.integers(16, 60), st.integers(1, 3), st.data())
def test_of_ticks_no_small_group_comes_out(ballots: int, limit: int, data: st.DataObject) -> None:
    """Also if each ballot has so many ticks at most: other ballots with 0, or 5 and more, for that option read the same."""
    left = limit * ballots
    counts = {}
    for option in OPTIONS:  # any counts that keep to the limit are those of some ballots
        counts[option] = data.draw(st.integers(0, min(ballots, left)) | st.just(min(ballots, left)))
        left -= counts[option]
    of = Cell("a", frozenset({"/town/a/"}), ballots, ballots, (Tally("q", Kind.MULTIPLE, counts),))
    shown = publish(final(of)).cells[0].tables["q"]

    for option, told_range in shown.items():
        fewest = {**counts, option: told_range.least}
        assert told_range.least == 0 or (told_range.least >= 5 and ballots - told_range.least >= 5)
        assert sum(fewest.values()) <= limit * ballots
        assert publish(final(replace(of, tallies=(Tally("q", Kind.MULTIPLE, fewest),)))).cells[0].tables["q"] == shown


def test_ticks_of_a_small_cell_are_not_told_nor_who_ticked_nothing() -> None:
    small = Cell(
        "a", frozenset({"/town/a/"}), 15, 15, (Tally("q", Kind.MULTIPLE, {"good": 15, "fair": 1}, abstained=0),)
    )
    large = Cell(
        "a", frozenset({"/town/a/"}), 20, 20, (Tally("q", Kind.MULTIPLE, {"good": 9, "fair": 1}, abstained=11),)
    )

    assert publish(final(small)).cells[0].tables["q"] == {"good": Range(0, 15), "fair": Range(0, 15)}
    assert publish(final(large)).cells[0].tables["q"] == {"good": Range(6, 14), "fair": Range(0, 5)}


def test_of_a_person_only_how_many_found_them_excellent() -> None:
    shown = publish(final(graded((12, 0, 0, 0), (8, 3, 0, 1), (0, 4, 4, 4)))).cells[0]

    assert shown.tables == {
        "person 0": {EXCELLENT: Range(8, 12)},
        "person 1": {EXCELLENT: Range(8, 12)},
        "person 2": {EXCELLENT: Range(0, 7)},
    }


def test_grades_are_not_added_up_over_branches() -> None:
    pair = graded((12, 0, 0, 0)), replace(graded((9, 3, 0, 0)), cell_id="other", paths=frozenset({"/town/b/"}))

    with pytest.raises(ValueError, match="branches"):
        publish(final(*pair, level=Level.WHOLE))


@pytest.mark.parametrize(
    ("shown", "told_texts"),
    [
        (Shown("a", frozenset(), 10, 5, None, {}), ["first", "second", "third"]),
        (Shown("a", frozenset(), 9, 9, None, {}), []),
        (Shown("a", frozenset(), 40, None, Hidden.FEW_BALLOTS, {}), []),
    ],
)
def test_free_text_is_for_cells_of_ten(shown: Shown, told_texts: list[str]) -> None:
    assert sorted(free_texts(["second", "first", "third"], shown)) == told_texts


def test_the_order_of_free_text_comes_from_chance_alone() -> None:
    shown = Shown("a", frozenset(), 50, 50, None, {})
    texts = [f"text {at}" for at in range(30)]

    seeded = [free_texts(given, shown, chance=random.Random(7)) for given in (texts, texts[::-1])]

    assert seeded[0] == seeded[1]
    assert seeded[0] not in (texts, texts[::-1])
    assert free_texts(texts, shown) != free_texts(texts, shown)


@pytest.mark.parametrize(
    ("counts", "abstained", "kind"),
    [
        ({"good": 3, "fair": 1}, 1, Kind.SINGLE),  # five of six ballots
        ({"good": 7, "fair": -1}, 0, Kind.SINGLE),
        ({"good": 6}, 0, Kind.SINGLE),
        ({"good": 7, "fair": 0}, 0, Kind.MULTIPLE),
        ({"good": 3, "fair": 3}, 0, Kind.GRADE),
        ({"good": 3, "abstained": 3}, 0, Kind.SINGLE),
    ],
)
def test_tallies_have_to_fit_the_ballots(counts: dict[str, int], abstained: int, kind: Kind) -> None:
    with pytest.raises(ValueError, match="every ballot"):
        Cell("a", frozenset({"/town/a/"}), 6, 6, (Tally("q", kind, counts, abstained),))


@pytest.mark.parametrize(("paths", "counted"), [(frozenset(), 6), (frozenset({"/town/a/"}), 7)])
def test_no_cell_has_more_ballots_than_voters_or_no_place(paths: frozenset[str], counted: int) -> None:
    with pytest.raises(ValueError, match="no more ballots"):
        Cell("a", paths, 6, counted, ())


def test_a_committee_may_ask_for_more_ballots_not_for_fewer() -> None:
    strict = publish(final(cell("/town/a/", 5, 4)), policy=Policy(least_ballots=10)).cells[0]

    assert strict.hidden is Hidden.FEW_BALLOTS
    for lower in ({"least_ballots": 4}, {"least_eligible_for_text": 9}):
        with pytest.raises(ValueError, match="not lowered"):
            Policy(**lower)
