"""What a transfer shows to whoever waits for it: the desk with its time, and what the application can be written anew from."""

from uuid import uuid4

from tests.transfers.conftest import API, Offices


def test_a_desk_says_in_how_many_workdays_it_decides(offices: Offices) -> None:
    transfer_id = offices.drafted(to="far")

    assert offices.done(transfer_id, "member", "submit")["holder"]["workdays"] == 3
    assert offices.done(transfer_id, "secretary", "approve")["holder"]["workdays"] == 5


def test_a_letter_goes_by_the_calendar(offices: Offices) -> None:
    assert offices.seen(offices.sent())["holder"]["workdays"] is None


def test_an_application_names_the_entry_of_the_address_book(offices: Offices) -> None:
    book = offices.client.as_("officer")
    entry = {"name": "外省某市机关党委", "medium": "paper"}
    answer = book.post(f"{API}/external-organizations", json=entry, headers={"Idempotency-Key": str(uuid4())})
    external_id = answer.json()["id"]

    transfer_id = offices.drafted(to=None, external_id=external_id)

    assert offices.seen(transfer_id)["external_id"] == external_id
