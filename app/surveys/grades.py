"""Who is proposed as 优秀 from a branch's ballots: a formula with a version, a cap of one third, and never a choice between equals.

优秀 is "as a rule not above one third" of the Party members (《关于建立民主评议党员制度的意见》, 中组部 1988; domain rules §5.2). Ballots are no
result (§5.1): the grade is proposed by 支委会 with a view to the year's work, and confirmed by the meeting. So this gives a list with its
reckoning, says where it cannot choose, and leaves the cutting to people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class CapBase(StrEnum):
    """Of whom a third: of those who were rated (the stricter, our default), or of all members of the branch."""

    RATED = "rated"
    TOTAL = "total"


class Place(StrEnum):
    """Where a candidate stands."""

    PROPOSED = "proposed"
    TIED = "tied"  # more have the same number of ballots than there are places left: people decide
    OVER = "over"  # found excellent by more than half, and beyond the cap: people cut, or keep and give a reason


@dataclass(frozen=True)
class Formula:
    """How a proposal is reckoned. One that has been used is never changed: a new rule is a new version."""

    version: str
    base: CapBase = CapBase.RATED

    def cap(self, rated: int, members: int) -> int:
        """A third, rounded down: 2 give 0, 8 give 2."""
        return (rated if self.base is CapBase.RATED else members) // 3

    def is_candidate(self, excellent: int, ballots: int) -> bool:
        """More than half of all ballots, abstentions among them, gave 优秀: nobody is proposed on a handful of ballots."""
        return 2 * excellent > ballots


FORMULAS = {formula.version: formula for formula in (Formula("rated-1"), Formula("total-1", CapBase.TOTAL))}
DEFAULT_FORMULA = "rated-1"


@dataclass(frozen=True)
class Evaluation:
    """A branch's ballots: how many, how many members the branch has, and for each rated person how many gave 优秀."""

    members: int
    ballots: int
    excellent: Mapping[str, int]

    def __post_init__(self) -> None:
        if self.members < len(self.excellent) or any(not 0 <= n <= self.ballots for n in self.excellent.values()):
            raise ValueError("no more persons rated than members, and no more marks than ballots")


@dataclass(frozen=True)
class Proposal:
    """Every candidate's place, most ballots first and equals by id; what the cap is, and the reckoning in words."""

    formula: str
    cap: int
    candidates: Mapping[str, Place]
    explanation: str


def propose(of: Evaluation, version: str = DEFAULT_FORMULA) -> Proposal:
    """Whom the ballots propose as 优秀, by the formula of that version. Raises KeyError for a version there is none of.

    Persons with equally many ballots get the same place: all are proposed, or none.
    """
    formula = FORMULAS[version]
    cap = formula.cap(len(of.excellent), of.members)
    ranked = sorted(of.excellent.items(), key=lambda one: (-one[1], one[0]))
    candidates: dict[str, Place] = {}
    for _, equals in groupby(
        (one for one in ranked if formula.is_candidate(one[1], of.ballots)), key=lambda one: one[1]
    ):
        people = [person for person, _ in equals]
        candidates |= dict.fromkeys(people, _place(len(people), cap - len(candidates)))
    return Proposal(version, cap, candidates, _explain(of, formula, cap, list(candidates.values())))


def _place(people: int, left: int) -> Place:
    """Where equals stand, with so many places left. After a tie none are."""
    if people <= left:
        return Place.PROPOSED
    return Place.TIED if left > 0 else Place.OVER


def _explain(of: Evaluation, formula: Formula, cap: int, places: list[Place]) -> str:
    base = f"参加评议 {len(of.excellent)} 人" if formula.base is CapBase.RATED else f"党员 {of.members} 人"
    proposed, tied, over = (places.count(place) for place in (Place.PROPOSED, Place.TIED, Place.OVER))
    parts = [
        f"{base}，优秀一般不超过三分之一，取整为 {cap} 人。",
        f"收回 {of.ballots} 张票，“优秀”票过半数的有 {len(places)} 人，按票数在名额内的有 {proposed} 人。",
    ]
    if tied:
        parts.append(f"另有 {tied} 人票数相同，只剩 {cap - proposed} 个名额，请支委会研究决定。")
    if over:
        parts.append(f"超出名额的有 {over} 人，由支委会研究取舍；要保留的，写明理由。")
    return "".join([*parts, "票数只作参考，等次由支委会结合日常表现提出。"])
