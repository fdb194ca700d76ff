"""What a complaint or suggestion is, how its number looks, and until when it is answered.

An entry for complaints and suggestions is required of government apps by 国办函〔2026〕12号《政务移动互联网应用程序规范化管理办法》.
"""

import secrets
from enum import StrEnum

from app.core.errors import Conflict, Invalid, NotFound

ANSWER_WORKDAYS = 15
NUMBER_DIGITS = 12


class FeedbackKind(StrEnum):
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"


class FeedbackStatus(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"


class Action(StrEnum):
    ANSWER = "answer"


ACTION_WORDS = {Action.ANSWER: "答复"}
POSSIBLE = {Action.ANSWER: frozenset({FeedbackStatus.OPEN})}


class NumberUnknown(NotFound):
    code = "feedback.number_unknown"
    title = "没有这个号码，请对照提交后给您的12位数字再试。"
    title_en = "There is no such number. Compare the 12 digits you were given."


class OrganizationUnknown(Invalid):
    code = "feedback.organization_unknown"
    title = "没有这个党组织，请从列表里选。"
    title_en = "There is no such organization. Choose one from the list."


class NobodyAnswers(Conflict):
    code = "feedback.nobody_answers"
    title = "还没有党组织受理意见，请直接到党群服务中心反映。"
    title_en = "No organization takes feedback yet. Please go to the service centre."


class AlreadyAnswered(Conflict):
    code = "feedback.already_answered"
    title = "这条意见已经答复过了，请看答复。"
    title_en = "This has been answered already. Read the answer."


def new_number() -> str:
    """A number that cannot be guessed (10¹² of them, look-ups are limited) and can be read out over the telephone."""
    return f"{secrets.randbelow(10**NUMBER_DIGITS):0{NUMBER_DIGITS}d}"


def plain_number(text: str) -> str:
    """A number as it is stored: people write it in groups."""
    return "".join(character for character in text if character in "0123456789")


def ensure_possible(action: Action, status: FeedbackStatus) -> None:
    """Raise `AlreadyAnswered` (409) when the state does not allow the action."""
    if status not in POSSIBLE[action]:
        raise AlreadyAnswered()
