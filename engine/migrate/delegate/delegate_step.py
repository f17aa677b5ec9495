# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs exactly one step of a migration with the project's own Python and Alembic.

Standard input holds one line of JSON, the job (child_job.cpp writes it), and stays open: when it ends, the program that started us is gone, and so are we.
Standard output answers in lines of JSON; standard error is free text for the log.

Before anything is written, the database must prove to be the one of the job: on PostgreSQL our migration lock is seen in it, held by the server process
of the job; on SQLite it is the same file. Statements of env.py that write to another one are refused, and so is the step.
"""
import io
import json
import os
import sys
import threading

HARMLESS = {"select", "show", "set", "pragma", "begin", "start", "commit", "rollback", "savepoint", "release", "explain"}


class Refused(BaseException):
    """Not an Exception: no handler of a script takes it."""


class Channel:
    def __init__(self, stream):
        self.stream = stream
        self.lock = threading.Lock()

    def tell(self, kind, **facts):
        with self.lock:
            self.stream.write(json.dumps(dict(facts, kind=kind)) + "\n")
            self.stream.flush()


class Printed(io.TextIOBase):
    """print() of env.py and scripts: goes where the prints of a native step go."""

    encoding = "utf-8"

    def __init__(self, channel):
        self.channel = channel
        self.begun = ""  # a line whose end is not there yet: print() writes piece by piece

    def writable(self):
        return True

    def write(self, text):
        *lines, self.begun = (self.begun + text).split("\n")
        for line in lines:
            self.channel.tell("print", text=line + "\n")
        return len(text)

    def flush(self):
        if self.begun:
            self.channel.tell("print", text=self.begun)
            self.begun = ""


def end_with_parent(stream):
    while stream.read(1):
        pass
    os._exit(3)


def take_streams():
    """(job, channel). Descriptor 1 becomes the log, 0 is empty: what the project starts cannot disturb the conversation."""
    source = os.fdopen(os.dup(0), "rb", buffering=0)
    line = b""
    while not line.endswith(b"\n"):
        piece = source.read(1)
        if not piece:
            sys.exit(3)
        line += piece
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    channel = Channel(os.fdopen(os.dup(1), "w", encoding="utf-8"))
    os.dup2(2, 1)
    sys.stdout = Printed(channel)
    threading.Thread(target=end_with_parent, args=(source,), daemon=True).start()
    return json.loads(line.decode("utf-8")), channel


class Guard:
    """Knows of every database connection whether it reaches the database of the job."""

    def __init__(self, job, channel):
        self.job = job
        self.channel = channel
        self.stepping = False
        self.refusal = None

    def refuse(self, text):
        self.refusal = text
        raise Refused(text)

    def install(self):
        from sqlalchemy import event
        from sqlalchemy.engine import Engine
        from sqlalchemy.pool import Pool

        event.listen(Pool, "connect", self.connected)
        event.listen(Engine, "before_cursor_execute", self.executing)
        if self.job["url"]:
            event.listen(Engine, "do_connect", self.connecting)

    def connecting(self, dialect, record, arguments, keywords):
        """The database that was chosen replaces the one of env.py."""
        from sqlalchemy.engine import make_url

        url = make_url(self.job["url"])
        if url.get_backend_name() != dialect.name:
            self.refuse("env.py makes an engine for %s, but the chosen database is %s." % (dialect.name, url.get_backend_name()))
        positional, named = dialect.create_connect_args(url)
        arguments[:] = positional
        keywords.update(named)

    def connected(self, connection, record):
        ours, server = False, None
        try:
            cursor = connection.cursor()
            try:
                cursor.execute(self.job["identity_query"])
                rows = cursor.fetchall()
            finally:
                cursor.close()
            if self.job["backend"] == "sqlite":
                ours = any(self.is_file(row[2]) for row in rows if row[1] == "main")
            else:
                ours, server = bool(rows[0][0]), int(rows[0][1])
        except Exception as error:
            print("limbeck: a connection could not be identified: %s" % error, file=sys.stderr)
        try:
            connection.rollback()
        except Exception:
            pass
        record.info["limbeck_ours"] = ours
        if ours:
            self.channel.tell("connected", server=server)

    def is_file(self, path):
        if not path:
            return False
        found = os.stat(path)
        return [found.st_dev, found.st_ino] == self.job["file"]

    def executing(self, connection, cursor, statement, parameters, context, executemany):
        if self.refusal:
            raise Refused(self.refusal)
        if self.stepping or connection.info.get("limbeck_ours"):
            return
        words = statement.split(None, 1)
        if words and words[0].lower().rstrip(";") not in HARMLESS:
            self.refuse("env.py is about to write to another database than the one that Limbeck is upgrading: " + statement.strip()[:200])

    def check(self, context):
        if self.refusal:
            raise Refused(self.refusal)
        if context.connection is None:
            self.refuse("context.configure() got no connection.")
        if not context.connection.info.get("limbeck_ours"):
            self.refuse("env.py connects to %s, which is not the database that Limbeck is upgrading." % self.describe(context.connection))
        table = [context.version_table_schema, context.version_table]
        if table != self.job["version_table"]:
            self.refuse("env.py uses the version table %s, Limbeck found %s." % (table, self.job["version_table"]))

    @staticmethod
    def describe(connection):
        url = connection.engine.url
        return "the %s database %s" % (url.get_backend_name(), url.database)


def run_step(job, guard):
    import inspect
    import logging

    from alembic.config import CommandLine, Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationStep
    from alembic.script import ScriptDirectory

    # The run that we are a part of has said these already.
    logging.getLogger("alembic.runtime.migration").addFilter(
        lambda record: not str(record.msg).startswith(("Context impl", "Will assume", "Running "))
    )
    options = CommandLine(prog="alembic").parser.parse_args(job["arguments"])
    keywords = {"file_": job["ini"], "ini_section": job["section"], "cmd_opts": options}
    if job["toml"] and "toml_file" in inspect.signature(Config.__init__).parameters:
        keywords["toml_file"] = job["toml"]
    config = Config(**keywords)
    if job["url"]:
        config.set_main_option("sqlalchemy.url", job["url"].replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    guard.install()

    def one_step(rows, context):
        if set(rows) != set(job["rows"]):
            guard.refuse("the version table holds %s, but %s was expected: somebody else changed it." % (sorted(rows), sorted(job["rows"])))
        script = scripts.get_revision(job["revision"])
        if script is None or script.revision != job["revision"]:
            guard.refuse("Alembic does not find revision %s." % job["revision"])
        guard.stepping = True
        make = MigrationStep.upgrade_from_script if job["up"] else MigrationStep.downgrade_from_script
        return [make(scripts.revision_map, script)]

    with EnvironmentContext(
        config, scripts, fn=one_step, as_sql=False, starting_rev=None, destination_rev=job["destination"], tag=job["tag"]
    ) as environment:
        run_migrations = environment.run_migrations
        runs = [0]

        def run_ours(**arguments):
            """env.py may go through several databases: the step belongs to one of them."""
            index, runs[0] = runs[0], runs[0] + 1
            if index != job["run"]:
                return
            guard.check(environment.get_context())
            run_migrations(**arguments)
            guard.stepping = False

        environment.run_migrations = run_ours
        scripts.run_env()
    if runs[0] <= job["run"]:
        guard.refuse("env.py called run_migrations() %d times, Limbeck counted on %d." % (runs[0], job["run"] + 1))


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
    job, channel = take_streams()
    guard = Guard(job, channel)
    try:
        run_step(job, guard)
        if guard.refusal:
            raise Refused(guard.refusal)
    except Refused as refused:
        channel.tell("refused", text=str(refused))
        status = 2
    except BaseException as error:
        import traceback

        path, line = innermost(error, job["folder"])
        channel.tell("failed", type=type(error).__name__, text=str(error), file=path, line=line, trace=traceback.format_exc())
        status = 1
    else:
        sys.stdout.flush()
        channel.tell("done")
        status = 0
    sys.stderr.flush()
    # Threads that the project left behind do not keep us.
    os._exit(status)


if __name__ == "__main__":
    main()
