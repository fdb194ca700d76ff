"""What a member's record is, and which change of status may follow which.

Transitions: 《中国共产党党员教育管理工作条例》 (2019), 《中国共产党不合格党员组织处置办法》 (2024) and the rules on recruitment (2014).
People decide; the software checks that the decision is complete and possible, and records it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.words import Words, words_of
from app.organizations.rules import add_months

PROBATION_MONTHS = 12
EXTENSION_MONTHS = (6, 12)  # once, half a year to a year
SUSPENSION_MONTHS = 24  # within it a suspended member may apply to return, after it the branch may remove
DUES_AHEAD_MONTHS = 12
MAX_AGE_AT_JOINING = 120
DISCIPLINE_MONTHS = (12, 24)  # 留党察看: a year or two; one of a year is extended by another (纪律处分条例)


class Category(StrEnum):
    FULL = "full"
    PROBATIONARY = "probationary"


class Status(StrEnum):
    NORMAL = "normal"
    SUSPENDED = "suspended"
    EXITED = "exited"
    DECEASED = "deceased"
    TRANSFERRED_OUT = "transferred_out"
    OTHER_LOSS = "other_loss"


class ExitKind(StrEnum):
    """How membership ended: 除名 (自行脱党 or other), 开除, 退党, 劝退, 取消预备资格, 不予承认."""

    REMOVED_SELF = "removed_self"
    REMOVED = "removed"
    EXPELLED = "expelled"
    RESIGNED = "resigned"
    PERSUADED = "persuaded"
    DISQUALIFIED = "disqualified"
    NOT_RECOGNIZED = "not_recognized"


class HoldKind(StrEnum):
    """What keeps a member from leaving quietly: set by features, read by transfers."""

    OPEN_SURVEY = "open_survey"
    OPEN_CASE = "open_case"
    FROZEN_ORGANIZATION = "frozen_organization"


class Entry(StrEnum):
    """How a record begins: 新发展, 补录, or on the roll when this system began to keep it."""

    ADMITTED = "admitted"
    OTHER_GAIN = "other_gain"
    OPENING = "opening"


class StatusChange(StrEnum):
    """The named commands that change category or status; there is no other way."""

    CONFIRM = "confirm"
    EXTEND_PROBATION = "extend_probation"
    SUSPEND = "suspend"
    RESTORE = "restore"
    EXIT = "exit"
    DECEASE = "decease"
    OTHER_LOSS = "other_loss"
    BEGIN_DISCIPLINARY_PROBATION = "begin_disciplinary_probation"
    END_DISCIPLINARY_PROBATION = "end_disciplinary_probation"


class SuspensionGround(StrEnum):
    LOST_CONTACT = "lost_contact"
    SETTLED_ABROAD = "settled_abroad"


class ContactChange(StrEnum):
    """Registrations of floating members and of those out of contact: flags, not statuses."""

    REGISTER_FLOATING = "register_floating"
    END_FLOATING = "end_floating"
    LOSE_CONTACT = "lose_contact"
    REGAIN_CONTACT = "regain_contact"


class LedgerKind(StrEnum):
    """What a line of the annual table 1 counts: every gain and loss of the roll, and what happens in between."""

    OPENING = "opening"
    ADMITTED = "admitted"
    OTHER_GAIN = "other_gain"
    CONFIRMED = "confirmed"
    PROBATION_EXTENDED = "probation_extended"
    MOVED_OUT = "moved_out"
    MOVED_IN = "moved_in"
    WHOLE_OUT = "whole_out"
    WHOLE_IN = "whole_in"
    SUSPENDED = "suspended"
    RESTORED = "restored"
    EXITED = "exited"
    DECEASED = "deceased"
    OTHER_LOSS = "other_loss"
    DISCIPLINARY_PROBATION_BEGUN = "disciplinary_probation_begun"
    DISCIPLINARY_PROBATION_ENDED = "disciplinary_probation_ended"


# On the roll: counted, invited, due to pay. A suspended member stays in the branch's book, but not on the roll.
ON_ROLL = frozenset({Status.NORMAL})
KEPT = frozenset({Status.NORMAL, Status.SUSPENDED})

CATEGORY_WORDS = {Category.FULL: "正式党员", Category.PROBATIONARY: "预备党员"}
STATUS_WORDS = {
    Status.NORMAL: "正常",
    Status.SUSPENDED: "停止党籍",
    Status.EXITED: "出党",
    Status.DECEASED: "死亡",
    Status.TRANSFERRED_OUT: "已转出",
    Status.OTHER_LOSS: "其他减少",
}
CHANGE_WORDS = {
    StatusChange.CONFIRM: "转正",
    StatusChange.EXTEND_PROBATION: "延长预备期",
    StatusChange.SUSPEND: "停止党籍",
    StatusChange.RESTORE: "恢复党籍",
    StatusChange.EXIT: "出党",
    StatusChange.DECEASE: "登记去世",
    StatusChange.OTHER_LOSS: "其他减少",
    StatusChange.BEGIN_DISCIPLINARY_PROBATION: "留党察看",
    StatusChange.END_DISCIPLINARY_PROBATION: "结束留党察看",
}


@dataclass(frozen=True)
class State:
    """What a status change starts from and ends in."""

    category: Category
    status: Status

    @property
    def weight(self) -> tuple[int, int]:
        """What a person in this state adds to the counts of members and of full members."""
        counted = int(self.status in ON_ROLL)
        return counted, counted if self.category is Category.FULL else 0

    @property
    def words(self) -> Words:
        if self.status is Status.NORMAL:
            return words_of(CATEGORY_WORDS, self.category)
        return words_of(STATUS_WORDS, self.status)


FULL = State(Category.FULL, Status.NORMAL)
PROBATIONARY = State(Category.PROBATIONARY, Status.NORMAL)
SUSPENDED = State(Category.FULL, Status.SUSPENDED)

# From which states a change starts, and the status it ends in; only `confirm` changes the category too.
MOVES: dict[StatusChange, tuple[frozenset[State], Status, LedgerKind]] = {
    StatusChange.CONFIRM: (frozenset({PROBATIONARY}), Status.NORMAL, LedgerKind.CONFIRMED),
    StatusChange.EXTEND_PROBATION: (frozenset({PROBATIONARY}), Status.NORMAL, LedgerKind.PROBATION_EXTENDED),
    StatusChange.SUSPEND: (frozenset({FULL}), Status.SUSPENDED, LedgerKind.SUSPENDED),
    StatusChange.RESTORE: (frozenset({SUSPENDED}), Status.NORMAL, LedgerKind.RESTORED),
    StatusChange.EXIT: (frozenset({FULL, PROBATIONARY, SUSPENDED}), Status.EXITED, LedgerKind.EXITED),
    StatusChange.DECEASE: (frozenset({FULL, PROBATIONARY, SUSPENDED}), Status.DECEASED, LedgerKind.DECEASED),
    StatusChange.OTHER_LOSS: (frozenset({FULL, PROBATIONARY, SUSPENDED}), Status.OTHER_LOSS, LedgerKind.OTHER_LOSS),
    StatusChange.BEGIN_DISCIPLINARY_PROBATION: (
        frozenset({FULL}),
        Status.NORMAL,
        LedgerKind.DISCIPLINARY_PROBATION_BEGUN,
    ),
    StatusChange.END_DISCIPLINARY_PROBATION: (
        frozenset({FULL}),
        Status.NORMAL,
        LedgerKind.DISCIPLINARY_PROBATION_ENDED,
    ),
}

# How membership can end from a state. Probationary members lose their qualification; they are not expelled.
EXITS: dict[State, frozenset[ExitKind]] = {
    FULL: frozenset(ExitKind) - {ExitKind.DISQUALIFIED},
    PROBATIONARY: frozenset({ExitKind.DISQUALIFIED, ExitKind.NOT_RECOGNIZED}),
    SUSPENDED: frozenset({ExitKind.REMOVED_SELF}),
}


def possible(state: State) -> list[StatusChange]:
    """The changes that may follow a state."""
    return [change for change in StatusChange if state in MOVES[change][0]]


def after(change: StatusChange, before: State) -> State:
    """The state that a change ends in."""
    category = Category.FULL if change is StatusChange.CONFIRM else before.category
    return State(category, MOVES[change][1])


def probation_end(joined_on: date, extended_to: date | None) -> date:
    """The day from which a probationary member can be confirmed: a year after joining, or the end of the extension."""
    return extended_to or add_months(joined_on, PROBATION_MONTHS)


def extension_bounds(joined_on: date) -> tuple[date, date]:
    """Between which days an extended probation ends."""
    shortest, longest = EXTENSION_MONTHS
    return add_months(joined_on, PROBATION_MONTHS + shortest), add_months(joined_on, PROBATION_MONTHS + longest)


def discipline_bounds(effective_on: date, until: date | None) -> tuple[date, date]:
    """Between which days a 留党察看 that begins ends; one that lasts until a day already is extended by a year."""
    shortest, longest = DISCIPLINE_MONTHS
    if until is not None:
        return add_months(until, shortest), add_months(until, shortest)
    return add_months(effective_on, shortest), add_months(effective_on, longest)


def standing_years(confirmed_on: date | None, today: date, adjustment_months: int = 0) -> int | None:
    """党龄 in full years, counted from confirmation (Party constitution, art. 7), with the 校正值 that people set for gaps."""
    if confirmed_on is None:
        return None
    months = 12 * (today.year - confirmed_on.year) + today.month - confirmed_on.month - (today.day < confirmed_on.day)
    return max(0, months + adjustment_months) // 12


def is_opening(opened_on: date | None, today: date) -> bool:
    """Whether a branch's book is still being opened: until the end of the month of its first entry.

    A month gives time to mend refused rows and import them again; and since the statistics' cut-offs (30 June, 31 December) are
    ends of months, nothing entered later as having always been there can move a count that was closed.
    """
    return opened_on is None or (opened_on.year, opened_on.month) == (today.year, today.month)


def masked_name(name: str) -> str:
    """The first character, and the last of three or more: enough to know oneself by."""
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}" if len(name) > 2 else f"{name[0]}*"
