"""Names on a sheet: where several people have one, with something that their branch knows of them, and no more than it takes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from app.surveys.queries import Voter

# The first that differs for all of a name: what the branch says every day, then as little of the day of birth as will do.
_KNOWN: Sequence[Callable[[Voter], str]] = (
    lambda one: one.party_group or "",
    lambda one: f"{one.born_on.year}年生",
    lambda one: f"{one.born_on.year}年{one.born_on.month}月生",
)


def titles(people: Collection[Voter]) -> dict[UUID, str]:
    """What each is called on the sheet, by member: 李建国, or 李建国（1958年生） beside another one."""
    alike: defaultdict[str, list[Voter]] = defaultdict(list)
    for one in people:
        alike[one.name].append(one)
    return {one.member_id: title for same in alike.values() for one, title in zip(same, _apart(same), strict=True)}


def _apart(same: Sequence[Voter]) -> list[str]:
    if len(same) == 1:
        return [same[0].name]
    said = [[known(one) for one in same] for known in _KNOWN]
    words = next((each for each in said if all(each) and len(set(each)) == len(same)), said[-1])
    return [f"{one.name}（{word}）" for one, word in zip(same, words, strict=True)]
