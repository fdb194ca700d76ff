"""Rounds of surveys: what they are, in which state what may be done, and when a turnout counts.

民主评议: 《中国共产党支部工作条例（试行）》 and the notice on it of 2014: by the branch, without names, four grades; probationary members take part
and get no grade. Electorates are fixed before a round opens.
"""

from enum import StrEnum

from app.core.words import words_of
from app.surveys.errors import WrongState

ELECTORATE_LEAST = 10  # below it a ballot box keeps no secret
DISCLOSURE_THRESHOLD = 5  # ballots; fewer give no result
MOST_QUESTIONS = 12
MOST_TEXT = 200  # characters of a free answer
QUORUM = (2, 3)  # of the roll; local rules may say otherwise, but never less than one half


class SurveyTemplate(StrEnum):
    """民主评议, 对党组织的满意度测评, 问卷."""

    APPRAISAL = "appraisal"
    ORGANIZATION_SATISFACTION = "organization_satisfaction"
    QUESTIONNAIRE = "questionnaire"


class SurveyStatus(StrEnum):
    DRAFT = "draft"
    FROZEN = "frozen"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    VOID = "void"


class SurveyMode(StrEnum):
    """How votes are given: by ballots that nobody can link, by the same ballots where few vote (保密), or on the paper count sheet."""

    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"
    PAPER = "paper"


class Action(StrEnum):
    EDIT = "edit"
    FREEZE = "freeze"
    OPEN = "open"
    CLOSE = "close"
    VOID = "void"
    RESULTS = "results"


TEMPLATE_WORDS = {
    SurveyTemplate.APPRAISAL: "民主评议",
    SurveyTemplate.ORGANIZATION_SATISFACTION: "满意度测评",
    SurveyTemplate.QUESTIONNAIRE: "问卷",
}
STATUS_WORDS = {
    SurveyStatus.DRAFT: "还在准备",
    SurveyStatus.FROZEN: "名单已定",
    SurveyStatus.OPEN: "正在填写",
    SurveyStatus.CLOSED: "已截止",
    SurveyStatus.COUNTED: "已计票",
    SurveyStatus.VOID: "已作废",
}
MODE_WORDS = {
    SurveyMode.ANONYMOUS: "匿名",
    SurveyMode.CONFIDENTIAL: "保密",
    SurveyMode.PAPER: "纸质计票",
}
ACTION_WORDS = {
    Action.EDIT: "修改",
    Action.FREEZE: "确定名单",
    Action.OPEN: "开始填写",
    Action.CLOSE: "截止",
    Action.VOID: "作废",
    Action.RESULTS: "看结果",
}
NEEDS_REASON = frozenset({Action.VOID})

_S = SurveyStatus
POSSIBLE: dict[Action, frozenset[SurveyStatus]] = {
    Action.EDIT: frozenset({_S.DRAFT}),
    Action.FREEZE: frozenset({_S.DRAFT}),
    Action.OPEN: frozenset({_S.FROZEN}),
    Action.CLOSE: frozenset({_S.OPEN}),
    Action.VOID: frozenset({_S.DRAFT, _S.FROZEN, _S.OPEN, _S.CLOSED, _S.COUNTED}),
    Action.RESULTS: frozenset({_S.COUNTED}),
}
# 一个季度一轮: of these, one of a place and quarter stands.
ONCE_A_QUARTER = frozenset({SurveyTemplate.APPRAISAL, SurveyTemplate.ORGANIZATION_SATISFACTION})


def ensure_possible(action: Action, status: SurveyStatus) -> None:
    """Raise `WrongState` (409) for an action that makes no sense in this state."""
    if status not in POSSIBLE[action]:
        raise WrongState(status=words_of(STATUS_WORDS, status), action=words_of(ACTION_WORDS, action))


def mode_of(smallest: int, *, confidential_if_small: bool) -> SurveyMode:
    """How a round is voted whose smallest electorate has so many voters."""
    if smallest >= ELECTORATE_LEAST:
        return SurveyMode.ANONYMOUS
    return SurveyMode.CONFIDENTIAL if confidential_if_small else SurveyMode.PAPER


def is_quorate(counted: int, eligible: int, quorum: tuple[int, int]) -> bool:
    """Whether so many ballots are enough of the roll."""
    return counted * quorum[1] >= eligible * quorum[0]


def is_quorum_allowed(quorum: tuple[int, int]) -> bool:
    """Whether a quorum lies between one half and the whole of the roll."""
    return quorum[1] <= 2 * quorum[0] and quorum[0] <= quorum[1]
