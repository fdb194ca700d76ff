"""Names, devices, tickets and codes: what needs no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts import codes, passwords, rules, tickets
from app.accounts.errors import TicketExpired
from app.accounts.rules import WechatApp
from app.accounts.tickets import WechatUser

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("given_name", "stored", "same"),
    [
        ("张三", "张三", True),
        (" 张 三 ", "张三", True),
        ("买买提·吐尔逊", "买买提•吐尔逊", True),
        ("买买提.吐尔逊", "买买提・吐尔逊", True),
        ("张三", "张三丰", False),
        ("", "张三", False),
    ],
)
def test_one_name_may_be_spelled_in_several_ways(given_name: str, stored: str, same: bool) -> None:
    assert rules.same_name(given_name, stored) is same


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17) MicroMessenger/8.0", "iPhone（微信）"),
        ("Mozilla/5.0 (Linux; Android 12; HarmonyOS)", "鸿蒙手机"),
        ("Mozilla/5.0 (Linux; Android 12)", "安卓手机"),
        ("Mozilla/5.0 (Windows NT 10.0)", "Windows电脑"),
        ("", "其他设备"),
        ("x" * 5000, "其他设备"),
    ],
)
def test_a_device_is_named_as_its_owner_would(agent: str, words: str) -> None:
    assert rules.device_words(agent) == words


@given(st.sampled_from(WechatApp), st.text(min_size=1, max_size=60), st.none() | st.text(min_size=1, max_size=60))
def test_a_ticket_gives_back_its_user_and_shows_nothing(app: WechatApp, openid: str, unionid: str | None) -> None:
    user = WechatUser(app, openid, unionid)
    first, second = tickets.issue(user)[0], tickets.issue(user)[0]

    assert tickets.open_ticket(first) == user
    assert first != second
    assert openid not in first or len(openid) < 8


@given(st.text(max_size=200))
def test_anything_else_is_no_ticket(text: str) -> None:
    with pytest.raises(TicketExpired):
        tickets.open_ticket(text)


def test_codes_are_digits_of_the_right_length_and_not_alike() -> None:
    found = {codes.new_code() for _ in range(200)}

    assert all(len(code) == 6 and code.isdigit() for code in found)
    assert len(found) > 190
    assert len(codes.new_code(rules.CONFIRMATION_DIGITS)) == 8


def test_one_time_passwords_can_be_read_out() -> None:
    found = {passwords.one_time_password() for _ in range(50)}

    assert len(found) == 50
    assert all(len(text.split("-")) == 4 and not set(text) & set("0o1il") for text in found)


def test_a_password_matches_its_hash_alone() -> None:
    stored = passwords.hash_password("a long enough word")

    assert passwords.matches(stored, "a long enough word")
    assert not passwords.matches(stored, "a long enough words")
    assert not passwords.matches("", "a long enough word")
    assert not passwords.matches("not a hash", "a long enough word")


def test_without_a_secret_no_code_is_right() -> None:
    assert passwords.totp_step(None, "123456", 0) is None
