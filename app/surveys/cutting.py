"""Which branches are counted together: decided before opening, from the roll alone, and kept from round to round.

A branch with few voters is merged with its nearest neighbour in the tree instead of being hidden: its members' answers count, and the
total lacks nobody. Only satisfaction and questionnaires are merged; grades of persons belong to the branch.
"""

from collections.abc import Collection, Mapping
from posixpath import commonpath

LEAST_ELIGIBLE = 10


def cut(
    eligible: Mapping[str, int], kept: Collection[frozenset[str]] = (), least: int = LEAST_ELIGIBLE
) -> list[frozenset[str]]:
    """The branches, by path with their number of voters, in cells of at least `least` voters; one cell if all together are fewer.

    Cells `kept` from the round before stay together: cut otherwise, a cell shows nothing (disclosure.py, rule 5). The smallest cell
    joins the neighbour that is nearest in the tree, of two as near the smaller, until none is too small.
    """
    together = [sorted(cell & eligible.keys()) for cell in kept]
    alone = [[path] for path in eligible.keys() - frozenset().union(*kept)]
    cells = sorted(cell for cell in together + alone if cell)

    def size(at: int) -> int:
        return sum(eligible[path] for path in cells[at])

    while len(cells) > 1 and size(at := min(range(len(cells)), key=size)) < least:
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(cells)]
        other = min(beside, key=lambda one: (-_nearness(cells[at] + cells[one]), size(one)))
        cells[min(at, other)] += cells.pop(max(at, other))
    return [frozenset(cell) for cell in cells]


def _nearness(paths: list[str]) -> int:
    """How deep the place lies under which all of them are."""
    return commonpath(paths).count("/")
