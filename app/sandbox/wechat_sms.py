"""The SMS half of the stand-in: the protocol of app/gateways/sms.py, and every text kept for inspection."""

import re

from app.sandbox.wechat_world import DAY, SMS_KEY, World

TEMPLATES = {"phone_code": {"code", "minutes"}}

Reply = tuple[int, dict[str, object]]


def answer(world: World, authorization: str, body: dict[str, object]) -> Reply:
    """Status and answer to one text; the same message_id again is answered and not sent."""
    if authorization != f"Bearer {SMS_KEY}":
        return 401, {"error": "unauthorized"}
    message_id, phone, params = str(body.get("message_id", "")), str(body.get("phone", "")), body.get("params")
    if message_id in world.texts:
        return 200, {"message_id": message_id}
    if not message_id or not re.fullmatch(r"\+861[3-9]\d{9}", phone):
        return 400, {"error": "invalid_phone"}
    if not isinstance(params, dict) or set(params) != TEMPLATES.get(str(body.get("template"))):
        return 400, {"error": "unknown_template"}
    if world.count(DAY, "sms", phone) > world.switches.sms_per_phone_per_day:
        return 429, {"error": "quota"}
    world.texts[message_id] = {**body, "at": world.now().isoformat()}
    return 200, {"message_id": message_id}
