"""Which organizations of a file are to be set up, below which parent: the tree that an import plans before it writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.core.ids import new_id
from app.organizations.bulk import Node
from app.organizations.rules import BRANCH_KINDS, OrganizationKind, may_stand_below
from app.roster.columns import OrganizationField
from app.roster.entries import OrganizationEntry, OrganizationReading, Problem
from app.roster.layout import OrganizationLayout
from app.roster.names import Found, NamedOrganization, OrganizationNames, short_name
from app.roster.rules import ListKind, Verdict
from app.roster.staging import Judged, Staged

MAX_SHORT_NAME = 40


@dataclass(frozen=True, slots=True)
class Place:
    """An organization that is there: planned ones have no path yet, and may be built on."""

    id: UUID
    name: str
    short_name: str
    kind: OrganizationKind
    parent_id: UUID | None
    may_build_below: bool
    is_floating: bool = False


@dataclass
class Plan:
    """The places that rows may name, and the verdict on every row of the list of organizations."""

    places: dict[str, Place]
    rows: list[Judged] = field(default_factory=list)

    def names(self) -> OrganizationNames:
        """For finding the branches of members."""
        return OrganizationNames(
            NamedOrganization(place.id, place.name, place.short_name, place.kind in BRANCH_KINDS, place.is_floating)
            for place in self.places.values()
        )


def make_plan(
    layout: OrganizationLayout,
    readings: Sequence[OrganizationReading],
    existing: Mapping[str, Place],
    *,
    may_build_root: bool,
) -> Plan:
    """Place every organization below its parent, parents first, whatever the order of the rows."""
    plan = Plan(dict(existing))
    judge = _Judge(layout, plan, may_build_root=may_build_root)
    waiting = {reading.name: reading for reading in readings if reading.entry}
    done: dict[int, Judged] = {reading.row: judge.refused(reading, ()) for reading in readings if not reading.entry}
    while ready := [each for each in waiting.values() if each.entry and each.entry.parent not in waiting]:
        for reading in ready:
            del waiting[reading.name]
            done[reading.row] = judge.place(reading)
    for reading in waiting.values():
        problem = judge.problem(OrganizationField.PARENT, "parent_in_circle", "上级党组织绕成了圈，请核对。")
        done[reading.row] = judge.refused(reading, (problem,))
    plan.rows = [done[row] for row in sorted(done)]
    return plan


class _Judge:
    """Places one organization after the other into a plan."""

    def __init__(self, layout: OrganizationLayout, plan: Plan, *, may_build_root: bool) -> None:
        self.layout = layout
        self.plan = plan
        self.may_build_root = may_build_root

    def problem(self, at: OrganizationField, code: str, message: str) -> Problem:
        return Problem(self.layout.header(at), f"roster.{code}", message, "")

    def refused(self, reading: OrganizationReading, problems: tuple[Problem, ...]) -> Judged:
        return self._judged(reading, Verdict.REFUSED, reading.problems + problems)

    def place(self, reading: OrganizationReading) -> Judged:
        """The verdict on a row whose parent has been judged."""
        entry = reading.entry
        if entry is None:
            return self.refused(reading, ())
        there = self.plan.places.get(entry.name)
        if there is not None:
            return self._compare(reading, entry, there)
        parent = self._parent(entry)
        if isinstance(parent, Problem):
            return self.refused(reading, (parent,))
        node = _node(entry, None if parent is None else parent.id)
        self.plan.places[entry.name] = Place(
            node.id, node.name, node.short_name, node.kind, node.parent_id, may_build_below=True
        )
        return self._judged(reading, Verdict.MENDED if reading.problems else Verdict.NEW, reading.problems, node)

    def _compare(self, reading: OrganizationReading, entry: OrganizationEntry, there: Place) -> Judged:
        if there.kind is entry.kind:
            return self._judged(reading, Verdict.UNCHANGED, ())
        message = "组织类别与登记的不同，请在党组织页面办理调整。"
        return self.refused(reading, (self.problem(OrganizationField.KIND, "kind_differs", message),))

    def _parent(self, entry: OrganizationEntry) -> Place | Problem | None:
        if not entry.parent:
            if self.may_build_root:
                return None
            return self.problem(OrganizationField.PARENT, "parent_empty", "上级党组织是空的，请填写全称。")
        parent = self.plan.places.get(entry.parent)
        if parent is None:
            found = self.plan.names().find(entry.parent)
            parent = self.plan.places[found.organization.name] if isinstance(found, Found) else None
        if parent is None:
            message = f"没有叫“{entry.parent}”的上级党组织，或它没有被接收，请核对。"
            return self.problem(OrganizationField.PARENT, "parent_unknown", message)
        if not parent.may_build_below:
            message = "您不能在这个上级党组织下面新设党组织，请由组织委员或管理员导入。"
            return self.problem(OrganizationField.PARENT, "parent_not_yours", message)
        if not may_stand_below(entry.kind, parent.kind):
            return self.problem(OrganizationField.KIND, "kind_below", "这类党组织不能设在这个上级党组织下面，请核对。")
        return parent

    def _judged(
        self, reading: OrganizationReading, verdict: Verdict, problems: tuple[Problem, ...], node: Node | None = None
    ) -> Judged:
        staged = Staged(reading.name, problems, node=node)
        return Judged(ListKind.ORGANIZATIONS, self.layout.sheet, reading.row, verdict, staged)


def _node(entry: OrganizationEntry, parent_id: UUID | None) -> Node:
    return Node(
        id=new_id(),
        parent_id=parent_id,
        name=entry.name,
        short_name=(entry.short_name or short_name(entry.name))[:MAX_SHORT_NAME],
        kind=entry.kind,
        sector=entry.sector,
        is_temporary=entry.is_temporary,
        national_code=entry.national_code,
        phone=entry.phone,
        founded_on=entry.founded_on,
        elected_on=entry.elected_on,
        term_years=entry.term_years,
    )
