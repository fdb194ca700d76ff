"""One row at a time: what is taken, what is mended and told, what is refused and why."""

from datetime import date
from pathlib import Path

import pytest

from app.members.rules import Category, Status
from app.roster.entries import Problem
from tests.roster.files import (
    BRANCH,
    COMMITTEE,
    NAMES,
    national_number,
    organization,
    person,
    read,
    read_one,
    sheet_of,
    write_xlsx,
)

ID = national_number()
ID_WITH_X = next(number for n in range(1, 99, 2) if (number := national_number(sequence=n)).endswith("X"))
SHORT_ID = ID[:6] + ID[8:17]


def test_a_clean_row_has_nothing_to_say(tmp_path: Path) -> None:
    reading = read_one(tmp_path)
    assert reading.problems == ()
    assert reading.entry is not None
    assert reading.entry.category is Category.FULL
    assert reading.entry.status is Status.NORMAL
    assert reading.entry.organization_id == organization(BRANCH).id
    assert reading.entry.is_floating is False
    assert reading.entry.landline is None


@pytest.mark.parametrize(
    ("field", "given", "read_as"),
    [
        ("name", " 林 知远　", "林知远"),
        ("name", "买买提•艾力", "买买提·艾力"),
        ("national_id", ID.lower() + " ", ID),
        ("national_id", SHORT_ID, ID),
        ("national_id", f'="{ID}"', ID),
        ("national_id", f"'{ID}", ID),
        ("national_id", f"\u202d{ID}\u202c", ID),
        ("national_id", ID_WITH_X[:17] + "×", ID_WITH_X),
        ("national_id", ID_WITH_X[:17] + "х", ID_WITH_X),
        ("sex", "男性", "男"),
        ("sex", "女", "女"),
        ("sex", "", "男"),
        ("birth_on", "1970.5.6", "1970-05-06"),
        ("birth_on", date(1970, 5, 6), "1970-05-06"),
        ("birth_on", "1970年5月", "1970-05-06"),
        ("birth_on", "1970-05-07", "1970-05-07"),
        ("birth_on", "", "1970-05-06"),
        ("ethnicity", "汉", "汉族"),
        ("education", "专科", "大专"),
        ("category", "正式", "正式党员"),
        ("organization", "石桥村支部", BRANCH),
        ("organization", "石桥村党支部", BRANCH),
        ("organization", " 中共梅香镇石桥村支部委员会", BRANCH),
        ("joined_on", 34881, "1995-07-01"),
        ("confirmed_on", "一九九六年七月一日", "1996-07-01"),
        ("mobile", 19900001234, "19900001234"),
        ("mobile", "+86 199-0000-1234", "19900001234"),
        ("mobile", "0753-4000000", "0753-4000000"),
        ("mobile", '="19900001234"', "19900001234"),
        ("joined_on", "1995年七月一日", "1995-07-01"),
        ("joined_on", "一九九五年7月1日", "1995-07-01"),
        ("landline", "（0753）4000000", "0753-4000000"),
        ("address", " 梅香镇  石桥村 ", "梅香镇 石桥村"),
        ("status", "在册", "正常"),
        ("is_floating", "×", "否"),
    ],
)
def test_mends_tell_what_was_read_as_what(tmp_path: Path, field: str, given: object, read_as: str) -> None:
    reading = read_one(tmp_path, **{field: given})
    assert reading.entry is not None
    [problem] = reading.problems
    assert problem.read_as == read_as
    assert problem.given.strip() == str(given).strip()
    assert problem.message


@pytest.mark.parametrize(
    ("field", "given", "code"),
    [
        ("name", "", "name_empty"),
        ("name", "林知远2", "name_invalid"),
        ("national_id", "", "id_empty"),
        ("national_id", 4.499001970050600e17, "id_precision_lost"),
        ("national_id", "4.4990019700506E+17", "id_precision_lost"),
        ("national_id", "449900197005060000", "id_precision_lost"),
        ("national_id", ID[:17], "id_length"),
        ("national_id", "A" + ID[1:], "id_characters"),
        ("national_id", ID[:10] + "13" + ID[12:], "id_birth_date"),
        ("national_id", ID[:17] + ("1" if ID[17] != "1" else "2"), "id_check_digit"),
        ("national_id", "449***********0011", "id_masked"),
        ("sex", "未知", "word_unknown"),
        ("ethnicity", "火星族", "word_unknown"),
        ("birth_on", "1970-02-30", "date_no_such_day"),
        ("birth_on", "1970年6月", "date_month_only"),
        ("birth_on", "#N/A", "formula_failed"),
        ("education", "#错误", "formula_failed"),
        ("category", "", "word_empty"),
        ("category", "群众", "word_unknown"),
        ("organization", "", "organization_empty"),
        ("organization", "中共梅香镇石乔村支部委员会", "organization_unknown"),
        ("organization", COMMITTEE, "organization_not_branch"),
        ("joined_on", "", "date_empty"),
        ("joined_on", "1974年9月", "date_month_only"),
        ("joined_on", "二〇一〇年七月", "date_month_only"),
        ("joined_on", "1995年七月", "date_month_only"),
        ("confirmed_on", "未转正", "confirmed_missing"),
        ("joined_on", "2031-07-01", "date_in_future"),
        ("joined_on", "1988-05-05", "under_age"),
        ("confirmed_on", "", "confirmed_missing"),
        ("confirmed_on", "1995-06-30", "confirmed_before_joined"),
        ("mobile", "1990000", "phone_invalid"),
        ("mobile", "199****1234", "phone_masked"),
        ("landline", "119", "landline_invalid"),
        ("address", "长" * 201, "text_too_long"),
        ("status", "去世", "status_not_taken"),
        ("is_out_of_contact", "是", "out_of_contact_since_when"),
        ("out_of_contact_since", "2020-01-01", "contradiction"),
        ("floating_to", "广东省深圳市", "contradiction"),
    ],
)
def test_refusals_name_the_field_and_the_mend(tmp_path: Path, field: str, given: object, code: str) -> None:
    reading = read_one(tmp_path, **{field: given})
    assert reading.entry is None
    refusals = [problem for problem in reading.problems if problem.read_as is None]
    assert [problem.code for problem in refusals] == [f"roster.{code}"]
    assert refusals[0].field == header_of(field)
    assert refusals[0].message.endswith(("。", "？"))


def header_of(field: str) -> str:
    [header, _] = sheet_of({field: ""})
    return str(header[0])


def test_a_probationary_member_has_no_confirmation(tmp_path: Path) -> None:
    assert read_one(tmp_path, category="预备党员", confirmed_on="").problems == ()
    refused = read_one(tmp_path, category="预备党员")
    assert [problem.code for problem in refused.problems] == ["roster.confirmed_too_early"]


@pytest.mark.parametrize("words", ["未转正", "预备"])
def test_words_for_not_yet_confirmed_are_a_blank(tmp_path: Path, words: str) -> None:
    reading = read_one(tmp_path, category="预备党员", confirmed_on=words)
    assert [problem.code for problem in reading.problems] == ["roster.not_confirmed"]
    assert reading.entry is not None
    assert reading.entry.confirmed_on is None


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"is_floating": "", "floating_to": "深圳"}, "is_floating"),
        ({"is_out_of_contact": "", "out_of_contact_since": "2020-01-01"}, "is_out_of_contact"),
    ],
)
def test_a_detail_says_yes_where_the_flag_before_it_is_blank(
    tmp_path: Path, changes: dict[str, object], flag: str
) -> None:
    reading = read_one(tmp_path, **changes)
    assert [problem.code for problem in reading.problems] == ["roster.flag_from_detail"]
    assert getattr(reading.entry, flag) is True


def test_what_a_row_does_not_say_is_not_said_for_it(tmp_path: Path) -> None:
    for changes in ({"sex": "", "birth_on": ""}, {"sex": "", "birth_on": "1970年5月"}):
        entry = read_one(tmp_path, **changes).entry
        assert entry is not None
        assert (entry.sex, entry.born_on) == (None, None)


@pytest.mark.parametrize(
    ("given", "suggested"),
    [("大学本科在读", "请填大学本科"), ("高忠", "请填研究生、大学本科、大专、中专、高中、初中、小学")],
)
def test_an_unknown_education_comes_with_near_or_usual_words(tmp_path: Path, given: str, suggested: str) -> None:
    [problem] = read_one(tmp_path, education=given).problems
    assert suggested in problem.message


def test_a_strange_character_in_a_number_is_named(tmp_path: Path) -> None:
    [problem] = read_one(tmp_path, national_id=ID[:5] + "O" + ID[6:]).problems
    assert "“O”" in problem.message


def test_a_probationary_member_is_not_suspended(tmp_path: Path) -> None:
    refused = read_one(tmp_path, category="预备党员", confirmed_on="", status="停止党籍")
    assert [problem.code for problem in refused.problems] == ["roster.suspended_probationary"]


def test_all_problems_of_a_row_are_told_at_once(tmp_path: Path) -> None:
    reading = read_one(tmp_path, name="", mobile="12", ethnicity="汉")
    assert {problem.code for problem in reading.problems} == {
        "roster.name_empty",
        "roster.phone_invalid",
        "roster.word_official",
    }


def test_words_for_nothing_are_nothing(tmp_path: Path) -> None:
    reading = read_one(tmp_path, mobile="无", landline="/", education="—")
    assert reading.problems == ()
    assert reading.entry is not None
    assert (reading.entry.phone, reading.entry.landline, reading.entry.education) == (None, None, None)


def test_the_same_person_twice_names_the_first_row(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "twice.xlsx", {"名单": sheet_of(person(), person(name="林远", national_id=ID.lower()))}
    )
    readings = read(path)
    assert readings[2].entry is not None
    assert repeated(readings[3].problems) == ["与第2行是同一个人（公民身份号码相同），请删去其中一行。"]


def repeated(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.message for problem in problems if problem.code == "roster.same_person"]


def test_an_unknown_branch_comes_with_near_names(tmp_path: Path) -> None:
    [problem] = read_one(tmp_path, organization="石桥党支部").problems
    assert problem.code == "roster.organization_unknown"
    assert BRANCH in problem.message


def test_a_name_that_fits_two_is_not_guessed() -> None:
    first, second = "中共梅香镇石桥村支部委员会", "中共竹溪镇石桥村支部委员会"
    found = type(NAMES)([organization(first), organization(second)]).find("石桥村党支部")
    assert getattr(found, "is_ambiguous", False)
    assert getattr(found, "near", ()) == (first, second)
