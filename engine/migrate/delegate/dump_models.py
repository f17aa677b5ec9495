# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports a project's models through its env.py with the project's own Python and tells what target_metadata holds.

Standard input holds one line of JSON, the job (exact_models.cpp writes it). Standard output answers in lines of JSON; standard error is free text for the log. The tables are told as a Python
module that makes them again with SQLAlchemy alone, as Alembic itself writes them into scripts; beside it, which types are classes of the project.

No migration runs: run_migrations() does nothing. env.py runs in offline mode, so that it need not connect.
"""
import io
import json
import os
import sys


class Channel:
    def __init__(self):
        self.stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        sys.stdout = sys.stderr

    def tell(self, kind, **facts):
        self.stream.write(json.dumps(dict(facts, kind=kind)) + "\n")
        self.stream.flush()


def read_configurations(job):
    """What each context.configure() of env.py got."""
    import inspect

    from alembic.config import CommandLine, Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    options = CommandLine(prog="alembic").parser.parse_args(job["arguments"])
    keywords = {"file_": job["ini"], "ini_section": job["section"], "cmd_opts": options}
    if job["toml"] and "toml_file" in inspect.signature(Config.__init__).parameters:
        keywords["toml_file"] = job["toml"]
    config = Config(output_buffer=io.StringIO(), stdout=io.StringIO(), **keywords)
    if job["url"]:
        config.set_main_option("sqlalchemy.url", job["url"].replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    found = []

    with EnvironmentContext(config, scripts, fn=lambda rows, context: [], as_sql=True, starting_rev=None, destination_rev="head") as environment:
        configure = environment.configure

        def note(*positional, **given):
            given.setdefault("output_buffer", io.StringIO())
            configure(*positional, **given)
            context = environment.get_context()
            found.append((given.get("target_metadata"), context.dialect.name, given))

        environment.configure = note
        environment.run_migrations = lambda **arguments: None
        scripts.run_env()
    return found


class Source:
    """The module that makes the tables again."""

    START = """\
import sqlalchemy as sa
from sqlalchemy import *
from sqlalchemy.sql.elements import conv


def limbeck_create_table(metadata, name, *items, limbeck_indexes=(), **options):
    return sa.Table(name, metadata, *items, *limbeck_indexes, **options)


def limbeck_create_index(name, table_name, elements, schema=None, **options):
    return sa.Index(name, *elements, **options)


def limbeck_f(name):
    return conv(name)


def limbeck_own_type(text):
    class Own(sa.types.UserDefinedType):
        def get_col_spec(self, **options):
            return text

    return Own()
"""

    def __init__(self, metadata_list, dialect_name):
        from alembic.autogenerate.api import AutogenContext
        from alembic.runtime.migration import MigrationContext

        self.metadata_list = metadata_list
        migration = MigrationContext.configure(dialect_name=dialect_name, opts={"target_metadata": metadata_list})
        self.dialect = migration.dialect
        options = {
            "sqlalchemy_module_prefix": "sa.",
            "alembic_module_prefix": "limbeck_",
            "user_module_prefix": None,
            "render_item": self.item,
            "render_as_batch": False,
            "target_metadata": metadata_list,
        }
        self.context = AutogenContext(migration, metadata_list[0], opts=options, autogenerate=False)
        self.own_types = {}
        self.problems = []
        self.place = None

    def item(self, kind, thing, context):
        """A type of the project is written as what it is for the database; its own name is told beside."""
        if kind != "type":
            return False
        from alembic.autogenerate import render
        from sqlalchemy.types import TypeDecorator, UserDefinedType

        if type(thing).__module__.startswith("sqlalchemy."):
            return False
        if self.place is not None:
            self.own_types.setdefault(".".join(self.place), [type(thing).__module__, repr(thing)])
        plain = thing
        while isinstance(plain, TypeDecorator):
            plain = plain.load_dialect_impl(self.dialect)
        if isinstance(plain, UserDefinedType):
            return "limbeck_own_type(%r)" % plain.compile(dialect=self.dialect)
        for base in type(plain).__mro__:
            prefix = self.prefix_of(base)
            if prefix and base is type(plain):
                return render._repr_type(plain, context)
            if prefix:
                return self.as_base(plain, base, prefix)
        return False

    def prefix_of(self, cls):
        """Where SQLAlchemy offers a type: "sa." or "postgresql.". None: it is not its own, or one that only its dialects use."""
        import importlib

        import sqlalchemy

        if cls.__module__.startswith("sqlalchemy.dialects."):
            package = ".".join(cls.__module__.split(".")[:3])
            if cls.__name__ in importlib.import_module(package).__all__:
                return package.split(".")[-1] + "."
        elif cls.__module__.startswith("sqlalchemy.") and getattr(sqlalchemy, cls.__name__, None) is cls:
            return "sa."
        return None

    def as_base(self, plain, base, prefix):
        """A subclass of a type of SQLAlchemy: as that."""
        from sqlalchemy.util import generic_repr

        if prefix != "sa.":
            self.context.imports.add("from sqlalchemy.dialects import " + prefix[:-1])
        text = generic_repr(plain, to_inspect=[base])
        return prefix + base.__name__ + text[text.index("("):]

    def with_checks(self, column, text):
        """CHECKs that stand in a column, which Alembic's scripts leave out."""
        from alembic.autogenerate import render
        from sqlalchemy import CheckConstraint

        checks = [render._render_check_constraint(one, self.context, None) for one in column.constraints if isinstance(one, CheckConstraint)]
        checks = sorted(one for one in checks if one)
        head = "sa.Column(%r, %s" % (render._ident(column.name), render._repr_type(column.type, self.context))
        if checks and not text.startswith(head):
            raise ValueError("the CHECKs of the column %s are not told" % column.name)
        return ", ".join([head, *checks]) + text[len(head):] if checks else text

    def table(self, number, table):
        from alembic.autogenerate import render
        from alembic.operations import ops

        original = render._render_column

        def column(one, context):
            self.place = [part for part in (table.schema, table.name, one.name) if part]
            text = self.with_checks(one, original(one, context))
            # That there is one decides whether the database numbers the column.
            if one.default is not None and not one.default.is_sequence:
                text = text[:-1] + ", default=lambda: None)"
            return text

        render._render_column = column
        try:
            text = render._add_table(self.context, ops.CreateTableOp.from_table(table))
        finally:
            render._render_column = original
            self.place = None
        indexes = [
            render._add_index(self.context, ops.CreateIndexOp.from_index(index)).replace("sa.literal_column(", "sa.text(")
            for index in sorted(table.indexes, key=lambda one: str(one.name))
        ]
        start, end = "limbeck_create_table(", "\n)"
        text = text[len(start):-len(end)]
        return start + "metadata_%d, " % number + text + ",\nlimbeck_indexes=[" + ",\n".join(indexes) + "]" + end

    def text(self):
        parts = [self.START]
        names = []
        for number, metadata in enumerate(self.metadata_list):
            convention = {key: value for key, value in metadata.naming_convention.items() if isinstance(key, str) and isinstance(value, str)}
            parts.append("metadata_%d = sa.MetaData(naming_convention=%r)" % (number, convention))
            names.append("metadata_%d" % number)
            for table in metadata.sorted_tables:
                try:
                    parts.append(self.table(number, table))
                except Exception as error:
                    self.problems.append([table.schema, table.name, "%s: %s" % (type(error).__name__, error)])
        parts.append("target_metadata = " + (names[0] if len(names) == 1 else "[" + ", ".join(names) + "]"))
        return "\n".join(sorted(self.context.imports)) + "\n" + "\n".join(parts) + "\n"


def innermost(error, folder):
    """File and line of the last frame in the project."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        path = os.path.abspath(trace.tb_frame.f_code.co_filename)
        if path.startswith(folder + os.sep) and "site-packages" not in path:
            place = (path, trace.tb_lineno)
        trace = trace.tb_next
    return place or ("", 0)


def main():
    job = json.loads(sys.stdin.readline())
    channel = Channel()
    try:
        found = read_configurations(job)
        if not found:
            raise RuntimeError("env.py did not call context.configure().")
        index = min(job["run"], len(found) - 1)
        target, dialect_name, given = found[index]
        if target is None:
            channel.tell("none")
        else:
            source = Source(list(target) if isinstance(target, (list, tuple)) else [target], job["dialect"] or dialect_name)
            text = source.text()
            channel.tell("models", source=text, types=source.own_types, problems=source.problems)
        status = 0
    except BaseException as error:
        import traceback

        path, line = innermost(error, job["folder"])
        channel.tell("failed", type=type(error).__name__, text=str(error), file=path, line=line, trace=traceback.format_exc())
        status = 1
    sys.stderr.flush()
    # Threads that the project left behind do not keep us.
    os._exit(status)


if __name__ == "__main__":
    main()
