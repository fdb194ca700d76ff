"""Which organization a name means: what may be left out is what lies above that organization, and nothing else is."""

import pytest

from app.roster.names import Found, NotFound, OrganizationNames, areas_below, short_name
from tests.roster.files import organization

VILLAGE = "中共转水镇青溪村支部委员会"
COMMUNITY = "中共西区社区支部委员会"
JOINT = "中共转水镇个体工商户联合支部委员会"
TEMPORARY = "中共转水镇防汛临时支部委员会"
NAMES = OrganizationNames(
    organization(name, above=("五华县", "转水镇")) for name in (VILLAGE, COMMUNITY, JOINT, TEMPORARY)
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青溪村支部", VILLAGE),
        ("青溪村", VILLAGE),
        ("中国共产党转水镇青溪村党支部委员会", VILLAGE),
        ("转水镇青溪村党支部", VILLAGE),
        ("五华县转水镇青溪村支部", VILLAGE),
        ("西区社区党支部", COMMUNITY),
        ("转水镇西区社区党支部", COMMUNITY),
        ("个体工商户联合党支部", JOINT),
        ("防汛临时党支部", TEMPORARY),
    ],
)
def test_a_short_way_of_writing_is_understood(text: str, name: str) -> None:
    assert NAMES.find(text) == Found(organization(name, above=("五华县", "转水镇")), is_exact=False)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("中共白水镇青溪村支部委员会", VILLAGE),
        ("外县青溪村支部", VILLAGE),
        ("外县转水镇青溪村支部", VILLAGE),
        ("青溪村联合党支部", VILLAGE),
        ("青溪村党总支", VILLAGE),
        ("青溪村临时党支部", VILLAGE),
        ("东区社区党支部", COMMUNITY),
        ("社区党支部", COMMUNITY),
        ("个体工商户党支部", JOINT),
    ],
)
def test_another_place_or_kind_is_refused_with_what_may_be_meant(text: str, near: str) -> None:
    found = NAMES.find(text)
    assert isinstance(found, NotFound)
    assert not found.is_ambiguous
    assert near in found.near


@pytest.mark.parametrize(
    ("name", "short"),
    [
        (VILLAGE, "青溪村党支部"),
        (COMMUNITY, "西区社区党支部"),
        (JOINT, "个体工商户联合党支部"),
        (TEMPORARY, "防汛临时党支部"),
        ("中共转水镇委员会", "转水镇党委"),
        ("中共五华县转水镇龙塘村总支部委员会", "龙塘村党总支"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_committee_gives_its_town_to_those_below() -> None:
    county = areas_below("中共五华县委员会", ())
    assert areas_below("中共转水镇委员会", county) == ("五华县", "转水镇")
    assert areas_below("中共转水镇龙塘村总支部委员会", ("五华县", "转水镇")) == ("五华县", "转水镇")
    assert areas_below("中共西区社区委员会", ()) == ()
