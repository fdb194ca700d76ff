"""One thing of each kind in each place, by the path parameter that names it."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session

from app.access.models import ApiClient
from app.access.policy import Role
from app.accounts.models import Account, Claim, WechatBinding
from app.accounts.rules import ClaimKind, ClaimStatus, WechatApp
from app.activities.models import Activity, Invitee, LeaveRequest, OfflineCheckIn
from app.activities.rules import ActivityKind, AttendanceState, LeaveKind
from app.core import clock
from app.core.crypto import keyring
from app.core.db import Table
from app.core.events import Event
from app.core.ids import new_id
from app.corrections.models import Correction
from app.corrections.rules import CorrectionField
from app.feedback.models import Feedback
from app.feedback.rules import FeedbackKind
from app.identity.models import Device
from app.organizations.models import AdministrativeGrant, Appointment, PartyGroup, Term
from app.organizations.rules import Post, term_end
from app.roster.models import RosterExport, RosterImport
from app.roster.rules import ExportStatus, ImportStatus
from app.transfers.models import Transfer
from app.transfers.models_batches import TransferBatch
from app.transfers.rules import BatchOperation, TransferKind, TransferReason, TransferStatus, TransferStep
from tests.build import Town
from tests.surveys.conftest import a_round, an_appeal
from tests.surveys.slip import a_batch_of_slips

PLACED = ("east", "west", "far")
WHO = {"east": "member2", "west": "outsider", "far": "stranger"}
DAY = date(2026, 1, 5)
SEALED = "只有经办的人看得到的话"


class Place:
    """What stands in one place, each thing made on first need."""

    def __init__(self, session: Session, town: Town, place: str) -> None:
        self._session = session
        self._town = town
        self.place = place
        self.organization_id = town.organizations[place]
        self.member_id = town.members[WHO[place]]
        self.activity_id = self._add(self._activity())
        session.add(Invitee(activity_id=self.activity_id, member_id=self.member_id))

    def _add(self, row: Table) -> UUID:
        self._session.add(row)
        self._session.flush()
        return row.id

    def _activity(self) -> Activity:
        now = clock.now()
        return Activity(
            organization_id=self.organization_id,
            audience_organization_id=self.organization_id,
            kind=ActivityKind.THEME_DAY,
            title="活动",
            place="会议室",
            starts_at=now,
            ends_at=now + timedelta(hours=2),
            opens_at=now - timedelta(minutes=30),
            late_after=now + timedelta(minutes=15),
            handle=new_id().hex[-16:],
        )

    def ids(self) -> dict[str, UUID]:
        """Path parameter → id of the thing that stands here."""
        makers: dict[str, Callable[[], Table]] = {
            "group_id": lambda: PartyGroup(organization_id=self.organization_id, name="第一党小组"),
            "appointment_id": self._appointment,
            "term_id": self._term,
            "grant_id": self._grant,
            "leave_id": self._leave,
            "check_in_id": self._offline,
            "feedback_id": self._feedback,
            "correction_id": self._correction,
            "claim_id": self._claim,
            "binding_id": self._binding,
            "device_id": self._device,
            "verification_id": self._verification,
            "import_id": self._import,
            "export_id": self._export,
            "client_id": self._api_client,
            "transfer_id": self._transfer,
            "batch_id": self._batch,
            "survey_id": lambda: a_round(self.organization_id),
            "appeal_id": lambda: an_appeal(self._session, self.organization_id, self.member_id, SEALED),
            "slip_batch_id": lambda: a_batch_of_slips(self._session, self.organization_id),
            "account_id": lambda: Account(
                organization_id=self.organization_id, name="职员", username=f"desk-{self.place}", created_at=clock.now()
            ),
        }
        own = {
            "organization_id": self.organization_id,
            "member_id": self.member_id,
            "activity_id": self.activity_id,
            "external_id": new_id(),  # the address book is everybody's: none of it lies inside or outside
        }
        return own | {name: self._add(make()) for name, make in makers.items()}

    def _transfer(self) -> Transfer:
        return Transfer(
            number=new_id().hex[-12:],
            kind=TransferKind.CROSS_PROVINCE,
            status=TransferStatus.PENDING,
            step=TransferStep.FROM_BRANCH,
            member_id=self.member_id,
            source_id=self.organization_id,
            target_text="外省某地",
            route=[
                [TransferStep.FROM_BRANCH, str(self.organization_id)],
                [TransferStep.FROM_COMMITTEE, str(self.organization_id)],
            ],
            has_letter=True,
            holder_id=self.organization_id,
            since=clock.now(),
            due_at=clock.now(),
            reason=TransferReason.JOB,
            created_at=clock.now(),
        )

    def _batch(self) -> TransferBatch:
        return TransferBatch(
            operation=BatchOperation.DISSOLVE,
            organization_id=self.organization_id,
            approver="上级党委",
            reason="合村并组",
            made_by_label="某人",
            created_at=clock.now(),
            expires_at=clock.now() + timedelta(days=1),
        )

    def _device(self) -> Device:
        return Device(
            member_id=self.member_id,
            public_key="",
            label="安卓手机",
            status_index=PLACED.index(self.place),
            created_at=clock.now(),
        )

    def _verification(self) -> Event:
        return Event(
            type="card.verified",
            occurred_at=clock.now(),
            actor_kind="member",
            path=self._town.paths[self.place],
            subject_kind="device",
            subject_id=new_id(),
            member_id=self.member_id,
            data={"result": "valid", "reason": None},
            notes={"purpose": "核对", "role": "支部书记", "organization": "东村党支部"},
        )

    def _appointment(self) -> Appointment:
        return Appointment(
            organization_id=self.organization_id, member_id=self.member_id, post=Post.PUBLICITY_OFFICER, starts_on=DAY
        )

    def _term(self) -> Term:
        end, place, now = term_end(DAY, 3), self.organization_id, clock.now()
        return Term(organization_id=place, number=1, elected_on=DAY, years=3, ends_on=end, created_at=now)

    def _grant(self) -> AdministrativeGrant:
        return AdministrativeGrant(
            organization_id=self.organization_id,
            member_id=self.member_id,
            holder_label="某人",
            role=Role.AUDITOR,
            starts_on=DAY,
            reason="轮岗",
            requested_by=new_id(),
            requested_by_label="某人",
            requested_at=clock.now(),
        )

    def _leave(self) -> LeaveRequest:
        row = LeaveRequest(
            activity_id=self.activity_id,
            member_id=self.member_id,
            kind=LeaveKind.SICK,
            reason_sealed=b"",
            requested_at=clock.now(),
        )
        row.reason_sealed = _sealed("leave_request.reason", row.id)
        return row

    def _offline(self) -> OfflineCheckIn:
        now = clock.now()
        return OfflineCheckIn(
            activity_id=self.activity_id,
            member_id=self.member_id,
            state=AttendanceState.PRESENT,
            at=now,
            scanned_at=now,
            clock_offset_ms=0,
            received_at=now,
        )

    def _feedback(self) -> Feedback:
        row = Feedback(
            number=new_id().hex[-12:],
            kind=next(iter(FeedbackKind)),
            organization_id=self.organization_id,
            content_sealed=b"",
            received_on=DAY,
            due_on=DAY,
        )
        row.content_sealed = _sealed("feedback.content", row.id)
        return row

    def _correction(self) -> Correction:
        row = Correction(
            member_id=self.member_id,
            field=CorrectionField.OCCUPATION,
            new_sealed=b"",
            reason_sealed=b"",
            asked_at=clock.now(),
        )
        row.new_sealed, row.reason_sealed = _sealed("correction.new", row.id), _sealed("correction.reason", row.id)
        return row

    def _claim(self) -> Claim:
        row = Claim(
            app=WechatApp.MINI,
            user_sealed=b"",
            openid_hmac=new_id().bytes,
            kind=ClaimKind.NATIONAL_ID,
            status=ClaimStatus.PENDING,
            member_id=self.member_id,
            created_at=clock.now(),
            expires_at=clock.now() + timedelta(days=7),
        )
        row.user_sealed = _sealed("claim.user", row.id)
        return row

    def _binding(self) -> WechatBinding:
        row = WechatBinding(
            member_id=self.member_id,
            app=WechatApp.MINI,
            openid_sealed=b"",
            openid_hmac=new_id().bytes,
            created_at=clock.now(),
        )
        row.openid_sealed = _sealed("wechat_binding.openid", row.id)
        return row

    def _api_client(self) -> ApiClient:
        return ApiClient(
            organization_id=self.organization_id,
            name="县平台",
            purpose="核对身份",
            scopes=["members:read"],
            networks=[],
            requests_per_minute=60,
            public_keys=[],
            created_at=clock.now(),
        )

    def _import(self) -> RosterImport:
        path = self._town.paths[self.place]
        return RosterImport(
            status=ImportStatus.READY,
            file_name="名册.xlsx",
            path=path,
            roots=[path],
            can_build_tree=False,
            created_at=clock.now(),
            is_by_member=True,
            created_by_label="某人",
        )

    def _export(self) -> RosterExport:
        return RosterExport(
            organization_id=self.organization_id,
            path=self._town.paths[self.place],
            reason="年报",
            is_full=True,
            status=next(iter(ExportStatus)),
            requested_by=new_id(),
            requested_by_label="某人",
            requested_at=clock.now(),
        )


def _sealed(label: str, row_id: UUID) -> bytes:
    return keyring().seal(label, row_id, SEALED)
