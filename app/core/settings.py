"""Everything that differs between one installation and the next, read once from the environment."""

import os
import secrets
from contextlib import suppress
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MIN_DIFFERENT = 6  # characters; fewer are no secret, however long the text
# What has to be with what: an address or an id is of no use without its secret, which has so many characters.
SECRETS = (
    ("metrics_token", None, 32),
    ("wechat_mini_secret", "wechat_mini_appid", 32),
    ("wechat_official_secret", "wechat_official_appid", 32),
    ("sms_api_key", "sms_api_base", 16),
)


class Mode(StrEnum):
    EMBEDDED = "embedded"
    PRODUCTION = "production"
    SANDBOX = "sandbox"


class Settings(BaseSettings):
    """Settings of one installation: `APP_` variables, or files of the same name in `APP_SECRETS_DIR`.

    Raises pydantic's `ValidationError` (a start refused) when production is asked for with a weak or missing secret.
    """

    model_config = SettingsConfigDict(env_prefix="APP_", secrets_dir=os.environ.get("APP_SECRETS_DIR"), extra="ignore")

    mode: Mode = Mode.EMBEDDED
    database_url: str = "sqlite:///var/data/app.sqlite3"
    data_dir: Path = Path("var/data")
    # Outside the data directory, so that a backup of the data holds no keys.
    keys_dir: Path = Path("var/keys")
    client_dir: Path = Path("frontend-miniprogram/dist/build/h5")
    # What letters are printed in: where Debian's package fonts-noto-cjk puts it.
    font_file: Path = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
    public_url: str = "http://127.0.0.1:8000"
    embedded_worker: bool = True
    token_backend: Literal["jose", "pyjwt"] = "jose"
    metrics_token: SecretStr | None = None
    trusted_proxies: Annotated[frozenset[str], NoDecode] = frozenset()
    max_upload_bytes: int = 50 * 1024 * 1024
    checkpoint_file: Path | None = None

    wechat_api_base: str = "https://api.weixin.qq.com"
    wechat_authorize_base: str = "https://open.weixin.qq.com"
    wechat_mini_appid: str = ""
    wechat_mini_secret: SecretStr = SecretStr("")
    wechat_official_appid: str = ""
    wechat_official_secret: SecretStr = SecretStr("")
    # What the township chose from WeChat's library, for meetings and for transfers; their fields: app/notifications/rules.py.
    wechat_template_activity: str = ""
    wechat_template_transfer: str = ""
    sms_api_base: str = ""
    sms_api_key: SecretStr = SecretStr("")

    @model_validator(mode="before")
    @classmethod
    def split_proxies(cls, values: dict[str, object]) -> dict[str, object]:
        proxies = values.get("trusted_proxies")
        if isinstance(proxies, str):
            values["trusted_proxies"] = frozenset(part.strip() for part in proxies.split(",") if part.strip())
        return values

    @model_validator(mode="after")
    def refuse_weak_production(self) -> Self:
        """A production start with a missing or weak secret is refused with the line to mend."""
        if self.mode is not Mode.PRODUCTION:
            return self
        if not self.public_url.startswith("https://"):
            raise ValueError("APP_PUBLIC_URL must be an https:// address in production")
        for name, needed_by, length in SECRETS:
            secret: SecretStr | None = getattr(self, name)
            value = "" if secret is None else secret.get_secret_value()
            is_needed = bool(needed_by and getattr(self, needed_by))
            if (value or is_needed) and (len(value) < length or len(set(value)) < MIN_DIFFERENT):
                why = f" because APP_{str(needed_by).upper()} is set" if is_needed and not value else ""
                raise ValueError(f"APP_{name.upper()} must have at least {length} characters that differ{why}")
        return self

    @property
    def is_sandbox(self) -> bool:
        return self.mode is Mode.SANDBOX


@lru_cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()


def ensure_root_key(keys_dir: Path) -> None:
    """Make version 1 of the root key (32 random bytes, mode 0600) unless one is there."""
    if any(keys_dir.glob("root-*.key")):
        return
    keys_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):  # another process that starts at this moment was faster: its key is ours, too
        write_key(keys_dir / "root-1.key", secrets.token_bytes(32))


def write_key(path: Path, key: bytes) -> None:
    """Write a key that only its owner can read. Raises `FileExistsError` rather than overwrite one."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
