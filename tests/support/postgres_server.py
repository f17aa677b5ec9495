#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A throw-away PostgreSQL 15 server for tests and measurements.

    postgres_server.py start --watch PID [--state FILE] [--tcp]
    postgres_server.py stop --state FILE | --supervisor PID

`start` returns when the server answers and prints one line of JSON:
    {"supervisor": pid, "host": socket folder, "port": port, "user": role, "password": password, "log": file}
The server lives in a temporary folder of its own, listens on a unix socket there (everybody who can enter the folder is
trusted; with --tcp also on a free port of 127.0.0.1, with the password), does not care about durability, and never
runs as root: root starts it as "postgres" or, without such an account, as "nobody".

A supervisor process stands between the server and whoever asked for it. It waits for one of three things and then stops
the server and removes the folder: SIGTERM (from `stop`), the end of process PID ("parent": the parent of this program)
however it ended, the end of the server. If the supervisor itself is killed, the kernel tells the server to stop.
"""

import argparse
import ctypes
import fcntl
import json
import os
import pwd
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROLE = "limbeck"
# Every character here has a meaning somewhere: in URLs, in connection strings, in Qt's connect options.
PASSWORD = "p@ss w;rd'%/:\\?"
BINARIES = os.environ.get("LIMBECK_POSTGRES_BIN", "/usr/lib/postgresql/15/bin")
START_SECONDS = 60

SETTINGS = """
listen_addresses = '{listen}'
port = {port}
unix_socket_directories = '{folder}'
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_connections = 100
max_prepared_transactions = 10
max_locks_per_transaction = 1024
shared_buffers = 64MB
jit = off
timezone = 'UTC'
lc_messages = 'C'
log_timezone = 'UTC'
"""

ACCESS = """
local all all trust
host all all 127.0.0.1/32 scram-sha-256
"""


def fail(message):
    sys.exit(f"postgres_server: {message}")


def binary(name):
    path = os.path.join(BINARIES, name)
    if not os.access(path, os.X_OK):
        fail(f"{path} was expected and is missing: install Debian's postgresql-15 (./dev test does it), "
             "or set LIMBECK_POSTGRES_BIN to the folder of PostgreSQL 15's programs")
    return path


def account():
    """Keyword arguments of subprocess that make a child run as a user PostgreSQL accepts."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    fail("root needs an account postgres or nobody to run the server as")


def short_temporary_folder():
    """A socket's path may have 107 bytes: a long TMPDIR does not do."""
    parent = tempfile.gettempdir()
    return tempfile.mkdtemp(prefix="limbeck-pg-", dir=parent if len(parent) < 60 else "/tmp")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prepare(folder, run_as, tcp):
    """Makes the cluster in folder/data; returns the port."""
    if run_as:
        os.chown(folder, run_as["user"], run_as["group"])
    password_file = os.path.join(folder, "password")
    with open(password_file, "w", encoding="utf-8") as file:
        file.write(PASSWORD + "\n")
    os.chmod(password_file, 0o644)
    data = os.path.join(folder, "data")
    done = subprocess.run(
        [binary("initdb"), "--pgdata", data, "--username", ROLE, "--pwfile", password_file, "--encoding", "UTF8",
         "--locale", "C.UTF-8", "--no-sync", "--auth-local", "trust", "--auth-host", "scram-sha-256"],
        cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **run_as)
    os.remove(password_file)
    if done.returncode != 0:
        fail(f"initdb ended with status {done.returncode}:\n{done.stdout}")
    port = free_port() if tcp else 5432
    with open(os.path.join(data, "postgresql.conf"), "a", encoding="utf-8") as file:
        file.write(SETTINGS.format(listen="127.0.0.1" if tcp else "", port=port, folder=folder))
    with open(os.path.join(data, "pg_hba.conf"), "w", encoding="utf-8") as file:
        file.write(ACCESS)
    return port


def stop_when_parent_dies():
    """Runs in the child after it changed its user: SIGINT (a fast shutdown) when the supervisor is gone."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGINT)


def wait_until_ready(server, folder):
    deadline = time.monotonic() + START_SECONDS
    pid_file = os.path.join(folder, "data", "postmaster.pid")
    while time.monotonic() < deadline:
        if server.poll() is not None:
            return f"the server ended with status {server.returncode} while starting"
        try:
            with open(pid_file, encoding="utf-8") as file:
                lines = file.read().splitlines()
        except FileNotFoundError:
            lines = []
        if len(lines) >= 8 and lines[7].strip() == "ready":
            return None
        time.sleep(0.02)
    return f"the server was not ready after {START_SECONDS} seconds"


def supervise(folder, port, run_as, watch, report):
    """The supervisor's life: never returns. `report` is the write end of a pipe to the program that prints the answer."""
    os.setsid()
    os.chdir("/")
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.closerange(3, report)  # above all the state's lock, which would be held as long as the server lives
    os.closerange(report + 1, 1024)
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.set_wakeup_fd(wake_write)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)

    log = os.path.join(folder, "server.log")
    with open(log, "ab") as log_file:
        server = subprocess.Popen(
            [binary("postgres"), "-D", os.path.join(folder, "data")], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=log_file, stderr=log_file, preexec_fn=stop_when_parent_dies, **run_as)
    problem = wait_until_ready(server, folder)
    if problem:
        with open(log, encoding="utf-8", errors="replace") as file:
            problem += ":\n" + file.read()
    answer = {"problem": problem} if problem else {
        "supervisor": os.getpid(), "host": folder, "port": port, "user": ROLE, "password": PASSWORD, "log": log}
    os.write(report, json.dumps(answer).encode())
    os.close(report)

    if not problem:
        try:
            watched = [os.pidfd_open(watch)]
        except ProcessLookupError:
            watched = None
        if watched is not None:
            select.select([wake_read, os.pidfd_open(server.pid)] + watched, [], [])
    stop_server(server)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def stop_server(server):
    for number, seconds in ((signal.SIGINT, 10), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        if server.poll() is not None:
            return
        server.send_signal(number)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


def start(arguments):
    watch = os.getppid() if arguments.watch == "parent" else int(arguments.watch)
    with state_lock(arguments.state):
        if arguments.state:
            stop_recorded(arguments.state)
        run_as = account()
        folder = short_temporary_folder()
        try:
            port = prepare(folder, run_as, arguments.tcp)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        read_end, write_end = os.pipe()
        if os.fork() == 0:
            os.close(read_end)
            if os.fork() == 0:
                supervise(folder, port, run_as, watch, write_end)
            os._exit(0)
        os.close(write_end)
        os.wait()
        with os.fdopen(read_end, encoding="utf-8") as pipe:
            text = pipe.read()
        if not text:
            fail("the supervisor ended before the server was ready")
        answer = json.loads(text)
        if answer.get("problem"):
            fail(answer["problem"])
        if arguments.state:
            with open(arguments.state, "w", encoding="utf-8") as file:
                file.write(text)
    print(text, flush=True)


class state_lock:
    """Two starts or stops for one state file wait for each other."""

    def __init__(self, state):
        self.path = state + ".lock" if state else None

    def __enter__(self):
        if self.path:
            os.makedirs(os.path.dirname(os.path.abspath(self.path)), exist_ok=True)
            self.file = open(self.path, "w", encoding="utf-8")
            fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_):
        if self.path:
            self.file.close()


def stop_supervisor(pid, folder):
    """Asks the supervisor to stop and waits until it is gone. A process that has got its number since is left alone."""
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            if b"postgres_server.py" not in file.read():
                return
        handle = os.pidfd_open(pid)
        signal.pidfd_send_signal(handle, signal.SIGTERM)
    except (FileNotFoundError, ProcessLookupError):
        return
    if not select.select([handle], [], [], 30)[0]:
        fail(f"the supervisor {pid} did not stop the server in {folder} within 30 seconds")


def stop_recorded(state):
    try:
        with open(state, encoding="utf-8") as file:
            answer = json.load(file)
    except FileNotFoundError:
        return
    stop_supervisor(answer["supervisor"], answer["host"])
    os.remove(state)


def stop(arguments):
    if arguments.supervisor:
        stop_supervisor(arguments.supervisor, "its folder")
    if arguments.state:
        with state_lock(arguments.state):
            stop_recorded(arguments.state)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    starting = commands.add_parser("start")
    starting.add_argument("--watch", required=True, metavar="PID")
    starting.add_argument("--state", metavar="FILE")
    starting.add_argument("--tcp", action="store_true")
    starting.set_defaults(run=start)
    stopping = commands.add_parser("stop")
    stopping.add_argument("--state", metavar="FILE")
    stopping.add_argument("--supervisor", type=int, metavar="PID")
    stopping.set_defaults(run=stop)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
