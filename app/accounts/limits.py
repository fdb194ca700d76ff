"""How often one address, person or phone may try. Many phones of one village share an address, so limits by address are wide."""

from datetime import timedelta

from app.core.ratelimit import Limit

WECHAT_SIGN_INS = Limit("wechat-sign-in", 300, timedelta(minutes=5))
PASSWORD_SIGN_INS = Limit("password-sign-in", 30, timedelta(minutes=5))
RENEWALS = Limit("renewal", 600, timedelta(minutes=5))
CLAIMS = Limit("claim", 60, timedelta(minutes=10))
CLAIMS_OF_ONE = Limit("claim-of-one", 6, timedelta(minutes=10))
ACCEPTS = Limit("claim-accept", 1200, timedelta(minutes=10))
TEXTS = Limit("text", 60, timedelta(hours=1))
TEXTS_OF_ONE = Limit("text-of-one", 5, timedelta(hours=1))
TEXTS_TO_PHONE = Limit("text-to-phone", 1, timedelta(minutes=1))
CONFIRMS = Limit("claim-confirm", 30, timedelta(minutes=10))
