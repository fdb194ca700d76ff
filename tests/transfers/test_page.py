"""docs/transfers.md is what the code says."""

from pathlib import Path

from app.transfers.machine import MOVES
from app.transfers.page import render
from app.transfers.rules import TransferKind, TransferStatus

PAGE = Path(__file__).parents[2] / "docs" / "transfers.md"


def test_the_printed_page_is_current() -> None:
    """When this fails after a change that is meant: `make docs`."""
    assert PAGE.read_text() == render()


def test_the_page_shows_each_move_kind_status_and_number_once() -> None:
    page = render()

    assert sum(line.startswith("| `") and line.count("|") == 5 for line in page.splitlines()) == len(MOVES) + len(
        TransferKind
    )
    assert all(page.count(f"as {status}\n") == 1 for status in TransferStatus if status not in {"pending", "accepted"})
    assert [f"T{number:02d}" for number in range(1, 21) if f"| T{number:02d}" not in page] == [
        "T17"
    ]  # 412 of every resource
