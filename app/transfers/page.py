"""The states of a transfer, who takes each action, and the codes, as a page for people: docs/transfers.md."""

import inspect
from itertools import product

from app.core.errors import AppError
from app.transfers import errors, errors_stays
from app.transfers.checks import ACKNOWLEDGED
from app.transfers.machine import MOVES, Place, Route, after, is_first_half, possible, route_of
from app.transfers.rules import (
    LETTER_DAYS,
    NEED_REASON,
    UNDO_TIME,
    UNDOABLE,
    By,
    TransferAction,
    TransferKind,
    TransferStatus,
)
from app.transfers.words import ACTION_WORDS, KIND_WORDS, STATUS_WORDS, STEP_WORDS

_HEAD = """# Transfers

Generated from `app/transfers/machine.py` and `errors.py` by `make docs`; a test compares it. A pending transfer lies on one desk, its step.
At the sending committee one person approves (同意) and another issues the letter (开介绍信); without a letter, approving is enough.
The member belongs to the new branch from 确认报到 on, dated not before the day on which it came to that branch's desk (of a paper that
came in, the member with it). Of one received outside this system it is the day that its receipt names:
what the other side says over the code on its letter (发出回执) moves nobody, waits for the sending committee to file it, and does not expire.
"""
_STAYS = """## Stays, and what stays with people

`abroad` and `temporary` leave the affiliation where it is: the branch and the committee agree, and that is all.

- A stay of half a year or less, whose last day is known, leaves no mark on the member; the branch and the member are told on that day.
- A longer one, one without a last day, and every one abroad is registered on the member (`is_floating`, `floating_to`, `floating_since`).
  The branch is told every `transfers.contact_months_away` months, abroad every `transfers.contact_months_abroad`, to ask after them.
- Away within the country for longer than half a year, the branch first weighs whether a transfer is due (`transfers.stay_long`).
- Whoever is back applies with `is_return`, without a day or a place; approved, the registration ends. Nothing ends it by itself.

Left to people: 备案 of a stay abroad with the county, which the committee sends on its own form; 党员证明信 and 流动党员活动证, which are
written by hand; settling abroad for good (停止党籍), which is a change of status; and whether somebody away has been asked after.
A graduate whose unit has no Party organization chooses the branch where they live, or a 人才服务机构 of the address book.
A receiving committee checks the 档案 "if necessary" (art. 25): whoever asks for it (`request_file`, once while it lies there)
has `transfers.file_workdays` more, and the sending committee is told. The letter of inquiry itself, and what the check shows, are people's.
"""
_OTHER = "~"  # sorts after every number
_BY = {
    By.OWNER: "the member, whoever applied for them, or the branch that they leave, with their consent",
    By.DESK: "the organization on whose desk it lies; the level above after the deadline, or where nobody there can",
    By.SENDER: "the committee that sends; of a paper that came in, the one that receives",
    By.RECEIVER: "the committee that receives: a letter that it had in time is written down late, with its day",
    By.COUNTERPART: "whoever holds the letter, over the code on it: it says, and moves nobody",
    By.SYSTEM: "nobody: the job of each hour",
}


def render() -> str:
    """The page, in Markdown."""
    parts = [_HEAD, "## The way\n", _diagram(), "## Ways by kind\n", _ways(), _STAYS, "## Actions\n", _actions()]
    return "\n".join([*parts, "## What stands in the way\n", _codes()])


def _routes() -> dict[tuple[TransferKind, bool, bool], Route]:
    return {
        (kind, is_here, via): route_of(kind, is_target_here=is_here, via_county=via)
        for kind, is_here, via in product(TransferKind, (True, False), (False, True))
    }


def _diagram() -> str:
    """Each move of each way, once."""
    lines = set()
    for route in _routes().values():
        seen: set[tuple[Place, bool]] = set()
        todo = [(Place(TransferStatus.DRAFT), False)]
        while todo:
            place, is_half = todo.pop()
            if (place, is_half) in seen:
                continue
            seen.add((place, is_half))
            for action in possible(place, route, is_prepared=is_half):
                leads = after(place, action, route)
                lines.add(f"    {_id(place)} --> {_id(leads)}: {ACTION_WORDS[action]}")
                todo.append((leads, is_first_half(place, action, route)))
    places = {at for at, _ in MOVES} | {Place(status) for status in TransferStatus if _is_end(status)}
    names = [f'    state "{_words(place)}" as {_id(place)}' for place in sorted(places, key=_id)]
    ends = [f"    {_id(place)} --> [*]" for place in sorted(places, key=_id) if _is_end(place.status)]
    body = [f"    [*] --> {_id(Place(TransferStatus.DRAFT))}", *sorted(lines), *ends]
    return "\n".join(["```mermaid", "stateDiagram-v2", *names, *body, "```\n"])


def _is_end(status: TransferStatus) -> bool:
    return all(at.status is not status for at, _ in MOVES)


def _id(place: Place) -> str:
    return f"{place.status}_{place.step}" if place.step else str(place.status)


def _words(place: Place) -> str:
    return f"{STATUS_WORDS[place.status]}：{STEP_WORDS[place.step]}" if place.step else STATUS_WORDS[place.status]


def _ways() -> str:
    lines = [_row("kind", "target in this system", "target outside", "letter"), _row(*["---"] * 4)]
    routes = _routes()
    for kind in TransferKind:
        here, outside = (
            "，".join(STEP_WORDS[s] for s in routes[kind, is_here, False].steps) for is_here in (True, False)
        )
        letter = f"`{LETTER_DAYS[kind]}`" if kind in LETTER_DAYS else ""
        lines.append(_row(f"`{kind}` {KIND_WORDS[kind]}", here, outside, letter))
    return "\n".join([*lines, "\nWhere `transfers.via_county` is 1, 县委组织部审批 follows the sending committee.\n"])


def _actions() -> str:
    lines = [_row("where", "action", "who", "reason"), _row(*["---"] * 4)]
    for (place, action), by in MOVES.items():
        needs = "●" if action in NEED_REASON else ""
        lines.append(_row(f"`{_name(place)}` {_words(place)}", f"`{action}` {ACTION_WORDS[action]}", str(by), needs))
    who = [f"- **{by}**: {words}." for by, words in _BY.items()]
    rest = "Nobody decides their own; who prepared a letter, or acted for the level below, does not take the next step."
    seconds = int(UNDO_TIME.total_seconds())
    words = "、".join(ACTION_WORDS[action] for action in TransferAction if action in UNDOABLE)
    rest += (
        f"\nFor {seconds} seconds, and while nothing comes after it, whoever took {words} may take it back (`undo` 撤回决定): "
        "it lies again where it lay.\nNobody is told before that time is over. The county's, which sends the letter off, and what closes "
        "a transfer are not taken back."
    )
    return "\n".join([*lines, "", *who, f"\n{rest}\n"])


def _name(place: Place) -> str:
    return f"{place.status}/{place.step}" if place.step else str(place.status)


def _codes() -> str:
    """T01 to T20, as the docstrings number them, and the others after them."""
    known = [
        one
        for module in (errors, errors_stays)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, AppError) and one.__module__ == module.__name__
    ]
    lines = [_row("number", "code", "status", "in words"), _row(*["---"] * 4)]
    return "\n".join([*lines, *(_code(one) for one in sorted(known, key=lambda one: (_number(one), one.code)))]) + "\n"


def _code(problem: type[AppError]) -> str:
    number = _number(problem).replace(_OTHER, "")
    kind = ", a warning" if problem in ACKNOWLEDGED else ""
    return _row(f"{number}{kind}", f"`{problem.code}`", str(problem.status), problem.title)


def _number(problem: type[AppError]) -> str:
    words = problem.__doc__ or ""
    return words[:3] if words.startswith("T") and words[1:3].isdigit() else _OTHER


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
