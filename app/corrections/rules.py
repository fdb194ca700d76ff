"""What members may ask to have put right in their own record, what has another way, and who decides.

A person may have wrong information about them corrected (个人信息保护法 art. 46). What an organization has decided, and what the
identity card proves, is no matter of asking here.
"""

from enum import StrEnum


class CorrectionField(StrEnum):
    """Everything a member sees of the own record; `OTHER_WAY` says which of it is put right elsewhere."""

    NAME = "name"
    PHONE = "phone"
    LANDLINE = "landline"
    ADDRESS = "address"
    ETHNICITY = "ethnicity"
    EDUCATION = "education"
    OCCUPATION = "occupation"
    JOINED_ON = "joined_on"
    CONFIRMED_ON = "confirmed_on"
    NATIONAL_ID = "national_id"
    SEX = "sex"
    BORN_ON = "born_on"
    CATEGORY = "category"
    STATUS = "status"
    ORGANIZATION = "organization_id"


class CorrectionStatus(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    REVEAL = "reveal"


F = CorrectionField

FIELD_WORDS = {
    F.NAME: "姓名",
    F.PHONE: "手机号",
    F.LANDLINE: "固定电话",
    F.ADDRESS: "住址",
    F.ETHNICITY: "民族",
    F.EDUCATION: "学历",
    F.OCCUPATION: "工作岗位",
    F.JOINED_ON: "入党日期",
    F.CONFIRMED_ON: "转正日期",
    F.NATIONAL_ID: "身份证号",
    F.SEX: "性别",
    F.BORN_ON: "出生日期",
    F.CATEGORY: "党员类别",
    F.STATUS: "党籍状态",
    F.ORGANIZATION: "所在党组织",
}
ACTION_WORDS = {Action.ACCEPT: "同意", Action.REJECT: "不同意", Action.REVEAL: "看号码"}

# Years of standing rest on them: whoever keeps the record corrects them, by a paper (members/dates.py).
DATES = frozenset({F.JOINED_ON, F.CONFIRMED_ON})
# Sealed in the record, so shown masked; the whole values are shown by `reveal`.
MASKED = frozenset({F.PHONE, F.LANDLINE, F.ADDRESS})

_BY_CARD = "请带身份证到支部，由组织委员核对后改"
_BY_DECISION = "要有组织的决定，请向支部提出"
OTHER_WAY = {
    F.NATIONAL_ID: (_BY_CARD, "Show the identity card at the branch"),
    F.SEX: (_BY_CARD, "Show the identity card at the branch"),
    F.BORN_ON: (_BY_CARD, "Show the identity card at the branch"),
    F.CATEGORY: (_BY_DECISION, "It takes a decision of the organization: ask the branch"),
    F.STATUS: (_BY_DECISION, "It takes a decision of the organization: ask the branch"),
    F.ORGANIZATION: ("要转接组织关系，请向支部提出", "It takes a transfer: ask the branch"),
}


def mask_address(text: str) -> str:
    """The beginning, at most half: enough for its owner to know it by."""
    return f"{text[: min(6, len(text) // 2)]}****"
