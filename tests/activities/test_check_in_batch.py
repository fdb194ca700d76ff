"""A batch of check-ins, written at once: each scan gets its own verdict, and nobody counts twice."""

from uuid import UUID

import pytest
from sqlalchemy import event, insert
from sqlmodel import select

from app.access.models import LoginSession
from app.activities import check_ins, codes
from app.activities.errors import NotInvited
from app.activities.models import Attendance
from app.activities.rules import AttendanceState, Source
from app.activities.schemas import CheckInRead
from app.core import clock
from app.core.errors import ServerBusy
from tests.activities.conftest import Hall, minutes
from tests.client import Client


def test_a_whole_batch_is_written_at_once(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    code = codes.read(hall.code(activity))
    names = ("member", "member2", "secretary", "outsider", "member")
    for name in names:
        client.as_(name)
    with hall.session() as session:
        logins = {row.label: row for row in session.exec(select(LoginSession))}
        scans = [
            check_ins.Scan(logins[name].account_id, logins[name].id, code, None, clock.now(), "") for name in names
        ]
        answers = check_ins.write(session.connection(), scans)

    assert [getattr(answer, "repeated", None) for answer in answers] == [False, False, False, None, True]
    assert isinstance(answers[3], NotInvited)
    assert len(hall.events("attendance.checked_in")) == 3


def test_who_is_overtaken_between_looking_and_writing_is_tried_again(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    code = codes.read(hall.code(activity))
    client.as_("member")
    member = hall.town.members["member"]
    with hall.session() as session:
        login = session.exec(select(LoginSession).where(LoginSession.member_id == member)).one()
        scan = check_ins.Scan(login.account_id, login.id, code, None, clock.now(), "")
        rival = insert(Attendance).values(
            activity_id=UUID(activity),
            member_id=member,
            state=AttendanceState.PRESENT,
            source=Source.CODE,
            at=clock.now(),
            saved_at=clock.now(),
        )
        connection = session.connection()
        event.listen(connection, "after_cursor_execute", lambda *_: connection.execute(rival), once=True)

        with pytest.raises(ServerBusy):
            check_ins.write(connection, [scan])
        [answer] = check_ins.write(connection, [scan])

    assert isinstance(answer, CheckInRead)
    assert answer.repeated
