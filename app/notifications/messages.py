"""Send notices as subscription messages: each call to WeChat stands alone, between two short transactions."""

import logging
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session

from app.accounts import service as accounts
from app.accounts.rules import WechatApp
from app.activities.models import Activity
from app.core import clock
from app.core.db import Database
from app.core.queue import Progress
from app.gateways import connections, errors
from app.gateways.wechat import SubscriptionMessage
from app.notifications import queries, service
from app.notifications.models import Notification
from app.notifications.rules import Delivery, Template, message_data

log = logging.getLogger("app.notifications")
PAGE = "features/activities/pages/detail"


class StillWaiting(Exception):
    """Some messages could not be sent yet; the job is run again later."""


class Outgoing(NamedTuple):
    """One message that may be sent, or the reason why none is."""

    message: SubscriptionMessage | None
    otherwise: Delivery = Delivery.FAILED


def send_all(database: Database, progress: Progress, source_id: UUID) -> None:
    """Send every message of a source that is still to be sent. Raises `StillWaiting` when WeChat could not take some."""
    with database.transaction(writes=False) as session:
        waiting = queries.to_send(session, source_id)
    delayed = 0
    for number, notification_id in enumerate(waiting, start=1):
        with database.transaction(writes=False) as session:
            outgoing = _prepare(session, notification_id)
        outcome = outgoing.otherwise if outgoing.message is None else _send(outgoing.message)
        with database.transaction() as session:
            service.settle(session, notification_id, outcome)
        delayed += outcome is Delivery.DELAYED
        progress.report("messages", number, len(waiting))
    if delayed:
        raise StillWaiting(f"{delayed} of {len(waiting)} messages")


def _prepare(session: Session, notification_id: UUID) -> Outgoing:
    row = session.get_one(Notification, notification_id)
    activity = session.get_one(Activity, row.subject_id)
    if row.call_until is not None and row.call_until <= clock.now():
        return Outgoing(None)  # too late to be of use
    openid = accounts.openid_of(session, row.member_id, WechatApp.MINI)
    if openid is None:
        return Outgoing(None, Delivery.NOT_BOUND)
    if queries.messages_left(session, row.member_id, Template.ACTIVITY) < 1:
        return Outgoing(None, Delivery.NOT_SUBSCRIBED)
    message = SubscriptionMessage(
        openid=openid,
        template_id=queries.template_ids()[Template.ACTIVITY],
        page=f"{PAGE}?id={activity.id}",
        data=message_data(row.title, activity.place, activity.starts_at),
    )
    return Outgoing(message)


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
