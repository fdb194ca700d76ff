"""Local rules: dated values, set for an organization and everything below it that sets none of its own."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission
from app.core import clock, events
from app.core.pagination import Page
from app.organizations.errors import DateOutOfOrder, SettingOutOfBounds, SettingUnknown
from app.organizations.events import SettingsChanged
from app.organizations.models import Organization, Setting
from app.organizations.rules import SETTINGS
from app.organizations.schemas import SettingRead, SettingsChange


def ancestors(path: str) -> list[str]:
    """A path and every path above it, the nearest first."""
    steps = path.strip("/").split("/")
    return [f"/{'/'.join(steps[:depth])}/" for depth in range(len(steps), 0, -1)]


def value(session: Session, organization: Organization, key: str) -> int:
    """The value in force today for an organization: its own, the nearest one above, or the default."""
    return values(session, [organization.path], [key])[organization.path, key]


def values(session: Session, paths: Sequence[str], keys: Sequence[str]) -> dict[tuple[str, str], int]:
    """The values in force today by path and key, in one query."""
    found = _rows(session, paths, keys)
    effective = {}
    for path in paths:
        for key in keys:
            row = _nearest(found, path, key)
            effective[path, key] = SETTINGS[key].default if row is None or row.value is None else row.value
    return effective


def page_of(session: Session, organization: Organization) -> Page[SettingRead]:
    """Every local rule with its value in force and where that comes from."""
    found = _rows(session, [organization.path], list(SETTINGS))
    answers = []
    for key, kind in SETTINGS.items():
        row = _nearest(found, organization.path, key)
        held = {"value": kind.default} if row is None else {"value": row.value}
        place = {} if row is None else {"set_by_id": row.organization_id, "starts_on": row.starts_on}
        bounds = {"title": kind.title, "default": kind.default, "least": kind.least, "most": kind.most}
        answers.append(
            SettingRead.model_validate({"key": key, "set_by_id": None, "starts_on": None} | bounds | held | place)
        )
    return Page[SettingRead](items=answers, next_cursor=None)


def change(
    session: Session, scope: Scope, organization: Organization, data: SettingsChange, *, seen: int
) -> Organization:
    """Set local rules from a day on, today or later, so that yesterday stays as it was.

    They have the version of their organization. Raises `SettingUnknown`, `SettingOutOfBounds`, `DateOutOfOrder`, `Outdated` (412).
    """
    scope.ensure(organization.path, Permission.ORGANIZATIONS_READ)
    organization.touch(scope.who.label, expected=seen)
    starts_on = data.starts_on or clock.today()
    if starts_on < clock.today():
        raise DateOutOfOrder(earliest=clock.today(), latest="以后", pointer="/starts_on")
    for key, wanted in data.values.items():
        _check(key, wanted)
        _put(session, organization.id, key, wanted, starts_on)
    fact = SettingsChanged(organization_id=organization.id, keys=sorted(data.values), starts_on=starts_on)
    events.record(session, scope.who, organization.path, fact, notes={"values": data.values})
    session.flush()
    return organization


def _check(key: str, wanted: int | None) -> None:
    kind = SETTINGS.get(key)
    if kind is None:
        raise SettingUnknown(key=key[:40], pointer="/values")
    if wanted is not None and not kind.least <= wanted <= kind.most:
        raise SettingOutOfBounds(key=key, title=kind.title, least=kind.least, most=kind.most, pointer=f"/values/{key}")


def _put(session: Session, organization_id: UUID, key: str, wanted: int | None, starts_on: date) -> None:
    row = session.exec(
        select(Setting).where(
            Setting.organization_id == organization_id, Setting.key == key, Setting.starts_on == starts_on
        )
    ).first()
    if row is None:
        row = Setting(organization_id=organization_id, key=key, starts_on=starts_on)
    row.value = wanted
    session.add(row)


Held = dict[tuple[str, str], Setting]


def _rows(session: Session, paths: Iterable[str], keys: Sequence[str]) -> Held:
    """The newest row in force of each place and key, of these paths and all above them."""
    places = {place for path in paths for place in ancestors(path)}
    statement = (
        select(Organization.path, Setting)
        .join(Setting, col(Setting.organization_id) == Organization.id)
        .where(col(Organization.path).in_(places), col(Setting.key).in_(keys), Setting.starts_on <= clock.today())
        .order_by(col(Setting.starts_on))
    )
    return {(path, row.key): row for path, row in session.exec(statement)}


def _nearest(found: Held, path: str, key: str) -> Setting | None:
    held = (found.get((place, key)) for place in ancestors(path))
    return next((row for row in held if row is not None and row.value is not None), None)
