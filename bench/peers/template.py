"""The same job in the manner of the popular full-stack template: sync endpoints, a session by dependency, the unit of work, HS256.

Its pool is raised to 64 connections: with the default of 15 it stops answering at 64 clients.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID, uuid4

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel
from sqlmodel import Field, Session, SQLModel, create_engine, select

SECRET = "bench-secret-of-thirty-two-characters"
engine = create_engine(os.environ["PEER_DATABASE_URL"], pool_size=64, max_overflow=0)
app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="/login")


class User(SQLModel, table=True):
    __tablename__ = "peer_user"
    id: UUID = Field(primary_key=True)
    name: str


class Meeting(SQLModel, table=True):
    __tablename__ = "peer_meeting"
    id: UUID = Field(primary_key=True)
    handle: str = Field(unique=True)
    opens_at: datetime


class CheckIn(SQLModel, table=True):
    __tablename__ = "peer_check_in"
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    meeting_id: UUID = Field(foreign_key="peer_meeting.id", index=True)
    user_id: UUID = Field(foreign_key="peer_user.id", index=True)
    state: str
    at: datetime


class Outbox(SQLModel, table=True):
    __tablename__ = "peer_outbox"
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    kind: str
    subject_id: UUID = Field(index=True)
    at: datetime


class CheckInCreate(BaseModel):
    token: str


class CheckInPublic(BaseModel):
    id: UUID
    meeting_id: UUID
    user_id: UUID
    state: str
    at: datetime


def get_db() -> Iterator[Session]:
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_db)]


def get_current_user(session: SessionDep, token: Annotated[str, Depends(bearer)]) -> User:
    claims = jwt.decode(token, SECRET, algorithms=["HS256"])
    user = session.get(User, UUID(claims["sub"]))
    if user is None:
        raise HTTPException(404, "User not found")
    return user


@app.get("/readyz")
def ready() -> dict[str, str]:
    return {}


@app.post("/api/v1/check-ins", response_model=CheckInPublic, status_code=201)
def check_in(session: SessionDep, data: CheckInCreate, user: Annotated[User, Depends(get_current_user)]) -> CheckIn:
    meeting = session.exec(select(Meeting).where(Meeting.handle == data.token)).first()
    if meeting is None:
        raise HTTPException(404, "Meeting not found")
    known = session.exec(select(CheckIn).where(CheckIn.meeting_id == meeting.id, CheckIn.user_id == user.id)).first()
    if known is not None:
        return known
    row = CheckIn(meeting_id=meeting.id, user_id=user.id, state="present", at=datetime.now(UTC))
    session.add(row)
    session.add(Outbox(kind="checked_in", subject_id=row.id, at=row.at))
    session.commit()
    session.refresh(row)
    return row
