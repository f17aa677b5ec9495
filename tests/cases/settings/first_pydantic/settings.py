# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import enum
import os
from typing import Any, Dict, List, Optional

from pydantic import BaseModel, BaseSettings, Field, PostgresDsn, SecretStr, root_validator, validator

os.environ.update({"PG_SERVER": "db.example", "app_debug": "yes", "APP_WORKERS": "7", "APP_HOSTS": '["a", "b"]', "SECRET": "s3", "LEVEL": "high"})


class Level(enum.Enum):
    LOW = "low"
    HIGH = "high"


class Settings(BaseSettings):
    PG_SERVER: str
    PG_USER: str = "me"
    PG_DB: Optional[str] = None
    SECRET: SecretStr
    LEVEL: Level = Level.LOW
    FROM_FILE: str = "default"
    URI: Optional[PostgresDsn] = None
    plain = "of its default's type"

    @validator("URI", pre=True)
    def assemble(cls, v: Optional[str], values: Dict[str, Any]) -> Any:
        if isinstance(v, str):
            return v
        return PostgresDsn.build(scheme="postgresql", user=values.get("PG_USER"), password="p", host=values.get("PG_SERVER"), path=f"/{values.get('PG_DB') or 'app'}")

    class Config:
        case_sensitive = True
        env_file = ".env"


class Prefixed(BaseSettings):
    debug: bool = False
    workers: int = 1
    hosts: List[str] = []
    other: str = Field("x", env="PG_SERVER")

    class Config:
        env_prefix = "APP_"


class Inherited(Settings):
    PG_USER = "you"


class Row(BaseModel):
    a: int
    b: List[int] = Field(default_factory=list)
    c: Optional["Row"] = None

    @validator("a")
    def double(cls, v):
        return v * 2

    @root_validator
    def whole(cls, values):
        values["b"] = values["b"] + [0]
        return values


Row.update_forward_refs()
settings = Settings()
print(settings.PG_SERVER, settings.PG_USER, settings.PG_DB, settings.FROM_FILE, settings.LEVEL, settings.plain)
print(settings.SECRET, settings.SECRET.get_secret_value(), settings.URI, settings.URI.host, settings.URI.replace("me", "you"))
print(Inherited().URI)
prefixed = Prefixed(_env_file=None)
print(prefixed.debug, prefixed.workers, prefixed.hosts, prefixed.other)
row = Row(a="4", b=["1", 2], c={"a": 1})
print(row.a, row.b, row.c.a, row.dict(), Row.parse_obj({"a": 1}) == Row(a=1), row.copy(update={"a": 9}).a)
