"""Random histories of transfers, in a tree that is rearranged meanwhile: whatever happens, what `history_checks` says holds."""

import sys
from collections import Counter
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.core.db import Database
from app.transfers.machine import possible
from app.transfers.models import Transfer
from app.transfers.rules import UNDOABLE, BatchOperation, TransferAction, TransferStatus
from tests.build import Town
from tests.transfers.histories import DATED, FORWARD, TARGETS, town_of
from tests.transfers.history_checks import check, check_count, check_open
from tests.transfers.history_plans import BRANCHES, Plans

A, B = TransferAction, BatchOperation
PEOPLE = st.integers(0, 3)
TURNS = st.integers(1, 6)
Way = tuple[int, str | None, int]  # who, where to, and how many steps
WAYS = st.lists(st.tuples(PEOPLE, st.sampled_from(TARGETS), st.integers(1, 9)), min_size=2, max_size=4)
NUMBERS = st.integers(0, 60)
PLACES = st.sampled_from(BRANCHES)
PLANNED, ONCE = st.integers(0, 5), st.sampled_from((True, True, False))
BACK = st.sampled_from((0, 0, 0, 1, 2, 5))
# What a thousand histories cannot miss; a refusal that finds another target, say, is rare.
EVERYDAY = set(FORWARD) - {A.RETARGET} | UNDOABLE | {A.UNDO, A.WITHDRAW, A.CANCEL, A.EXPIRE}
MOST_PLANS = 6  # made, refused, applied
# Not made shorter when one fails: on a real database that takes many minutes.
HISTORY = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate], deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def may_be_rearranged(self: "Histories") -> bool:
    """A tree is not rearranged day by day."""
    return len(self.plans.outcomes) < MOST_PLANS


class Histories(RuleBasedStateMachine):
    """Days pass, people apply, offices decide, the other side answers, somebody dies, branches are moved and merged."""

    def __init__(self, database: Database, town: Town, reached: Counter[str]) -> None:
        super().__init__()
        self.reached, self.has_died = reached, False
        self.ending = ExitStack()
        self.history = self.ending.enter_context(town_of(database, town))
        self.plans = Plans(self.history)

    def live(self, person: int) -> list[Transfer]:
        return self.history.live(self.history.people[person])

    def everything(self) -> list[Transfer]:
        return [row for person in range(len(self.history.people)) for row in self.live(person)]

    @initialize(ways=WAYS)
    def some_are_on_their_way(self, ways: list[Way]) -> None:
        """Whatever else a history leaves out."""
        for way in ways:
            self.go_on(*way)

    @rule(days=st.sampled_from((1, 2, 4, 11, 70)))
    def days_pass(self, days: int) -> None:
        self.history.days_pass(days)
        self.plans.expire()

    @rule(person=PEOPLE, to=st.sampled_from(TARGETS))
    def somebody_applies(self, person: int, to: str | None) -> None:
        self.history.draft(self.history.people[person], to)

    # What leads on is several rules, since a history leaves out some of them: most reach an end.
    @rule(person=PEOPLE, to=st.sampled_from(("east", "west", "office")), turns=TURNS)
    def somebody_goes_on_within_the_township(self, person: int, to: str, turns: int) -> None:
        self.go_on(person, to, turns)

    @rule(person=PEOPLE, to=st.sampled_from(("east", "far", "neighbour", "far")), turns=TURNS)
    def somebody_goes_on_between_townships(self, person: int, to: str, turns: int) -> None:
        self.go_on(person, to, turns)

    @rule(person=PEOPLE, to=st.sampled_from(TARGETS), turns=TURNS)
    def somebody_goes_on_anywhere(self, person: int, to: str | None, turns: int) -> None:
        self.go_on(person, to, turns)

    def go_on(self, person: int, to: str | None, turns: int) -> None:
        """Somebody's transfers come nearer to their end, a new one where there is none."""
        if not self.live(person):
            self.history.draft(self.history.people[person], to)
        for turn in range(turns):
            if live := self.live(person):
                self.history.go_on(live[turn % len(live)])

    @rule(person=PEOPLE, to=st.sampled_from(("far", "east", "neighbour", None)), days=st.sampled_from((9, 11, 70)))
    def somebody_takes_long(self, person: int, to: str | None, days: int) -> None:
        """With a letter in their hands, which may expire meanwhile."""
        for _ in range(4):
            if TransferStatus.IN_TRANSIT not in {row.status for row in self.live(person)}:
                self.go_on(person, to, 1)
        self.days_pass(days)

    @rule(person=PEOPLE, to=st.sampled_from(TARGETS), turns=st.integers(0, 3))
    def somebody_thinks_better_of_it(self, person: int, to: str | None, turns: int) -> None:
        """They, or their branch, withdraw what has not come far."""
        self.go_on(person, to, turns)
        for row in self.live(person)[-1:]:
            withdrawing = [chance for chance in self.history.chances(row) if chance[1] is A.WITHDRAW]
            if withdrawing:
                self.history.act(row, *withdrawing[turns % len(withdrawing)])

    @rule(number=NUMBERS, which=NUMBERS, back=BACK)
    def something_offered_is_done(self, number: int, which: int, back: int) -> None:
        self.do_one_of(set(TransferAction), number, which, back)

    @rule(number=NUMBERS, which=NUMBERS)
    def something_does_not_lead_on(self, number: int, which: int) -> None:
        """It goes back, is refused, taken back or given up."""
        self.do_one_of(set(TransferAction) - set(FORWARD), number, which)

    def do_one_of(self, actions: set[TransferAction], number: int, which: int, back: int = 0) -> None:
        """By anybody to whom it is offered."""
        for row in self.pick(number):
            chances = [chance for chance in self.history.chances(row) if chance[1] in actions]
            offered = sorted({action for _, action in chances})
            if offered:
                action = offered[which % len(offered)]
                scopes = [scope for scope, one in chances if one is action]
                self.history.act(row, scopes[number % len(scopes)], action, back=back)

    def pick(self, number: int) -> list[Transfer]:
        """One of those that are on their way."""
        live = self.everything()
        return [live[number % len(live)]] if live else []

    @rule(number=NUMBERS, action=st.sampled_from(TransferAction))
    def something_not_offered_is_refused(self, number: int, action: TransferAction) -> None:
        for row in self.pick(number):
            self.history.refused(row, action)

    @rule(number=NUMBERS)
    def a_decision_is_undone(self, number: int) -> None:
        """By whoever took it, at once."""
        decisions = [
            (row, *chance) for row in self.everything() for chance in self.history.chances(row) if chance[1] in UNDOABLE
        ]
        if not decisions:
            return
        row, scope, action = decisions[number % len(decisions)]
        if self.history.act(row, scope, action):
            undoing = [one for one in self.history.chances(row) if one == (scope, A.UNDO)]
            assert bool(undoing) is (row.status is not TransferStatus.CLOSED)
            assert not undoing or self.history.act(row, *undoing[0])

    @rule(number=NUMBERS, back=BACK)
    def the_other_side_answers(self, number: int, back: int) -> None:
        """Over the link."""
        waiting = [
            row
            for row in self.everything()
            if A.SEND_RECEIPT in possible(row.place, row.path, is_prepared=row.is_prepared)
        ]
        if waiting:
            self.history.act(waiting[number % len(waiting)], None, A.SEND_RECEIPT, back=back)

    @rule(number=NUMBERS, days=st.integers(0, 4), back=st.integers(1, 5))
    def something_is_written_down_late(self, number: int, days: int, back: int) -> None:
        """What came to hand, or a member who reported, some days after: for a day on which that can be so, or for one before."""
        dated = [
            (row, *chance) for row in self.everything() for chance in self.history.chances(row) if chance[1] in DATED
        ]
        if dated:
            row, scope, action = dated[number % len(dated)]
            self.days_pass(days)
            if (scope, action) in self.history.chances(row):
                self.history.act(row, scope, action, back=back)

    @precondition(lambda self: not self.has_died)
    @rule(person=PEOPLE)
    def somebody_dies(self, person: int) -> None:
        self.has_died = True
        self.history.die(self.history.people[person])

    @precondition(may_be_rearranged)
    @rule(operation=st.sampled_from((B.MERGE, B.MERGE, B.DISSOLVE)), source=PLACES, to=PLANNED, back=BACK, at_once=ONCE)
    def a_branch_is_merged(self, operation: BatchOperation, source: str, to: int, back: int, at_once: bool) -> None:
        """Into another one, or, for once, into itself; while there is somewhere left to move between."""
        others = [name for name in (*BRANCHES, "office") if name != source]
        if len(self.history.model.standing()) > 2:
            self.rearrange(operation, source, [*others, *others[:-1], source][to], back, at_once)

    @precondition(may_be_rearranged)
    @rule(operation=st.sampled_from((B.MOVE_BRANCH, B.REPARENT)), source=PLACES, to=PLANNED, back=BACK, at_once=ONCE)
    def a_branch_is_moved(self, operation: BatchOperation, source: str, to: int, back: int, at_once: bool) -> None:
        """Below the other committee, or, for once, to where it stands."""
        stands = self.plans.committee_of(source)
        other = "neighbour" if stands == "township" else "township"
        self.rearrange(operation, source, stands if stands and to == 0 else other, back, at_once)

    def rearrange(self, operation: BatchOperation, source: str, target: str, back: int, at_once: bool) -> None:
        """A plan is made, and applied at once or when the tree is next to be rearranged."""
        if self.plans.batch is not None:
            self.plans.decide(at_once=False)
        self.plans.make(operation, source, target, back)
        if self.plans.batch is not None and at_once:
            self.plans.decide(at_once=True)

    @invariant()
    def nobody_is_lost_and_one_is_open(self) -> None:
        check_open(self.history.session)
        check_count(self.history.session, self.history.model)

    def teardown(self) -> None:
        with self.ending:
            if sys.exc_info()[0] is None:  # a history that has failed has said why
                check(self.history)
                self.tell()

    def tell(self) -> None:
        """What was reached, for `--hypothesis-show-statistics` and for the test."""
        reached = [str(action) for taken in self.history.model.taken.values() for action in taken]
        self.reached.update([*reached, *self.plans.outcomes])
        for one in {*reached, *self.plans.outcomes}:
            event(one)


def run(database: Database, town: Town, how: settings) -> Counter[str]:
    """Random histories; answers what was reached in them, and how often."""
    reached: Counter[str] = Counter()

    class Here(Histories):
        def __init__(self) -> None:
            super().__init__(database, town, reached)

    run_state_machine_as_test(Here, settings=how)
    return reached


def test_histories(database: Database, town: Town) -> None:
    """The same each time; the long one looks for new ones."""
    reached = run(database, town, settings(HISTORY, max_examples=8, stateful_step_count=10, derandomize=True))

    assert reached[A.REPORT_IN] > 0


@pytest.mark.long
def test_many_histories(database: Database, town: Town) -> None:
    reached = run(database, town, settings(HISTORY, max_examples=1000, stateful_step_count=20))

    assert EVERYDAY | {"applied merge", "applied move_branch"} <= reached.keys()
