"""Who is signed in."""

from app.access.guard import ActorDep
from app.core.db import SessionDep
from app.core.http import Router
from app.home import queries
from app.home.schemas import MeRead

router = Router(tags=["me"])


@router.get("/me")
def read_me(actor: ActorDep, session: SessionDep) -> MeRead:
    """我是谁：本人、职务和所在党组织，以及等我办的有几件。"""
    return queries.me(session, actor)
