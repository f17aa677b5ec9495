# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later


class tqdm:
    """Goes through the items; there is no bar here."""

    def __init__(self, iterable=None, *args, total=None, **kw):
        self._items = iterable
        self.total = total
        self.n = 0

    def __iter__(self):
        return iter(self._items)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def update(self, n=1):
        self.n += n

    def close(self):
        pass

    def set_description(self, *args, **kw):
        pass

    def set_postfix(self, *args, **kw):
        pass

    @staticmethod
    def write(text, *args, **kw):
        print(text)


def trange(*args, **kw):
    return tqdm(range(*args), **kw)
