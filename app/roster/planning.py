"""Which organizations of a file are to be set up, below which parent: the tree that an import plans before it writes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from app.core.ids import new_id
from app.organizations.bulk import Node
from app.organizations.rules import Sector, may_stand_below
from app.roster.columns import OrganizationField
from app.roster.entries import MENDS, OrganizationEntry, OrganizationReading, Problem
from app.roster.layout import OrganizationLayout
from app.roster.names import OrganizationNames, is_same_name, short_name
from app.roster.organization_rows import KINDS, SECTORS, kind_code
from app.roster.places import Place, Roll
from app.roster.rules import ListKind, Verdict
from app.roster.staging import Judged, Staged

MAX_SHORT_NAME = 40


@dataclass
class Plan:
    """The places that rows may name, and the verdict on every row of the list of organizations."""

    places: dict[UUID, Place] = field(default_factory=dict)
    names: OrganizationNames = field(default_factory=OrganizationNames)
    rows: list[Judged] = field(default_factory=list)

    @classmethod
    def of(cls, roll: Roll) -> "Plan":
        """What is there, and nothing more yet."""
        plan = cls()
        for place in roll.places:
            plan.add(place)
        return plan

    def add(self, place: Place) -> None:
        """One more place that rows may name."""
        self.places[place.id] = place
        self.names.add(place.named)

    def meant(self, name: str) -> list[Place]:
        """The places that a name can mean."""
        return [self.places[each.id] for each in self.names.meant(name)]


def make_plan(
    layout: OrganizationLayout, readings: Sequence[OrganizationReading], roll: Roll, *, may_build_root: bool
) -> Plan:
    """Place every organization below its parent, parents first, whatever the order of the rows."""
    plan = Plan.of(roll)
    judge = _Judge(layout, plan, roll, may_build_root=may_build_root)
    waiting = {reading.name: reading for reading in readings if reading.entry}
    done: dict[int, Judged] = {reading.row: judge.refused(reading, ()) for reading in readings if not reading.entry}

    def place_those(is_ready: Callable[[str], bool]) -> None:
        while ready := [each for each in waiting.values() if each.entry and is_ready(each.entry.parent)]:
            for reading in ready:
                del waiting[reading.name]
                done[reading.row] = judge.place(reading)

    place_those(lambda parent: parent not in waiting and (not parent or bool(plan.names.meant(parent))))
    place_those(lambda parent: parent not in waiting)
    for reading in waiting.values():
        problem = judge.problem(OrganizationField.PARENT, "parent_in_circle", "上级党组织绕成了圈，请核对。")
        done[reading.row] = judge.refused(reading, (problem,))
    plan.rows = [done[row] for row in sorted(done)]
    return plan


class _Judge:
    """Places one organization after the other into a plan."""

    def __init__(self, layout: OrganizationLayout, plan: Plan, roll: Roll, *, may_build_root: bool) -> None:
        self.layout = layout
        self.plan = plan
        self.may_build_root = may_build_root
        self._names_taken = roll.names
        self._ids_by_code = dict(roll.ids_by_code)
        self._rows: dict[UUID, int] = {}

    def problem(self, at: OrganizationField, code: str, message: str) -> Problem:
        return Problem(self.layout.header(at), f"roster.{code}", message, "")

    def refused(self, reading: OrganizationReading, problems: tuple[Problem, ...]) -> Judged:
        return self._judged(reading, Verdict.REFUSED, reading.problems + problems)

    def place(self, reading: OrganizationReading) -> Judged:
        """The verdict on a row whose parent has been judged."""
        entry = reading.entry
        if entry is None:
            return self.refused(reading, ())
        meant = self.plan.meant(entry.name)
        if len(meant) > 1:
            return self.refused(reading, (self._ambiguous(OrganizationField.NAME, meant),))
        if meant:
            return self._known(reading, entry, meant[0])
        if entry.name in self._names_taken:
            message = "管辖范围以外已有党组织叫这个全称，请核对。"
            return self.refused(reading, (self.problem(OrganizationField.NAME, "name_taken", message),))
        parent = self._parent(entry)
        code_taken = tuple(self._code_taken(entry))
        if isinstance(parent, Problem):
            return self.refused(reading, (parent, *code_taken))
        if code_taken:
            return self.refused(reading, code_taken)
        problems = reading.problems + self._mends(OrganizationField.PARENT, entry.parent, parent)
        node = _node(entry, None if parent is None else parent.id)
        self._add(reading.row, node, entry, parent)
        return self._judged(reading, Verdict.MENDED if problems else Verdict.NEW, problems, node)

    def _add(self, row: int, node: Node, entry: OrganizationEntry, parent: Place | None) -> None:
        written = replace(entry, short_name=node.short_name, parent=parent.entry.name if parent else "")
        above = parent.areas if parent else ()
        self.plan.add(Place(node.id, node.parent_id, written, above, may_build_below=True))
        self._rows[node.id] = row
        if node.national_code:
            self._ids_by_code[node.national_code] = node.id

    def _known(self, reading: OrganizationReading, entry: OrganizationEntry, there: Place) -> Judged:
        """A row about an organization that is there: an import sets up, it changes nothing of what stands."""
        first = self._rows.setdefault(there.id, reading.row)
        if first != reading.row:
            message = f"与第{first}行是同一个党组织，请删去其中一行；不是同一个的，请写公章上的全称。"
            return self.refused(reading, (self.problem(OrganizationField.NAME, "same_organization", message),))
        mends = self._mends(OrganizationField.NAME, entry.name, there)
        if differences := tuple(self._differences(entry, there)):
            return self.refused(reading, mends + differences)
        return self._judged(reading, Verdict.MENDED if mends else Verdict.UNCHANGED, mends)

    def _mends(self, at: OrganizationField, given: str, meant: Place | None) -> tuple[Problem, ...]:
        """What is said of a name that was not written in full."""
        if meant is None or meant.entry.name == given:
            return ()
        code = "organization_full"
        return (replace(self.problem(at, code, MENDS[code]), given=given, read_as=meant.entry.name),)

    def _ambiguous(self, at: OrganizationField, meant: list[Place]) -> Problem:
        names = "、".join(sorted(each.entry.name for each in meant)[:3])
        return self.problem(at, "organization_ambiguous", f"不止一个党组织可以这样叫：{names}。请写公章上的全称。")

    def _code_taken(self, entry: OrganizationEntry, own: UUID | None = None) -> Iterator[Problem]:
        """A code belongs to one organization alone, within the uploader's reach or not."""
        owner = self._ids_by_code.get(entry.national_code or "", own)
        if owner is not None and owner != own:
            where = f"第{self._rows[owner]}行" if owner in self._rows else "已登记的另一个党组织"
            message = f"与{where}的党组织代码相同，请核对；没有就空着。"
            yield self.problem(OrganizationField.CODE, "national_code_taken", message)

    def _differences(self, entry: OrganizationEntry, there: Place) -> Iterator[Problem]:
        """Whatever a row says otherwise than what is stored, with the command that changes it; blank cells say nothing."""
        stored = there.entry
        if (entry.kind, entry.is_temporary) != (stored.kind, stored.is_temporary):
            yield self._differs(OrganizationField.KIND, _kind(stored), "请核对；类别要变的，先按程序报批。")
        if entry.parent and not self._is_parent(entry.parent, there):
            mend = "请核对；不是同一个党组织的，请写公章上的全称。"
            yield self._differs(OrganizationField.PARENT, stored.parent, mend)
        taken = tuple(self._code_taken(entry, there.id))
        yield from taken
        plain = (
            (OrganizationField.SHORT_NAME, entry.short_name, stored.short_name),
            (OrganizationField.SECTOR, entry.sector and SECTORS.word(entry.sector), _sector(stored)),
            (OrganizationField.CODE, None if taken else entry.national_code, stored.national_code),
            (OrganizationField.ESTABLISHED_ON, entry.founded_on, stored.founded_on),
            (OrganizationField.PHONE, entry.phone, stored.phone),
        )
        for at, given, kept in plain:
            if given and given != kept:
                yield self._differs(at, str(kept or ""), "请核对；要改的，请对这个党组织办理“修改”。")
        if entry.elected_on and entry.term_years and not entry.is_temporary:
            mend = "请核对；已换届的，请对这个党组织办理“登记换届”。"
            if entry.elected_on != stored.elected_on:
                yield self._differs(OrganizationField.ELECTED_ON, str(stored.elected_on or ""), mend)
            if entry.term_years != stored.term_years:
                yield self._differs(OrganizationField.TERM_YEARS, str(stored.term_years or ""), mend)

    def _differs(self, at: OrganizationField, kept: str, mend: str) -> Problem:
        return self.problem(at, f"{at}_differs", f"登记的是“{kept or '空'}”，导入不改已登记的党组织。{mend}")

    def _is_parent(self, name: str, place: Place) -> bool:
        """Whether a name is that of a place's parent, which may lie above the uploader's reach."""
        if place.parent_id is None:
            return False
        return is_same_name(name, place.entry.parent) or [each.id for each in self.plan.meant(name)] == [
            place.parent_id
        ]

    def _parent(self, entry: OrganizationEntry) -> Place | Problem | None:
        at = OrganizationField.PARENT
        if not entry.parent:
            if self.may_build_root:
                return None
            return self.problem(at, "parent_empty", "上级党组织是空的，请填写全称。")
        meant = self.plan.meant(entry.parent)
        if not meant:
            return self.problem(at, "parent_unknown", f"没有叫“{entry.parent}”的上级党组织，或它没有被接收，请核对。")
        if len(meant) > 1:
            return self._ambiguous(at, meant)
        parent = meant[0]
        if not parent.may_build_below:
            message = "您不能在这个上级党组织下面新设党组织，请由组织委员或管理员导入。"
            return self.problem(at, "parent_not_yours", message)
        if not may_stand_below(entry.kind, parent.entry.kind):
            return self.problem(OrganizationField.KIND, "kind_below", "这类党组织不能设在这个上级党组织下面，请核对。")
        return parent

    def _judged(
        self, reading: OrganizationReading, verdict: Verdict, problems: tuple[Problem, ...], node: Node | None = None
    ) -> Judged:
        staged = Staged(reading.name, problems, node=node)
        return Judged(ListKind.ORGANIZATIONS, self.layout.sheet, reading.row, verdict, staged)


def _kind(entry: OrganizationEntry) -> str:
    return KINDS.word(kind_code(entry.kind, is_temporary=entry.is_temporary))


def _sector(entry: OrganizationEntry) -> str:
    return SECTORS.word(entry.sector or Sector.OTHER)


def _node(entry: OrganizationEntry, parent_id: UUID | None) -> Node:
    return Node(
        id=new_id(),
        parent_id=parent_id,
        name=entry.name,
        short_name=(entry.short_name or short_name(entry.name))[:MAX_SHORT_NAME],
        kind=entry.kind,
        sector=entry.sector or Sector.OTHER,
        is_temporary=entry.is_temporary,
        national_code=entry.national_code,
        phone=entry.phone,
        founded_on=entry.founded_on,
        elected_on=entry.elected_on,
        term_years=entry.term_years,
    )
