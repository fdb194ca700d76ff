"""The appraisals that the demo town has held: of the two quarters before this one, whatever the day on which it is made."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from app.core import clock
from app.core.db import Database
from app.core.settings import settings
from app.sandbox import places
from app.sandbox.appraisals import quarter_before
from app.sandbox.seeding import Template
from app.surveys.models import Survey
from app.surveys.rules import SurveyTemplate

LATE = date(2026, 12, 30)  # 91 days before it, and 182, lie in one quarter


def test_every_day_of_a_year_the_quarters_before_it_are_two_others() -> None:
    first, common_and_leap = date(2027, 1, 1), 365 + 366
    for day in (first + timedelta(days=number) for number in range(common_and_leap)):
        held = [quarter_before(day, before) for before in (2, 1)]
        now = (day.year, (day.month + 2) // 3)
        places_in_time = [4 * year + quarter for year, quarter in (*held, now)]
        assert places_in_time == list(range(places_in_time[-1] - 2, places_in_time[-1] + 1)), day
        assert {quarter for _, quarter in held} <= {1, 2, 3, 4}


class ThatDay:
    """Stands for `datetime` in the clock: the true time of a machine whose day is `LATE`."""

    ahead = datetime.combine(LATE, datetime.min.time(), clock.BEIJING) + timedelta(hours=12) - datetime.now(UTC)

    @classmethod
    def now(cls, zone: object) -> datetime:
        assert zone is UTC
        return datetime.now(UTC) + cls.ahead


@pytest.mark.once
def test_the_town_is_made_on_the_day_before_the_last_of_a_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    monkeypatch.setattr(places, "HOME", tmp_path)
    monkeypatch.setattr(settings(), "data_dir", str(tmp_path))
    monkeypatch.setattr(clock, "datetime", ThatDay)

    template = Template(has_town=True)
    template.make()
    template.fill(database)

    with database.transaction() as session:
        held = session.exec(
            select(Survey.year, Survey.quarter, Survey.status)
            .where(Survey.template == SurveyTemplate.APPRAISAL)
            .order_by(col(Survey.year), col(Survey.quarter))
        ).all()
    assert held == [(2026, 2, "published"), (2026, 3, "proposed")]
