"""The gateways of this process, opened once from the settings."""

from functools import lru_cache

from app.core import clock
from app.core.settings import settings
from app.gateways.errors import Misconfigured
from app.gateways.sms import Sms
from app.gateways.wechat import Wechat, WechatApp


@lru_cache
def wechat() -> Wechat:
    """WeChat, by the settings. Raises Misconfigured when no mini-program is set."""
    chosen = settings()
    mini = WechatApp(chosen.wechat_mini_appid, chosen.wechat_mini_secret.get_secret_value())
    official = WechatApp(chosen.wechat_official_appid, chosen.wechat_official_secret.get_secret_value())
    if not mini.appid:
        raise Misconfigured("wechat", "APP_WECHAT_MINI_APPID is not set")
    return Wechat(chosen.wechat_api_base, mini, official=official if official.appid else None, clock=clock.now)


@lru_cache
def sms() -> Sms:
    """The SMS service, by the settings. Raises Misconfigured when none is set."""
    chosen = settings()
    if not chosen.sms_api_base:
        raise Misconfigured("sms/send", "APP_SMS_API_BASE is not set")
    return Sms(chosen.sms_api_base, chosen.sms_api_key.get_secret_value())


def close() -> None:
    """Close what was opened; the next call opens anew."""
    for opened in (wechat, sms):
        if opened.cache_info().currsize:
            opened().close()
        opened.cache_clear()
