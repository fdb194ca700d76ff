"""Which change may follow which state, how membership can end, and the arithmetic of probation and standing."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.members import rules
from app.members.rules import Category, ExitKind, State, Status, StatusChange

C, S = StatusChange, Status
STATES = [State(category, status) for category, status in product(Category, Status)]
POSSIBLE = {
    rules.FULL: {
        C.SUSPEND,
        C.EXIT,
        C.DECEASE,
        C.OTHER_LOSS,
        C.BEGIN_DISCIPLINARY_PROBATION,
        C.END_DISCIPLINARY_PROBATION,
    },
    rules.PROBATIONARY: {C.CONFIRM, C.EXTEND_PROBATION, C.EXIT, C.DECEASE, C.OTHER_LOSS},
    rules.SUSPENDED: {C.RESTORE, C.EXIT, C.DECEASE, C.OTHER_LOSS},
}


@pytest.mark.parametrize("state", STATES, ids=str)
def test_every_state_has_its_changes_and_no_others(state: State) -> None:
    assert set(rules.possible(state)) == POSSIBLE.get(state, set())


@pytest.mark.parametrize("change", StatusChange)
def test_only_confirmation_changes_the_category(change: StatusChange) -> None:
    for before in rules.MOVES[change][0]:
        result = rules.after(change, before)
        expected = Category.FULL if change is C.CONFIRM else before.category
        assert (result.category, result.status) == (expected, rules.MOVES[change][1])


@pytest.mark.parametrize("status", [S.EXITED, S.DECEASED, S.TRANSFERRED_OUT, S.OTHER_LOSS])
def test_what_has_ended_stays_ended(status: Status) -> None:
    assert all(rules.possible(State(category, status)) == [] for category in Category)


def test_a_probationary_member_is_not_expelled() -> None:
    assert rules.EXITS[rules.PROBATIONARY] == {ExitKind.DISQUALIFIED, ExitKind.NOT_RECOGNIZED}
    assert ExitKind.DISQUALIFIED not in rules.EXITS[rules.FULL]
    assert rules.EXITS[rules.SUSPENDED] == {ExitKind.REMOVED_SELF}


@pytest.mark.parametrize(
    ("state", "weight"),
    [(rules.FULL, (1, 1)), (rules.PROBATIONARY, (1, 0)), (rules.SUSPENDED, (0, 0))],
)
def test_what_a_person_adds_to_the_counts(state: State, weight: tuple[int, int]) -> None:
    assert state.weight == weight


def test_probation_lasts_a_year_or_as_long_as_extended() -> None:
    assert rules.probation_end(date(2024, 2, 29), None) == date(2025, 2, 28)
    assert rules.probation_end(date(2025, 7, 1), date(2027, 1, 1)) == date(2027, 1, 1)
    assert rules.extension_bounds(date(2025, 7, 1)) == (date(2027, 1, 1), date(2027, 7, 1))


def test_standing_is_counted_from_confirmation() -> None:
    assert rules.standing_years(date(2006, 7, 1), date(2026, 6, 30)) == 19
    assert rules.standing_years(date(2006, 7, 1), date(2026, 7, 1)) == 20
    assert rules.standing_years(None, date(2026, 7, 1)) is None


def test_months_that_do_not_count_shorten_the_standing() -> None:
    assert rules.standing_years(date(2006, 7, 1), date(2026, 7, 1), -72) == 14
    assert rules.standing_years(date(2006, 7, 1), date(2026, 6, 30), 1) == 20
    assert rules.standing_years(date(2026, 1, 1), date(2026, 7, 1), -72) == 0


def test_a_book_is_opened_until_the_end_of_the_month_of_its_first_entry() -> None:
    assert rules.is_opening(None, date(2026, 7, 1))
    assert rules.is_opening(date(2026, 7, 1), date(2026, 7, 31))
    assert not rules.is_opening(date(2026, 6, 30), date(2026, 7, 1))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (rules.FULL, "正式党员"),
        (rules.PROBATIONARY, "预备党员"),
        (rules.SUSPENDED, "停止党籍"),
        (State(Category.FULL, S.DECEASED), "死亡"),
    ],
)
def test_states_in_words(state: State, words: str) -> None:
    assert state.words.zh == words


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=8))
def test_a_masked_name_shows_the_ends_at_most(name: str) -> None:
    masked = rules.masked_name(name)

    assert masked[0] == name[0]
    assert masked.count("*") == max(1, len(name) - 2)
    assert masked[-1] == (name[-1] if len(name) > 2 else "*")
