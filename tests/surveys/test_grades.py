"""Proposals for 优秀: a third at most, equals stay equal, and the reckoning stands beside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.surveys.grades import FORMULAS, Evaluation, Place, Proposal, propose

P, T, X = Place.PROPOSED, Place.TIED, Place.OVER


def places(counts: list[int], ballots: int = 20, version: str = "rated-1", members: int = 0) -> list[Place | None]:
    given_counts = {f"{at:02}": count for at, count in enumerate(counts)}
    proposal = propose(Evaluation(members or len(counts), ballots, given_counts), version)
    return [proposal.candidates.get(person) for person in given_counts]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([20, 19, 3, 0, 0, 0], [P, P, None, None, None, None]),
        ([20, 19, 18, 0, 0, 0], [P, P, X, None, None, None]),
        ([20, 19, 19, 0, 0, 0], [P, T, T, None, None, None]),  # one place left for two
        ([20, 19, 19, 15, 0, 0], [P, T, T, X, None, None]),  # the third waits behind the tie
        ([20, 20, 20, 0, 0, 0], [T, T, T, None, None, None]),
        ([20, 20, 20, 20, 20, 20, 11, 10, 0], [T, T, T, T, T, T, X, None, None]),  # half is not more than half
        ([20, 20], [X, X]),  # a third of two is nobody
        ([0, 0, 0], [None, None, None]),
    ],
)
def test_who_is_proposed(counts: list[int], expected: list[Place | None]) -> None:
    assert places(counts) == expected


def test_a_formula_may_count_all_members() -> None:
    assert places([20, 19], version="total-1", members=8) == [P, P]
    assert places([20, 19], members=8) == [X, X]


def test_the_reckoning_stands_beside() -> None:
    proposal = propose(Evaluation(9, 20, dict(zip("abcdefgh", [20, 19, 19, 15, 0, 0, 0, 0], strict=True))))

    assert proposal == Proposal(
        "rated-1",
        2,
        {"a": P, "b": T, "c": T, "d": X},
        "参加评议 8 人，优秀一般不超过三分之一，取整为 2 人。收回 20 张票，“优秀”票过半数的有 4 人，按票数在名额内的有 1 人。"
        "另有 2 人票数相同，只剩 1 个名额，请支委会研究决定。超出名额的有 1 人，由支委会研究取舍；要保留的，写明理由。"
        "票数只作参考，等次由支委会结合日常表现提出。",
    )


@pytest.mark.parametrize(("members", "marks"), [(1, {"a": 1, "b": 1}), (2, {"a": 6}), (2, {"a": -1})])
def test_marks_have_to_fit_the_ballots(members: int, marks: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="no more"):
        Evaluation(members, 5, marks)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 12), max_size=15), st.sampled_from(sorted(FORMULAS)), st.integers(0, 5))
def test_no_more_than_the_cap_and_never_a_choice_between_equals(counts: list[int], version: str, others: int) -> None:
    given_counts = {f"{at:02}": count for at, count in enumerate(counts)}
    proposal = propose(Evaluation(len(counts) + others, 12, given_counts), version)
    placed = list(proposal.candidates.values())
    free = proposal.cap - placed.count(P)
    order = [None, X, T, P]
    by_count = {count: proposal.candidates.get(person) for person, count in given_counts.items()}

    assert free >= 0
    assert all(proposal.candidates.get(person) is by_count[count] for person, count in given_counts.items())
    assert [by_count[count] for count in sorted(by_count)] == sorted(by_count.values(), key=order.index)
    assert T not in placed or placed.count(T) > free > 0
    assert X not in placed or T in placed or free == 0
