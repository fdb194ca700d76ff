"""What a plan does to the sizes of organizations, and what it asks people to look at before they agree."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.members.models import Member
from app.organizations import settings
from app.organizations.models import Organization
from app.organizations.queries import below
from app.organizations.rules import BRANCH_KINDS
from app.transfers.batch_plan import Affected
from app.transfers.batch_shape import Part, Shape
from app.transfers.rules import BatchEffect, BatchOperation, BatchRowKind

LEAST, MOST = "branches.min_full_count", "branches.max_member_count"


class Size(NamedTuple):
    """Full members, and members in all."""

    full: int = 0
    members: int = 0

    def changed(self, by: "Size", sign: int) -> "Size":
        return Size(self.full + sign * by.full, self.members + sign * by.members)


class Count(NamedTuple):
    """An organization before and after; one that is to be set up has no id yet."""

    place: Organization | None
    name: str
    before: Size
    after: Size

    @property
    def json(self) -> dict[str, Any]:
        """As a plan keeps it."""
        return {
            "organization_id": str(self.place.id) if self.place else None,
            "name": self.name,
            "full_before": self.before.full,
            "full_after": self.after.full,
            "members_before": self.before.members,
            "members_after": self.after.members,
        }


def counts(session: Session, shape: Shape) -> list[Count]:
    """Each organization that gains or loses, with everything below it."""
    if shape.operation is BatchOperation.SPLIT:
        return _of_split(session, shape)
    moved = _size(session, shape.source)
    upper = session.get(Organization, shape.source.parent_id) if shape.source.parent_id else None
    source = Count(shape.source, shape.source.name, moved, moved if shape.is_following else Size())
    target = shape.target
    found = [source]
    if target is not None:
        found.append(_beside(session, target, moved, gains=not shape.source.path.startswith(target.path)))
    if shape.is_following and upper is not None and target is not None and upper.id != target.id:
        before = _size(session, upper)
        stays = target.path.startswith(upper.path)
        found.append(Count(upper, upper.name, before, before if stays else before.changed(moved, -1)))
    return found


def _beside(session: Session, place: Organization, moved: Size, *, gains: bool) -> Count:
    before = _size(session, place)
    return Count(place, place.name, before, before.changed(moved, 1) if gains else before)


def _size(session: Session, place: Organization) -> Size:
    total = select(func.sum(Organization.full_count), func.sum(Organization.member_count))
    full, members = session.exec(total.where(below(place.path, Organization.path))).one()
    return Size(full or 0, members or 0)


def _of_split(session: Session, shape: Shape) -> list[Count]:
    chosen = select(Member).where(col(Member.id).in_(shape.moving_ids))
    weights = {member.id: member.state.weight for member in session.exec(chosen)}
    found = [Count(None, part.name, Size(), _of_part(part, weights)) for part in shape.parts]
    left = before = Size(shape.source.full_count, shape.source.member_count)
    for each in found:
        left = left.changed(each.after, -1)
    return [Count(shape.source, shape.source.name, before, left), *found]


def _of_part(part: Part, weights: dict[UUID, tuple[int, int]]) -> Size:
    members = sum(weights[member_id][0] for member_id in part.member_ids)
    return Size(sum(weights[member_id][1] for member_id in part.member_ids), members)


def warnings(session: Session, shape: Shape, sizes: Sequence[Count], found: Sequence[Affected]) -> list[dict[str, str]]:
    """What people should look at before they agree; it never blocks, but what has to be finished first does."""
    warned = [] if shape.is_following else _size_warnings(session, shape, sizes)
    number: Counter[tuple[BatchRowKind, BatchEffect | None]] = Counter((one.kind, one.effect) for one in found)
    number.update((one.kind, None) for one in found)  # of a kind in all
    for code, key, words in _WORDS:
        if number[key]:
            warned.append({"code": f"transfers.{code}", "title": words.format(number[key])})
    return warned


_K = BatchRowKind
_WORDS: tuple[tuple[str, tuple[BatchRowKind, BatchEffect | None], str], ...] = (
    ("posts_end", (_K.APPOINTMENT, BatchEffect.ENDS), "有{}项任职随之结束，要安排交接和补选。"),
    ("terms_end", (_K.TERM, BatchEffect.ENDS), "有{}个党组织的本届任期提前结束。"),
    ("will_be_cancelled", (_K.TRANSFER, BatchEffect.CANCELLED), "有{}件在办的转接会取消，本人要重新申请。"),
    ("finish_first", (_K.TRANSFER, BatchEffect.FINISH_FIRST), "有{}件转接要先办完：请取消方案，办完后重做。"),
    ("meetings_begun", (_K.ACTIVITY, BatchEffect.ENDS), "有{}个活动到了时间还没结束，请先结束，写好会议记录。"),
    (
        "meetings_planned",
        (_K.ACTIVITY, BatchEffect.CANCELLED),
        "有{}个活动会取消，并告诉参加的人；要开的由新的支部另行安排。",
    ),
    ("meetings_planned", (_K.ACTIVITY, BatchEffect.STAYS), "有{}个活动已经安排，调整后照常进行，请告诉参加的人。"),
    ("surveys_first", (_K.SURVEY, BatchEffect.FINISH_FIRST), "有{}轮测评没办完：请取消方案，公布或作废后重做。"),
    ("appeals_first", (_K.APPEAL, BatchEffect.FINISH_FIRST), "有{}件申诉没答复完：请取消方案，答复后重做。"),
    ("surveys_void", (_K.SURVEY, BatchEffect.CANCELLED), "有{}轮还没开始的测评会作废；要做的由新的党组织另做。"),
    ("surveys_go_on", (_K.SURVEY, BatchEffect.STAYS), "有{}轮测评照常进行：定好的名单不变，转走的人照样填。"),
    ("members_held", (_K.HOLD, None), "有{}人正在参加测评或组织处理，请先问清楚。"),
)


def _size_warnings(session: Session, shape: Shape, sizes: Sequence[Count]) -> list[dict[str, str]]:
    """Of branches that are left or made: too few full members, or too many members, by the local rules there."""
    if shape.source.kind not in BRANCH_KINDS:
        return []
    path = {each.name: (each.place or shape.source).path for each in sizes}
    local = settings.values(session, list(path.values()), (LEAST, MOST))
    warned = []
    for each in sizes:
        is_over = each.place is not None and each.place.id == shape.source.id and not shape.parts
        least, most = local[path[each.name], LEAST], local[path[each.name], MOST]
        if each.after.full < least and not is_over:
            title = f"{each.name}调整后正式党员{each.after.full}人，不足{least}人。"
            warned.append({"code": "transfers.branch_below_minimum", "title": title})
        if each.after.members > most:
            title = f"{each.name}调整后党员{each.after.members}人，超过{most}人。"
            warned.append({"code": "transfers.branch_above_maximum", "title": title})
    return warned
