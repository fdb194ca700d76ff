"""The lemma of the ranges, by trying all that can be told of up to 40 ballots and 4 options."""

from itertools import combinations_with_replacement

import pytest

from app.surveys.ranges import Policy, Range, bands, share_words
from tests.surveys.attack import bounds

NAMES = "abcd"


@pytest.mark.parametrize("ballots", range(41))
def test_ranges_hold_every_count_once(ballots: int) -> None:
    made = bands(ballots, Policy())

    assert [count for r in made for count in range(r.least, r.most + 1)] == list(range(ballots + 1))


@pytest.mark.parametrize("options", [2, 3, 4])
def test_no_group_is_known_to_have_one_to_four_ballots(options: int) -> None:
    """Nor is any option known to have nearly all: of 16 ballots all but 4, of fewer all but one."""
    tried = 0
    for ballots in range(5, 41):
        for told in combinations_with_replacement(bands(ballots, Policy()), options):
            if sum(r.least for r in told) <= ballots <= sum(r.most for r in told):
                tried += 1
                table = dict(zip(NAMES, told, strict=False))
                for group in _groups(NAMES[:options]):
                    possible = bounds(table, ballots, group)
                    assert possible.least == 0 or possible.most >= 5, (ballots, table, group)
                for option in table:
                    assert bounds(table, ballots, option).least <= ballots - (5 if ballots > 15 else 2)

    assert tried > 100


def _groups(names: str) -> list[str]:
    return ["".join(n for at, n in enumerate(names) if bits >> at & 1) for bits in range(1, 2 ** len(names) - 1)]


@pytest.mark.parametrize(
    ("told_range", "ballots", "words"),
    [
        (Range(90, 100), 100, "≥90%"),
        (Range(0, 10), 100, "≤10%"),
        (Range(46, 50), 100, "46%–50%"),
        (Range(6, 10), 21, "28%–48%"),
        (Range(0, 6), 6, "—"),
    ],
)
def test_ranges_in_words(told_range: Range, ballots: int, words: str) -> None:
    assert share_words(told_range, ballots) == words
