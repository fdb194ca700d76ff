"""Sealed slips as people meet them: printed, drawn from a pile, and used on a phone that nobody has signed in on."""

import hashlib
import re
from typing import Any
from uuid import UUID

import httpx
import pypdfium2
from sqlmodel import Session

from app.core import base64url
from app.surveys.models import Cell
from app.surveys.models_slips import SlipBatch
from tests.surveys import phone
from tests.surveys.conftest import Hall, a_questionnaire
from tests.surveys.voter import API, public_der

CODE = re.compile(r"\b[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}\b")


def codes_on(answer: httpx.Response) -> list[str]:
    """The codes on the slips of a document."""
    assert answer.status_code == 200, answer.text
    pages = pypdfium2.PdfDocument(answer.content)
    return [code for page in pages for code in CODE.findall(page.get_textpage().get_text_range())]


def a_batch_of_slips(session: Session, organization_id: UUID) -> SlipBatch:
    """Of a round of its own, straight into the database."""
    survey = a_questionnaire(organization_id)
    cell = Cell(survey_id=survey.id, label="", organization_ids=[], eligible_count=1)
    for row in (survey, cell):
        session.add(row)
        session.flush()
    return SlipBatch(survey_id=survey.id, cell_id=cell.id, printed=1, printed_by_label="某人")


class Pile:
    """The slips of a round of the branch `east`, printed before it opened."""

    def __init__(self, hall: Hall, count: int = 4, **changes: Any) -> None:
        self.hall = hall
        self.survey_id = hall.drafted(**changes)
        self.path = f"/surveys/{self.survey_id}/slips"
        hall.done(self.survey_id, "freeze")
        self.answer = self.print(count)
        self.codes = codes_on(self.answer)

    @property
    def cell(self) -> dict[str, Any]:
        """What its keepers see of the one electorate."""
        return dict(self.hall.get(self.path).json()["cells"][0])

    def print(self, count: int = 4, who: str = "secretary", **changes: Any) -> httpx.Response:
        body = {"cell_id": self.cell["cell_id"], "count": count} | changes
        return self.hall.post(self.path, who, **body)

    def opened(self) -> "Pile":
        self.hall.done(self.survey_id, "open")
        return self

    def draw(self, who: str, by: str = "secretary") -> httpx.Response:
        return self.hall.post(f"{self.path}/draws", by, member_id=str(self.hall.town.members[who]))

    def act(self, action: str, who: str = "secretary", seen: int | None = None, **body: Any) -> httpx.Response:
        """Do something with the batch, by the version that stands or one that was seen."""
        batch = self.cell["batch"]
        headers = {"If-Match": f'"{batch["version"] if seen is None else seen}"'}
        return self.hall.client.as_(who).post(f"{API}/slip-batches/{batch['id']}/{action}", json=body, headers=headers)

    def settled(self, returned: int, spoiled: int = 0) -> None:
        """By two people."""
        assert self.act("settle", returned=returned, spoiled=spoiled).status_code == 200
        assert self.act("confirm", "officer").status_code == 200


class Holder:
    """Somebody with a slip, at a phone of anybody's."""

    def __init__(self, nobody: httpx.Client, code: str) -> None:
        self._nobody = nobody
        self._code = code
        answer = self.look()
        assert answer.status_code == 200, answer.text
        self.sheet: dict[str, Any] = answer.json()
        self._key = public_der(self.sheet["key"]["jwk"])
        survey, cell = self.sheet["survey_id"], self.sheet["cell_id"]
        self._blinding = phone.blind(self._key, phone.prepare(UUID(survey), UUID(cell)))

    @property
    def receipt(self) -> str:
        return hashlib.sha256(self._blinding.prepared_msg).hexdigest()

    def look(self, headers: dict[str, str] | None = None) -> httpx.Response:
        return self._nobody.post(f"{API}/ballot-slips", json={"code": self._code}, headers=headers)

    def ask(self, headers: dict[str, str] | None = None) -> httpx.Response:
        body = {"code": self._code, "blinded_msg": base64url.encode(self._blinding.blinded_msg)}
        return self._nobody.post(f"{API}/ballot-slips/tokens", json=body, headers=headers)

    def cast(self, token: httpx.Response, marks: dict[str, str]) -> httpx.Response:
        """Cast a ballot, as everybody does."""
        assert token.status_code == 200, token.text
        signature = phone.finalize(self._key, self._blinding, base64url.decode(token.json()["blind_sig"]))
        body = {
            "survey_id": self.sheet["survey_id"],
            "cell_id": self.sheet["cell_id"],
            "prepared_msg": base64url.encode(self._blinding.prepared_msg),
            "signature": base64url.encode(signature),
            "answers": [{"item_id": item, "value": value} for item, value in marks.items()],
        }
        return self._nobody.post(f"{API}/ballots", json=body)

    def vote(self, value: str = "qualified") -> str:
        """Take the token and cast, the same mark for everybody; answers the receipt."""
        cast = self.cast(self.ask(), {item["id"]: value for item in self.sheet["items"]})
        assert cast.status_code == 201, cast.text
        return str(cast.json()["receipt"])
