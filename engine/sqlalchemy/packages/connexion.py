# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from flask import Flask
from _limbeck_models import outside as _outside


class FlaskApp:
    def __init__(self, import_name, **more):
        self.app = Flask(import_name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _outside("connexion.FlaskApp." + name)


App = FlaskApp
