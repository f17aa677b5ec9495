# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Work is done when it is submitted, one piece after the other: a connection belongs to one thread.
class CancelledError(Exception):
    pass


TimeoutError = TimeoutError


class Future:
    def __init__(self, function, args, kwargs):
        self._value = self._error = None
        try:
            self._value = function(*args, **kwargs)
        except Exception as error:
            self._error = error

    def result(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._value

    def exception(self, timeout=None):
        return self._error

    def done(self):
        return True

    def running(self):
        return False

    def cancelled(self):
        return False

    def cancel(self):
        return False

    def add_done_callback(self, function):
        function(self)


class Executor:
    def __init__(self, max_workers=None, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return False

    def submit(self, function, *args, **kwargs):
        return Future(function, args, kwargs)

    def map(self, function, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(function, *args) for args in zip(*iterables)]
        for future in futures:
            yield future.result()

    def shutdown(self, wait=True, cancel_futures=False):
        pass


class ThreadPoolExecutor(Executor):
    pass


FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def as_completed(futures, timeout=None):
    yield from list(futures)


def wait(futures, timeout=None, return_when=ALL_COMPLETED):
    import collections

    return collections.namedtuple("DoneAndNotDoneFutures", "done not_done")(set(futures), set())
