"""What a transfer is: its kinds, where it can stand, why it is asked for or comes back, and by when each desk decides.

《中国共产党党员教育管理工作条例》 (2019) art. 25: a committee with the power to approve members transfers and receives directly; until
the receiving side has taken a member in, the origin stays responsible; nobody is refused without cause. The letter's form and its
validity: 组通字〔2006〕45号. People decide each step; the software says what is missing and reminds.
"""

from datetime import date, timedelta
from enum import StrEnum

LETTER_DAYS_MOST = 90  # three months, and not a day more
SHORT_STAY_MONTHS = 6  # longer at a fixed place is a transfer (art. 25), without one a registration (流动党员, 2024)
RECEIPT_DAYS = 30
RETURNED_DAYS = 10
NOTICE_DAYS = 3
ESCALATION_WORKDAYS = 3


class TransferKind(StrEnum):
    WITHIN_COMMITTEE = "within_committee"
    WITHIN_COUNTY = "within_county"
    WITHIN_PROVINCE = "within_province"
    CROSS_PROVINCE = "cross_province"
    PAPER_OUT = "paper_out"
    PAPER_IN = "paper_in"
    WHOLE_BRANCH = "whole_branch"
    ABROAD = "abroad"
    TEMPORARY = "temporary"
    GRADUATE = "graduate"


class TransferStatus(StrEnum):
    """Whether: on the way, to be mended, or over. Where a pending one lies is its `TransferStep`."""

    DRAFT = "draft"
    PENDING = "pending"
    IN_TRANSIT = "in_transit"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    RETURNED = "returned"
    REFUSED = "refused"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class TransferStep(StrEnum):
    FROM_BRANCH = "from_branch"
    FROM_COMMITTEE = "from_committee"
    COUNTY = "county"
    TO_COMMITTEE = "to_committee"
    TO_BRANCH = "to_branch"
    RECEIPT = "receipt"


class TransferAction(StrEnum):
    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    ISSUE_LETTER = "issue_letter"
    REISSUE_LETTER = "reissue_letter"
    VOID_LETTER = "void_letter"
    ARRIVE = "arrive"
    REQUEST_FILE = "request_file"
    ASSIGN = "assign"
    REPORT_IN = "report_in"
    SEND_RECEIPT = "send_receipt"
    FILE_RECEIPT = "file_receipt"
    RETARGET = "retarget"
    CANCEL = "cancel"
    EXPIRE = "expire"  # no one's button: the day after the letter's last
    UNDO = "undo"  # of the last decision, by whoever made it, within UNDO_TIME


class Paperwork(StrEnum):
    """What an office does with the papers of a transfer; none of it moves the transfer on."""

    ATTACH_SCAN = "attach_scan"
    SHOW_SCAN = "show_scan"
    MIRROR = "mirror"


class By(StrEnum):
    """Who takes an action."""

    OWNER = "owner"  # the member, or whoever applied for them
    DESK = "desk"  # the organization on whose desk it lies
    SENDER = "sender"  # the committee that sends; of a paper that came in, the one that receives
    RECEIVER = "receiver"  # the committee that receives, of what lies with the one that sends
    COUNTERPART = "counterpart"  # whoever holds the letter, over its link
    SYSTEM = "system"


class TransferReason(StrEnum):
    JOB = "job"
    RESIDENCE = "residence"
    STUDY = "study"
    MILITARY = "military"
    RETIREMENT = "retirement"
    AWAY = "away"
    ORGANIZATION_ENDED = "organization_ended"
    OTHER = "other"


class LetterMedium(StrEnum):
    """How an organization outside is reached: over the national system, or by paper alone (涉密、部队等)."""

    ONLINE = "online"
    PAPER = "paper"


class LetterStatus(StrEnum):
    VALID = "valid"
    USED = "used"
    VOID = "void"
    EXPIRED = "expired"


class ReplyReason(StrEnum):
    """Why something came back: the first four from the sending side, the others from the receiving one."""

    INCOMPLETE = "incomplete"
    WRONG_TARGET = "wrong_target"
    DUES_OWED = "dues_owed"
    UNDER_DISCIPLINE = "under_discipline"
    NOT_OUR_AREA = "not_our_area"
    MATERIAL_IN_DOUBT = "material_in_doubt"
    LETTER_DEFECT = "letter_defect"
    IDENTITY_MISMATCH = "identity_mismatch"
    OTHER = "other"


class BatchOperation(StrEnum):
    """What is done to a whole organization (整建制)."""

    MOVE_BRANCH = "move_branch"
    MERGE = "merge"
    SPLIT = "split"
    DISSOLVE = "dissolve"
    REPARENT = "reparent"


class BatchStatus(StrEnum):
    """A plan waits for a second person for a day; what it was made from must not change meanwhile."""

    PLANNED = "planned"
    APPLIED = "applied"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    CHANGED = "changed"


class BatchRowKind(StrEnum):
    """What a plan affects."""

    ORGANIZATION = "organization"
    MEMBER = "member"
    APPOINTMENT = "appointment"
    TERM = "term"
    TRANSFER = "transfer"
    ACTIVITY = "activity"
    SURVEY = "survey"
    APPEAL = "appeal"
    HOLD = "hold"


class BatchEffect(StrEnum):
    """What becomes of it."""

    FOLLOWS = "follows"  # where it belongs stays, only the organization stands elsewhere
    MOVES = "moves"
    STAYS = "stays"
    ENDS = "ends"
    RECEIVES = "receives"
    CANCELLED = "cancelled"
    FINISH_FIRST = "finish_first"


class BatchChange(StrEnum):
    """How something differs from the plan."""

    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


# Of these only the place in the tree changes: members, posts, groups and terms stay as they are.
FOLLOWING = frozenset({BatchOperation.MOVE_BRANCH, BatchOperation.REPARENT})
PLAN_TIME = timedelta(hours=24)

K, S, P, A = TransferKind, TransferStatus, TransferStep, TransferAction

# Which field of the application a reason points at, for the form to open there.
REPLY_FIELDS = {
    ReplyReason.WRONG_TARGET: "/target_id",
    ReplyReason.DUES_OWED: "/dues_paid_through",
    ReplyReason.NOT_OUR_AREA: "/target_id",
}
NEED_REASON = frozenset({A.RETURN, A.REJECT, A.REFUSE, A.REISSUE_LETTER, A.VOID_LETTER, A.CANCEL})
OTHER_REPLY_LEAST = 10  # characters, where the reason is none of the list

# Decisions of a desk that have told nobody yet, moved nobody and numbered no letter.
UNDOABLE = frozenset({A.APPROVE, A.RETURN, A.REJECT, A.REFUSE, A.ASSIGN})
UNDO_TIME = timedelta(seconds=10)

# A member has one of these at a time, by a unique index.
OPEN = (S.DRAFT, S.PENDING, S.IN_TRANSIT, S.RETURNED, S.REFUSED)
# With whoever applies, who may write it anew.
BEFORE_SUBMISSION = frozenset({S.DRAFT, S.RETURNED})
# So many months after its letter has expired, people decide what becomes of a member who has arrived nowhere.
EXPIRED_MONTHS = 6
# Nothing follows.
OVER = frozenset({S.CLOSED, S.REJECTED, S.WITHDRAWN, S.CANCELLED})

STAYS = frozenset({K.ABROAD, K.TEMPORARY})  # the affiliation stays where it is
# Every how many months the branch is reminded to ask after somebody who is away, by the local rule of that name.
CONTACT_MONTHS = {
    K.ABROAD: "transfers.contact_months_abroad",
    K.TEMPORARY: "transfers.contact_months_away",
}

# What can be the first half of a step, after which it still stands there.
FIRST_HALVES = frozenset({A.APPROVE, A.REQUEST_FILE, A.SEND_RECEIPT})

# How many days a letter holds unless said otherwise, by the local rule of that name.
LETTER_DAYS = {
    K.WITHIN_COUNTY: "transfers.letter_days_within_county",
    K.WITHIN_PROVINCE: "transfers.letter_days_within_province",
    K.CROSS_PROVINCE: "transfers.letter_days_far",
    K.PAPER_OUT: "transfers.letter_days_far",
    K.GRADUATE: "transfers.letter_days_graduate",
}
# In how many workdays a desk decides, by the local rule of that name.
STEP_WORKDAYS = {
    P.FROM_BRANCH: "transfers.from_branch_workdays",
    P.FROM_COMMITTEE: "transfers.from_committee_workdays",
    P.COUNTY: "transfers.county_workdays",
    P.TO_COMMITTEE: "transfers.to_committee_workdays",
    P.TO_BRANCH: "transfers.to_branch_workdays",
}
# How many workdays more the receiving committee has once it has asked for the 档案, which it may "if necessary" (art. 25).
FILE_WORKDAYS = "transfers.file_workdays"


def can_be_undone(action: TransferAction, step: TransferStep | None, status_after: TransferStatus) -> bool:
    """Whether a decision can be taken back: past the county the letter is out, and what it closes is done."""
    return action in UNDOABLE and step is not P.COUNTY and status_after is not S.CLOSED


def letter_end(issued_on: date, days: int) -> date:
    """The last day on which a letter holds: the day of issue and `days` more, by the calendar of Shanghai."""
    return issued_on + timedelta(days=days)


def reminder_days(since: date, due: date) -> tuple[date, date, date]:
    """When whoever has it on the desk is reminded: at half of the time, three days before the end, and on the last day."""
    return since + (due - since) // 2, due - timedelta(days=NOTICE_DAYS), due
