"""Send notices as subscription messages: each call to WeChat stands alone, between two short transactions."""

import logging
from uuid import UUID

from sqlmodel import Session

from app.core import clock
from app.core.db import Database
from app.core.queue import Args, Progress, enqueue, long_job, name_of
from app.gateways import connections, errors
from app.gateways.wechat import SubscriptionMessage
from app.notifications import queries, service
from app.notifications.queries import Addressed
from app.notifications.rules import CHANNELS, Delivery, message_data

log = logging.getLogger("app.notifications")
CHUNK = 200


class StillWaiting(Exception):
    """Some messages could not be sent yet; the job is run again later."""


def send_later(session: Session, source_id: UUID) -> None:
    """Have the messages of a source sent once this transaction stands."""
    enqueue(session, name_of(send_messages), {"source_id": str(source_id)})


@long_job
def send_messages(database: Database, progress: Progress, args: Args) -> None:
    """Send every message of a source that is still to be sent. Raises `StillWaiting` when WeChat could not take some."""
    source_id = UUID(args["source_id"])
    with database.transaction(writes=False) as session:
        waiting = queries.to_send(session, source_id)
    delayed = 0
    for start in range(0, len(waiting), CHUNK):
        with database.transaction() as session:
            messages = _prepare(session, waiting[start : start + CHUNK])
        for notification_id, message in messages.items():
            outcome = _send(message)
            with database.transaction() as session:
                service.settle(session, notification_id, outcome)
            delayed += outcome is Delivery.DELAYED
            progress.report("messages", start, len(waiting))
    if delayed:
        raise StillWaiting(f"{delayed} of {len(waiting)} messages")


def _prepare(session: Session, notification_ids: list[UUID]) -> dict[UUID, SubscriptionMessage]:
    """The messages that may be sent, by notice; the other notices are settled here and go on the call list."""
    messages = {}
    otherwise: dict[Delivery, list[UUID]] = {}
    for row in queries.addressed(session, notification_ids):
        notice = row.notification
        if notice.call_until is not None and notice.call_until <= clock.now():
            otherwise.setdefault(Delivery.FAILED, []).append(notice.id)  # too late to be of use
        elif row.openid is None:
            otherwise.setdefault(Delivery.NOT_BOUND, []).append(notice.id)
        elif row.left_count < 1:
            otherwise.setdefault(Delivery.NOT_SUBSCRIBED, []).append(notice.id)
        else:
            messages[notice.id] = _message(row, row.openid)
    for outcome, ids in otherwise.items():
        service.settle_unsent(session, ids, outcome)
    return messages


def _message(row: Addressed, openid: str) -> SubscriptionMessage:
    """A meeting is told with its own place and time, everything else as the inbox says it."""
    notice, activity = row.notification, row.activity
    where, at = (activity.place, activity.starts_at) if activity else (notice.body, notice.created_at)
    channel = CHANNELS[notice.subject_type]
    return SubscriptionMessage(
        openid=openid,
        template_id=queries.template_ids()[channel.template],
        page=f"{channel.page}?id={notice.subject_id}",
        data=message_data(notice.title, where, at),
    )


def _send(message: SubscriptionMessage) -> Delivery:
    """What became of one message. Only what may pass is tried again."""
    try:
        connections.wechat().send_subscription_message(message)
    except errors.NotSubscribed:
        return Delivery.NOT_SUBSCRIBED
    except (errors.Unavailable, errors.QuotaExceeded):
        return Delivery.DELAYED
    except errors.Misconfigured as fault:
        log.error("subscription messages cannot be sent, see doctor: %s", fault)
        return Delivery.FAILED
    except errors.GatewayError:
        return Delivery.REFUSED
    return Delivery.SENT
