# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
def run(main, *, debug=None):
    return main


def sleep(delay, result=None):
    return result


def gather(*results, return_exceptions=False):
    return list(results)


def wait_for(result, timeout=None):
    return result


def create_task(coroutine, *, name=None):
    return coroutine


ensure_future = create_task


def iscoroutinefunction(function):
    return False


iscoroutine = iscoroutinefunction


class _Loop:
    def run_until_complete(self, result):
        return result

    def create_task(self, result):
        return result

    def run_in_executor(self, executor, function, *args):
        return function(*args)

    def is_running(self):
        return False

    def is_closed(self):
        return False

    def close(self):
        pass


def get_event_loop():
    return _Loop()


new_event_loop = get_event_loop


def get_running_loop():
    raise RuntimeError("no running event loop")


def set_event_loop(loop):
    pass


def set_event_loop_policy(policy):
    pass


class WindowsSelectorEventLoopPolicy:
    pass


class TimeoutError(Exception):
    pass


class CancelledError(BaseException):
    pass


def to_thread(function, *args, **kwargs):
    return function(*args, **kwargs)
