"""The application: engine, handlers, routers. The only list of domains."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

from fastapi import APIRouter, Depends, FastAPI

from app.access import clients, keys
from app.access.declared import check_routes
from app.accounts import endpoints as accounts_endpoints
from app.accounts import endpoints_grants as grants_endpoints
from app.accounts import endpoints_identity as identity_endpoints
from app.accounts import endpoints_staff as staff_endpoints
from app.accounts import jobs as accounts_jobs
from app.activities import check_ins
from app.activities import endpoints as activities_endpoints
from app.activities import endpoints_attendance as attendance_endpoints
from app.activities import endpoints_check_in as check_in_endpoints
from app.activities import jobs as activities_jobs
from app.audit import endpoints as audit_endpoints
from app.audit import jobs as audit_jobs
from app.core import http
from app.core.crypto import keyring
from app.core.db import Database
from app.core.http import API
from app.core.settings import settings
from app.corrections import endpoints as corrections_endpoints
from app.feedback import endpoints as feedback_endpoints
from app.home import endpoints as home_endpoints
from app.identity import endpoints as card_endpoints
from app.identity import jobs as card_jobs
from app.identity import verifications
from app.integration import endpoints as integration_endpoints
from app.integration import jobs as integration_jobs
from app.integration.errors import TokenRefused
from app.members import endpoints as members_endpoints
from app.notifications import endpoints as notifications_endpoints
from app.notifications import jobs as notifications_jobs
from app.notifications import jobs_surveys as survey_notices
from app.notifications import jobs_transfers as transfer_notices
from app.operations import endpoints as operations_endpoints
from app.operations import jobs as operations_jobs
from app.operations.client_files import ClientFiles
from app.organizations import endpoints as organizations_endpoints
from app.privacy import endpoints as privacy_endpoints
from app.roster import endpoints as roster_endpoints
from app.roster import jobs as roster_jobs
from app.surveys import endpoints as surveys_endpoints
from app.surveys import endpoints_appeals as appeals_endpoints
from app.surveys import endpoints_ballots as ballots_endpoints
from app.surveys import endpoints_grades as grades_endpoints
from app.surveys import endpoints_slips as slips_endpoints
from app.surveys import endpoints_texts as texts_endpoints
from app.surveys import jobs as surveys_jobs
from app.surveys.ballots import BallotBox
from app.surveys.tokens import TokenDesk
from app.transfers import endpoints as transfers_endpoints
from app.transfers import endpoints_batches as batches_endpoints
from app.transfers import endpoints_incoming as incoming_endpoints
from app.transfers import endpoints_letters as letters_endpoints
from app.transfers import jobs as transfers_jobs
from app.transfers.scans import FORM_BYTES

# Nobody is to read off when a member took a token, or when a ballot was cast; nor from what a phone asks right before.
UNLOGGED = tuple(
    API + path
    for path in (
        ballots_endpoints.PATH,
        ballots_endpoints.TOKENS,
        *surveys_endpoints.READ_FIRST,
        slips_endpoints.DRAWS,
        *slips_endpoints.USES,
    )
)
ROUTERS: tuple[http.Router, ...] = (
    accounts_endpoints.router,
    identity_endpoints.router,
    staff_endpoints.router,
    grants_endpoints.router,
    home_endpoints.router,
    card_endpoints.router,
    organizations_endpoints.router,
    members_endpoints.router,
    corrections_endpoints.router,
    activities_endpoints.router,
    attendance_endpoints.router,
    feedback_endpoints.router,
    notifications_endpoints.router,
    privacy_endpoints.router,
    roster_endpoints.router,
    incoming_endpoints.router,
    letters_endpoints.router,
    batches_endpoints.router,  # before those that would take its paths for a transfer's id
    batches_endpoints.tree_router,
    transfers_endpoints.router,
    surveys_endpoints.router,
    grades_endpoints.router,
    texts_endpoints.router,
    appeals_endpoints.router,
    slips_endpoints.router,
    integration_endpoints.router,
    audit_endpoints.router,
    operations_endpoints.router,
)
# Imported so that subscriptions and schedules are known wherever events are recorded and jobs are run.
JOBS = (
    accounts_jobs,
    activities_jobs,
    audit_jobs,
    card_jobs,
    integration_jobs,
    notifications_jobs,
    operations_jobs,
    roster_jobs,
    surveys_jobs,
    survey_notices,
    transfer_notices,
    transfers_jobs,
)


def create_app(database: Database | None = None, beside: Sequence[APIRouter] = ()) -> FastAPI:
    """Build the application on a database, by default the one of the settings; `beside` has routes with whole paths.

    Raises `RuntimeError` for a route that declares no policy.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        keyring()  # refuses to start without a root key
        with app.state.database.transaction() as session:
            keys.ensure(session, keys.ACCESS, keys.CARD)
        app.state.access_keys = None
        app.state.is_stopping = False
        with _batch_writers(app):
            yield
        app.state.database.engine.dispose()

    app = http.Application(
        title="党员组织关系与组织生活 API",
        version="1.0.0",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        dependencies=[Depends(clients.admit)],
        telemetry={"tracing": False, "metrics": False, "logs": False},
        responses=http.PROBLEM_RESPONSES,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.database = database or Database(settings().database_url)
    uploads = {
        f"{API}/roster-imports": settings().max_upload_bytes,
        f"{API}/transfers/{{transfer_id}}/scan": FORM_BYTES,
    }
    http.install(app, uploads=uploads, unlogged=UNLOGGED)
    app.exception_handler(TokenRefused)(integration_endpoints.refusal)
    _add_routes(app, beside)
    check_routes(app)
    return app


@contextmanager
def _batch_writers(app: FastAPI) -> Iterator[None]:
    app.state.check_ins = check_ins.writer(app.state.database)
    app.state.verifications = verifications.Writer(app.state.database)
    app.state.tokens = TokenDesk(app.state.database)
    app.state.ballots = BallotBox(app.state.database)
    writers = app.state.check_ins, app.state.verifications, app.state.tokens, app.state.ballots
    for writer in writers:
        writer.start()
    yield
    for writer in writers:
        writer.stop()


def _add_routes(app: FastAPI, beside: Sequence[APIRouter]) -> None:
    """Routes are tried in this order."""
    check_in_endpoints.add_to(app.router, API)
    card_endpoints.add_to(app.router, API)
    ballots_endpoints.add_to(app.router, API)
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    own = operations_endpoints.root_router, card_endpoints.root_router, integration_endpoints.root_router
    for apart in (*own, *beside):
        app.include_router(apart)
    app.mount("/", ClientFiles())
