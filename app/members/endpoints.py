"""Members over HTTP, and what is about people in an organization: posts and party groups."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from app.access.bearer import caller_account
from app.access.guard import MemberDep, Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.core.ratelimit import Limit, limited
from app.core.schemas import line
from app.members import appointments, contact, dates, party_groups, queries, reveal, service, status_changes
from app.members.queries import Filter
from app.members.rules import Category, Status
from app.members.schemas import (
    AccessRead,
    AffiliationRead,
    AppointmentCreate,
    AppointmentEnd,
    AppointmentRead,
    ContactCommand,
    DateCorrection,
    DuesPaidThrough,
    LedgerEntryRead,
    MemberCreate,
    MemberItem,
    MemberRead,
    MemberUpdate,
    OwnRecord,
    PartyGroupCreate,
    PartyGroupRead,
    PartyGroupUpdate,
    Revealed,
    RevealRequest,
    StatusChangeCommand,
)
from app.organizations import service as organizations

router = Router(tags=["members"])
Reader = Annotated[Scope, require(Permission.MEMBERS_READ)]
Writer = Annotated[Scope, require(Permission.MEMBERS_WRITE)]
Revealer = Annotated[Scope, require(Permission.MEMBERS_REVEAL)]
PlaceReader = Annotated[Scope, require(Permission.ORGANIZATIONS_READ)]
PlaceWriter = Annotated[Scope, require(Permission.ORGANIZATIONS_WRITE)]
AsOf = Annotated[date | None, Query(description="按哪一天的情况")]
REVEALS = Limit("reveal", 60, timedelta(minutes=10))


def roster_filter(
    scope: Reader,
    session: SessionDep,
    organization_id: Annotated[UUID | None, Query(description="这个党组织和全部下级")] = None,
    category: Category | None = None,
    status: Annotated[Status | None, Query(description="不填是正常和停止党籍的")] = None,
    q: Annotated[
        Annotated[str, line(40, least=0)] | None, Query(description="姓名开头，或完整的公民身份号码、手机号")
    ] = None,
) -> Filter:
    """The filters of a roster page, their place within the caller's scope."""
    path = None if organization_id is None else organizations.get(session, scope, organization_id).path
    return Filter(path, category, status, q)


@router.get("/members", response_model=Page[MemberItem])
def list_members(
    wanted: Annotated[Filter, Depends(roster_filter)],
    scope: Reader,
    session: SessionDep,
    page: PageDep,
    as_of: AsOf = None,
) -> Page[MemberItem]:
    """花名册，按党组织顺序"""
    return queries.roster(session, scope, wanted, as_of, page)


@router.post("/members", response_model=MemberRead, status_code=201)
def create_member(
    data: MemberCreate, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> MemberRead:
    """登记党员"""
    row = once.run(
        scope.who.id, lambda: service.create(session, scope, data), lambda key: service.get(session, scope, key)
    )
    return queries.read(session, scope, tagged(response, row))


@router.get("/members/{member_id}", response_model=MemberRead)
def get_member(member_id: UUID, scope: Reader, session: SessionDep, response: Response) -> MemberRead:
    """一位党员，号码已遮盖"""
    return queries.read(session, scope, tagged(response, service.get(session, scope, member_id)))


@router.patch("/members/{member_id}", response_model=MemberRead)
def update_member(
    member_id: UUID, data: MemberUpdate, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> MemberRead:
    """修改党员的一般信息"""
    row = service.update(session, scope, member_id, data, seen=seen)
    return queries.read(session, scope, tagged(response, row))


@router.post("/members/{member_id}/status-changes", response_model=MemberRead)
def change_member_status(
    member_id: UUID,
    data: StatusChangeCommand,
    scope: Writer,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> MemberRead:
    """登记转正、延长预备期、停止和恢复党籍、出党、去世、其他减少、留党察看和它的结束"""
    row = status_changes.change(session, scope, member_id, data, seen=seen)
    return queries.read(session, scope, tagged(response, row))


@router.post("/members/{member_id}/date-corrections", response_model=MemberRead)
def correct_member_dates(
    member_id: UUID, data: DateCorrection, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> MemberRead:
    """更正入党日期、转正日期和党龄校正值：要写明依据，台账一并冲销重记"""
    row = dates.correct(session, scope, member_id, data, seen=seen)
    return queries.read(session, scope, tagged(response, row))


@router.post("/members/{member_id}/contact-changes", response_model=MemberRead)
def change_member_contact(
    member_id: UUID, data: ContactCommand, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> MemberRead:
    """登记流动、失去联系和恢复联系"""
    row = contact.change(session, scope, member_id, data, seen=seen)
    return queries.read(session, scope, tagged(response, row))


@router.put("/members/{member_id}/dues-paid-through", response_model=MemberRead)
def record_member_dues(
    member_id: UUID, data: DuesPaidThrough, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> MemberRead:
    """登记党费交到哪个月"""
    row = service.record_dues(session, scope, member_id, data.month, seen=seen)
    return queries.read(session, scope, tagged(response, row))


@router.get("/members/{member_id}/affiliations", response_model=Page[AffiliationRead])
def list_member_affiliations(
    member_id: UUID, scope: Reader, session: SessionDep, page: PageDep
) -> Page[AffiliationRead]:
    """历次组织关系"""
    return queries.affiliations(session, service.get(session, scope, member_id), page)


@router.get("/members/{member_id}/events", response_model=Page[LedgerEntryRead])
def list_member_events(member_id: UUID, scope: Reader, session: SessionDep, page: PageDep) -> Page[LedgerEntryRead]:
    """党籍台账：每次变化、依据和经办人"""
    return queries.ledger_of(session, service.get(session, scope, member_id), page)


@router.get("/members/{member_id}/accesses", response_model=Page[AccessRead])
def list_member_accesses(member_id: UUID, scope: Reader, session: SessionDep, page: PageDep) -> Page[AccessRead]:
    """谁看过这位党员的完整信息"""
    return reveal.accesses(session, service.get(session, scope, member_id).id, page)


@router.post("/members/{member_id}/reveal", response_model=Revealed, dependencies=[limited(REVEALS, caller_account)])
def reveal_member(member_id: UUID, data: RevealRequest, scope: Revealer, session: SessionDep) -> Revealed:
    """查看完整信息：要写明事由，会留下记录并给本人看"""
    return reveal.reveal(session, scope, member_id, data)


@router.get("/me/member", response_model=OwnRecord)
def get_own_record(actor: MemberDep, session: SessionDep) -> OwnRecord:
    """我的党员信息，号码已遮盖"""
    return queries.own(service.own(session, actor))


@router.get("/me/accesses", response_model=Page[AccessRead])
def list_own_accesses(actor: MemberDep, session: SessionDep, page: PageDep) -> Page[AccessRead]:
    """谁看过我的完整信息"""
    return reveal.accesses(session, service.own(session, actor).id, page)


@router.get("/organizations/{organization_id}/appointments", response_model=Page[AppointmentRead])
def list_appointments(
    organization_id: UUID, scope: PlaceReader, session: SessionDep, page: PageDep, as_of: AsOf = None
) -> Page[AppointmentRead]:
    """在任的职务；给出日期时是那一天在任的"""
    return appointments.page_of(session, organizations.get(session, scope, organization_id).id, as_of, page)


@router.post("/organizations/{organization_id}/appointments", response_model=AppointmentRead, status_code=201)
def appoint_member(
    organization_id: UUID,
    data: AppointmentCreate,
    scope: PlaceWriter,
    session: SessionDep,
    once: OnceDep,
    response: Response,
) -> AppointmentRead:
    """办理任职，同时开通相应权限"""
    row = once.run(
        scope.who.id,
        lambda: appointments.appoint(session, scope, organization_id, data),
        lambda key: appointments.get(session, scope, organization_id, key),
    )
    return appointments.read(session, tagged(response, row))


@router.post("/organizations/{organization_id}/appointments/{appointment_id}/end", response_model=AppointmentRead)
def end_appointment(
    organization_id: UUID,
    appointment_id: UUID,
    data: AppointmentEnd,
    scope: PlaceWriter,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> AppointmentRead:
    """办理离任，同时收回相应权限"""
    row = appointments.get(session, scope, organization_id, appointment_id)
    return tagged(response, appointments.end(session, scope, row, data, seen=seen))


@router.get("/organizations/{organization_id}/party-groups", response_model=Page[PartyGroupRead])
def list_party_groups(
    organization_id: UUID, scope: PlaceReader, session: SessionDep, page: PageDep
) -> Page[PartyGroupRead]:
    """支部的党小组"""
    return party_groups.page_of(session, organizations.get(session, scope, organization_id).id, page)


@router.post("/organizations/{organization_id}/party-groups", response_model=PartyGroupRead, status_code=201)
def create_party_group(
    organization_id: UUID,
    data: PartyGroupCreate,
    scope: PlaceWriter,
    session: SessionDep,
    once: OnceDep,
    response: Response,
) -> PartyGroupRead:
    """划分党小组"""
    row = once.run(
        scope.who.id,
        lambda: party_groups.create(session, scope, organization_id, data),
        lambda key: party_groups.get(session, scope, key),
    )
    return party_groups.read(session, tagged(response, row))


@router.patch("/party-groups/{group_id}", response_model=PartyGroupRead)
def update_party_group(
    group_id: UUID,
    data: PartyGroupUpdate,
    scope: PlaceWriter,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> PartyGroupRead:
    """修改党小组的名称和组长"""
    row = party_groups.update_group(session, scope, group_id, data, seen=seen)
    return party_groups.read(session, tagged(response, row))


@router.post("/party-groups/{group_id}/end", response_model=PartyGroupRead)
def end_party_group(
    group_id: UUID, scope: PlaceWriter, session: SessionDep, seen: IfMatch, response: Response
) -> PartyGroupRead:
    """撤销党小组，党员仍在支部"""
    row = party_groups.end(session, scope, group_id, seen=seen)
    return party_groups.read(session, tagged(response, row))
