"""Sealed slips for members without a phone: from the printer to the board, with their numbers settled by two."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pypdfium2
import zxingcpp
from sqlmodel import select

from app.core import clock
from app.core.settings import settings
from app.surveys.ballots import SLIPS
from app.surveys.jobs import LOOK_EVERY
from app.surveys.models_slips import Slip
from tests.client import code_of
from tests.surveys.conftest import Hall
from tests.surveys.slip import CODE, Holder, Pile, codes_on


def test_a_slip_votes_like_any_other_and_is_found_on_the_board(hall: Hall) -> None:
    pile = Pile(hall, count=4).opened()
    holder = Holder(hall.client.anonymous, pile.codes[2].lower().replace(" ", "-").replace("0", "o"))
    drawn, drawers = pile.draw("member2"), hall.get(f"{pile.path}/draws").json()["items"]

    receipt = holder.vote()
    again = Holder(hall.client.anonymous, pile.codes[2])
    pile.settled(returned=2, spoiled=1)
    shown = hall.done(pile.survey_id, "close")

    assert (drawn.status_code, [one["name"] for one in drawers]) == (204, ["乙员"])
    assert holder.sheet["is_open"]
    assert not holder.sheet["is_used"]
    assert again.sheet["is_used"]
    assert (shown["status"], receipt) == ("counted", holder.receipt)
    assert hall.get(f"/surveys/{pile.survey_id}/board").json()["items"] == [{"receipt": receipt}]
    assert hall.get(f"/surveys/{pile.survey_id}/turnout").json()["issued"] == 1
    assert code_of(again.look()) == "surveys.slip_unknown"  # with the keys and ballots
    printed = [fact for fact in hall.facts(pile.survey_id) if "slips" in fact]
    assert printed == ["survey.slips_printed", "survey.slips_entered", "survey.slips_settled"]


def test_a_slip_is_printed_with_its_code_and_the_address_that_any_camera_opens(hall: Hall) -> None:
    pile = Pile(hall, count=7)
    document = pypdfium2.PdfDocument(pile.answer.content)
    read = [found.text for page in document for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]

    assert pile.answer.headers["cache-control"] == "no-store"
    assert (len(document), len(set(pile.codes))) == (2, 7)
    assert sorted(read) == sorted(f"{settings().public_url}/s#{code.replace(' ', '')}" for code in pile.codes)
    with hall.session() as s:
        kept = [slip.code_hash for slip in s.exec(select(Slip))]
    assert len(kept) == 7
    assert not {code.replace(" ", "") for code in pile.codes} & set(kept)


def test_of_ten_who_draw_or_take_at_once_for_one_member_one_gets_it(hall: Hall) -> None:
    pile = Pile(hall, count=4).opened()
    phones = [hall.phone(pile.survey_id) for _ in range(5)]

    with ThreadPoolExecutor(10) as pool:
        draws = [pool.submit(pile.draw, "member") for _ in range(5)]
        asks = [pool.submit(phone.ask) for phone in phones]
    answers = [each.result() for each in (*draws, *asks)]

    assert sum(answer.status_code in {200, 204} for answer in answers) == 1, [answer.text for answer in answers]
    assert {code_of(answer) for answer in answers if answer.status_code not in {200, 204}} <= {
        "surveys.slip_drawn",
        "surveys.token_taken",
    }
    assert hall.get(f"/surveys/{pile.survey_id}/turnout").json()["issued"] == 1


def test_whoever_drew_gets_no_token_and_whoever_took_one_draws_no_slip(hall: Hall) -> None:
    pile = Pile(hall).opened()
    hall.phone(pile.survey_id, "member2").take()
    assert pile.draw("member").status_code == 204

    token, again = hall.phone(pile.survey_id).ask(), pile.draw("member")
    taken, stranger = pile.draw("member2"), pile.draw("outsider")
    mine = hall.get(f"/surveys/{pile.survey_id}", "member").json()["my_roll"]

    assert [code_of(answer) for answer in (token, again)] == ["surveys.slip_drawn"] * 2
    assert (taken.status_code, code_of(taken)) == (409, "surveys.token_taken")
    assert (stranger.status_code, code_of(stranger)) == (403, "surveys.not_on_roll")
    assert (mine["drew_slip"], mine["issued_on"]) == (True, str(clock.today()))


def test_no_more_slips_are_used_than_members_have_drawn(hall: Hall) -> None:
    pile = Pile(hall, count=6).opened()
    holders = [Holder(hall.client.anonymous, code) for code in pile.codes]
    early = holders[0].ask()
    assert [pile.draw(who).status_code for who in ("member", "voter0")] == [204, 204]

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(Holder.ask, holders))
    first = next(place for place, answer in enumerate(answers) if answer.status_code == 200)
    repeated, other_phone = holders[first].ask(), Holder(hall.client.anonymous, pile.codes[first]).ask()

    assert (early.status_code, code_of(early)) == (409, "surveys.slip_not_noted")
    assert Counter(answer.status_code for answer in answers) == {200: 2, 409: 4}
    assert repeated.json() == answers[first].json()
    assert (other_phone.status_code, code_of(other_phone)) == (409, "surveys.slip_used")


def test_a_round_closes_when_two_people_have_settled_its_slips(hall: Hall) -> None:
    pile = Pile(hall, count=5).opened()
    pile.draw("member")
    unsettled = hall.post(f"/surveys/{pile.survey_id}/close")
    wrong = pile.act("settle", returned=3, spoiled=0)
    before = pile.act("confirm", "officer")
    entered = pile.act("settle", returned=3, spoiled=1)
    alone, offered = pile.act("confirm"), entered.json()["allowed_actions"]
    pile.draw("member2")
    outrun = pile.act("confirm", "officer")
    assert pile.act("settle", returned=2, spoiled=1).status_code == 200
    stale = pile.act("confirm", "officer", seen=1)
    confirmed = pile.act("confirm", "officer")

    assert (unsettled.status_code, code_of(unsettled)) == (409, "surveys.slips_unsettled")
    assert (wrong.status_code, code_of(wrong)) == (422, "surveys.slip_numbers_wrong")
    assert (before.status_code, code_of(before)) == (409, "surveys.slip_batch_state")
    assert [one["action"] for one in offered] == ["settle"]  # she has entered it, and somebody has drawn
    assert (alone.status_code, code_of(alone)) == (403, "surveys.second_person_needed")
    assert (outrun.status_code, code_of(outrun)) == (422, "surveys.slip_numbers_wrong")
    assert (stale.status_code, confirmed.json()["status"]) == (412, "settled")
    assert code_of(pile.draw("voter0")) == "surveys.no_slips"
    assert hall.done(pile.survey_id, "close")["status"] == "counted"


def test_a_round_whose_hour_has_come_waits_for_its_slips(hall: Hall) -> None:
    opens_at, closes_at = (clock.now() + timedelta(minutes=minutes) for minutes in (5, 6))
    pile = Pile(hall, count=2, opens_at=opens_at.isoformat(), closes_at=closes_at.isoformat()).opened()
    holder = Holder(hall.client.anonymous, pile.codes[0])
    pile.draw("member")
    token = holder.ask()
    waited_before = hall.get("/me").json()["pending_count"]
    clock.set_now(closes_at + LOOK_EVERY)
    hall.run_jobs()
    waiting = hall.get(f"/surveys/{pile.survey_id}").json()["status"]
    clock.set_now(closes_at + timedelta(hours=2))
    hall.run_jobs()
    secretary = hall.client.as_("secretary", anew=True)
    reminded = [one["title"] for one in secretary.get("/api/v1/notifications").json()["items"]]
    waits_at_desk = secretary.get("/api/v1/me").json()["pending_count"]
    late = [holder.cast(token, {item["id"]: "qualified" for item in holder.sheet["items"]}), pile.draw("member2")]
    pile.settled(returned=1)
    clock.set_now(closes_at + timedelta(hours=2) + 2 * LOOK_EVERY)
    hall.run_jobs()

    assert waiting == "open"
    assert reminded.count("请核清密封票的数目") == 1
    assert waits_at_desk == waited_before + 1
    assert [code_of(answer) for answer in late] == ["surveys.not_open"] * 2
    assert hall.get(f"/surveys/{pile.survey_id}").json()["status"] == "counted"


def test_a_second_batch_comes_after_the_first_is_destroyed_unused(hall: Hall) -> None:
    pile = Pile(hall, count=3)
    second, old = pile.print(), pile.codes
    destroyed = pile.act("destroy", reason="打印机卡纸")
    codes = codes_on(pile.print(11))
    forgotten = hall.client.anonymous.post("/api/v1/ballot-slips", json={"code": old[0]})
    pile.opened()
    pile.draw("member")
    drawn_from, late = pile.act("destroy", reason="不用了"), pile.print()

    assert (second.status_code, code_of(second)) == (409, "surveys.slips_exist")
    assert (destroyed.json()["status"], len(codes)) == ("destroyed", 11)
    assert (forgotten.status_code, code_of(forgotten)) == (404, "surveys.slip_unknown")
    assert (drawn_from.status_code, code_of(drawn_from)) == (409, "surveys.slips_drawn")
    assert (late.status_code, code_of(late)) == (409, "surveys.slips_too_late")


def test_slips_are_printed_for_an_electorate_of_the_round_and_its_voters(hall: Hall) -> None:
    pile = Pile(hall, count=1)
    early = Pile.__new__(Pile)
    early.hall, early.survey_id = hall, hall.drafted("officer", organization_id=hall.place("west"))
    many, elsewhere = pile.print(12), pile.print(1, cell_id=pile.survey_id)
    stranger = [
        pile.print(1, "outsider"),
        pile.draw("member", "outsider"),
        pile.act("settle", "outsider", returned=1, spoiled=0),
    ]
    hall.done(early.survey_id, "freeze", who="officer")
    cell = hall.get(f"/surveys/{early.survey_id}/slips", "officer").json()["cells"][0]
    on_paper = hall.post(f"/surveys/{early.survey_id}/slips", "officer", cell_id=cell["cell_id"], count=1)

    assert (elsewhere.status_code, code_of(elsewhere)) == (422, "surveys.cell_unknown")
    assert (many.status_code, code_of(many)) == (409, "surveys.slips_exist")
    assert [answer.status_code for answer in stranger] == [404] * 3
    assert (on_paper.status_code, code_of(on_paper)) == (409, "surveys.on_paper")
    assert hall.get(pile.path, "member").status_code == 403
    pile.act("destroy", reason="多打了")
    assert code_of(pile.print(12)) == "surveys.slips_too_many"


def test_nobody_draws_where_no_slip_is_left_or_none_was_printed(hall: Hall) -> None:
    without = hall.drafted(year=2025)
    hall.post(f"/surveys/{without}/freeze")
    cell_id = hall.get(f"/surveys/{without}/slips").json()["cells"][0]["cell_id"]
    keyless = hall.post(f"/surveys/{without}/slips", cell_id=cell_id, count=1)
    hall.run_jobs()
    hall.done(without, "open")
    unprinted = hall.post(f"/surveys/{without}/slips/draws", member_id=str(hall.town.members["member"]))
    pile = Pile(hall, count=1)
    closed = pile.draw("member")
    pile.opened()
    answers = [pile.draw(who) for who in ("member", "member2")]

    assert (keyless.status_code, code_of(keyless)) == (409, "surveys.keys_missing")
    assert (unprinted.status_code, code_of(unprinted)) == (409, "surveys.no_slips")
    assert (closed.status_code, code_of(closed)) == (409, "surveys.not_open")
    assert (answers[0].status_code, code_of(answers[1])) == (204, "surveys.no_slips")


def test_asking_with_a_slip_again_and_again_is_slowed_down(hall: Hall) -> None:
    some_more = 4  # a slow machine gives one back meanwhile
    nobody, body = hall.client.anonymous, {"code": "0" * 12}
    asks = [nobody.post("/api/v1/ballot-slips", json=body).status_code for _ in range(SLIPS.burst + some_more)]

    assert (set(asks[: SLIPS.burst]), asks[-1]) == ({404}, 429)


def test_a_slip_is_used_by_nobody_in_particular(hall: Hall) -> None:
    pile = Pile(hall).opened()
    pile.draw("member")
    holder = Holder(hall.client.anonymous, pile.codes[0])
    signed_in = {"Authorization": f"Bearer {hall.client.token('member')}"}
    carried = [holder.look(signed_in), holder.ask(signed_in), holder.ask({"Idempotency-Key": "0123456789"})]
    unknown = hall.client.anonymous.post("/api/v1/ballot-slips", json={"code": "0" * 12})

    assert [(one.status_code, code_of(one)) for one in carried] == [(400, "surveys.credentials_present")] * 3
    assert (unknown.status_code, code_of(unknown)) == (404, "surveys.slip_unknown")
    assert CODE.fullmatch(pile.codes[0])
    assert holder.ask().status_code == 200
