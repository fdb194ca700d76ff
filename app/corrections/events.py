"""What happened to corrections: ids and the name of the field, never a value."""

from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent
from app.corrections.rules import CorrectionField


class _OfCorrection(DomainEvent):
    subject_kind: ClassVar[str] = "correction"
    correction_id: UUID
    member_id: UUID
    organization_id: UUID
    field: CorrectionField


class CorrectionAsked(_OfCorrection):
    type = "correction.asked"


class CorrectionWithdrawn(_OfCorrection):
    type = "correction.withdrawn"


class CorrectionAccepted(_OfCorrection):
    """The change itself is the member's own fact."""

    type = "correction.accepted"


class CorrectionRejected(_OfCorrection):
    type = "correction.rejected"
