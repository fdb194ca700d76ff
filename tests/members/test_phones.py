"""Telephone numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.members import phones
from app.members.phones import InvalidPhone


@pytest.mark.parametrize(
    "text",
    [
        "13800001234",
        "138-0000-1234",
        "138 0000 1234",
        "+86 13800001234",
        "008613800001234",
        "１３８００００１２３４",
        "(138)0000.1234",
    ],
)
def test_a_mobile_number_however_typed(text: str) -> None:
    assert phones.parse_mobile(text) == "13800001234"


@pytest.mark.parametrize("text", ["", "1990000", "12800001234", "138000012345", "1380000123a", "0753-4000000"])
def test_what_is_no_mobile_number(text: str) -> None:
    with pytest.raises(InvalidPhone):
        phones.parse_mobile(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0753-4000000", "0753-4000000"),
        ("（0753）4000000", "0753-4000000"),
        ("02087654321", "020-87654321"),
        ("4000000", "4000000"),
    ],
)
def test_a_fixed_line(text: str, read: str) -> None:
    assert phones.parse_landline(text) == read


@pytest.mark.parametrize("text", ["", "110", "13800001234", "0753"])
def test_what_is_no_fixed_line(text: str) -> None:
    with pytest.raises(InvalidPhone):
        phones.parse_landline(text)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from([" ", "-", "", " - "]))
def test_separators_never_matter(number: str, separator: str) -> None:
    assert phones.parse_mobile(separator.join((number[:3], number[3:7], number[7:]))) == number


def test_digits_that_look_like_a_country_code_stay() -> None:
    assert phones.parse_mobile("19900000086") == "19900000086"


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_every_mobile_number_is_read_as_itself(number: str) -> None:
    assert phones.parse_mobile(number) == number


def test_masks() -> None:
    assert phones.mask("13800001234") == "138****1234"
    assert phones.mask("0753-4000000") == "****0000"
