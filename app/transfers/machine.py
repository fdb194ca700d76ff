"""What may follow what: the route that a kind takes, the actions that are possible where it stands, who takes them, and where they lead.

TransferStatus says whether, the step says where. The diagram in docs/transfers.md is made from this table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from app.transfers.rules import FIRST_HALVES, STAYS, By, TransferAction, TransferKind, TransferStatus, TransferStep

K, S, P, A = TransferKind, TransferStatus, TransferStep, TransferAction


@dataclass(frozen=True)
class Route:
    """Which steps a transfer takes, and whether a letter is carried. Both hold from its submission on."""

    steps: tuple[TransferStep, ...]
    has_letter: bool

    def next(self, step: TransferStep) -> TransferStep | None:
        """The step that follows; None where there is none in this system."""
        place = self.steps.index(step) + 1
        return self.steps[place] if place < len(self.steps) else None


def route_of(kind: TransferKind, *, is_target_here: bool, via_county: bool = False) -> Route:
    """The route of a kind. A target outside this system is waited for; a paper that comes in begins with whoever receives it."""
    if kind is K.PAPER_IN:
        return Route((P.TO_COMMITTEE, P.TO_BRANCH, P.RECEIPT), has_letter=False)
    if kind is K.WITHIN_COMMITTEE:
        return Route((P.FROM_BRANCH, P.FROM_COMMITTEE, P.TO_BRANCH), has_letter=False)
    sending: tuple[TransferStep, ...] = (P.FROM_BRANCH, P.FROM_COMMITTEE)
    if kind in STAYS:
        return Route(sending, has_letter=False)
    if via_county:
        sending = (*sending, P.COUNTY)
    receiving = (P.TO_COMMITTEE, P.TO_BRANCH, P.RECEIPT) if is_target_here else ()
    return Route((*sending, *receiving), has_letter=True)


class Place(NamedTuple):
    """Where a transfer stands."""

    status: TransferStatus
    step: TransferStep | None = None


_RETURNED, _TRANSIT, _REFUSED, _EXPIRED = Place(S.RETURNED), Place(S.IN_TRANSIT), Place(S.REFUSED), Place(S.EXPIRED)
_AT = {step: Place(S.ACCEPTED if step is P.RECEIPT else S.PENDING, step) for step in TransferStep}

# What may be done where, and by whom. Where it leads is `after`.
MOVES: dict[tuple[Place, TransferAction], By] = {
    (Place(S.DRAFT), A.SUBMIT): By.OWNER,
    (Place(S.DRAFT), A.WITHDRAW): By.OWNER,
    (_RETURNED, A.SUBMIT): By.OWNER,
    (_RETURNED, A.WITHDRAW): By.OWNER,
    (_RETURNED, A.CANCEL): By.SENDER,
    (_AT[P.FROM_BRANCH], A.APPROVE): By.DESK,
    (_AT[P.FROM_BRANCH], A.RETURN): By.DESK,
    (_AT[P.FROM_BRANCH], A.WITHDRAW): By.OWNER,
    (_AT[P.FROM_BRANCH], A.CANCEL): By.SENDER,
    (_AT[P.FROM_COMMITTEE], A.APPROVE): By.DESK,
    (_AT[P.FROM_COMMITTEE], A.ISSUE_LETTER): By.DESK,
    (_AT[P.FROM_COMMITTEE], A.RETURN): By.DESK,
    (_AT[P.FROM_COMMITTEE], A.REJECT): By.DESK,
    (_AT[P.FROM_COMMITTEE], A.WITHDRAW): By.OWNER,
    (_AT[P.FROM_COMMITTEE], A.CANCEL): By.DESK,
    (_AT[P.COUNTY], A.APPROVE): By.DESK,
    (_AT[P.COUNTY], A.RETURN): By.DESK,
    (_AT[P.COUNTY], A.CANCEL): By.SENDER,
    (_TRANSIT, A.ARRIVE): By.DESK,
    (_TRANSIT, A.SEND_RECEIPT): By.COUNTERPART,
    (_TRANSIT, A.FILE_RECEIPT): By.SENDER,
    (_TRANSIT, A.REISSUE_LETTER): By.SENDER,
    (_TRANSIT, A.VOID_LETTER): By.SENDER,
    (_TRANSIT, A.CANCEL): By.SENDER,
    (_TRANSIT, A.EXPIRE): By.SYSTEM,
    (_AT[P.TO_COMMITTEE], A.REQUEST_FILE): By.DESK,
    (_AT[P.TO_COMMITTEE], A.ASSIGN): By.DESK,
    (_AT[P.TO_COMMITTEE], A.REFUSE): By.DESK,
    (_AT[P.TO_COMMITTEE], A.CANCEL): By.SENDER,
    (_AT[P.TO_BRANCH], A.REPORT_IN): By.DESK,
    (_AT[P.TO_BRANCH], A.RETURN): By.DESK,
    (_AT[P.TO_BRANCH], A.REFUSE): By.DESK,
    (_AT[P.TO_BRANCH], A.CANCEL): By.SENDER,
    (_AT[P.RECEIPT], A.SEND_RECEIPT): By.DESK,
    (_AT[P.RECEIPT], A.FILE_RECEIPT): By.SENDER,
    (_REFUSED, A.RETARGET): By.SENDER,
    (_REFUSED, A.CANCEL): By.SENDER,
    (_EXPIRED, A.ARRIVE): By.RECEIVER,
    (_EXPIRED, A.SEND_RECEIPT): By.COUNTERPART,
    (_EXPIRED, A.REISSUE_LETTER): By.SENDER,
    (_EXPIRED, A.VOID_LETTER): By.SENDER,
    (_EXPIRED, A.FILE_RECEIPT): By.SENDER,
}


def possible(place: Place, route: Route, *, is_prepared: bool = False) -> dict[TransferAction, By]:
    """What may be done where a transfer stands on its way, and by whom.

    `is_prepared`: the first half of a step is done, where it has two: one of the sending committee has agreed, the file was asked for,
    or the receipt was sent.
    The link on a letter is in the member's own hands, so a receipt from outside moves nobody until the sending committee files it.
    """
    if place.step is not None and place.step not in route.steps:
        return {}
    found = {action: by for (at, action), by in MOVES.items() if at == place}
    return {action: by for action, by in found.items() if _fits(place, action, route, is_prepared=is_prepared)}


def _fits(place: Place, action: TransferAction, route: Route, *, is_prepared: bool) -> bool:
    condition = _ONLY_IF.get((place.status, place.step, action))
    return condition is None or condition(route, is_prepared)


_ONLY_IF: dict[tuple[TransferStatus, TransferStep | None, TransferAction], Callable[[Route, bool], bool]] = {
    # The letter takes two people: one prepares it, another issues it.
    (S.PENDING, P.FROM_COMMITTEE, A.APPROVE): lambda _, is_prepared: not is_prepared,
    (S.PENDING, P.FROM_COMMITTEE, A.ISSUE_LETTER): lambda route, is_prepared: route.has_letter and is_prepared,
    # Where the other side is outside this system, its receipt is all that comes back, up to a month after the day of reception.
    (S.IN_TRANSIT, None, A.ARRIVE): lambda route, _: P.TO_BRANCH in route.steps,
    # A letter that came in time and is written down late is not carried back: the day is asked for.
    (S.EXPIRED, None, A.ARRIVE): lambda route, _: P.TO_BRANCH in route.steps,
    (S.IN_TRANSIT, None, A.SEND_RECEIPT): lambda route, is_prepared: P.TO_BRANCH not in route.steps and not is_prepared,
    (S.EXPIRED, None, A.SEND_RECEIPT): lambda route, is_prepared: P.TO_BRANCH not in route.steps and not is_prepared,
    (S.IN_TRANSIT, None, A.FILE_RECEIPT): lambda route, _: P.TO_BRANCH not in route.steps,
    (S.EXPIRED, None, A.FILE_RECEIPT): lambda route, _: P.TO_BRANCH not in route.steps,
    # What the other side says to have received in time waits for the sending committee, and for no date.
    (S.IN_TRANSIT, None, A.EXPIRE): lambda _, is_prepared: not is_prepared,
    (S.PENDING, P.TO_COMMITTEE, A.REQUEST_FILE): lambda _, is_prepared: not is_prepared,
    # A branch that objects hands back to the committee that chose it; within one committee that is the sending one.
    (S.PENDING, P.TO_BRANCH, A.RETURN): lambda route, _: P.TO_COMMITTEE in route.steps,
    (S.PENDING, P.TO_BRANCH, A.REFUSE): lambda route, _: P.TO_COMMITTEE not in route.steps,
    # A paper that came in has no sending side here.
    (S.PENDING, P.TO_COMMITTEE, A.REFUSE): lambda route, _: P.FROM_BRANCH in route.steps,
    (S.ACCEPTED, P.RECEIPT, A.SEND_RECEIPT): lambda _, is_prepared: not is_prepared,
    (S.ACCEPTED, P.RECEIPT, A.FILE_RECEIPT): lambda route, _: P.FROM_BRANCH in route.steps,
}


def after(place: Place, action: TransferAction, route: Route) -> Place:
    """Where an action leads. The caller has asked `possible`."""
    match action:
        case A.SUBMIT:
            return _AT[route.steps[0]]
        case A.APPROVE | A.ISSUE_LETTER:
            return _approved(place, action, route)
        case A.ARRIVE | A.ASSIGN | A.RETARGET:
            return _AT[_DESKS[action]]
        case A.REPORT_IN:
            return _AT[P.RECEIPT] if P.RECEIPT in route.steps else Place(S.CLOSED)
        case A.RETURN:
            return _AT[P.TO_COMMITTEE] if place.step is P.TO_BRANCH else _RETURNED
        case A.REQUEST_FILE:
            return place
        case A.SEND_RECEIPT:
            return place if P.FROM_COMMITTEE in route.steps else Place(S.CLOSED)
    return Place(_ENDS[action])


def is_first_half(place: Place, action: TransferAction, route: Route) -> bool:
    """Whether an action does the first half of a step that takes two, and leaves the transfer where it stands."""
    return action in FIRST_HALVES and after(place, action, route) == place


_DESKS = {A.ARRIVE: P.TO_COMMITTEE, A.ASSIGN: P.TO_BRANCH, A.RETARGET: P.FROM_COMMITTEE}
_ENDS = {
    A.REJECT: S.REJECTED,
    A.REFUSE: S.REFUSED,
    A.WITHDRAW: S.WITHDRAWN,
    A.VOID_LETTER: S.WITHDRAWN,
    A.REISSUE_LETTER: S.IN_TRANSIT,
    A.FILE_RECEIPT: S.CLOSED,
    A.CANCEL: S.CANCELLED,
    A.EXPIRE: S.EXPIRED,
}


def _approved(place: Place, action: TransferAction, route: Route) -> Place:
    """Past a sending desk: the letter needs a second person at its committee, then it travels."""
    if place.step is P.FROM_COMMITTEE and route.has_letter and action is A.APPROVE:
        return place
    following = route.next(place.step) if place.step else None
    if following is None:
        return _TRANSIT if route.has_letter else Place(S.CLOSED)
    return _TRANSIT if following is P.TO_COMMITTEE else _AT[following]
