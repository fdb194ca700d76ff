"""Which organization a name in a roster means: the full name, or a short way of writing it that fits only one."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from uuid import UUID

_PREFIX = re.compile(r"^(中国共产党|中共)")
_KINDS = (
    (re.compile(r"(总支部委员会|党总支部|党总支|总支部|总支)$"), "总支"),
    (re.compile(r"(联合支部委员会|联合党支部|联合支部|支部委员会|党支部|支部)$"), "支部"),
    (re.compile(r"(委员会|党委)$"), "党委"),
)
_SHORT_KINDS = {"总支": "党总支", "支部": "党支部"}
_TOWN = re.compile(r"^.{1,8}?(镇|乡|街道|县|市|区)(?=.)")
MAX_SUGGESTED_FOR = 200


@dataclass(frozen=True, slots=True)
class NamedOrganization:
    """An organization that rows may name. Members can only belong to a branch, and not to one of floating members."""

    id: UUID
    name: str
    short_name: str
    is_branch: bool
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

    def __init__(self, organizations: Iterable[NamedOrganization]) -> None:
        self._by_name: dict[str, NamedOrganization] = {}
        self._by_form: dict[str, dict[UUID, NamedOrganization]] = {}
        self._by_core: dict[str, str] = {}
        self._answers: dict[str, Found | NotFound] = {}
        for organization in organizations:
            self._by_name[organization.name] = organization
            self._by_core[_ordered_forms(_fold(organization.name))[-1]] = organization.name
            for form in _forms(organization.name) | _forms(organization.short_name):
                self._by_form.setdefault(form, {})[organization.id] = organization

    def find(self, text: str) -> Found | NotFound:
        """The organization a name means, never a guess between two."""
        answer = self._answers.get(text)
        if answer is None:
            answer = self._answers[text] = self._find(text)
        return answer

    def _find(self, text: str) -> Found | NotFound:
        exact = self._by_name.get(text)
        if exact is not None:
            return Found(exact, is_exact=True)
        folded = _fold(text)
        for form in (folded, *_ordered_forms(folded)):
            candidates = self._by_form.get(form, {})
            if len(candidates) == 1:
                return Found(next(iter(candidates.values())), is_exact=False)
            if candidates:
                return NotFound(tuple(sorted(each.name for each in candidates.values()))[:3], is_ambiguous=True)
        if len(self._answers) > MAX_SUGGESTED_FOR:
            return NotFound((), is_ambiguous=False)
        near = get_close_matches(_ordered_forms(folded)[-1], list(self._by_core), n=3, cutoff=0.6)
        return NotFound(tuple(self._by_core[core] for core in near), is_ambiguous=False)


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _ordered_forms(folded: str) -> list[str]:
    """Ways to write a name, the most telling first: place and kind, place without the town and kind."""
    bare = _PREFIX.sub("", folded)
    place, kind = bare, ""
    for pattern, word in _KINDS:
        if pattern.search(bare):
            place, kind = pattern.sub("", bare), word
            break
    local = _TOWN.sub("", place)
    return [f"{place}|{kind}", f"{local}|{kind}"]


def short_name(name: str) -> str:
    """A name for everyday use: `中共转水镇青溪村支部委员会` is 青溪村党支部."""
    local, _, kind = _ordered_forms(_fold(name))[-1].partition("|")
    return f"{local}{_SHORT_KINDS.get(kind, kind)}"


def _forms(name: str) -> set[str]:
    folded = _fold(name)
    return {folded, *_ordered_forms(folded), *(f"{form.partition('|')[0]}|" for form in _ordered_forms(folded))}
