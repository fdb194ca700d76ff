"""The floor of the framework: one FastAPI endpoint with a body and a response model, no sign-in, no database."""

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class CheckIn(BaseModel):
    token: str


class Answer(BaseModel):
    id: str
    activity_id: str
    member_id: str
    state: str
    at: str
    repeated: bool


@app.get("/readyz")
async def ready() -> dict[str, str]:
    return {}


@app.post("/api/v1/check-ins", response_model=Answer, status_code=201)
async def check_in(data: CheckIn) -> Answer:
    return Answer(
        id=data.token, activity_id="1", member_id="1", state="present", at="2026-03-05T06:30:00Z", repeated=False
    )
