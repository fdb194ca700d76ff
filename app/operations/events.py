"""What is done to the keys of an installation, from its shell."""

from uuid import UUID

from app.core.events import DomainEvent


class RootKeyAdded(DomainEvent):
    """A root key has no row; its id is its version."""

    type = "root_key.added"
    subject_kind = "root_key"
    root_key_id: UUID
    version: int


class SigningKeyCreated(DomainEvent):
    type = "signing_key.created"
    subject_kind = "signing_key"
    signing_key_id: UUID
    purpose: str
