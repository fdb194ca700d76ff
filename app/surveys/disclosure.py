"""What of a round's exact tallies may be told wider than the committee that counted them.

The exact figures stand on the count sheet, which the committee keeps; of a person's grades that person sees them too. Everything wider
comes from `publish` and `free_texts`. Pure: no database, no HTTP, no clock. docs/disclosure.md explains each rule with an example.

1. Once, at the end. Nothing while a round is open, nothing of a void one. Stops: watching a count move with each voter; two counts of
   the same vote.
2. At least 5 ballots. A cell with fewer shows nothing, not even how many. Stops: knowing a few people's answers from their figures
   (primary suppression; frequency rule).
3. Ranges, never counts (ranges.py). The lowest begins at 0 and the highest ends at all. Stops: the one who was against; "all of them
   said so", also at a turnout of 100 % (group disclosure); adding the options up to find the rare one.
4. One level, chosen before opening: each cell, or the whole round. A total is the sum of the ranges shown below it, and of nothing else.
   Stops: total less parts, on every level of the tree (it is 0 for every hidden cell, so no secondary suppression can be forgotten).
5. Cells stay as they were cut before opening (cutting.py); cut otherwise than in an earlier round of the same questions, a cell shows
   nothing. Stops: the old cell less the new ones.
6. Asked again, a new range is shown only where comers, leavers and stay-aways could not have made the difference; else one so wide
   that it holds the earlier range with all of them. Stops: two rounds that differ by one voter; a rerun of what was published.
7. Of persons, only how many gave 优秀, for those whom the caller names (the confirmed ones); branches are never added up. The lower
   grades are told to the person, face to face. Stops: a public list of who thinks little of whom.
8. Free text after the close, shuffled for each question by itself, of cells of at least 10. Stops: order of voting; joining two texts
   of one hand to one ballot.

Sources: Handbook on Statistical Disclosure Control, 2nd ed., ch. 5 (frequency tables: frequency rule, group disclosure, differencing,
rounding before adding) and ch. 4 (secondary suppression), sdctools.github.io/HandbookSDC. Why ranges and adding only what is shown,
rather than suppressing cleverly: it can be checked by whoever can add, and explained in a village.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from secrets import SystemRandom
from typing import Protocol

from app.surveys.ranges import Policy, Range, bands, is_fine, joined, range_of, whole

ABSTAINED = "abstained"
EXCELLENT = "excellent"
Table = Mapping[str, Range]  # by option; abstentions under ABSTAINED


class Kind(StrEnum):
    """How a question is answered. Each allows abstaining; a scale's points are options, a graded person is a question."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    GRADE = "grade"


class Level(StrEnum):
    """Where a round's figures are shown."""

    CELLS = "cells"
    WHOLE = "whole"


class Hidden(StrEnum):
    """Why a cell shows nothing."""

    FEW_BALLOTS = "few_ballots"
    CUT_OTHERWISE = "cut_otherwise"


class Shuffler(Protocol):
    """A source of chance; `random.Random` is one."""

    def shuffle(self, x: list[str], /) -> None: ...


@dataclass(frozen=True)
class Tally:
    """A question's exact counts in one cell. `key` names the question (and person): the same from round to round if it is the same."""

    key: str
    kind: Kind
    counts: Mapping[str, int]
    abstained: int = 0


@dataclass(frozen=True)
class Cell:
    """Ballots counted together: of one organization, or of several that were merged before opening. `paths` are those of the tree."""

    cell_id: str
    paths: frozenset[str]
    eligible: int
    counted: int
    tallies: tuple[Tally, ...]

    def __post_init__(self) -> None:
        if not self.paths or not 0 <= self.counted <= self.eligible:
            raise ValueError(f"{self.cell_id}: a cell has a place, and no more ballots than voters")
        for tally in self.tallies:
            _check(tally, self.counted)


@dataclass(frozen=True)
class Shown:
    """What a cell shows. `counted` is none and `tables` are empty where it is hidden."""

    cell_id: str
    organizations: frozenset[str]
    eligible: int
    counted: int | None
    hidden: Hidden | None
    tables: Mapping[str, Table]


@dataclass(frozen=True)
class Earlier:
    """What a cell showed in an earlier published round, and how many people were on both rolls."""

    shown: Shown
    shared: int


@dataclass(frozen=True)
class Total:
    """The sum of what is shown by the cells that lie wholly below `path`: how many cells, how many ballots, ranges."""

    path: str
    cells: int
    counted: int
    tables: Mapping[str, Table]


@dataclass(frozen=True)
class Round:
    """A round's exact tallies, and whether they are final: closed, counted, and not void."""

    is_final: bool
    level: Level
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Publication:
    """All that may be told wider than the committee."""

    cells: tuple[Shown, ...]
    totals: tuple[Total, ...]


def publish(of: Round, earlier: Sequence[Earlier] = (), policy: Policy | None = None) -> Publication:
    """What of a round may be told wider than the committee (rules 1 to 7 above).

    `earlier` are the cells of the published rounds in which some of these people were asked some of these questions, as far back as
    their answers may still be taken for today's (docs/disclosure.md says how far). Raises ValueError unless the round is final.
    """
    if not of.is_final:
        raise ValueError("a round is published once, after its close, and not if it is void")
    rules = policy or Policy()
    cells = of.cells if of.level is Level.CELLS else (pooled(of.cells),)
    shown = tuple(_show(cell, earlier, rules) for cell in cells)
    return Publication(shown, _totals({cell.cell_id: cell for cell in cells}, shown))


def pooled(cells: Sequence[Cell]) -> Cell:
    """All cells as one. Raises ValueError where persons are graded: 民主评议 is by the branch and never added up."""
    if any(tally.kind is Kind.GRADE for cell in cells for tally in cell.tallies):
        raise ValueError("grades of persons are not added up over branches")
    tallies: dict[str, Tally] = {}
    for tally in (tally for cell in cells for tally in cell.tallies):
        before = tallies.get(tally.key, Tally(tally.key, tally.kind, {}))
        counts = dict(Counter(before.counts) + Counter(tally.counts))
        options = {option: counts.get(option, 0) for option in (*before.counts, *tally.counts)}
        tallies[tally.key] = Tally(tally.key, tally.kind, options, before.abstained + tally.abstained)
    paths = frozenset(path for cell in cells for path in cell.paths)
    eligible, counted = sum(cell.eligible for cell in cells), sum(cell.counted for cell in cells)
    return Cell(Level.WHOLE, paths, eligible, counted, tuple(tallies.values()))


def free_texts(
    texts: Collection[str], shown: Shown, policy: Policy | None = None, chance: Shuffler | None = None
) -> list[str]:
    """One question's free answers of a cell, in an order that says nothing; none of a hidden cell, or where fewer than 10 could answer."""
    if shown.hidden or shown.eligible < (policy or Policy()).least_eligible_for_text:
        return []
    order = sorted(texts)
    (chance or SystemRandom()).shuffle(order)
    return order


def organizations(paths: Collection[str]) -> frozenset[str]:
    """The organizations at these places: they keep their ids when the tree is changed above them."""
    return frozenset(path.rstrip("/").rsplit("/", 1)[-1] for path in paths)


def _check(tally: Tally, counted: int) -> None:
    given = [*tally.counts.values(), tally.abstained]
    fits = max(given) <= counted if tally.kind is Kind.MULTIPLE else sum(given) == counted
    graded = tally.kind is not Kind.GRADE or EXCELLENT in tally.counts
    if min(given) < 0 or not fits or not graded or ABSTAINED in tally.counts or len(tally.counts) < 2:
        raise ValueError(f"{tally.key}: two or more options, and every ballot has one or abstains")


def _show(cell: Cell, earlier: Sequence[Earlier], policy: Policy) -> Shown:
    places = organizations(cell.paths)
    asked = {tally.key for tally in cell.tallies}
    related = [e for e in earlier if places & e.shown.organizations and asked & e.shown.tables.keys()]
    hidden = None
    if cell.counted < policy.least_ballots:
        hidden = Hidden.FEW_BALLOTS
    elif any(e.shown.organizations != places for e in related):
        hidden = Hidden.CUT_OTHERWISE
    if hidden:
        return Shown(cell.cell_id, places, cell.eligible, None, hidden, {})
    tables = {tally.key: _table(tally, cell, related, policy) for tally in cell.tallies}
    return Shown(cell.cell_id, places, cell.eligible, cell.counted, None, tables)


def _table(tally: Tally, cell: Cell, related: Sequence[Earlier], policy: Policy) -> Table:
    """The range of each option that is told at all, cut without a look at the answers."""
    ranges = bands(cell.counted, policy)
    if tally.kind is Kind.MULTIPLE and not is_fine(cell.counted, policy):
        ranges = whole(cell.counted)  # ticks may be limited to so many, and then the ends can add up to the limit
    return {
        option: range_of(count, joined(ranges, _known(tally.key, option, cell, related)))
        for option, count in _told(tally).items()
    }


def _told(tally: Tally) -> Mapping[str, int]:
    if tally.kind is Kind.GRADE:
        return {EXCELLENT: tally.counts[EXCELLENT]}
    # Of ticks it is not told how many gave none: those who did would be known to have ticked what nearly all ticked.
    return tally.counts if tally.kind is Kind.MULTIPLE else {**tally.counts, ABSTAINED: tally.abstained}


def _known(key: str, option: str, cell: Cell, related: Sequence[Earlier]) -> list[Range]:
    """Where the count would lie if nobody had changed their mind since: the earlier range, less who may be gone, and who may have come.

    A table that told nothing at all tells nothing here; of one that told something, the other options bound this one too.
    """
    known = []
    for e in related:
        table, counted = e.shown.tables.get(key, {}), e.shown.counted or 0
        if option in table and any(told != Range(0, counted) for told in table.values()):
            gone, came = _turnover(e, cell)
            known.append(Range(max(0, table[option].least - gone), min(cell.counted, table[option].most + came)))
    return known


def _turnover(earlier: Earlier, cell: Cell) -> tuple[int, int]:
    """The most that voted then and not now, and now and not then: off or new on the roll, or absent on the other day."""
    then = earlier.shown
    counted = then.counted or 0
    if not 0 <= earlier.shared <= min(then.eligible, cell.eligible):
        raise ValueError(f"{cell.cell_id}: more people on both rolls than on one")
    gone = then.eligible - earlier.shared + cell.eligible - cell.counted
    came = cell.eligible - earlier.shared + then.eligible - counted
    return min(counted, gone), min(cell.counted, came)


def _totals(cells: Mapping[str, Cell], shown: Sequence[Shown]) -> tuple[Total, ...]:
    open_cells = [s for s in shown if not s.hidden]
    above = {path for s in open_cells for place in cells[s.cell_id].paths for path in _ancestors(place)}
    inside = {
        path: [s for s in open_cells if all(p.startswith(path) for p in cells[s.cell_id].paths)] for path in above
    }
    return tuple(_total(path, parts) for path, parts in sorted(inside.items()) if len(parts) > 1)


def _ancestors(path: str) -> list[str]:
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:depth])}/" for depth in range(1, len(parts))]


def _total(path: str, parts: Sequence[Shown]) -> Total:
    """Of the questions that every part shows: least and most added up."""
    first = parts[0].tables
    common = [key for key in first if all(key in part.tables for part in parts)]
    tables = {key: _sum([part.tables[key] for part in parts]) for key in common}
    return Total(path, len(parts), sum(part.counted or 0 for part in parts), tables)


def _sum(tables: Sequence[Table]) -> Table:
    options = dict.fromkeys(option for table in tables for option in table)
    told = {option: [table.get(option, Range(0, 0)) for table in tables] for option in options}
    return {option: Range(sum(r.least for r in ranges), sum(r.most for r in ranges)) for option, ranges in told.items()}
