# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""gitk on a repository of as many commits: how long until it rests, and its memory. It says nothing when its history is complete, so rest is when none of its processes has used the processor for a while."""

import os
import signal
import subprocess
import time

REST_SECONDS = 1.5
MOST_SECONDS = 120
TICKS = os.sysconf("SC_CLK_TCK")


def write_repository(folder, size):
    """A line with a short branch in every fifty commits, as write_project() makes histories."""
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    lines = ["blob\nmark :1\ndata 2\nx\n\n"]
    for i in range(2, size + 2):
        message = f"revision {i}"
        lines.append(f"commit refs/heads/main\nmark :{i}\ncommitter A <a@example.org> {1600000000 + i * 60} +0000\ndata {len(message)}\n{message}\n")
        if i > 2:
            lines.append(f"from :{i - 2 if i % 50 == 2 and i > 5 else i - 1}\n")
        if i % 50 == 4 and i > 55:
            lines.append(f"merge :{i - 2}\n")
        lines.append(f"M 644 :1 f{i % 7}\n\n")
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input="".join(lines), text=True, check=True)
    subprocess.run(["git", "checkout", "-q", "main"], cwd=folder, check=True)


def tree(pid):
    """The process and what it started, all the way down."""
    children = read(pid, f"task/{pid}/children").split()
    return [pid] + [found for child in children for found in tree(int(child))]


def read(pid, file):
    """Empty when the process has ended."""
    try:
        with open(f"/proc/{pid}/{file}") as opened:
            return opened.read()
    except OSError:
        return ""


def processor_seconds(pid):
    fields = read(pid, "stat").rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / TICKS


def memory(pid):
    return sum(int(line.split()[1]) for line in read(pid, "status").splitlines() if line.startswith("VmRSS")) / 1024


def is_gitk(pid):
    return read(pid, "comm").strip().startswith(("wish", "gitk", "git"))


def measure(folder):
    """(milliseconds until it rests, MiB). Runs under an X server of its own."""
    started = time.perf_counter()
    server = subprocess.Popen(["xvfb-run", "-a", "gitk"], cwd=folder, env=dict(os.environ, HOME=folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    used = 0
    busy = started
    try:
        while (now := time.perf_counter()) - busy < REST_SECONDS or not used:
            if now - started > MOST_SECONDS or server.poll() is not None:
                raise SystemExit("gitk did not come to rest")
            time.sleep(0.02)
            gitk = [pid for pid in tree(server.pid) if is_gitk(pid)]
            total = sum(processor_seconds(pid) for pid in gitk)
            if total > used:
                used, busy = total, time.perf_counter()
        return (busy - started) * 1000, sum(memory(pid) for pid in gitk)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
