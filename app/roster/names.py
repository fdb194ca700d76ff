"""Which organization a name in a roster means: the full name, or a way of writing it that fits only one.

What may be left out or put before a name are the areas in which that organization lies, known from its own name and from those above it.
Nothing is ever taken away from what a person wrote: another town's village of the same name stays another.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from uuid import UUID

_PREFIX = re.compile(r"^(中国共产党|中共)")
_KINDS = (
    (re.compile(r"党?总支(部委员会|部)?$"), "总支"),
    (re.compile(r"党?联合党?支部(委员会)?$"), "联合支部"),
    (re.compile(r"党?支部(委员会)?$"), "支部"),
    (re.compile(r"(委员会|党委)$"), "党委"),
)
_SHORT_KINDS = {"总支": "党总支", "联合支部": "联合党支部", "支部": "党支部"}
_TEMPORARY = "临时"
# 社区 is no district, and 东区社区 lies in none that is called 东区.
_NAME = "[^省市县区镇乡]{1,8}?"
_AREAS = re.compile(rf"({_NAME}省)?({_NAME}市)?({_NAME}(?:县|(?<!社)区(?!社区)))?({_NAME}(?:镇|乡|街道))?(?=..)")
_AREA = re.compile(rf"{_NAME}(省|市|县|(?<!社)区|镇|乡|街道)")
MAX_SUGGESTED_FOR = 200


@dataclass(frozen=True, slots=True)
class NamedOrganization:
    """An organization that rows may name; `above` are the areas of those above it, the widest first.

    Members can only belong to a branch, and not to one of floating members.
    """

    id: UUID
    name: str
    short_name: str
    is_branch: bool
    above: tuple[str, ...] = ()
    is_floating: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The organization that a name means, and whether it was written in full."""

    organization: NamedOrganization
    is_exact: bool


@dataclass(frozen=True, slots=True)
class NotFound:
    """A name that means none, or more than one: `near` are names that a person may have meant."""

    near: tuple[str, ...]
    is_ambiguous: bool


class OrganizationNames:
    """Finds organizations by name; answers are remembered, since rosters repeat few names many times."""

    def __init__(self, organizations: Iterable[NamedOrganization] = ()) -> None:
        self._by_name: dict[str, NamedOrganization] = {}
        self._by_spelling: dict[str, dict[UUID, NamedOrganization]] = {}
        self._by_core: dict[str, str] = {}
        self._answers: dict[str, Found | NotFound] = {}
        for organization in organizations:
            self.add(organization)

    def add(self, organization: NamedOrganization) -> None:
        """One more that names may mean."""
        self._answers.clear()
        self._by_name[organization.name] = organization
        self._by_core[_core(organization.name)] = organization.name
        for name in (organization.name, organization.short_name):
            for spelling in _spellings(name, organization.above):
                self._by_spelling.setdefault(spelling, {})[organization.id] = organization

    def meant(self, text: str) -> list[NamedOrganization]:
        """All organizations that a name can mean: one alone where it is written in full."""
        exact = self._by_name.get(text)
        return [exact] if exact else list(self._by_spelling.get(_spelling(text), {}).values())

    def find(self, text: str) -> Found | NotFound:
        """The organization a name means, never a guess between two."""
        answer = self._answers.get(text)
        if answer is None:
            answer = self._answers[text] = self._find(text)
        return answer

    def _find(self, text: str) -> Found | NotFound:
        meant = self.meant(text)
        if len(meant) == 1:
            return Found(meant[0], is_exact=meant[0].name == text)
        if meant:
            return NotFound(tuple(sorted(each.name for each in meant))[:3], is_ambiguous=True)
        if len(self._answers) > MAX_SUGGESTED_FOR:
            return NotFound((), is_ambiguous=False)
        near = get_close_matches(_core(text), list(self._by_core), n=3, cutoff=0.6)
        return NotFound(tuple(self._by_core[core] for core in near), is_ambiguous=False)


def short_name(name: str) -> str:
    """A name for everyday use: `中共转水镇青溪村支部委员会` is 青溪村党支部."""
    place, kind = _parts(name)
    plain = kind.removeprefix(_TEMPORARY)
    temporary = _TEMPORARY if plain != kind else ""
    return f"{_areas(place)[1]}{temporary}{_SHORT_KINDS.get(plain, plain)}"


def is_same_name(first: str, second: str) -> bool:
    """Whether two names differ in nothing but 中共 and the way of writing what kind of organization it is."""
    return _spelling(first) == _spelling(second)


def areas_below(name: str, above: tuple[str, ...]) -> tuple[str, ...]:
    """The areas in which everything below an organization lies: those above it, those of its name, and a town's committee its town."""
    own, local = _areas(_parts(name)[0])
    return _joined(above, (*own, local) if _AREA.fullmatch(local) else own)


def _parts(name: str) -> tuple[str, str]:
    """The place and the kind of a name, 联合 and 临时 belonging to the kind."""
    place, kind = _PREFIX.sub("", "".join(unicodedata.normalize("NFKC", name).split())), ""
    for pattern, word in _KINDS:
        if pattern.search(place):
            place, kind = pattern.sub("", place), word
            break
    if kind and place.endswith(_TEMPORARY):
        place, kind = place.removesuffix(_TEMPORARY), _TEMPORARY + kind
    return place, kind


def _areas(place: str) -> tuple[tuple[str, ...], str]:
    """The areas with which a place begins, and the rest."""
    found = _AREAS.match(place)
    if found is None:
        return (), place
    return tuple(filter(None, found.groups())), place[found.end() :]


def _joined(above: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    return above + tuple(area for area in own if area not in above)


def _spelling(name: str) -> str:
    place, kind = _parts(name)
    return f"{place}|{kind}"


def _core(name: str) -> str:
    place, kind = _parts(name)
    return f"{_areas(place)[1]}|{kind}"


def _spellings(name: str, above: tuple[str, ...]) -> set[str]:
    """As people write a name: as it is, without its areas or after some or all of them; with its kind or without."""
    place, kind = _parts(name)
    own, local = _areas(place)
    areas = _joined(above, own)
    places = {place, *("".join(areas[start:]) + local for start in range(len(areas) + 1))}
    return {f"{each}|{word}" for each in places for word in (kind, "")}
