"""What happened to cards: ids only."""

from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent
from app.identity.dm1 import Assurance, Reason
from app.identity.rules import Answer, DeviceEnd, Result


class _OfDevice(DomainEvent):
    subject_kind: ClassVar[str] = "device"
    device_id: UUID
    member_id: UUID


class DeviceEnrolled(_OfDevice):
    type = "device.enrolled"
    replaced_id: UUID | None


class DeviceEnded(_OfDevice):
    type = "device.ended"
    reason: DeviceEnd


class CardIssued(_OfDevice):
    type = "card.issued"


class PaperCardPrinted(_OfDevice):
    type = "card.printed"
    replaced_id: UUID | None


class CardVerified(_OfDevice):
    """Somebody looked at a card; shown to its holder."""

    type = "card.verified"
    result: Result
    reason: Reason | None
    assurance: Assurance


class VerificationAnswered(DomainEvent):
    """The holder said whether it was they who showed the card."""

    type = "verification.answered"
    subject_kind = "verification"
    verification_id: UUID
    device_id: UUID
    member_id: UUID
    answer: Answer
