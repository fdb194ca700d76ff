"""Identity numbers: the published vectors, and what must hold for every number."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.members import national_id
from app.members.national_id import InvalidNationalId, NationalIdProblem, Sex

TODAY = date(2026, 11, 1)
DIGITS = "0123456789"


@st.composite
def numbers(draw: st.DrawFn) -> str:
    birth_on = draw(st.dates(date(1900, 1, 1), TODAY))
    region = draw(st.integers(110000, 839999))
    sequence = draw(st.integers(0, 999))
    first_17 = f"{region}{birth_on:%Y%m%d}{sequence:03d}"
    return first_17 + national_id.check_character(first_17)


def problem_of(text: str) -> NationalIdProblem:
    with pytest.raises(InvalidNationalId) as caught:
        national_id.parse(text, today=TODAY)
    return caught.value.problem


def test_published_vector() -> None:
    read = national_id.parse("11010519491231002X", today=TODAY)
    assert read.birth_on == date(1949, 12, 31)
    assert read.sex is Sex.FEMALE
    assert not read.is_residence_permit
    assert problem_of("110105194912310021") is NationalIdProblem.CHECK_DIGIT


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", NationalIdProblem.LENGTH),
        ("1101051949123100", NationalIdProblem.LENGTH),
        ("11010519491231002Y", NationalIdProblem.CHARACTERS),
        ("01010519491231002X", NationalIdProblem.CHARACTERS),
        ("11010519491331002X", NationalIdProblem.BIRTH_DATE),
        ("110105202702290021", NationalIdProblem.BIRTH_DATE),
        ("110105189912310021", NationalIdProblem.BIRTH_DATE),
        ("11010519490229002X", NationalIdProblem.BIRTH_DATE),
    ],
)
def test_refusals_say_why(text: str, problem: NationalIdProblem) -> None:
    assert problem_of(text) is problem


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105-19491231-002x",
        "110105491231002",
    ],
)
def test_one_person_however_typed(text: str) -> None:
    assert national_id.parse(text, today=TODAY).number == "11010519491231002X"


@given(numbers())
def test_every_well_built_number_is_read_back(number: str) -> None:
    read = national_id.parse(number, today=TODAY)
    assert read.number == number
    assert f"{read.birth_on:%Y%m%d}" == number[6:14]
    assert (read.sex is Sex.MALE) == (int(number[16]) % 2 == 1)


@given(numbers(), st.integers(0, 16), st.sampled_from(DIGITS))
def test_one_wrong_digit_is_always_caught(number: str, place: int, digit: str) -> None:
    if number[place] == digit:
        return
    with pytest.raises(InvalidNationalId):
        national_id.parse(number[:place] + digit + number[place + 1 :], today=TODAY)


@given(numbers(), st.integers(0, 15))
def test_swapped_neighbours_are_always_caught(number: str, place: int) -> None:
    left, right = number[place], number[place + 1]
    if left == right:
        return
    with pytest.raises(InvalidNationalId):
        national_id.parse(number[:place] + right + left + number[place + 2 :], today=TODAY)


@pytest.mark.parametrize("region", ["810000", "820000", "830000"])
def test_residence_permits_are_numbers_too(region: str) -> None:
    first_17 = f"{region}19900101002"
    read = national_id.parse(first_17 + national_id.check_character(first_17), today=TODAY)
    assert read.is_residence_permit


@given(numbers())
def test_mask_shows_three_and_four(number: str) -> None:
    masked = national_id.mask(number)
    assert masked == number[:3] + "***********" + number[-4:]
    assert len(masked) == 18


@pytest.mark.parametrize(
    ("birth_on", "last_day_before"),
    [(date(2000, 7, 1), date(2018, 6, 30)), (date(2000, 2, 29), date(2018, 2, 28))],
)
def test_eighteen_on_the_birthday(birth_on: date, last_day_before: date) -> None:
    assert not national_id.is_adult_on(birth_on, last_day_before)
    assert national_id.is_adult_on(birth_on, last_day_before + timedelta(days=1))
