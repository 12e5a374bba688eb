#!/usr/bin/env python3
"""How long the commit gate takes, whole processes, beside other tools.

    benches/gate.py PROGRAM [--runs N] [--commits N] [--only staged|many|history]

Builds repositories in a temporary directory from the tracked text of this project, cut and shuffled from a seed:

staged   20 staged files, 200 kB together, in a repository of 2,000 files: median and 95th percentile
many     a commit of 10,000 files
history  so many commits, each of which changes three files: `domesday scan git+file://` beside
         `git cat-file --batch-all-objects --buffer`, in bytes of unique blobs a second of processor time

Tools that are found on the path run on the same files in the same round: `rg` with one pattern for addresses of mail,
cards and telephone numbers, `ripsecrets`, `detect-secrets-hook`. Prints Markdown.
"""

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATTERN = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}|\b(?:\d[ -]?){13,19}\b|\+\d{6,15}"
ENVIRONMENT = dict(
    os.environ,
    GIT_CONFIG_GLOBAL="/dev/null",
    GIT_CONFIG_NOSYSTEM="1",
    GIT_AUTHOR_NAME="bench",
    GIT_AUTHOR_EMAIL="bench@example.org",
    GIT_COMMITTER_NAME="bench",
    GIT_COMMITTER_EMAIL="bench@example.org",
)


def git(repository, *arguments, **options):
    """Runs git; its output."""
    return subprocess.run(
        ["git", "-C", str(repository), *arguments], check=True, capture_output=True, env=ENVIRONMENT, **options
    ).stdout


def lines_of_project():
    """Lines of the tracked text of this project."""
    names = git(ROOT, "ls-files", "-z", "*.rs", "*.md", "*.toml", "*.py").split(b"\0")
    lines = []
    for name in filter(None, names):
        lines += (ROOT / os.fsdecode(name)).read_text("utf-8", "replace").splitlines(keepends=True)
    return lines


class Texts:
    """Texts of some size, from a seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = lines_of_project()

    def of(self, size):
        at = self.random.randrange(len(self.lines))
        text, length = [], 0
        while length < size:
            line = self.lines[at % len(self.lines)]
            text.append(line)
            length += len(line)
            at += 1
        # A character that is cut would make the file one of another encoding.
        return "".join(text).encode()[:size].decode(errors="ignore").encode() + b"\n"


def timed(command, directory):
    """Seconds by the clock and of processor time, and the status."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    ran = subprocess.run(command, cwd=directory, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT)
    clock = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, used, ran.returncode


def compared(commands, directory, runs):
    """The commands in turn, round by round; their times by the clock."""
    times = {name: [] for name in commands}
    for command in commands.values():
        timed(command, directory)
    for _ in range(runs):
        for name, command in commands.items():
            clock, _, status = timed(command, directory)
            times[name].append(clock)
            if name.startswith("domesday") and status not in (0, 1):
                sys.exit(f"{name}: status {status}")
    return times


def peers(files):
    """Commands of other tools that are here, over files."""
    commands = {}
    if shutil.which("rg"):
        commands["rg, one pattern"] = ["rg", "--no-config", "-c", "-e", PATTERN, "--", *files]
    if shutil.which("ripsecrets"):
        commands["ripsecrets"] = ["ripsecrets", *files]
    if shutil.which("detect-secrets-hook"):
        commands["detect-secrets-hook"] = ["detect-secrets-hook", *files]
    return commands


def table(title, times):
    print(f"\n{title}\n\n| command | median ms | 95th percentile ms |\n|---|---:|---:|")
    for name, all_times in times.items():
        ordered = sorted(all_times)
        last = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
        print(f"| {name} | {1000 * statistics.median(ordered):.1f} | {1000 * last:.1f} |")


def repository(directory, texts, files, size):
    """A repository with so many committed files."""
    directory.mkdir()
    git(directory, "init", "-q", "-b", "main")
    for number in range(files):
        path = directory / f"src/d{number % 50}/f{number}.rs"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts.of(size))
    git(directory, "add", "-A")
    git(directory, "commit", "-qm", "first")


def staged(program, directory, texts, runs):
    repository(directory, texts, 2000, 4000)
    names = []
    for number in range(20):
        name = f"src/d{number}/f{number}.rs" if number % 2 else f"src/new/n{number}.rs"
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts.of(10_000))
        names.append(name)
    git(directory, "add", "-A")
    commands = {"domesday check --staged": [program, "check", "--staged"], **peers(names)}
    commands["git diff --cached --raw"] = ["git", "diff", "--cached", "--raw"]
    table("20 staged files, 200 kB", compared(commands, directory, runs))


def many(program, directory, texts, runs):
    repository(directory, texts, 100, 4000)
    names = []
    for number in range(10_000):
        name = f"new/d{number % 100}/n{number}.py"
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts.of(3000))
        names.append(name)
    git(directory, "add", "-A")
    commands = {"domesday check --staged": [program, "check", "--staged"], **peers(["new"])}
    commands.pop("detect-secrets-hook", None)
    table("10,000 staged files, 30 MB", compared(commands, directory, max(3, runs // 10)))


def history(program, directory, texts, commits, runs):
    directory.mkdir()
    git(directory, "init", "-q", "-b", "main")
    importer = subprocess.Popen(
        ["git", "-C", str(directory), "fast-import", "--quiet"], stdin=subprocess.PIPE, env=ENVIRONMENT
    )
    out = importer.stdin
    held = {}
    for number in range(commits):
        out.write(b"commit refs/heads/main\n")
        out.write(b"committer bench <bench@example.org> %d +0000\n" % (1_600_000_000 + 60 * number))
        out.write(b"data 1\nx\n")
        for _ in range(3):
            name = f"src/d{texts.random.randrange(40)}/f{texts.random.randrange(50)}.rs"
            known = held.get(name)
            if known is None or texts.random.random() < 0.02:
                text = texts.of(texts.random.randrange(1000, 20_000))
            else:
                lines = known.splitlines(keepends=True)
                at = texts.random.randrange(len(lines))
                lines[at : at + 1] = [texts.of(60), lines[at]]
                text = b"".join(lines)
            held[name] = text
            out.write(b"M 100644 inline %s\ndata %d\n" % (name.encode(), len(text)))
            out.write(text + b"\n")
    out.close()
    if importer.wait():
        sys.exit("fast-import failed")
    # What a server sends: fast-import stores versions as they come (git-fast-import(1), "Packfile Optimization").
    git(directory, "repack", "-adfq")
    sizes = git(directory, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectsize)")
    blobs = [int(line.split()[1]) for line in sizes.splitlines() if line.startswith(b"blob")]
    total = sum(blobs)
    print(f"\nHistory of {commits:,} commits: {len(blobs):,} blobs, {total / 1e6:.0f} MB\n")
    print("| command | s | processor s | MB/s | MB/s of processor |\n|---|---:|---:|---:|---:|")
    cat = ["git", "cat-file", "--batch-all-objects", "--unordered", "--buffer", "--batch"]
    scan = [program, "scan", f"git+file://{directory}", "--format", "json", "--no-progress", "-o", os.devnull]
    commands = {
        "git cat-file --batch-all-objects --unordered": cat,
        "git cat-file --batch-all-objects": [part for part in cat if part != "--unordered"],
        "domesday scan, 1 thread": [*scan, "--threads", "1"],
        "domesday scan": scan,
    }
    best = {}
    for _ in range(runs):
        for name, command in commands.items():
            clock, used, status = timed(command, directory)
            if status:
                sys.exit(f"{name}: status {status}")
            best[name] = min(best.get(name, (1e9, 1e9)), (clock, used))
    for name, (clock, used) in best.items():
        print(f"| {name} | {clock:.2f} | {used:.2f} | {total / clock / 1e6:.0f} | {total / used / 1e6:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--commits", type=int, default=50_000)
    parser.add_argument("--only", choices=["staged", "many", "history"])
    given = parser.parse_args()
    program = str(given.program.resolve())
    with tempfile.TemporaryDirectory(prefix="domesday-gate-") as scratch:
        scratch = Path(scratch)
        if given.only in (None, "staged"):
            staged(program, scratch / "staged", Texts(1086), given.runs)
        if given.only in (None, "many"):
            many(program, scratch / "many", Texts(1087), given.runs)
        if given.only in (None, "history"):
            history(program, scratch / "history", Texts(1088), given.commits, 3)


if __name__ == "__main__":
    main()
