# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
class ABCMeta(type):
    pass


class ABC:
    pass


def abstractmethod(function):
    try:
        function.__isabstractmethod__ = True
    except AttributeError:
        pass
    return function


def abstractproperty(function):
    return property(abstractmethod(function))


abstractclassmethod = classmethod
abstractstaticmethod = staticmethod


def update_abstractmethods(cls):
    return cls
