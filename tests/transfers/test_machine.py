"""The table of moves against one written by hand: what may be done where, by whom, on which way, and where it leads."""

from itertools import product

import pytest

from app.transfers.machine import MOVES, Place, Route, after, possible, route_of
from app.transfers.rules import By, TransferAction, TransferKind, TransferStatus, TransferStep

K, P = TransferKind, TransferStep

# The ways, each by a letter: a Slip within the committee, a Letter to another committee here (C: past the county), Out of the system
# (D: past the county), one that sTays where it is, and a paper that comes In.
WAYS = {
    "S": "from_branch from_committee to_branch",
    "L": "from_branch from_committee to_committee to_branch receipt",
    "C": "from_branch from_committee county to_committee to_branch receipt",
    "O": "from_branch from_committee",
    "D": "from_branch from_committee county",
    "T": "from_branch from_committee",
    "I": "to_committee to_branch receipt",
}
LETTERS = "LCOD"
# Place, action, by whom, on which ways, and where it leads ("=": it stays). "+" stands for a first half that is done.
TABLE = """
draft                  submit         owner   SLCODT  pending/from_branch
draft                  submit         owner   I       pending/to_committee
draft                  withdraw       owner   SLCODTI withdrawn
returned               submit         owner   SLCODT  pending/from_branch
returned               withdraw       owner   SLCODT  withdrawn
returned               cancel         sender  SLCODT  cancelled
pending/from_branch    approve        desk    SLCODT  pending/from_committee
pending/from_branch    return         desk    SLCODT  returned
pending/from_branch    withdraw       owner   SLCODT  withdrawn
pending/from_branch    cancel         sender  SLCODT  cancelled
pending/from_committee approve        desk    S       pending/to_branch
pending/from_committee approve        desk    LCOD    =
pending/from_committee approve        desk    T       closed
pending/from_committee return         desk    SLCODT  returned
pending/from_committee reject         desk    SLCODT  rejected
pending/from_committee withdraw       owner   SLCODT  withdrawn
pending/from_committee cancel         desk    SLCODT  cancelled
+pending/from_committee issue_letter  desk    LO      in_transit
+pending/from_committee issue_letter  desk    CD      pending/county
+pending/from_committee return        desk    LCOD    returned
+pending/from_committee reject        desk    LCOD    rejected
+pending/from_committee withdraw      owner   LCOD    withdrawn
+pending/from_committee cancel        desk    LCOD    cancelled
pending/county         approve        desk    CD      in_transit
pending/county         return         desk    CD      returned
pending/county         cancel         sender  CD      cancelled
in_transit             arrive         desk    LC      pending/to_committee
in_transit             file_receipt   sender  OD      closed
in_transit             send_receipt   counterpart OD  =
+in_transit            file_receipt   sender  OD      closed
+in_transit            reissue_letter sender  OD      in_transit
+in_transit            void_letter    sender  OD      withdrawn
+in_transit            cancel         sender  OD      cancelled
in_transit             reissue_letter sender  LCOD    in_transit
in_transit             void_letter    sender  LCOD    withdrawn
in_transit             cancel         sender  LCOD    cancelled
in_transit             expire         system  LCOD    expired
expired                reissue_letter sender  LCOD    in_transit
expired                void_letter    sender  LCOD    withdrawn
expired                arrive         receiver LC     pending/to_committee
expired                file_receipt   sender  OD      closed
expired                send_receipt   counterpart OD  =
+expired               file_receipt   sender  OD      closed
+expired               reissue_letter sender  OD      in_transit
+expired               void_letter    sender  OD      withdrawn
pending/to_committee   request_file   desk    LCI     =
pending/to_committee   assign         desk    LCI     pending/to_branch
pending/to_committee   refuse         desk    LC      refused
pending/to_committee   cancel         sender  LCI     cancelled
+pending/to_committee  assign         desk    LCI     pending/to_branch
+pending/to_committee  refuse         desk    LC      refused
+pending/to_committee  cancel         sender  LCI     cancelled
pending/to_branch      report_in      desk    S       closed
pending/to_branch      report_in      desk    LCI     accepted/receipt
pending/to_branch      return         desk    LCI     pending/to_committee
pending/to_branch      refuse         desk    S       refused
pending/to_branch      cancel         sender  SLCI    cancelled
accepted/receipt       send_receipt   desk    LC      =
accepted/receipt       send_receipt   desk    I       closed
accepted/receipt       file_receipt   sender  LC      closed
+accepted/receipt      file_receipt   sender  LC      closed
refused                retarget       sender  SLC     pending/from_committee
refused                cancel         sender  SLC     cancelled
"""
ENDS = {TransferStatus.CLOSED, TransferStatus.REJECTED, TransferStatus.WITHDRAWN, TransferStatus.CANCELLED}

Stand = tuple[Place, bool]


def place_of(words: str) -> Place:
    status, _, step = words.lstrip("+").partition("/")
    return Place(TransferStatus(status), TransferStep(step) if step else None)


def route(way: str) -> Route:
    return Route(tuple(TransferStep(step) for step in WAYS[way].split()), has_letter=way in LETTERS)


def expected(way: str) -> dict[Stand, dict[TransferAction, tuple[By, Place]]]:
    """What the table says of one way."""
    found: dict[Stand, dict[TransferAction, tuple[By, Place]]] = {}
    for line in TABLE.strip().splitlines():
        where, action, by, ways, leads = line.split()
        if way in ways:
            stand = place_of(where), where.startswith("+")
            found.setdefault(stand, {})[TransferAction(action)] = (
                By(by),
                place_of(where) if leads == "=" else place_of(leads),
            )
    return found


def reached(way: str) -> set[Stand]:
    """Where a transfer can come to stand on a way, by the table alone."""
    table, found = expected(way), {(Place(TransferStatus.DRAFT), False)}
    while True:
        onward = set(found)
        for place, is_half in found:
            for action, (_, leads) in table.get((place, is_half), {}).items():
                onward.add((leads, leads == place and action is not TransferAction.REISSUE_LETTER))
        if onward == found:
            return found
        found = onward


@pytest.mark.parametrize("way", WAYS)
def test_what_may_be_done_is_what_the_table_says(way: str) -> None:
    table, on = expected(way), route(way)
    everywhere = {Place(status, step) for status, step in product(TransferStatus, (None, *TransferStep))}
    stands = reached(way)

    for place, is_half in product(everywhere, (False, True)):
        found = possible(place, on, is_prepared=is_half)
        if (place, is_half) in stands:
            assert found == {action: by for action, (by, _) in table.get((place, is_half), {}).items()}, (
                place,
                is_half,
            )
        elif place.step is not None and place not in {stood for stood, _ in stands}:
            assert found == {}, place  # no desk of this way


@pytest.mark.parametrize("way", WAYS)
def test_every_move_leads_where_the_table_says_and_stays_on_the_way(way: str) -> None:
    on, stands = route(way), reached(way)
    tried = 0

    for (place, is_half), moves in expected(way).items():
        for action, (_, leads) in moves.items():
            assert after(place, action, on) == leads, (place, action)
            assert leads.step is None or leads.step in on.steps
            assert leads in {stood for stood, _ in stands}
            tried += (place, is_half) in stands
    assert tried == sum(len(moves) for moves in expected(way).values())  # each line can be met


@pytest.mark.parametrize("way", WAYS)
def test_from_everywhere_an_end_can_be_reached_and_an_end_has_no_exit(way: str) -> None:
    on, table = route(way), expected(way)
    ended = {stand for stand in reached(way) if stand[0].status in ENDS}

    assert all(possible(place, on, is_prepared=is_half) == {} for place, is_half in ended)
    ending = set(ended)
    for _ in range(20):
        ending |= {
            stand
            for stand in reached(way)
            for _, leads in table.get(stand, {}).values()
            if (leads, False) in ending or (leads == stand[0] and (leads, True) in ending)
        }
    assert ending == reached(way)


def test_nobody_s_button_is_expire_and_nothing_else_is_the_system_s() -> None:
    assert {action for (_, action), by in MOVES.items() if by is By.SYSTEM} == {TransferAction.EXPIRE}
    assert {by for (_, action), by in MOVES.items() if action is TransferAction.EXPIRE} == {By.SYSTEM}


def test_each_action_is_somewhere_in_the_table() -> None:
    assert {action for _, action in MOVES} == set(TransferAction) - {TransferAction.UNDO}  # leads back, from wherever


@pytest.mark.parametrize("is_target_here", [True, False])
@pytest.mark.parametrize("via_county", [True, False])
@pytest.mark.parametrize("kind", TransferKind)
def test_the_way_of_each_kind(kind: TransferKind, is_target_here: bool, via_county: bool) -> None:
    ways = {K.WITHIN_COMMITTEE: "S", K.PAPER_IN: "I", K.ABROAD: "T", K.TEMPORARY: "T"}
    by_letter = ("C" if via_county else "L") if is_target_here else ("D" if via_county else "O")

    assert route_of(kind, is_target_here=is_target_here, via_county=via_county) == route(ways.get(kind, by_letter))


def test_what_follows_a_step() -> None:
    on = route("C")

    assert [on.next(step) for step in on.steps] == [*on.steps[1:], None]
