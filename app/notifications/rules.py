"""What members are told, in which words, and how a message outside the inbox ended.

Each tap on "allow" in WeChat pays for one subscription message, so messages go out only for what must be known before a meeting,
and for turns of a transfer that its member waits for or has to act on.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.core.words import spoken

THING_LENGTH = 20  # what a `thing` field of a WeChat template holds


class Delivery(StrEnum):
    """How a notice left the inbox."""

    INBOX = "inbox"  # it was not meant to, or no template is set
    WAITING = "waiting"
    DELAYED = "delayed"  # WeChat was busy or away; tried again
    SENT = "sent"
    NOT_BOUND = "not_bound"
    NOT_SUBSCRIBED = "not_subscribed"
    REFUSED = "refused"
    FAILED = "failed"


TO_SEND = frozenset({Delivery.WAITING, Delivery.DELAYED})
# While a message is on its way nobody is asked to telephone.
NOT_REACHED = frozenset(Delivery) - {Delivery.SENT, Delivery.WAITING}


class Template(StrEnum):
    """The kinds of subscription messages that a member may allow."""

    ACTIVITY = "activity"
    TRANSFER = "transfer"


@dataclass(frozen=True)
class Channel:
    """Through which template a notice is sent, and the page of the client that its message opens."""

    template: Template
    page: str


# By what a notice is about. Of everything else the inbox alone tells.
CHANNELS = {
    "activity": Channel(Template.ACTIVITY, "features/activities/pages/detail"),
    "transfer": Channel(Template.TRANSFER, "features/transfers/pages/detail"),
}


@dataclass(frozen=True)
class Notice:
    """One notice for many members. `call_until`: until when a secretary should telephone whom no message reached."""

    title: str
    body: str
    subject_type: str
    subject_id: UUID
    call_until: datetime | None = None


@dataclass(frozen=True)
class Meeting:
    """What a notice says of an activity."""

    id: UUID
    title: str
    place: str
    starts_at: datetime


# Changes of an activity that the invited should know of before they come.
TOLD_CHANGES = frozenset({"title", "kind", "place", "starts_at", "ends_at", "audience"})


def about_meeting(meeting: Meeting, headline: str, *, call: bool = False) -> Notice:
    """A notice that names the meeting, when and where."""
    return Notice(
        title=f"{headline}：{meeting.title}"[:120],
        body=f"{spoken(meeting.starts_at)}，{meeting.place}",
        subject_type="activity",
        subject_id=meeting.id,
        call_until=meeting.starts_at if call else None,
    )


def about_waiting(meeting: Meeting) -> Notice:
    """A notice to organizers: somebody asked for leave or checked in without network. One for as long as it is unread."""
    return Notice(
        title=f"有人等您答复：{meeting.title}"[:120],
        body="有请假或离线签到，请到“点名”里答复。",
        subject_type="activity_roll",
        subject_id=meeting.id,
    )


def message_data(title: str, where: str, at: datetime) -> dict[str, str]:
    """The fields of both templates: thing1 what, time2 when, thing3 where: of a transfer since when it stands so, and with whom."""
    return {"thing1": _thing(title), "time2": spoken(at), "thing3": _thing(where)}


def _thing(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= THING_LENGTH else f"{line[: THING_LENGTH - 1]}…"
