# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import digest as _digest, pbkdf2 as _pbkdf2

_sizes = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64, "sha3_224": 28, "sha3_256": 32, "sha3_384": 48, "sha3_512": 64, "blake2b": 64, "blake2s": 32}
algorithms_available = algorithms_guaranteed = set(_sizes)


class _Hash:
    def __init__(self, name, data=b"", size=None):
        self.name = name
        self._data = b""
        self.digest_size = size or _sizes[name]
        self.update(data)

    def update(self, data):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += bytes(data)

    def digest(self):
        return _digest(self.name, self._data, self.digest_size)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._data, self.digest_size)


def new(name, data=b"", *, usedforsecurity=True):
    name = name.lower().replace("-", "")
    if name not in _sizes:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(name, data)


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return _Hash("sha3_256", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return _Hash("sha3_512", string)


def blake2b(data=b"", *, digest_size=64, usedforsecurity=True):
    return _Hash("blake2b", data, digest_size)


def blake2s(data=b"", *, digest_size=32, usedforsecurity=True):
    return _Hash("blake2s", data, digest_size)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    return _pbkdf2(new(hash_name).name, bytes(password), bytes(salt), iterations, dklen or _sizes[new(hash_name).name])
