"""民主评议 of a quarter for all branches of a place at once: looked at first, then made as it was shown."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from app.access.guard import Scope
from app.organizations import service as organizations
from app.organizations.models import Organization
from app.surveys import freezing, queries, rules, service
from app.surveys.errors import PreviewChanged
from app.surveys.queries import Voter
from app.surveys.rules import SurveyTemplate
from app.surveys.schemas import PlannedRound, RoundApply, RoundPlan, RoundPreview, RoundsMade, SurveyCreate


def preview(session: Session, scope: Scope, plan: RoundPlan) -> RoundPreview:
    """What would be made, branch by branch. Raises `NotThere` (404) for a place out of reach."""
    place = organizations.get_standing(session, scope, plan.organization_id)
    branches = queries.branches(session, place.path)
    ids = [branch.id for branch in branches]
    known, rolls = queries.of_quarter(session, ids, plan.year, plan.quarter), queries.voters(session, ids)
    planned = [_planned(plan, branch, rolls[branch.id], exists=branch.id in known) for branch in branches]
    return RoundPreview(branches=planned, digest=_digest(plan, planned))


def apply(session: Session, scope: Scope, data: RoundApply) -> RoundsMade:
    """Draft and freeze what was shown, in one transaction. Raises `PreviewChanged` (409) when it would be something else by now."""
    plan = RoundPlan.model_validate(data.model_dump(exclude={"digest"}))
    shown = preview(session, scope, plan)
    if shown.digest != data.digest:
        raise PreviewChanged()
    wanted = [one.organization_id for one in shown.branches if one.mode is not None and not one.exists]
    return RoundsMade(survey_ids=[_make(session, scope, plan, branch_id) for branch_id in wanted])


def _planned(plan: RoundPlan, branch: Organization, voters: Sequence[Voter], *, exists: bool) -> PlannedRound:
    rated = len(freezing.rated(voters))
    mode = rules.mode_of(len(voters), confidential_if_small=plan.confidential_if_small) if rated else None
    return PlannedRound(
        organization_id=branch.id,
        organization_name=branch.name,
        eligible=len(voters),
        rated=rated,
        mode=mode,
        exists=exists,
    )


def _digest(plan: RoundPlan, planned: Sequence[PlannedRound]) -> str:
    """Changes with what was asked for and with what would come of it."""
    parts = [plan.model_dump_json(), *(one.model_dump_json() for one in planned)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _make(session: Session, scope: Scope, plan: RoundPlan, branch_id: UUID) -> UUID:
    asked = plan.model_dump(exclude={"organization_id"})
    data = SurveyCreate(organization_id=branch_id, template=SurveyTemplate.APPRAISAL, **asked)
    return freezing.freeze(session, scope, service.create(session, scope, data).id).id
