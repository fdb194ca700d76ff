"""What may stand in a roster, and what becomes of a row.

A row is refused when one of its problems has nothing that it was read as; it is mended when every problem was understood, and clean when
there are none. Dates: membership begins at 18 or later (Party constitution, art. 1); a full member has a day of confirmation, a probationary
one has none, and it is not before the day of joining. Where sex or birth date differ from the identity number, the roster stands: it follows
the personnel file.
"""

from datetime import date, timedelta
from enum import StrEnum

from app.members import national_id
from app.members.rules import MAX_AGE_AT_JOINING, Category

# An uploaded file and what was read of it are forgotten after this, applied or not.
KEEP_UPLOADS = timedelta(days=7)
# A full export can be taken once, within this time after it was approved.
KEEP_EXPORTS = timedelta(hours=24)


class ImportStatus(StrEnum):
    """From the upload to the applied import; `failed` has taken nothing."""

    CHECKING = "checking"
    READY = "ready"
    APPLYING = "applying"
    APPLIED = "applied"
    FAILED = "failed"


# The dry run is done, and its verdicts are kept.
CHECKED = (ImportStatus.READY, ImportStatus.APPLYING, ImportStatus.APPLIED)


class ListKind(StrEnum):
    """What a row of a file lists."""

    ORGANIZATIONS = "organizations"
    MEMBERS = "members"


class ExportStatus(StrEnum):
    """A full export waits for a second person, is made, and is taken once."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    TAKEN = "taken"
    EXPIRED = "expired"


class Verdict(StrEnum):
    """What will become of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MENDED = "mended"
    REFUSED = "refused"


def verdict(*, is_refused: bool, is_mended: bool, is_stored: bool, is_different: bool) -> Verdict:
    """Precedence: refused, changed, mended, new, unchanged; a mended row already stored is unchanged."""
    if is_refused:
        return Verdict.REFUSED
    if is_stored:
        return Verdict.CHANGED if is_different else Verdict.UNCHANGED
    return Verdict.MENDED if is_mended else Verdict.NEW


def joining_problem(born_on: date, joined_on: date) -> tuple[str, str] | None:
    """Code and words for someone who can't have joined on that day."""
    age = national_id.age_on(born_on, joined_on)
    if national_id.ADULT_AGE <= age <= MAX_AGE_AT_JOINING:
        return None
    return "under_age", f"按出生日期，入党时{max(age, 0)}岁；入党要年满18岁，请核对这两个日期。"


def confirmation_problem(
    category: Category | None, joined_on: date | None, confirmed_on: date | None
) -> tuple[str, str] | None:
    """Code and words for a day of confirmation that doesn't fit; what is not known is not judged."""
    if category is Category.FULL and confirmed_on is None:
        return "confirmed_missing", "正式党员要填转正日期，请补上。"
    if category is Category.PROBATIONARY and confirmed_on is not None:
        return "confirmed_too_early", "预备党员不填转正日期；已经转正的，请把人员类别改为正式党员。"
    if joined_on is not None and confirmed_on is not None and confirmed_on < joined_on:
        return "confirmed_before_joined", "转正日期早于入党日期，请核对。"
    return None
