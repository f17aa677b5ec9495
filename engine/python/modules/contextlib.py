# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return None


AbstractAsyncContextManager = AbstractContextManager


class ContextDecorator:
    def __call__(self, function):
        def wrapper(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        wrapper.__name__ = function.__name__
        return wrapper


class _GeneratorContext(ContextDecorator):
    def __init__(self, function, args, kwargs):
        self._make = lambda: function(*args, **kwargs)
        self._generator = None

    def __enter__(self):
        self._generator = self._make()
        try:
            return next(self._generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, trace):
        if error is None:
            try:
                next(self._generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self._generator.throw(error)
        except StopIteration as stop:
            return stop is not error
        except BaseException as other:
            if other is not error:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    def helper(*args, **kwargs):
        return _GeneratorContext(function, args, kwargs)

    helper.__name__ = function.__name__
    helper.__doc__ = function.__doc__
    helper.__wrapped__ = function
    return helper


asynccontextmanager = contextmanager


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __exit__(self, kind, error, trace):
        return error is not None and isinstance(error, self._exceptions)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, kind, error, trace):
        self.thing.close()


aclosing = closing


class _Redirect(AbstractContextManager):
    def __init__(self, target):
        self._target = target

    def __enter__(self):
        return self._target


redirect_stdout = redirect_stderr = _Redirect


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._callbacks = []

    def enter_context(self, manager):
        result = manager.__enter__()
        self._callbacks.append(manager.__exit__)
        return result

    enter_async_context = enter_context

    def push(self, exit):
        self._callbacks.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
        return exit

    def callback(self, function, *args, **kwargs):
        self._callbacks.append(lambda kind, error, trace: function(*args, **kwargs) and False)
        return function

    def pop_all(self):
        other = ExitStack()
        other._callbacks, self._callbacks = self._callbacks, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, error, trace):
        pending = error
        while self._callbacks:
            callback = self._callbacks.pop()
            try:
                if callback(None if pending is None else type(pending), pending, None):
                    pending = None
            except BaseException as other:
                pending = other
        if pending is not None and pending is not error:
            raise pending
        return error is not None and pending is None


AsyncExitStack = ExitStack
