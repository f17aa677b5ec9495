# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""URLs as pydantic's types show them: a text (as in its first version) that knows its parts (as in both)."""

from urllib.parse import quote as _quote
from urllib.parse import urlsplit as _urlsplit


def _escaped(text):
    return _quote(text, safe="%!$&'()*+,;=~-._")


class Url(str):
    @property
    def _split(self):
        return _urlsplit(str(self))

    @property
    def scheme(self):
        return self._split.scheme

    @property
    def username(self):
        return self._split.username

    user = username

    @property
    def password(self):
        return self._split.password

    @property
    def host(self):
        return self._split.hostname

    def unicode_host(self):
        return self.host

    @property
    def port(self):
        return self._split.port

    @property
    def path(self):
        return self._split.path or None

    @property
    def query(self):
        return self._split.query or None

    @property
    def fragment(self):
        return self._split.fragment or None

    def query_params(self):
        return [tuple(pair.partition("=")[::2]) for pair in (self.query or "").split("&") if pair]

    def hosts(self):
        return [{"username": self.username, "password": self.password, "host": self.host, "port": self.port}]

    def unicode_string(self):
        return str(self)

    encoded_string = unicode_string

    @property
    def url(self):
        return self

    @classmethod
    def build(cls, *, scheme, username=None, user=None, password=None, host=None, hosts=None, port=None, path=None, query=None, fragment=None, **others):
        def place(username, password, host, port):
            account = "" if username is None else _escaped(str(username))
            account += "" if password is None else ":" + _escaped(str(password))
            return (account + "@" if account else "") + (host or "") + (f":{port}" if port is not None and port != "" else "")

        places = [place(one.get("username"), one.get("password"), one.get("host"), one.get("port")) for one in hosts] if hosts else [place(username if username is not None else user, password, host, port)]
        text = f"{scheme}://{','.join(places)}"
        if path is not None:
            # The first version wants the slash given, the second puts one in front.
            text += "/" + str(path).lstrip("/")
        if query:
            text += "?" + query
        if fragment:
            text += "#" + fragment
        return cls(text)


class MultiHostUrl(Url):
    pass


class AnyUrl(Url):
    pass


class AnyHttpUrl(AnyUrl):
    pass


class HttpUrl(AnyUrl):
    pass


class FileUrl(AnyUrl):
    pass


class PostgresDsn(AnyUrl):
    pass


class CockroachDsn(AnyUrl):
    pass


class MySQLDsn(AnyUrl):
    pass


class MariaDBDsn(AnyUrl):
    pass


class RedisDsn(AnyUrl):
    pass


class MongoDsn(AnyUrl):
    pass


class AmqpDsn(AnyUrl):
    pass


class KafkaDsn(AnyUrl):
    pass


class NatsDsn(AnyUrl):
    pass


class ClickHouseDsn(AnyUrl):
    pass


class SnowflakeDsn(AnyUrl):
    pass
