"""Rounds of invented answers: trees of cells, and counts of one question in each."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from app.surveys.disclosure import ABSTAINED, Cell, Kind, Level, Publication, Round, Tally, publish

OPTIONS = ("good", "fair", "poor", "unknown")


def cell(path: str, *counts: int, eligible: int = 0, kind: Kind = Kind.SINGLE, abstained: int = 0) -> Cell:
    """A cell at a place of the tree, with the counts of its one question's options in their order."""
    counted = sum(counts) + abstained
    tally = Tally("q", kind, dict(zip(OPTIONS, counts, strict=False)), abstained)
    return Cell(path, frozenset({path}), eligible or counted, counted, (tally,))


def final(*cells: Cell, level: Level = Level.CELLS) -> Round:
    return Round(is_final=True, level=level, cells=cells)


def told(*cells: Cell) -> Publication:
    return publish(final(*cells))


@st.composite
def splits(draw: st.DrawFn, ballots: int, options: Sequence[str]) -> dict[str, int]:
    """Ballots over options, often with rare and unanimous ones."""
    shape = draw(st.sampled_from(["any", "unanimous", "all but few", "even"]))
    if shape == "even":
        return {
            option: ballots * (i + 1) // len(options) - ballots * i // len(options) for i, option in enumerate(options)
        }
    others = draw(st.permutations(options))[1:]
    few = {"any": ballots, "unanimous": 0, "all but few": min(ballots, 5)}[shape]
    cuts = sorted([0, *draw(st.lists(st.integers(0, few), min_size=len(others), max_size=len(others)))])
    counts = {option: following - cut for option, (cut, following) in zip(others, pairwise(cuts), strict=True)}
    return {option: counts.get(option, ballots - cuts[-1]) for option in options}


@st.composite
def cells(draw: st.DrawFn, most: int = 5) -> tuple[Cell, ...]:
    """Cells of 0 to 70 ballots, two or three levels deep."""
    options = OPTIONS[: draw(st.integers(2, 4))]
    result = []
    for at in range(draw(st.integers(1, most))):
        counted = draw(st.integers(0, 24) | st.integers(0, 70))
        counts = draw(splits(counted, (*options, ABSTAINED)))
        place = f"/town/{draw(st.sampled_from(['', 'east/', 'west/']))}{at}/"
        abstained = counts.pop(ABSTAINED)
        made = cell(place, *counts.values(), abstained=abstained, eligible=counted + draw(st.integers(0, 3)))
        result.append(replace(made, cell_id=str(at)))
    return tuple(result)
