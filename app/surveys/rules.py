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
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
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
    RERUN = "rerun"
    RESULTS = "results"
    COUNT_PAPER = "count_paper"
    CONFIRM_PAPER = "confirm_paper"
    PROPOSE = "propose"
    CONFIRM = "confirm"
    READ_TEXTS = "read_texts"
    PUBLISH = "publish"


class Grade(StrEnum):
    """等次: 优秀, 合格, 基本合格, 不合格 (《中国共产党支部工作条例（试行）》)."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    BASICALLY_QUALIFIED = "basically_qualified"
    UNQUALIFIED = "unqualified"


class AppealLevel(StrEnum):
    """Who answers an appeal: the branch first, then the committee above it."""

    BRANCH = "branch"
    COMMITTEE = "committee"


class AppealStatus(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"  # the grade stays
    REGRADING = "regrading"  # people give a new opinion
    REGRADED = "regraded"


UNANSWERED = frozenset({AppealStatus.OPEN, AppealStatus.REGRADING})


class AppealAction(StrEnum):
    """What whoever answers an appeal does: answers, gives the grade anew, and by another's hand confirms it."""

    REPLY = "reply"
    PROPOSE = "propose"
    CONFIRM = "confirm"


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
    SurveyStatus.PROPOSED: "已提出等次",
    SurveyStatus.CONFIRMED: "会议已确认",
    SurveyStatus.PUBLISHED: "已公布",
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
    Action.RERUN: "重做",
    Action.RESULTS: "看结果",
    Action.COUNT_PAPER: "录计票单",
    Action.CONFIRM_PAPER: "核计票单",
    Action.PROPOSE: "提出等次",
    Action.CONFIRM: "会议确认",
    Action.READ_TEXTS: "看文字答复",
    Action.PUBLISH: "公布",
}
GRADE_WORDS = {
    Grade.EXCELLENT: "优秀",
    Grade.QUALIFIED: "合格",
    Grade.BASICALLY_QUALIFIED: "基本合格",
    Grade.UNQUALIFIED: "不合格",
}
LOW_GRADES = frozenset({Grade.BASICALLY_QUALIFIED, Grade.UNQUALIFIED})
APPEAL_LEVEL_WORDS = {AppealLevel.BRANCH: "党支部", AppealLevel.COMMITTEE: "上级党委"}
APPEAL_STATUS_WORDS = {
    AppealStatus.OPEN: "等待答复",
    AppealStatus.UPHELD: "维持原等次",
    AppealStatus.REGRADING: "重新评定中",
    AppealStatus.REGRADED: "已重新评定",
}
APPEAL_ACTION_WORDS = {
    AppealAction.REPLY: "答复",
    AppealAction.PROPOSE: "重新评定",
    AppealAction.CONFIRM: "会议确认",
}
APPEAL_POSSIBLE = {
    AppealAction.REPLY: AppealStatus.OPEN,
    AppealAction.PROPOSE: AppealStatus.REGRADING,
    AppealAction.CONFIRM: AppealStatus.REGRADING,
}
# After the publication, and again after the branch has answered, or has confirmed a grade given anew.
APPEAL_WORKDAYS = 5
REPLY_WORKDAYS = 15
NEEDS_REASON = frozenset({Action.VOID})

_S = SurveyStatus
POSSIBLE: dict[Action, frozenset[SurveyStatus]] = {
    Action.EDIT: frozenset({_S.DRAFT}),
    Action.FREEZE: frozenset({_S.DRAFT}),
    Action.OPEN: frozenset({_S.FROZEN}),
    Action.CLOSE: frozenset({_S.OPEN}),
    Action.VOID: frozenset({_S.DRAFT, _S.FROZEN, _S.OPEN, _S.CLOSED, _S.COUNTED, _S.PROPOSED, _S.CONFIRMED}),
    Action.RERUN: frozenset({_S.VOID}),
    Action.RESULTS: frozenset({_S.COUNTED, _S.PROPOSED, _S.CONFIRMED, _S.PUBLISHED}),
    Action.COUNT_PAPER: frozenset({_S.CLOSED}),
    Action.CONFIRM_PAPER: frozenset({_S.CLOSED}),
    Action.PROPOSE: frozenset({_S.COUNTED, _S.PROPOSED}),
    Action.CONFIRM: frozenset({_S.PROPOSED}),
    Action.READ_TEXTS: frozenset({_S.COUNTED, _S.PROPOSED, _S.CONFIRMED}),
    Action.PUBLISH: frozenset({_S.COUNTED, _S.CONFIRMED}),
}
# Counted and not void: what a branch may not get rid of, if it was valid.
SETTLED = frozenset({_S.COUNTED, _S.PROPOSED, _S.CONFIRMED})
# Nobody has voted yet.
NOT_BEGUN = frozenset({_S.DRAFT, _S.FROZEN})
# Published or void: nothing is left to be done.
OVER = frozenset({_S.PUBLISHED, _S.VOID})
# What stays as it is until somebody acts, whatever the round.
BY_HAND = frozenset({_S.DRAFT, _S.PROPOSED, _S.CONFIRMED})
# 一个季度一轮: of these, one of a place and quarter stands.
ONCE_A_QUARTER = frozenset({SurveyTemplate.APPRAISAL, SurveyTemplate.ORGANIZATION_SATISFACTION})


def is_possible(action: Action, status: SurveyStatus, template: SurveyTemplate) -> bool:
    """Whether an action makes sense in this state: grades are confirmed before they are published, other rounds are published as counted."""
    if action is Action.PUBLISH:
        return status is (_S.CONFIRMED if template is SurveyTemplate.APPRAISAL else _S.COUNTED)
    return status in POSSIBLE[action]


def ensure_possible(action: Action, status: SurveyStatus, template: SurveyTemplate = SurveyTemplate.APPRAISAL) -> None:
    """Raise `WrongState` (409) for an action that makes no sense in this state."""
    if not is_possible(action, status, template):
        raise WrongState(status=words_of(STATUS_WORDS, status), action=words_of(ACTION_WORDS, action))


def is_told(status: SurveyStatus, *, is_valid: bool | None) -> bool:
    """Whether whoever keeps a round may read its figures.

    One that does not count is run again, and the one less the other would be the ballots of those who took part in the other alone.
    """
    return is_valid is True and status in POSSIBLE[Action.RESULTS]


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


def is_offered(action: Action, template: SurveyTemplate, mode: SurveyMode | None, *, is_valid: bool | None) -> bool:
    """Whether a round of this kind knows an action at all: only what is valid is told, grades are of appraisals, count sheets of paper."""
    if action in {Action.RESULTS, Action.PUBLISH, Action.READ_TEXTS}:
        return is_valid is True
    if action in {Action.PROPOSE, Action.CONFIRM}:
        return template is SurveyTemplate.APPRAISAL and is_valid is True
    return mode is SurveyMode.PAPER or action not in {Action.COUNT_PAPER, Action.CONFIRM_PAPER}
