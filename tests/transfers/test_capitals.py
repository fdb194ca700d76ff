"""大写: what is written is read back as the same number, and by nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transfers import capitals

VALUES = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}


def read_digits(text: str) -> int:
    """A year, read sign by sign."""
    return int("".join(str(VALUES[sign]) for sign in text))


def read_counted(text: str) -> int:
    """A number with its tens."""
    tens, ten, ones = text.rpartition("拾")
    return (VALUES[tens] * 10 if ten else 0) + (VALUES[ones] if ones else 0)


@given(st.integers(0, 9999))
def test_a_year_is_read_back(year: int) -> None:
    assert read_digits(capitals.digit_by_digit(year)) == year


@given(st.integers(0, 99))
def test_a_count_is_read_back(number: int) -> None:
    assert read_counted(capitals.counted(number)) == number


def test_no_two_counts_are_written_alike() -> None:
    assert len({capitals.counted(number) for number in range(100)}) == 100


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "壹"), (9, "玖"), (10, "壹拾"), (15, "壹拾伍"), (30, "叁拾"), (90, "玖拾"), (99, "玖拾玖")],
)
def test_as_the_offices_write_it(number: int, written: str) -> None:
    assert capitals.counted(number) == written


def test_a_month() -> None:
    assert capitals.month("2026-11") == ("贰零贰陆", "壹拾壹")


@pytest.mark.parametrize("number", [-1, 100])
def test_what_is_beyond_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="99"):
        capitals.counted(number)


def test_no_year_below_nought() -> None:
    with pytest.raises(ValueError, match="nought"):
        capitals.digit_by_digit(-1)
