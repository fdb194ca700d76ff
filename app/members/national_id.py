"""Citizen identity numbers: reading, checking and masking them, without storing any.

GB 11643-1999: six digits of region, eight of birth, three of sequence (odd for men), one check character by
ISO/IEC 7064 MOD 11-2. Residence permits of people from Hong Kong, Macao and Taiwan begin with 81, 82 or 83 and
are built the same way.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
FIRST_BIRTH_YEAR = 1900
ADULT_AGE = 18

_SEPARATORS = re.compile(r"[\s\u00b7\-‐-―.'’`]+")
_EIGHTEEN = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_FIFTEEN = re.compile(r"[1-9]\d{14}", re.ASCII)
_RESIDENCE_PERMITS = frozenset({"81", "82", "83"})


class Sex(StrEnum):
    """What the number says, in the codes of GB/T 2261.1."""

    MALE = "1"
    FEMALE = "2"


class NationalIdProblem(StrEnum):
    """Why a text is not a citizen identity number."""

    LENGTH = "length"
    CHARACTERS = "characters"
    BIRTH_DATE = "birth_date"
    CHECK_DIGIT = "check_digit"


class InvalidNationalId(ValueError):
    """Not a citizen identity number; `problem` says why."""

    def __init__(self, problem: NationalIdProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class NationalId:
    """A number that passed every check, and what can be read from it."""

    number: str
    birth_on: date
    sex: Sex
    is_residence_permit: bool


def normalize(text: str) -> str:
    """Half-width characters without separators, upper-case X. Says nothing about validity."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def check_character(first_17: str) -> str:
    """The eighteenth character that belongs to these seventeen digits."""
    return CHECK_CHARACTERS[sum(map(mul, WEIGHTS, map(int, first_17))) % 11]


def upgrade(fifteen: str) -> str:
    """The 18-character form of a first-generation number of fifteen digits (GB 11643-1989), whose century is always 19."""
    first_17 = f"{fifteen[:6]}19{fifteen[6:]}"
    return first_17 + check_character(first_17)


def parse(text: str, *, today: date) -> NationalId:
    """Read a number as a person may have typed it; fifteen digits are upgraded.

    Raises InvalidNationalId. `today` bounds the birth date: nobody is born tomorrow.
    """
    number = normalize(text)
    if len(number) not in (15, 18):
        raise InvalidNationalId(NationalIdProblem.LENGTH)
    if not (_EIGHTEEN if len(number) == 18 else _FIFTEEN).fullmatch(number):
        raise InvalidNationalId(NationalIdProblem.CHARACTERS)
    if len(number) == 15:
        number = upgrade(number)
    birth_on = _birth_on(number, today)
    if check_character(number[:17]) != number[17]:
        raise InvalidNationalId(NationalIdProblem.CHECK_DIGIT)
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return NationalId(number, birth_on, sex, number[:2] in _RESIDENCE_PERMITS)


def _birth_on(number: str, today: date) -> date:
    try:
        birth_on = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise InvalidNationalId(NationalIdProblem.BIRTH_DATE) from None
    if birth_on > today or birth_on.year < FIRST_BIRTH_YEAR:
        raise InvalidNationalId(NationalIdProblem.BIRTH_DATE)
    return birth_on


def age_on(birth_on: date, day: date) -> int:
    """Full years on that day; someone born on 29 February turns a year older on 1 March of common years."""
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))


def is_adult_on(birth_on: date, day: date) -> bool:
    """Whether the person had turned 18, the age from which the Party constitution (Art. 1) admits members."""
    return age_on(birth_on, day) >= ADULT_AGE


def mask(number: str) -> str:
    """`440***********001X`: three characters and the last four; enough to tell two people apart at a desk."""
    return f"{number[:3]}{'*' * 11}{number[-4:]}"
