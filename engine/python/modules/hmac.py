# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib as _hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._new = (lambda data: _hashlib.new(digestmod, data)) if isinstance(digestmod, str) else digestmod
        probe = self._new(b"")
        self.digest_size = probe.digest_size
        self.block_size = {"sha384": 128, "sha512": 128, "blake2b": 128, "sha3_256": 136, "sha3_512": 72}.get(probe.name, 64)
        self.name = "hmac-" + probe.name
        key = bytes(key)
        if len(key) > self.block_size:
            key = self._new(key).digest()
        self._key = key + bytes(self.block_size - len(key))
        self._data = bytes(msg) if msg is not None else b""

    def update(self, msg):
        self._data += bytes(msg)

    def digest(self):
        inner = self._new(bytes(b ^ 0x36 for b in self._key) + self._data).digest()
        return self._new(bytes(b ^ 0x5C for b in self._key) + inner).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    return a == b
