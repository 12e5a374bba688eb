#!/usr/bin/env python3
"""Acceptance of the readers of formats on a directory of real files, good and broken, from outside.

    formats.py corpus  PROGRAM DIR [--table READ_ALL FILE]   every file: one outcome, within its limits, twice the same
    formats.py mutants PROGRAM DIR [--files N] [--mutants M] [--seed S]   the same with damaged copies

Exit status 1 when something does not hold; what it was is printed. Needs nothing but Python 3.9.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

CPU_SECONDS = 10
MEMORY = 512 << 20


def scan(program, target, threads, *more):
    """One scan: its status, its inventory without times, seconds, processor seconds, peak memory in bytes."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        begun = time.monotonic()
        command = [program, "scan", "-q", "--format", "json", "--threads", str(threads), "--output", out.name]
        process = subprocess.Popen(command + list(more) + [target], stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        try:
            inventory = json.load(open(out.name))
        except ValueError:
            inventory = None
    if inventory is not None:
        inventory.pop("scan", None)
        inventory.get("summary", {}).pop("seconds", None)
    # A process that was started and waited for counts with the one that did.
    return os.waitstatus_to_exitcode(status), inventory, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def files_below(directory):
    for folder, folders, names in os.walk(directory):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not os.path.islink(path):
                yield path


def whole(program, directory, problems):
    """The whole directory at once, three times; the inventory of the first scan."""
    first = None
    for threads in (2, 2, 1):
        status, inventory, seconds, cpu, memory = scan(program, directory, threads)
        print(f"{threads} workers: {seconds:.1f} s, {cpu:.1f} s of processor time, {memory >> 20} MiB, status {status}")
        if status != 0 or inventory is None:
            problems.append(f"the scan of all ended with status {status}")
            return None
        if first is None:
            first = inventory
        elif inventory != first:
            problems.append(f"with {threads} workers the inventory is another one")
    summary = first["summary"]
    print("summary:", {key: summary[key] for key in ("listed", "examined", "gaps", "bytes", "reasons")})
    if summary["listed"] != summary["examined"] + summary["gaps"]:
        problems.append("units do not add up")
    return first


def each(program, paths, problems, quiet=False):
    """Every file by itself: its outcome within its limits."""
    slowest, largest = [], []
    for number, path in enumerate(paths):
        status, inventory, seconds, cpu, memory = scan(program, path, 1)
        where = os.path.basename(path)
        if status != 0 or inventory is None:
            problems.append(f"{where}: status {status}")
        else:
            summary = inventory["summary"]
            outcomes = summary["examined"] + summary["gaps"]
            if summary["listed"] != 1 or outcomes != 1:
                problems.append(f"{where}: {summary['listed']} units, {outcomes} outcomes")
        if cpu > CPU_SECONDS:
            problems.append(f"{where}: {cpu:.1f} s of processor time")
        if memory > MEMORY:
            problems.append(f"{where}: {memory >> 20} MiB")
        slowest.append((cpu, where))
        largest.append((memory >> 20, where))
        if not quiet and number % 500 == 499:
            print(f"  {number + 1} files", flush=True)
    print("slowest (s):", sorted(slowest, reverse=True)[:5])
    print("largest (MiB):", sorted(largest, reverse=True)[:5])


def table(reader, directory, out):
    """Outcomes by format, as a Markdown table; by the example `read_all`, which tells of every file."""
    rows = collections.defaultdict(lambda: [0, 0, 0, collections.Counter()])
    told = subprocess.run([reader, directory], capture_output=True, check=True).stdout.decode("utf-8", "replace")
    for line in told.splitlines():
        fields = line.split("\t")
        if len(fields) < 7:
            continue
        reasons = {re.sub(r"[(*].*", "", reason) for reason in fields[6].split(",") if reason}
        row = rows[fields[1]]
        row[0] += 1
        row[2 if reasons else 1] += 1
        row[3].update(reasons)
    out.write("| media type | files | read whole | with gaps | reasons (files) |\n|---|---:|---:|---:|---|\n")
    for media, (files, good, partly, why) in sorted(rows.items(), key=lambda row: (-row[1][0], row[0])):
        why = ", ".join(f"`{reason}` {count}" for reason, count in sorted(why.items()))
        out.write(f"| {media} | {files} | {good} | {partly} | {why} |\n")


def mutants_of(data, count, rng):
    """Damaged copies: cut at random and at boundaries of structure, flipped bytes, repeated blocks."""
    marks = [m.start() for m in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06|endobj|endstream|xref|\r\n\r\n|</|\n", data)]
    for number in range(count):
        kind = number % 4
        copy = bytearray(data)
        if kind == 0:
            yield bytes(copy[: rng.randrange(len(copy) + 1)])
        elif kind == 1:
            at = rng.choice(marks) if marks else rng.randrange(len(copy) + 1)
            yield bytes(copy[: at + rng.randrange(5)])
        elif kind == 2:
            for _ in range(rng.choice([1, 3, 30])):
                if copy:
                    copy[rng.randrange(len(copy))] = rng.randrange(256)
            yield bytes(copy)
        else:
            at, length = rng.randrange(len(copy) + 1), rng.randrange(1, 4096)
            copy[at:at] = copy[max(0, at - length) : at] * rng.randrange(1, 9)
            yield bytes(copy)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["corpus", "mutants"])
    parser.add_argument("program")
    parser.add_argument("directory")
    parser.add_argument("--table", nargs=2, metavar=("READ_ALL", "FILE"), help="corpus: outcomes by format")
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--mutants", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1086)
    parser.add_argument("--each", action="store_true", help="mutants: also every file by itself")
    arguments = parser.parse_args()
    problems = []
    if arguments.command == "corpus":
        # First: the peak memory of a process counts that of the one that started it, which grows below.
        each(arguments.program, list(files_below(arguments.directory)), problems)
        whole(arguments.program, arguments.directory, problems)
        if arguments.table:
            with open(arguments.table[1], "w") as out:
                table(arguments.table[0], arguments.directory, out)
    else:
        rng = random.Random(arguments.seed)
        paths = sorted(files_below(arguments.directory))
        # As many of each ending as there are, within the number.
        chosen, by_ending = [], collections.defaultdict(list)
        rng.shuffle(paths)
        for path in paths:
            by_ending[os.path.splitext(path)[1].lower()].append(path)
        while len(chosen) < arguments.files and any(by_ending.values()):
            for ending in sorted(by_ending):
                if by_ending[ending] and len(chosen) < arguments.files:
                    chosen.append(by_ending[ending].pop())
        with tempfile.TemporaryDirectory() as folder:
            for number, path in enumerate(chosen):
                data = open(path, "rb").read()
                name = os.path.basename(path)[-60:]
                for mutant, bytes_ in enumerate(mutants_of(data, arguments.mutants, rng)):
                    with open(os.path.join(folder, f"{number:03}.{mutant:02}.{name}"), "wb") as out:
                        out.write(bytes_)
            print(f"{len(chosen)} files, {arguments.mutants} mutants each")
            if arguments.each:
                each(arguments.program, list(files_below(folder)), problems)
            whole(arguments.program, folder, problems)
    for problem in problems:
        print("PROBLEM:", problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
