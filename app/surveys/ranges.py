"""How exactly a count of ballots may be told: as one of a few ranges, cut by the number of ballots alone.

The lemma on which everything rests. A question's counts x add up to the n ballots, and of each x only a range is told, least ≤ x ≤ most.
Whoever knows n and the ranges can work out one of the counts only if all the lower ends, or all the upper ends, add up to n; then every
count lies at that end. So what an outsider can work out is decided by the ends:

* from 16 ballots on every end is 0 or at least 5, so that what can be worked out is a group of 0, or of 5 and more; the top range starts
  at least 5 ballots below n, so that nobody learns that all chose the same, not even 4 people who know of each other that they did not;
* from 8 to 15 ballots there are two ranges, split at two thirds: the ends never add up to n;
* with fewer there is one range: nothing is told.

The cut must not depend on the answers: a range that is wider because an answer is rare says that the answer is rare.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

TELLING = 8  # ballots; of 7, two options of which neither has two thirds would be known to have 3 and 4
EDGE = 10  # a tenth: what is nearly all or nearly nobody is "≥90%" or "≤10%"


class Range(NamedTuple):
    """A count of ballots lies between the two, both included."""

    least: int
    most: int


@dataclass(frozen=True)
class Policy:
    """The least numbers, which a committee may raise and not lower."""

    least_ballots: int = 5  # in a cell that shows anything, and in any group that can be worked out
    least_eligible_for_text: int = 10

    def __post_init__(self) -> None:
        if self.least_ballots < 5 or self.least_eligible_for_text < 10:
            raise ValueError("the least numbers may be raised, not lowered")


def whole(ballots: int) -> list[Range]:
    """The one range that tells nothing."""
    return [Range(0, ballots)]


def thirds(ballots: int) -> list[Range]:
    """Two thirds and more, or less. Below 8 ballots nothing."""
    if ballots < TELLING:
        return whole(ballots)
    most = -(-2 * ballots // 3) - 1
    return [Range(0, most), Range(most + 1, ballots)]


def fives(ballots: int, least: int) -> list[Range]:
    """Ranges of `least` counts each between the two at the edges, which reach over `least` ballots or a tenth, whichever is more."""
    edge = max(least, ballots // EDGE)
    starts = [*range(edge + 1, ballots - edge - least + 1, least), ballots - edge]
    return [
        Range(0, edge),
        *(Range(start, following - 1) for start, following in pairwise(starts)),
        Range(starts[-1], ballots),
    ]


def bands(ballots: int, policy: Policy) -> list[Range]:
    """The ranges in which the counts of a question of which each ballot takes one choice (or abstains) are told."""
    return fives(ballots, policy.least_ballots) if is_fine(ballots, policy) else thirds(ballots)


def is_fine(ballots: int, policy: Policy) -> bool:
    """Whether there is room for a range of `least_ballots` between the two edges."""
    return ballots > 3 * policy.least_ballots


def joined(ranges: Sequence[Range], told: Iterable[Range]) -> list[Range]:
    """The ranges so joined that each of `told` (what is known already) lies within one: to say which one then says nothing."""
    result = list(ranges)
    for known in told:
        touched = [r for r in result if r.least <= known.most and r.most >= known.least]
        one = Range(touched[0].least, touched[-1].most)
        result = sorted([one, *(r for r in result if r not in touched)])
    return result


def range_of(count: int, ranges: Sequence[Range]) -> Range:
    """The range in which the count lies."""
    return next(r for r in ranges if r.least <= count <= r.most)


def share_words(told: Range, ballots: int) -> str:
    """A range as people read it, in whole percent rounded outwards: "≥90%", "≤10%", "45%–51%"; "—" if it says nothing."""
    if told == Range(0, ballots):
        return "—"
    least, most = 100 * told.least // ballots, -(-100 * told.most // ballots)
    if told.most == ballots:
        return f"≥{least}%"
    return f"≤{most}%" if told.least == 0 else f"{least}%–{most}%"
