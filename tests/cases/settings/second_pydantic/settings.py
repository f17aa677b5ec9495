# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import os
from functools import cached_property
from typing import Annotated, Any, ClassVar, List, Literal, Optional

from pydantic import (
    AfterValidator, AliasChoices, AnyUrl, BaseModel, BeforeValidator, ConfigDict, Field, PostgresDsn, PrivateAttr, SecretStr, ValidationInfo, computed_field, field_validator, model_validator,
)
from pydantic_core import MultiHostUrl
from pydantic_settings import BaseSettings, SettingsConfigDict

os.environ.update({
    "APP_DB__HOST": "db.example", "APP_DB__PORT": "77", "APP_DB__POOL__SIZE": "3", "TS_X": "5", "ORIGINS": '["a", "b"]', "FLAG": "on", "APP_KEY": "k", "EMPTY": "", "CORS": "x, y",
    "APP_DB": '{"user": "json"}',
})


def split(value: Any) -> Any:
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


class Pool(BaseModel):
    size: int = 1


class Database(BaseModel):
    host: str
    port: int = 5432
    user: str = "me"
    pool: Pool = Pool()

    @property
    def dsn(self) -> str:
        return str(PostgresDsn.build(scheme="postgresql+asyncpg", username=self.user, password="p@ss w", host=self.host, port=self.port, path="app"))


class Base(BaseSettings):
    model_config = SettingsConfigDict(env_file=(".env", ".env.local"), extra="ignore")


class Settings(Base):
    model_config = SettingsConfigDict(env_prefix="APP_", env_nested_delimiter="__")
    kinds: ClassVar[list[str]] = ["one"]

    name: Annotated[str, Field(alias="NAME")] = "unnamed"
    key: SecretStr
    x: Optional[int] = Field(None, validation_alias=AliasChoices("NO_X", "TS_X"))
    db: Database
    origins: List[str] = Field(default_factory=list, alias="ORIGINS")
    flag: bool = Field(False, alias="FLAG")
    mode: Literal["a", "b"] = "a"
    from_file: str = "default"
    local: str = "default"
    shout: Annotated[str, BeforeValidator(lambda value: value + "!"), AfterValidator(str.upper)] = Field("hey", validate_default=True)
    url: PostgresDsn | None = None

    @field_validator("url", mode="before")
    @classmethod
    def assemble(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            return value
        return MultiHostUrl.build(scheme="postgresql", username="u", host=info.data["db"].host, path="main")

    @field_validator("mode", "from_file", mode="wrap")
    @classmethod
    def both(cls, value, handler):
        return handler(value)

    @computed_field  # type: ignore[misc]
    @property
    def address(self) -> str:
        return f"{self.url}?x={self.x}"

    @computed_field(return_type=str)
    def other(self):
        return "other " + self.mode

    @cached_property
    def cached(self) -> str:
        return self.db.dsn

    @model_validator(mode="before")
    @classmethod
    def before(cls, data: Any) -> Any:
        return {**data, "NAME": data.get("NAME", "given before")}

    @model_validator(mode="after")
    def after(self) -> Settings:
        self.local = self.local + " after"
        return self


class Item(BaseModel):
    model_config = ConfigDict(frozen=False, populate_by_name=True)
    number: int = Field(alias="n")
    names: list[str] = []
    inner: Item | None = None
    _hidden: int = PrivateAttr(default=4)

    def model_post_init(self, context: Any) -> None:
        self._hidden += 1


settings = Settings()
print(settings.name, settings.key, settings.key.get_secret_value(), settings.x, settings.origins, settings.flag, settings.kinds)
print(settings.db.host, settings.db.port, settings.db.user, settings.db.pool.size, settings.db.dsn, settings.cached)
print(settings.from_file, settings.local, settings.shout, settings.mode)
print(settings.url, settings.address, settings.other, settings.url.hosts()[0]["host"])
item = Item(n="4", names=("a",), inner={"n": 1})
print(item.number, item.names, item.inner.number, item._hidden, item.model_dump(), Item(number=2).number, Item.model_validate({"n": 1}) == Item(n=1))
print(item.model_copy(update={"number": 9}).number, list(Item.model_fields), Item.model_fields["number"].is_required(), AnyUrl("http://h/p").path)
