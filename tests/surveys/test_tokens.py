"""Who asks for tokens in one batch: each gets an answer of their own, whoever else is in it."""

from uuid import UUID, uuid4

from sqlmodel import select

from app.access.models import LoginSession
from app.core.errors import NotSignedIn
from app.surveys import tokens
from app.surveys.errors import BlindedWrong, TokenTaken
from app.surveys.schemas import BallotToken
from app.surveys.tokens import Ask
from tests.surveys.conftest import Hall


def asked(hall: Hall, survey_id: str) -> Ask:
    """What a phone of the member asks for."""
    blinded = hall.phone(survey_id).blinding.blinded_msg
    with hall.session() as s:
        login = s.exec(select(LoginSession).where(LoginSession.member_id == hall.town.members["member"])).all()[-1]
        return Ask(login.account_id, login.id, UUID(survey_id), blinded)


def test_the_first_of_a_batch_gets_the_token_and_the_same_again(hall: Hall) -> None:
    survey_id = hall.opened()
    first, second = asked(hall, survey_id), asked(hall, survey_id)

    with hall.session() as s:
        token, other, again = tokens.write(s.connection(), [first, second, first])

    assert isinstance(token, BallotToken)
    assert token == again
    assert isinstance(other, TokenTaken)
    assert hall.get(f"/surveys/{survey_id}/turnout").json()["issued"] == 1


def test_what_is_refused_spoils_nothing_for_the_rest(hall: Hall) -> None:
    survey_id = hall.opened()
    ask = asked(hall, survey_id)
    stranger, elsewhere = ask._replace(account_id=uuid4()), ask._replace(survey_id=uuid4())

    with hall.session() as s:
        answers = tokens.write(
            s.connection(), [ask._replace(blinded=b"no number of the key"), stranger, elsewhere, ask]
        )

    assert [type(answer) for answer in answers] == [BlindedWrong, NotSignedIn, type(None), BallotToken]
    assert hall.get(f"/surveys/{survey_id}/turnout").json()["issued"] == 1
