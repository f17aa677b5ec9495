# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One thread: locks are always free.
class Lock:
    def __init__(self):
        self._is_locked = False

    def acquire(self, blocking=True, timeout=-1):
        self._is_locked = True
        return True

    def release(self):
        self._is_locked = False

    def locked(self):
        return self._is_locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, error, trace):
        self.release()


RLock = Lock
local = type("local", (), {})


def get_ident():
    return 1
