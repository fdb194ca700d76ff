"""What the form of a letter says, word for word: its sealed content as of its day, its numbers in 大写. No database.

The form of 组通字〔2006〕45号 has three parts under one number: 存根, 介绍信, 回执联.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.pdf import Filled
from app.members.codes import CATEGORY, ETHNICITY, SEX
from app.transfers import capitals

TITLE = "中国共产党党员组织关系介绍信"
INDENT = "　　"
BLANK_DAY = "　　　　年　　月　　日"


@dataclass(frozen=True)
class LetterForm:
    """A letter as it is printed. `dues` is year and month in 大写, None of a member whose dues are waived."""

    number: str
    addressee: str
    name: str
    sex: str
    age: int
    ethnicity: str
    category: str
    national_id: str
    source: str
    target: str
    dues: tuple[str, str] | None
    days: str
    issued_on: str
    phone: str
    issuer: str
    issuer_address: str
    issuer_phone: str
    issuer_fax: str
    issuer_postcode: str

    def stub(self) -> list[str]:
        """What stays with the issuer."""
        return [
            INDENT,
            Filled(self.name),
            "同志（",
            Filled(self.sex),
            "），系中共",
            Filled(self.category),
            "，组织关系由",
            Filled(self.source),
            "转到",
            Filled(self.target),
            "。",
            *self._dues(),
            "有效期",
            Filled(self.days),
            "天。",
        ]

    def body(self) -> list[str]:
        """The letter itself."""
        return [
            INDENT,
            Filled(self.name),
            "同志（",
            Filled(self.sex),
            "），",
            Filled(self.age),
            "岁，",
            Filled(self.ethnicity),
            "，系中共",
            Filled(self.category),
            "，公民身份号码",
            Filled(self.national_id),
            "，由",
            Filled(self.source),
            "去",
            Filled(self.target),
            "，请转接组织关系。",
            *self._dues(),
        ]

    def validity(self) -> list[str]:
        """For how many days it holds."""
        return ["（有效期", Filled(self.days), "天）"]

    def _dues(self) -> list[str]:
        if self.dues is None:
            return ["该同志党费免交。"]
        year, month = self.dues
        return ["该同志党费交至", Filled(year), "年", Filled(month), "月。"]


@dataclass(frozen=True)
class ReceiptForm:
    """The receipt's part; what is not known yet is left to be filled in by hand."""

    number: str
    addressee: str
    name: str
    received_on: str = BLANK_DAY
    handler: str = ""
    phone: str = ""
    own_number: str = ""

    def body(self) -> list[str]:
        """What whoever received the member says."""
        return [INDENT, Filled(self.name), "同志的党员组织关系已转达我处。"]


def letter_form(number: str, issued_on: date, valid_days: int, content: Mapping[str, Any]) -> LetterForm:
    """The form of a letter, from what was sealed on its day."""
    issuer, dues = content["issuer"], content["dues_paid_through"]
    return LetterForm(
        number=number,
        addressee=content["addressee"],
        name=content["name"],
        sex=SEX.word(content["sex"]),
        age=age_on(date.fromisoformat(content["born_on"]), issued_on),
        ethnicity=ETHNICITY.word(content["ethnicity"]),
        category=CATEGORY.word(content["category"]),
        national_id=content["national_id"],
        source=content["source"],
        target=content["target"],
        dues=capitals.month(dues) if dues else None,
        days=capitals.counted(valid_days),
        issued_on=day_words(issued_on),
        phone=content["phone"] or "",
        issuer=issuer["name"],
        issuer_address=issuer["address"],
        issuer_phone=issuer["phone"],
        issuer_fax=issuer.get("fax", ""),  # letters of before had neither
        issuer_postcode=issuer.get("postcode", ""),
    )


def age_on(born_on: date, day: date) -> int:
    """Full years on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def day_words(day: date) -> str:
    """A day as the form dates: 2026年11月30日."""
    return f"{day.year}年{day.month}月{day.day}日"
