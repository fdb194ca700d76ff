"""What is told wider than the committee, attacked: no group of 1 to 4 ballots comes out, and nobody learns that all were of one mind."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.surveys.disclosure import ABSTAINED, Cell, Earlier, Hidden, Level, Publication, Shown, Total, publish
from app.surveys.ranges import Policy, Range, bands
from tests.surveys.attack import Algebra, Unknown, bounds, counts_of, figures, turnout, with_counts, world
from tests.surveys.rounds import cell, cells, final, told

ATTACKS = settings(max_examples=60, deadline=None)
LEAST = Policy().least_ballots
Publish = Callable[[tuple[Cell, ...]], Publication]


def careful(of: tuple[Cell, ...]) -> Publication:
    return publish(final(*of))


def naive(of: tuple[Cell, ...]) -> Publication:
    """Primary suppression alone: cells of fewer than 5 are hidden, everything else, and the total of everything, is told as counted."""
    told = {c.cell_id: {"q": {o: Range(n, n) for o, n in counts_of(c.tallies[0]).items()}} for c in of}
    shown = [
        Shown(c.cell_id, c.paths, c.eligible, c.counted, hidden, {} if hidden else told[c.cell_id])
        for c in of
        for hidden in [Hidden.FEW_BALLOTS if c.counted < LEAST else None]
    ]
    options = counts_of(of[0].tallies[0])
    sums = {o: sum(counts_of(c.tallies[0])[o] for c in of) for o in options}
    return Publication(tuple(shown), (Total("/", len(of), 0, {"q": {o: Range(n, n) for o, n in sums.items()}}),))


def broken(publisher: Publish, of: tuple[Cell, ...]) -> list[list[Unknown]]:
    """The groups of 1 to 4 ballots, or of all ballots of a cell, that linear algebra gets out: some options of one cell."""
    publication = publisher(of)
    known = turnout(of) + figures(publication, of)
    if publisher is naive:  # its total adds up hidden cells too
        for option, sums in publication.totals[0].tables["q"].items():
            known.append(replace(known[0], unknowns={(c.cell_id, option): 1 for c in of}, told=sums))
    algebra = Algebra(known)
    return [
        group
        for c in of
        for options in _some(list(counts_of(c.tallies[0])))
        for group in [[(c.cell_id, option) for option in options]]
        for size in [algebra.determined(group)]
        if size is not None and (0 < size < LEAST or 0 < size == c.counted)
    ]


def _some(options: list[str]) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(options, size) for size in range(1, len(options))))


@ATTACKS
@given(cells())
def test_linear_algebra_gets_no_small_group_out(of: tuple[Cell, ...]) -> None:
    assert broken(careful, of) == []


@ATTACKS
@given(cells(), st.integers(1, 4))
def test_the_same_attack_breaks_primary_suppression(of: tuple[Cell, ...], few: int) -> None:
    hidden = cell("/town/hidden/", few, *[0] * (len(of[0].tallies[0].counts) - 1))
    large = [c for c in of if c.counted >= LEAST]

    assert broken(naive, (*large, hidden)) != []


@ATTACKS
@given(cells(), st.data())
def test_any_group_over_cells_may_as_well_be_empty_or_have_five(of: tuple[Cell, ...], data: st.DataObject) -> None:
    """Stronger than linear algebra: other answers, with that group of 0 or at least 5, would be published in the very same words."""
    publication = careful(of)
    others, size = [], 0
    for c, shown in zip(of, publication.cells, strict=True):
        group = data.draw(st.sampled_from([(), *_some(list(counts_of(c.tallies[0])))]))
        other = next(
            w
            for target in (0, *range(LEAST, c.counted + 1), *range(1, LEAST))
            if (w := _world(c, shown, group, target))
        )
        others.append(with_counts(c, other))
        size += sum(other[option] for option in group)

    assert size == 0 or size >= LEAST
    assert careful(tuple(others)) == publication


def _world(of: Cell, shown: Shown, group: tuple[str, ...], size: int) -> dict[str, int] | None:
    free = dict.fromkeys(counts_of(of.tallies[0]), Range(0, of.counted))
    return world({**free, **shown.tables.get("q", {})}, of.counted, group, size)


@ATTACKS
@given(cells())
def test_nobody_learns_that_all_were_of_one_mind(of: tuple[Cell, ...]) -> None:
    """Nor does one who knows of himself, or of 16 ballots on four who know of each other, that they were not."""
    for c, shown in zip(of, careful(of).cells, strict=True):
        if shown.tables:
            apart = 5 if c.counted > 15 else 2
            for option in counts_of(c.tallies[0]):
                assert bounds(shown.tables["q"], c.counted, [option]).least <= c.counted - apart


@ATTACKS
@given(cells(), st.integers(0, 9))
def test_ranges_are_cut_without_a_look_at_the_answers(of: tuple[Cell, ...], turn: int) -> None:
    """Options that change their names change their ranges, and no range else: no width says that an answer is rare."""
    for c, shown in zip(of, careful(of).cells, strict=True):
        counts = counts_of(c.tallies[0])
        order = [*counts][turn % len(counts) :] + [*counts][: turn % len(counts)]
        turned = with_counts(c, dict(zip(counts, [counts[o] for o in order], strict=True)))
        again = careful((turned,)).cells[0]

        assert {o: again.tables["q"][o] for o in counts if again.tables} == {
            o: shown.tables["q"][was] for o, was in zip(counts, order, strict=True) if shown.tables
        }


def test_total_less_parts_is_nothing_on_every_level() -> None:
    east, west, small = cell("/town/east/a/", 20, 10), cell("/town/west/b/", 12, 9), cell("/town/east/c/", 0, 3)
    published = told(east, west, small)

    assert [(t.path, t.cells, t.counted) for t in published.totals] == [("/town/", 2, 51)]
    assert published.totals[0].tables["q"]["fair"] == Range(12, 20)
    assert (published.cells[2].hidden, published.cells[2].counted, published.cells[2].tables) == (
        Hidden.FEW_BALLOTS,
        None,
        {},
    )


def test_a_total_with_a_range_of_its_own_would_tell() -> None:
    """Three branches of one mind, and a fourth: the total's own range would leave one possibility. So totals are added from ranges."""
    four = [cell(f"/town/{at}/", *counts) for at, counts in enumerate([(17, 0), (17, 0), (17, 0), (11, 6)])]
    published = told(*four)
    own = next(r for r in bands(68, Policy()) if r.least <= 62 <= r.most)

    assert sum(shown.tables["q"]["good"].most for shown in published.cells) == own.least
    assert published.totals[0].tables["q"]["good"] == Range(12 * 3 + 6, 62)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4, 0), None),  # too few: not even how many
        ((5, 1), {"good": Range(0, 6), "fair": Range(0, 6)}),  # how many, no more
        ((9, 0), {"good": Range(6, 9), "fair": Range(0, 5)}),  # all nine: "two thirds or more"
        ((6, 3), {"good": Range(6, 9), "fair": Range(0, 5)}),  # reads the same
        ((20, 0), {"good": Range(15, 20), "fair": Range(0, 5)}),
        ((100, 0), {"good": Range(90, 100), "fair": Range(0, 10)}),
        ((91, 9), {"good": Range(90, 100), "fair": Range(0, 10)}),
    ],
)
def test_at_a_turnout_of_100_percent(counts: tuple[int, ...], expected: dict[str, Range] | None) -> None:
    shown = told(cell("/town/a/", *counts)).cells[0]

    assert shown.counted == (sum(counts) if expected else None)
    assert {option: r for option, r in shown.tables.get("q", {}).items() if option != ABSTAINED} == (expected or {})


def test_a_round_is_shown_whole_or_by_cell_never_both() -> None:
    pair = cell("/town/a/", 400, 20), cell("/town/b/", 2, 1)
    published = publish(final(*pair, level=Level.WHOLE))

    assert [(s.cell_id, s.counted, s.tables["q"]["good"]) for s in published.cells] == [("whole", 423, Range(381, 423))]
    assert published.totals == ()


def test_nothing_of_an_open_or_void_round() -> None:
    with pytest.raises(ValueError, match="once, after its close"):
        publish(replace(final(cell("/town/a/", 20, 10)), is_final=False))


def test_old_cell_less_new_ones() -> None:
    """Two branches shown together, and one of them alone in the next round, would tell the other."""
    together = replace(cell("/town/a/", 20, 10), paths=frozenset({"/town/a/", "/town/b/"}))
    before = told(together).cells[0]
    alone = publish(final(cell("/town/a/", 16, 2)), [Earlier(before, shared=18)]).cells[0]

    assert (alone.hidden, alone.tables) == (Hidden.CUT_OTHERWISE, {})
