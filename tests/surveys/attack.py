"""What an outsider does with published figures: linear algebra over the exact ones, and other worlds that would look the same.

The outsider knows the rules of publication, how many ballots each cell has (hidden ones too), and who could vote. The unknowns are the
counts of each option of one question in each cell.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.surveys.disclosure import ABSTAINED, Cell, Kind, Publication, Tally
from app.surveys.ranges import Range

Unknown = tuple[str, str]  # cell, option
Row = Mapping[Unknown, int]


@dataclass(frozen=True)
class Figure:
    """A published figure: the sum of some unknowns lies in a range."""

    unknowns: Row
    told: Range


def counts_of(tally: Tally) -> dict[str, int]:
    return {**tally.counts, ABSTAINED: tally.abstained}


def with_counts(cell: Cell, counts: Mapping[str, int]) -> Cell:
    """The cell as it would be with other answers to its one question."""
    options = {option: count for option, count in counts.items() if option != ABSTAINED}
    return replace(cell, tallies=(replace(cell.tallies[0], counts=options, abstained=counts[ABSTAINED]),))


def turnout(cells: Iterable[Cell]) -> list[Figure]:
    """What is known without any publication: every ballot has one choice."""
    return [
        Figure({(cell.cell_id, option): 1 for option in counts_of(cell.tallies[0])}, Range(cell.counted, cell.counted))
        for cell in cells
        if cell.tallies[0].kind is not Kind.MULTIPLE
    ]


def figures(published: Publication, cells: Sequence[Cell]) -> list[Figure]:
    """Every figure of the first question in a publication, cells and totals, as a linear function of the unknowns."""
    key = cells[0].tallies[0].key
    of_cells = [
        Figure({(shown.cell_id, option): 1}, told)
        for shown in published.cells
        for option, told in shown.tables.get(key, {}).items()
    ]
    shown = {s.cell_id for s in published.cells if not s.hidden}
    of_totals = [
        Figure(
            {(cell.cell_id, option): 1 for cell in cells if cell.cell_id in shown and _below(cell, total.path)}, told
        )
        for total in published.totals
        for option, told in total.tables.get(key, {}).items()
    ]
    return of_cells + of_totals


def _below(cell: Cell, path: str) -> bool:
    return all(place.startswith(path) for place in cell.paths)


class Algebra:
    """All rational combinations of the exact figures, by Gaussian elimination."""

    def __init__(self, known: Iterable[Figure]) -> None:
        self._rows: list[tuple[Unknown, dict[Unknown, Fraction], Fraction]] = []
        for unknowns, told in ((f.unknowns, f.told) for f in known if f.told.least == f.told.most):
            row, count = self._reduced({u: Fraction(c) for u, c in unknowns.items()})
            if row:
                pivot, scale = next(iter(row.items()))
                right = (told.least - count) / scale
                self._rows.append((pivot, {u: c / scale for u, c in row.items()}, right))

    def determined(self, group: Iterable[Unknown]) -> Fraction | None:
        """How many ballots the group has, if a combination of the figures tells it."""
        rest, count = self._reduced(dict.fromkeys(group, Fraction(1)))
        return None if rest else count

    def _reduced(self, row: dict[Unknown, Fraction]) -> tuple[dict[Unknown, Fraction], Fraction]:
        """The row less the figures known so far, and what these add up to."""
        count = Fraction(0)
        for pivot, basis, right in self._rows:
            if factor := row.get(pivot):
                count += factor * right
                row = _less(row, basis, factor)
        return row, count


def _less(row: dict[Unknown, Fraction], basis: Mapping[Unknown, Fraction], factor: Fraction) -> dict[Unknown, Fraction]:
    result = {u: row.get(u, Fraction(0)) - factor * basis.get(u, Fraction(0)) for u in {*row, *basis}}
    return {u: c for u, c in result.items() if c}


def fill(ranges: Mapping[str, Range], total: int) -> dict[str, int] | None:
    """Counts within the ranges that add up to the total, if there are any."""
    counts = {option: told.least for option, told in ranges.items()}
    for option, told in ranges.items():
        counts[option] += max(0, min(told.most - told.least, total - sum(counts.values())))
    return counts if sum(counts.values()) == total else None


def world(ranges: Mapping[str, Range], ballots: int, group: Iterable[str], size: int) -> dict[str, int] | None:
    """Answers of all ballots within the ranges in which the options of the group have `size` ballots, if that is possible."""
    chosen = set(group)
    inside = fill({option: told for option, told in ranges.items() if option in chosen}, size)
    outside = fill({option: told for option, told in ranges.items() if option not in chosen}, ballots - size)
    return None if inside is None or outside is None else {**inside, **outside}


def bounds(ranges: Mapping[str, Range], ballots: int, group: Iterable[str]) -> Range:
    """The least and the most ballots that the group can have."""
    chosen = set(group)
    inside = [told for option, told in ranges.items() if option in chosen]
    outside = [told for option, told in ranges.items() if option not in chosen]
    least = max(sum(r.least for r in inside), ballots - sum(r.most for r in outside))
    return Range(least, min(sum(r.most for r in inside), ballots - sum(r.least for r in outside)))
