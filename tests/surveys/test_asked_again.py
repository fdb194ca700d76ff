"""The same people asked the same: two rounds tell no more than one about whoever came, left or stayed away."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.surveys.disclosure import ABSTAINED, Cell, Earlier, Shown, publish
from app.surveys.ranges import TELLING, Range
from tests.surveys.attack import Algebra, Figure, bounds, counts_of, fill, turnout
from tests.surveys.rounds import OPTIONS, cell, final, splits, told

PLACE = "/town/a/"
CHOICES = (*OPTIONS[:3], ABSTAINED)


def again(of: Cell, *earlier: Shown, shared: int) -> Shown:
    return publish(final(of), [Earlier(before, shared) for before in earlier]).cells[0]


def test_exact_figures_of_two_rolls_tell_the_newcomer() -> None:
    """The attack, on figures as counted: 20 people, then the same and one more, of whom nobody has changed his mind."""
    first = {"good": 12, "fair": 8}
    second = {"good": 12, "fair": 9}
    old = [Figure({("old", o): 1}, Range(n, n)) for o, n in first.items()]
    both = [Figure({("old", o): 1, ("new", o): 1}, Range(n, n)) for o, n in second.items()]

    assert Algebra(old + both).determined([("new", "fair")]) == 1


@pytest.mark.parametrize("choice", range(3))
def test_ranges_of_two_rolls_do_not(choice: int) -> None:
    """Whatever the newcomer chose, the second round reads the same; 14 is the end of a range, where it would show most easily."""
    counts = [14, 6, 0]
    before = told(cell(PLACE, *counts)).cells[0]
    counts[choice] += 1

    assert before.tables["q"] == {
        "good": Range(6, 14),
        "fair": Range(6, 14),
        "poor": Range(0, 5),
        ABSTAINED: Range(0, 5),
    }
    assert again(cell(PLACE, *counts), before, shared=20).tables["q"] == {
        "good": Range(6, 15),
        "fair": Range(6, 15),
        "poor": Range(0, 10),
        ABSTAINED: Range(0, 10),
    }


def test_a_change_that_nobody_who_came_can_have_made_is_shown() -> None:
    before = told(cell(PLACE, 5, 35)).cells[0]
    after = again(cell(PLACE, 30, 11), before, shared=40)

    assert before.tables["q"]["good"] == Range(0, 5)
    assert after.tables["q"]["good"] == Range(26, 30)


def test_the_same_voters_without_exception_are_shown_as_in_any_round() -> None:
    before = told(cell(PLACE, 8, 1)).cells[0]

    assert again(cell(PLACE, 4, 5), before, shared=9).tables["q"]["good"] == Range(0, 5)


def test_a_round_that_told_nothing_hinders_none() -> None:
    silent = told(cell(PLACE, 3, 3)).cells[0]

    assert again(cell(PLACE, 8, 1), silent, shared=6).tables["q"]["good"] == Range(6, 9)


def test_an_option_of_which_nothing_was_told_is_bounded_by_the_others() -> None:
    """15 and more of 20 were good, so 5 at most were fair: "6 or more" of the same and one newcomer would be the newcomer's answer."""
    first = told(cell(PLACE, 15, 5)).cells[0]
    partly = replace(first, tables={"q": {**first.tables["q"], "fair": Range(0, 20)}})

    assert again(cell(PLACE, 15, 6), partly, shared=20).tables["q"]["fair"] == Range(0, 21)


def test_another_question_hinders_none() -> None:
    other = told(cell(PLACE, 9, 0)).cells[0]
    asked = cell(PLACE, 9, 1)
    new = replace(asked, tallies=(replace(asked.tallies[0], key="another"),))

    assert again(new, other, shared=9).tables["another"]["good"] == Range(7, 10)


def test_the_rolls_have_to_fit() -> None:
    before = told(cell(PLACE, 9, 0)).cells[0]

    with pytest.raises(ValueError, match="both rolls"):
        again(cell(PLACE, 9, 1), before, shared=10)


@st.composite
def two_rounds(draw: st.DrawFn) -> tuple[list[str], list[str], list[str], int]:
    """What those chose who voted both times, only the first, only the second; and how many on both rolls stayed away both times."""
    sizes = draw(st.tuples(st.integers(TELLING, 60), st.integers(0, 4), st.integers(0, 4)))
    stay, gone, came = [_listed(draw(splits(size, CHOICES))) for size in sizes]
    return stay, gone, came, draw(st.integers(0, 3))


def _listed(counts: dict[str, int]) -> list[str]:
    return [option for option, count in counts.items() for _ in range(count)]


def _cell(choices: list[str], eligible: int) -> Cell:
    counts = [choices.count(option) for option in OPTIONS[:3]]
    return cell(PLACE, *counts, abstained=choices.count(ABSTAINED), eligible=eligible)


@settings(max_examples=100, deadline=None)
@given(two_rounds(), st.data())
def test_if_no_one_changed_their_mind_the_second_round_adds_nothing(
    rounds: tuple[list[str], list[str], list[str], int], data: st.DataObject
) -> None:
    """Any other answers that read the same in the first round read the same in the second: of who came or left nothing can be told.

    Also after an older round with other answers, which has made the ranges wider.
    """
    stay, gone, came, away = rounds
    roll = len(stay + gone + came) + away
    older = [told(_cell(_listed(data.draw(splits(roll, CHOICES))), roll)).cells[0]] * data.draw(st.integers(0, 1))
    before = again(_cell(stay + gone, roll), *older, shared=roll)
    after = again(_cell(stay + came, roll), *older, before, shared=roll)

    ranges = {option: before.tables["q"][option] for option in data.draw(st.permutations(CHOICES))}
    other = data.draw(st.permutations(_listed(fill(ranges, len(stay + gone)) or {})))
    newcomers = data.draw(st.lists(st.sampled_from(CHOICES), min_size=len(came), max_size=len(came)))
    other_after = again(_cell([*other[: len(stay)], *newcomers], roll), *older, before, shared=roll)

    assert again(_cell(other, roll), *older, shared=roll) == before
    assert other_after == after or set(ranges.values()) == {Range(0, len(other))}


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_by_itself_too_a_later_round_tells_no_small_group(data: st.DataObject) -> None:
    """Joined ranges keep what the lemma asks of their ends."""
    ballots = data.draw(st.integers(5, 60))
    before = told(_cell(_listed(data.draw(splits(ballots, CHOICES))), ballots)).cells[0]
    more = data.draw(st.integers(0, 6))
    later = _cell(_listed(data.draw(splits(ballots + more, CHOICES))), ballots + more)
    table = again(later, before, shared=ballots - data.draw(st.integers(0, 4))).tables["q"]

    assert Algebra(turnout([later])).determined([(PLACE, "good")]) is None
    for size in (1, 2, 3):
        possible = bounds(table, later.counted, CHOICES[:size])
        assert possible.least == 0 or possible.most >= 5
        assert table[CHOICES[size]].least <= later.counted - 2
    assert all(
        table[option].least <= count <= table[option].most for option, count in counts_of(later.tallies[0]).items()
    )
