"""The picture of a paper letter: attached by the receiving committee, shown to those who decide, each look recorded."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.access.policy import Role
from app.core import clock
from app.core.events import Event
from app.core.queue import enqueue
from app.organizations.models import Organization
from app.transfers.models import Transfer, TransferScan
from app.transfers.scans import MOST_BYTES
from tests.build import grant
from tests.client import Client, code_of
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.paper import PICTURE, arrived, assigned, attach, newcomers


def test_without_it_no_branch_is_assigned(offices: Offices) -> None:
    transfer_id = arrived(offices)

    answer = offices.act(transfer_id, "officer", "assign", branch_id=offices.place("west"))

    assert (answer.status_code, code_of(answer)) == (422, "transfers.attachment_missing")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PICTURE, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "image/png"),
        (b"%PDF-1.7\n" + b"x" * 50, "application/pdf"),
    ],
)
def test_it_comes_back_as_it_was(client: Client, offices: Offices, content: bytes, kind: str) -> None:
    transfer_id = arrived(offices)
    assert attach(offices, transfer_id, content=b"%PDF-0").status_code == 200
    assert attach(offices, transfer_id, content=content).status_code == 200

    shown = client.as_("officer").get(f"{TRANSFERS}/{transfer_id}/scan")

    assert (shown.content, shown.headers["Content-Type"]) == (content, kind)
    assert shown.headers["Cache-Control"] == "no-store"
    with offices.session() as s:
        assert content not in s.exec(select(TransferScan)).one().content_sealed


def test_only_pictures_and_pdf_are_taken_by_their_first_bytes(offices: Offices) -> None:
    transfer_id = arrived(offices)

    answer = attach(offices, transfer_id, content=b"<html>letter.jpg</html>")

    assert (answer.status_code, code_of(answer)) == (422, "transfers.not_a_scan")


def test_it_is_at_most_five_megabytes(offices: Offices) -> None:
    transfer_id = arrived(offices)
    fits = PICTURE.ljust(MOST_BYTES, b"x")

    assert attach(offices, transfer_id, content=fits).status_code == 200
    too_large = attach(offices, transfer_id, content=fits + b"x")
    assert (too_large.status_code, code_of(too_large)) == (413, "transfers.scan_too_large")
    far_too_large = attach(offices, transfer_id, content=fits + b"x" * (1 << 20))
    assert (far_too_large.status_code, code_of(far_too_large)) == (413, "upload.too_large")


def test_the_receiving_committee_attaches_it_and_nobody_else(offices: Offices) -> None:
    transfer_id = arrived(offices, to="west")

    refused = attach(offices, transfer_id, who="outsider")

    assert (refused.status_code, code_of(refused)) == (403, "transfers.not_your_desk")
    assert attach(offices, transfer_id, who="far_officer").status_code == 404


def paperwork(offices: Offices, transfer_id: str, who: str) -> list[str]:
    return list(offices.seen(transfer_id, who)["paperwork"])


def test_what_is_open_to_each_is_said(offices: Offices) -> None:
    transfer_id = arrived(offices, to="west")
    assert [paperwork(offices, transfer_id, who) for who in ("officer", "outsider")] == [["attach_scan", "mirror"], []]

    attach(offices, transfer_id)
    assert paperwork(offices, transfer_id, "officer") == ["attach_scan", "show_scan", "mirror"]
    offices.done(transfer_id, "officer", "assign", branch_id=offices.place("west"))

    assert paperwork(offices, transfer_id, "officer") == ["show_scan", "mirror"]
    assert paperwork(offices, transfer_id, "outsider") == ["show_scan"]
    assert paperwork(offices, transfer_id, "auditor") == []


def test_the_level_above_attaches_it_once_it_is_late(client: Client, offices: Offices) -> None:
    with offices.session() as s:
        county = s.get_one(Organization, offices.town.organizations["county"])
        grant(s, Role.ORGANIZATION_OFFICER, county, member_id=offices.town.members["stranger"])
    transfer_id = arrived(offices)
    assert code_of(attach(offices, transfer_id, who="stranger")) == "transfers.not_your_desk"

    with offices.session() as s:
        s.get_one(Transfer, UUID(transfer_id)).due_at = clock.now() - timedelta(days=1)

    assert attach(offices, transfer_id, who="stranger").status_code == 200
    assert client.as_("stranger").get(f"{TRANSFERS}/{transfer_id}/scan").content == PICTURE


def test_it_stays_as_it_is_once_a_branch_is_assigned(offices: Offices) -> None:
    transfer_id = assigned(offices)

    answer = attach(offices, transfer_id)

    assert (answer.status_code, code_of(answer)) == (409, "transfers.not_possible")


def test_a_transfer_that_began_here_has_none(client: Client, offices: Offices) -> None:
    transfer_id = offices.sent()

    assert code_of(attach(offices, transfer_id)) == "transfers.not_possible"
    none = client.as_("officer").get(f"{TRANSFERS}/{transfer_id}/scan")
    assert (none.status_code, code_of(none)) == (409, "transfers.scan_not_there")


def test_it_goes_onto_the_version_that_was_seen(client: Client, offices: Offices) -> None:
    transfer_id = arrived(offices)
    place, files = f"{TRANSFERS}/{transfer_id}/scan", {"file": ("a", PICTURE)}

    assert client.as_("officer").put(place, files=files).status_code == 428
    assert client.as_("officer").put(place, files=files, headers={"If-Match": '"99"'}).status_code == 412


def test_each_look_is_recorded_and_shown_to_the_member_once_there_is_one(client: Client, offices: Offices) -> None:
    transfer_id = assigned(offices)
    client.as_("outsider").get(f"{TRANSFERS}/{transfer_id}/scan")
    offices.done(transfer_id, "outsider", "report_in")
    client.as_("officer").get(f"{TRANSFERS}/{transfer_id}/scan")
    [made] = newcomers(offices)

    assert offices.facts(transfer_id).count("transfer.scan_shown") == 2
    with offices.session() as s:
        [look] = s.exec(select(Event).where(Event.type == "member.revealed", Event.member_id == made.id)).all()
        assert (look.data["fields"], look.notes["role"], look.notes["organization"]) == (
            ["national_id"],
            "组织委员",
            "青禾镇委员会",
        )


def test_whoever_does_not_decide_does_not_see_it(client: Client, offices: Offices) -> None:
    transfer_id = assigned(offices)

    refused = client.as_("auditor").get(f"{TRANSFERS}/{transfer_id}/scan")

    assert (refused.status_code, code_of(refused)) == (403, "transfers.not_your_desk")
    assert client.as_("far_officer").get(f"{TRANSFERS}/{transfer_id}/scan").status_code == 404
    assert "transfer.scan_shown" not in offices.facts(transfer_id)


def test_it_goes_ten_years_after_the_transfer_has_ended(offices: Offices, run_jobs: Callable[[], int]) -> None:
    transfer_id = arrived(offices)
    attach(offices, transfer_id)

    def kept_after(days: int | None) -> bool:
        with offices.session() as s:
            row = s.get_one(Transfer, UUID(transfer_id))
            row.closed_at = None if days is None else clock.now() - timedelta(days=days)
            enqueue(s, "transfers.jobs.erase_scans", {})
        run_jobs()
        with offices.session() as s:
            return s.exec(select(TransferScan)).first() is not None

    assert kept_after(None)
    assert kept_after(3650)
    assert not kept_after(3654)
    assert offices.facts(transfer_id)[-1] == "transfer.scan_erased"
