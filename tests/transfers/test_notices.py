"""Who is told of a transfer: whoever has it next, its member where it stands, and the level above what is late or refused."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from app.access.policy import Role
from app.core import clock as app_clock
from app.core.queue import enqueue
from app.organizations.models import Organization
from app.transfers import progress
from app.transfers.rules import UNDO_TIME
from tests.build import grant
from tests.client import Client
from tests.transfers.conftest import API, Offices
from tests.transfers.steps import TO_COMMITTEE, go, hire, leaves_office


class Inboxes:
    """What each of the cast has been told."""

    def __init__(self, client: Client, run_jobs: Callable[[], int]) -> None:
        self._client = client
        self._run = run_jobs

    def of(self, who: str) -> list[tuple[str, str]]:
        """After the time in which a decision could have been taken back."""
        app_clock.set_now(app_clock.now() + UNDO_TIME)
        self._run()
        items = self._client.as_(who, anew=True).get(f"{API}/notifications").json()["items"]
        return [(one["title"], one["subject_type"]) for one in items]


@pytest.fixture
def inboxes(client: Client, run_jobs: Callable[[], int]) -> Inboxes:
    return Inboxes(client, run_jobs)


DESK = ("一件组织关系转接等您办理", "transfer_desk")


def test_each_desk_is_told_when_it_has_it(offices: Offices, inboxes: Inboxes) -> None:
    transfer_id = offices.drafted(to="west")
    assert inboxes.of("secretary") == []

    offices.done(transfer_id, "member", "submit")
    assert inboxes.of("secretary") == [DESK]
    offices.done(transfer_id, "secretary", "approve")
    assert (inboxes.of("officer"), inboxes.of("checker")) == ([DESK], [DESK])
    offices.done(transfer_id, "officer", "approve")
    assert inboxes.of("outsider") == [DESK]
    offices.done(transfer_id, "outsider", "report_in")

    assert inboxes.of("member")[0] == ("您的组织关系转接已办结", "transfer")
    assert len(inboxes.of("member")) == 3  # not of what the member did


def test_the_second_person_is_told_and_not_the_first(offices: Offices, inboxes: Inboxes) -> None:
    transfer_id = offices.drafted(to="far")
    for who, action in (("member", "submit"), ("secretary", "approve"), ("officer", "approve")):
        offices.done(transfer_id, who, action)

    assert inboxes.of("officer") == []
    assert inboxes.of("checker") == [DESK]


def test_the_member_reads_who_has_it_and_whom_to_telephone(
    client: Client, offices: Offices, run_jobs: Callable[[], int]
) -> None:
    transfer_id = offices.drafted(to="west")
    offices.done(transfer_id, "member", "submit")
    offices.done(transfer_id, "secretary", "approve")
    app_clock.set_now(app_clock.now() + UNDO_TIME)
    run_jobs()

    [notice] = client.as_("member").get(f"{API}/notifications").json()["items"]

    assert "青禾镇委员会" in notice["body"]
    assert "0700-1234567" in notice["body"]
    assert (notice["subject_type"], notice["subject_id"]) == ("transfer", transfer_id)


def test_what_is_late_is_told_to_the_level_above(
    offices: Offices, inboxes: Inboxes, clock: Callable[[datetime], None]
) -> None:
    transfer_id = offices.drafted(to="west")
    offices.done(transfer_id, "member", "submit")
    due = datetime.fromisoformat(offices.seen(transfer_id)["holder"]["due_at"])

    clock(due + timedelta(days=30))
    with offices.session() as s:
        enqueue(s, "transfers.jobs.keep_time", {})

    assert ("一件组织关系转接已逾期", "transfer_desk") in inboxes.of("secretary")
    assert ("下级有一件转接逾期，您可以代办", "transfer_desk") in inboxes.of("officer")
    assert ("您的转接已超过办理期限，已提醒对方和上级", "transfer") in inboxes.of("member")


def test_a_refusal_is_told_to_the_level_above(offices: Offices, inboxes: Inboxes) -> None:
    transfer_id = offices.sent()
    offices.done(transfer_id, "far_officer", "arrive")
    offices.done(transfer_id, "far_officer", "refuse", reason="材料存疑")

    assert inboxes.of("officer")[0] == DESK
    assert inboxes.of("member")[0] == ("接收党组织没有接收，转出党委在处理", "transfer")


def test_a_rejection_names_where_to_appeal(client: Client, offices: Offices, run_jobs: Callable[[], int]) -> None:
    transfer_id = go(offices, offices.drafted(), *TO_COMMITTEE)
    offices.done(transfer_id, "officer", "reject", reason="正在组织处理中")
    app_clock.set_now(app_clock.now() + UNDO_TIME)
    run_jobs()

    notice = client.as_("member", anew=True).get(f"{API}/notifications").json()["items"][0]

    assert notice["title"] == "您的组织关系转接没有同意"
    assert "上级党组织申诉" in notice["body"]


def test_the_level_above_is_not_sent_where_it_cannot_act(
    offices: Offices, inboxes: Inboxes, clock: Callable[[datetime], None]
) -> None:
    with offices.session() as s:
        county = s.get_one(Organization, offices.town.organizations["county"])
        grant(s, Role.ORGANIZATION_OFFICER, county, member_id=offices.town.members["stranger"])
    transfer_id = offices.sent()
    offices.done(transfer_id, "far_officer", "arrive")
    offices.done(transfer_id, "far_officer", "refuse", reason="材料存疑")
    due = datetime.fromisoformat(offices.seen(transfer_id)["holder"]["due_at"])

    clock(due + timedelta(days=30))
    with offices.session() as s:
        enqueue(s, "transfers.jobs.keep_time", {})

    assert ("一件组织关系转接已逾期", "transfer_desk") in inboxes.of("officer")
    assert "retarget" not in [one["action"] for one in offices.seen(transfer_id, "stranger")["allowed_actions"]]
    assert [title for title, _ in inboxes.of("stranger")] == ["下级有一件转接对方没有接收"]


def test_a_desk_that_was_quicker_than_its_notice_is_not_called_again(offices: Offices, inboxes: Inboxes) -> None:
    transfer_id = offices.drafted(to="west")
    for who, action in (("member", "submit"), ("secretary", "approve"), ("officer", "approve")):
        offices.done(transfer_id, who, action)

    assert (inboxes.of("officer"), inboxes.of("checker"), inboxes.of("outsider")) == ([], [], [DESK])
    assert len(inboxes.of("member")) == 1  # where it stands now, and nothing older after it


def test_the_second_person_above_is_told_and_not_the_first(offices: Offices, inboxes: Inboxes) -> None:
    """Nobody of the township can act: whoever of the county has agreed in its place is not called to issue the letter too."""
    for who in ("county_officer", "county_checker"):
        hire(offices, who, "office", "county")
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE)
    for who in ("officer", "checker"):
        leaves_office(offices, who)
    with offices.session() as s:
        progress.look_again(s)
    go(offices, transfer_id, "county_officer approve")

    assert inboxes.of("county_officer") == []
    assert inboxes.of("county_checker") == [DESK]
    assert "issue_letter" in [one["action"] for one in offices.seen(transfer_id, "county_checker")["allowed_actions"]]


def test_a_file_is_asked_of_the_committee_that_sends(offices: Offices, inboxes: Inboxes) -> None:
    hire(offices, "far_checker", "far", "neighbour")
    transfer_id = go(offices, offices.sent(), "far_officer arrive")
    before = inboxes.of("far_checker")

    offices.done(transfer_id, "far_officer", "request_file")

    assert inboxes.of("officer")[0] == ("接收党委在函询一名党员的档案", "transfer_desk")
    assert inboxes.of("member")[0] == ("组织关系转接：函询档案", "transfer")
    assert inboxes.of("far_checker") == before  # it waits there as it did
