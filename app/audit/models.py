"""Checkpoints: signed statements of how long the record was, and what it held."""

from datetime import datetime

from sqlmodel import Field

from app.core.db import Table, UtcDateTime


class Checkpoint(Table, table=True):
    """At `signed_at` the record had `size` sealed events with this Merkle root (hex). `signature` is ES256 in base64url."""

    __tablename__ = "checkpoint"

    size: int = Field(unique=True)
    root: str = Field(max_length=64)
    signed_at: datetime = Field(sa_type=UtcDateTime)
    kid: str = Field(max_length=32)
    signature: str = Field(max_length=128)
