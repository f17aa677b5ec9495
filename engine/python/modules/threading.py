# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One thread: locks are always free, and a Thread has run when start() returns.
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


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target = target
        self._args = args
        self._kwargs = kwargs or {}
        self.name = name or "Thread-1"
        self.daemon = bool(daemon)

    def start(self):
        try:
            self.run()
        except Exception as error:  # it ends the thread alone
            import sys

            sys.stderr.write(f"Exception in thread {self.name}: {type(error).__name__}: {error}\n")

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        pass

    def is_alive(self):
        return False


class Event:
    def __init__(self):
        self._is_set = False

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True

    def clear(self):
        self._is_set = False

    def wait(self, timeout=None):
        return self._is_set


class _MainThread(Thread):
    pass


_main = _MainThread(name="MainThread")


def current_thread():
    return _main


def main_thread():
    return _main
