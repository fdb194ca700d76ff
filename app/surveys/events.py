"""What happened to rounds: ids and counts. Taking a token and casting a ballot are no events: nobody is to know when somebody voted."""

from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent
from app.surveys.rules import AppealLevel, SurveyMode, SurveyTemplate


class _OfSurvey(DomainEvent):
    subject_kind: ClassVar[str] = "survey"
    survey_id: UUID
    organization_id: UUID


class SurveyCreated(_OfSurvey):
    type = "survey.created"
    template: SurveyTemplate
    rerun_of_id: UUID | None


class SurveyChanged(_OfSurvey):
    type = "survey.changed"
    changed: list[str]


class SurveyFrozen(_OfSurvey):
    """The roll, the sheet and the electorates are fixed."""

    type = "survey.frozen"
    mode: SurveyMode
    eligible_count: int
    item_count: int
    cell_count: int


class SurveyKeysAnnounced(_OfSurvey):
    """The fingerprints of the ballot keys, on record before the round opens: everybody of a cell has the same."""

    type = "survey.keys_announced"
    fingerprints: dict[str, str]


class SurveyOpened(_OfSurvey):
    type = "survey.opened"


class SurveyClosed(_OfSurvey):
    type = "survey.closed"


class SurveyCounted(_OfSurvey):
    """The ballots were opened in random order, and ballots and keys destroyed."""

    type = "survey.counted"
    eligible_count: int
    issued_count: int
    counted_count: int


class SurveyVoided(_OfSurvey):
    """The reason is on the round."""

    type = "survey.voided"
    was_announced: bool


class GradesProposed(_OfSurvey):
    """The committee's opinion; the grades stand there, and not here."""

    type = "survey.grades_proposed"
    opinion_id: UUID


class GradesConfirmed(_OfSurvey):
    """The meeting has confirmed the opinion."""

    type = "survey.grades_confirmed"
    opinion_id: UUID
    activity_id: UUID | None


class SurveyPublished(_OfSurvey):
    """What may be told is told: to everybody on the roll, and to each rated member the own grade."""

    type = "survey.published"
    has_low_grades: bool


class SurveyTextsMarked(_OfSurvey):
    """The first of two readers has said of some texts whether they are published; the second makes it so."""

    type = "survey.texts_marked"
    count: int


class SurveyTextsConfirmed(_OfSurvey):
    """The second reader agrees."""

    type = "survey.texts_confirmed"
    count: int


class GradeAcknowledged(_OfSurvey):
    """A rated member has read the own grade; nobody has to."""

    type = "survey.grade_acknowledged"
    member_id: UUID


class PaperCountEntered(_OfSurvey):
    """The first of two counters has entered the count sheet; the second makes it count."""

    type = "survey.paper_count_entered"


class _OfSlips(_OfSurvey):
    cell_id: UUID


class SlipsPrinted(_OfSlips):
    """So many sealed slips; their codes are on the paper alone."""

    type = "survey.slips_printed"
    count: int


class SlipsEntered(_OfSlips):
    """What was not drawn is destroyed and counted; a second person makes it stand."""

    type = "survey.slips_entered"
    returned: int
    spoiled: int


class SlipsSettled(_OfSlips):
    type = "survey.slips_settled"
    printed: int
    drawn: int


class SlipsDestroyed(_OfSlips):
    """A batch of which nobody had drawn; the reason is on it."""

    type = "survey.slips_destroyed"
    count: int


class _OfAppeal(DomainEvent):
    subject_kind: ClassVar[str] = "appeal"
    appeal_id: UUID
    survey_id: UUID
    organization_id: UUID
    member_id: UUID
    level: AppealLevel


class AppealFiled(_OfAppeal):
    """What was said stands in the appeal."""

    type = "appeal.filed"


class AppealReplied(_OfAppeal):
    type = "appeal.replied"
    is_regraded: bool


class RegradeProposed(_OfAppeal):
    type = "appeal.regrade_proposed"
    opinion_id: UUID


class RegradeConfirmed(_OfAppeal):
    type = "appeal.regrade_confirmed"
    opinion_id: UUID
    activity_id: UUID | None
