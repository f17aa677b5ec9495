# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import namedtuple as _namedtuple

from _limbeck import is_known as _is_known

_ALWAYS_SAFE = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def quote(string, safe="/", encoding="utf-8", errors="strict"):
    if not _is_known(string):
        return string.quote
    data = string.encode(encoding, errors) if isinstance(string, str) else bytes(string)
    return "".join(chr(b) if chr(b) in _ALWAYS_SAFE or chr(b) in safe and b < 128 else "%%%02X" % b for b in data)


def quote_plus(string, safe="", encoding="utf-8", errors="strict"):
    if not _is_known(string):
        return string.quote
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    data = string.encode() if isinstance(string, str) else bytes(string)
    out = []
    i = 0
    while i < len(data):
        pair = data[i + 1 : i + 3].decode("latin-1")
        if data[i] == 37 and len(pair) == 2 and all(c in "0123456789abcdefABCDEF" for c in pair):
            out.append(int(pair, 16))
            i += 3
        else:
            out.append(data[i])
            i += 1
    return bytes(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if not _is_known(string):
        return string.unquote
    return string if "%" not in string else unquote_to_bytes(string).decode(encoding, errors)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding="utf-8", errors="strict", quote_via=quote_plus):
    parts = []
    for key, value in query.items() if hasattr(query, "items") else query:
        key = quote_via(key if isinstance(key, bytes) else str(key), safe)
        many = value if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__") else [value]
        parts += [key + "=" + quote_via(one if isinstance(one, bytes) else str(one), safe) for one in many]
    return "&".join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    pairs = []
    for part in qs.split(separator):
        if not part:
            continue
        name, equals, value = part.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {part!r}")
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result


class _Place:
    """What netloc holds, for both kinds of result."""

    @property
    def _user(self):
        info, at, _ = self.netloc.rpartition("@")
        return info.partition(":") if at else (None, "", None)

    @property
    def username(self):
        return self._user[0]

    @property
    def password(self):
        name, colon, word = self._user
        return word if colon else None

    @property
    def _host(self):
        place = self.netloc.rpartition("@")[2]
        if place.startswith("["):
            host, _, rest = place[1:].partition("]")
            return host, rest.partition(":")[2]
        host, _, port = place.partition(":")
        return host, port

    @property
    def hostname(self):
        return self._host[0].lower() or None

    @property
    def port(self):
        port = self._host[1]
        if not port:
            return None
        if not port.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        return int(port)


class SplitResult(_namedtuple("SplitResult", "scheme netloc path query fragment"), _Place):
    def geturl(self):
        return urlunsplit(self)


class ParseResult(_namedtuple("ParseResult", "scheme netloc path params query fragment"), _Place):
    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme="", allow_fragments=True):
    if not _is_known(url):
        return url.urlsplit
    netloc = query = fragment = ""
    head, colon, rest = url.partition(":")
    if colon and head[:1].isalpha() and all(c.isalnum() or c in "+-." for c in head):
        scheme, url = head.lower(), rest
    if url.startswith("//"):
        end = min([at for at in (url.find(c, 2) for c in "/?#") if at >= 0] or [len(url)])
        netloc, url = url[2:end], url[end:]
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    if not _is_known(url):
        return url.urlparse
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    last = path.rfind("/") + 1
    if ";" in path[last:] and scheme in ("", "ftp", "http", "https", "sip", "sips", "imap", "shttp", "mms", "prospero", "rtsp", "sftp", "tel", "hdl"):
        at = path.index(";", last)
        path, params = path[:at], path[at + 1 :]
    return ParseResult(scheme, netloc, path, params, query, fragment)


_WITH_HOST = ("", "file", "ftp", "git", "git+ssh", "http", "https", "imap", "mms", "nfs", "rsync", "rtsp", "sftp", "shttp", "snews", "svn", "svn+ssh", "ws", "wss")


def urlunsplit(parts):
    scheme, netloc, url, query, fragment = parts
    if netloc or scheme and scheme in _WITH_HOST and not url.startswith("//"):
        url = "//" + netloc + ("/" if url and not url.startswith("/") else "") + url
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(parts):
    scheme, netloc, path, params, query, fragment = parts
    return urlunsplit((scheme, netloc, path + (";" + params if params else ""), query, fragment))


def urldefrag(url):
    path, mark, fragment = url.partition("#")
    return path, fragment


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return base or url
    origin = urlsplit(base)
    target = urlsplit(url, origin.scheme)
    if target.scheme != origin.scheme or target.scheme not in _WITH_HOST:
        return url
    if target.netloc:
        return urlunsplit(target)
    if not target.path:
        return urlunsplit((origin.scheme, origin.netloc, origin.path, target.query or origin.query, target.fragment))
    path = target.path if target.path.startswith("/") else origin.path[: origin.path.rfind("/") + 1] + target.path
    if origin.netloc and not path.startswith("/"):
        path = "/" + path
    kept = []
    parts = path.split("/")
    for i, part in enumerate(parts):
        if part == "..":
            if len(kept) > 1:
                kept.pop()
        elif part != ".":
            kept.append(part)
        if part in (".", "..") and i == len(parts) - 1:
            kept.append("")
    return urlunsplit((origin.scheme, origin.netloc, "/".join(kept), target.query, target.fragment))
