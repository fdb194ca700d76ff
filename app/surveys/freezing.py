"""Before a round opens: the roll, the sheet and the electorates are fixed, and each electorate gets its key."""

import os
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session

from app.access.guard import Scope
from app.core import events
from app.core.crypto import keyring
from app.core.db import Database
from app.core.who import SYSTEM
from app.organizations.models import Organization
from app.surveys import ballots, blind_rsa, queries, rules, service, sheet
from app.surveys.cutting import cut
from app.surveys.errors import NobodyToRate, NobodyToVote
from app.surveys.events import SurveyFrozen, SurveyKeysAnnounced
from app.surveys.models import Cell, CellMember, Survey
from app.surveys.namesakes import titles
from app.surveys.queries import Voter
from app.surveys.rules import Action, SurveyMode, SurveyStatus, SurveyTemplate
from app.surveys.sheet import Item, ItemKind

LABEL_MOST = 200


class Electorate(NamedTuple):
    """Branches that vote together, and who votes there."""

    branches: Sequence[Organization]
    voters: Sequence[Voter]


def freeze(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """Fix who votes, whom and what they mark, and in which electorates. The keys are made right after.

    Raises `WrongState`, `NobodyToVote`, `NobodyToRate` (409).
    """
    row = service.get_held(session, scope, survey_id)
    rules.ensure_possible(Action.FREEZE, row.status)
    row.touch(scope.who.label)
    path = service.path_of(session, row)
    electorates = _divide(session, row, queries.branches(session, path))
    voters = [voter for one in electorates for voter in one.voters]
    if not voters:
        raise NobodyToVote()
    smallest = min(len(one.voters) for one in electorates)
    row.mode = rules.mode_of(smallest, confidential_if_small=row.confidential_if_small)
    row.items = [item.model_dump(mode="json") for item in _sheet(row, rated(voters))]
    row.status = SurveyStatus.FROZEN
    for one in electorates:
        _write(session, row, one)
    fact = SurveyFrozen(
        mode=row.mode,
        eligible_count=len(voters),
        item_count=len(row.items),
        cell_count=len(electorates),
        **service.ids(row),
    )
    events.record(session, scope.who, path, fact)
    session.flush()
    return row


def _divide(session: Session, row: Survey, branches: Sequence[Organization]) -> list[Electorate]:
    """Who votes together: in an appraisal everybody of the branch; else branches until they are enough, cut as in the round before."""
    by_branch = queries.voters(session, [branch.id for branch in branches])
    by_path = {branch.path: branch for branch in branches if by_branch[branch.id]}
    cells = [frozenset(by_path)] if by_path else []
    if row.template is not SurveyTemplate.APPRAISAL and by_path:
        sizes = {path: len(by_branch[branch.id]) for path, branch in by_path.items()}
        cells = cut(sizes, _kept(session, row, by_path))
    places = [[by_path[path] for path in sorted(cell)] for cell in cells]
    return [Electorate(place, [voter for branch in place for voter in by_branch[branch.id]]) for place in places]


def _kept(session: Session, row: Survey, by_path: Mapping[str, Organization]) -> list[frozenset[str]]:
    """The electorates of the last round of this kind here, as far as their branches still stand."""
    paths = {str(branch.id): path for path, branch in by_path.items()}
    return [
        frozenset(paths[one] for one in cell.organization_ids if one in paths)
        for cell in queries.cells_before(session, row)
    ]


def rated(voters: Collection[Voter]) -> list[Voter]:
    """Who is appraised: full members in good standing, whoever they vote with."""
    return [voter for voter in voters if voter.is_full]


def _sheet(row: Survey, people: Collection[Voter]) -> list[Item]:
    asked = [
        sheet.question(number, ItemKind(one["kind"]), one["title"], one["options"], one.get("most_ticks"))
        for number, one in enumerate(row.questions, 1)
    ]
    if row.template is not SurveyTemplate.APPRAISAL:
        return asked
    if not people:
        raise NobodyToRate()
    called = titles(people)
    return [sheet.person(str(one.member_id), called[one.member_id]) for one in people] + asked


def _write(session: Session, row: Survey, electorate: Electorate) -> None:
    cell = Cell(
        survey_id=row.id,
        label="、".join(branch.short_name for branch in electorate.branches)[:LABEL_MOST],
        organization_ids=[str(branch.id) for branch in electorate.branches],
        eligible_count=len(electorate.voters),
    )
    session.add(cell)
    session.flush()
    lines = [{"survey_id": row.id, "member_id": voter.member_id, "cell_id": cell.id} for voter in electorate.voters]
    session.execute(insert(CellMember), lines)


def make_keys(database: Database, survey_id: UUID) -> None:
    """Give each electorate of a frozen round its key, and put their fingerprints on record.

    Keys take a moment each, so they are made outside of transactions. Done again, it makes what is missing and announces once.
    """
    with database.transaction(writes=False) as session:
        row = session.get_one(Survey, survey_id)
        waiting = [cell.id for cell in queries.cells(session, survey_id) if cell.public_key is None]
        is_wanted = row.status is SurveyStatus.FROZEN and row.mode is not SurveyMode.PAPER
    if not is_wanted or not waiting:
        return
    keys = {cell_id: blind_rsa.generate_key() for cell_id in waiting}
    with database.transaction() as session:
        store_keys(session, session.get_one(Survey, survey_id), keys)


def store_keys(session: Session, row: Survey, keys: dict[UUID, bytes]) -> None:
    """Seal the private keys (PKCS#8 DER, by electorate) and the key of the ballots, and announce the public ones, unless that was done."""
    if row.status is not SurveyStatus.FROZEN or row.ballot_key_sealed is not None:
        return
    cells = queries.cells(session, row.id)
    for cell in cells:
        cell.public_key = blind_rsa.public_key_of(keys[cell.id])
        cell.fingerprint = blind_rsa.fingerprint(cell.public_key)
        cell.private_key_sealed = keyring().seal("cell.private_key", cell.id, keys[cell.id].hex())
    row.ballot_key_sealed = keyring().seal("survey.ballot_key", row.id, os.urandom(ballots.KEY_BYTES).hex())
    row.touch(SYSTEM.label)
    fact = SurveyKeysAnnounced(fingerprints={str(cell.id): cell.fingerprint for cell in cells}, **service.ids(row))
    events.record(session, SYSTEM, service.path_of(session, row), fact)
