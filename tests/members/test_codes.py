"""Code sets: official words round-trip, everyday words are understood and said to be everyday."""

import pytest

from app.members import codes
from app.members.codes import CodeSet
from app.members.national_id import Sex
from app.members.rules import Category, Status

EVERY_SET = [codes.SEX, codes.CATEGORY, codes.STATUS, codes.YES_NO, codes.ETHNICITY, codes.EDUCATION]


def by_title(code_set: CodeSet) -> str:
    return code_set.title


@pytest.mark.parametrize("code_set", EVERY_SET, ids=by_title)
def test_official_words_come_back(code_set: CodeSet) -> None:
    for code in code_set.words:
        read = code_set.read(code_set.word(code))
        assert read is not None
        assert (read.code, read.is_exact) == (code, True)


@pytest.mark.parametrize("code_set", EVERY_SET, ids=by_title)
def test_everyday_words_are_understood_and_said_to_be_so(code_set: CodeSet) -> None:
    assert not set(code_set.everyday) & set(code_set.words.values())
    for word, code in code_set.everyday.items():
        read = code_set.read(f" {word}　")
        assert read is not None
        assert (read.code, read.is_exact) == (code, False)


@pytest.mark.parametrize("code_set", EVERY_SET, ids=by_title)
def test_nonsense_is_not_guessed(code_set: CodeSet) -> None:
    assert code_set.read("天外来客") is None
    assert code_set.read("") is None


@pytest.mark.parametrize(
    ("code_set", "text", "code"),
    [
        (codes.ETHNICITY, "汉", "01"),
        (codes.ETHNICITY, "畲族", "22"),
        (codes.ETHNICITY, "基诺族", "56"),
        (codes.EDUCATION, "大学专科", "30"),
        (codes.EDUCATION, "硕士研究生", "14"),
        (codes.CATEGORY, "预备", Category.PROBATIONARY),
        (codes.STATUS, "停止党籍", Status.SUSPENDED),
        (codes.SEX, "女", Sex.FEMALE),
        (codes.YES_NO, "√", "yes"),
    ],
)
def test_words_and_codes(code_set: CodeSet, text: str, code: str) -> None:
    read = code_set.read(text)
    assert read is not None
    assert read.code == code
