#!/usr/bin/env python3
"""Holds `domesday check` against random work in real repositories.

usage: gate.py PROGRAM [EDITS [PLANTED [MERGES]]]      (default 1000 1000 100)

* EDITS harmless edits (lines added above, moved, indented, wrapped, other line ends, files renamed, text moved to
  another file) of a repository with a baseline: none may bring a finding, neither in what is staged nor in all files.
* PLANTED values added in a random place, many of them in lines like those that are known: all must block.
* MERGES of two branches that both add findings and their entries: how many merge without a conflict, and are clean.

Everything is made up here, from a seed that is always the same.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

FIRST = "mira leo ada tom eva jan max lena nils ines otto ruth".split()
LAST = "kestrel marlow vale quill tarn ryder holm brandt".split()
PLACES = "lumenfield-studio.nl orbit-films.com kestrel-works.de".split()
WORDS = "let total widget return after queue the of buffer index size when next begin field part".split()
EDITED = ["src/a.py", "src/b.rs", "docs/c.md", "docs/d.txt", "data/e.csv", "conf/f.yaml"]


def environment(home):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "DOMESDAY_"))}
    kept.update(HOME=home, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1")
    for who in ("AUTHOR", "COMMITTER"):
        kept.update({f"GIT_{who}_NAME": "nobody", f"GIT_{who}_EMAIL": "nobody@example.com"})
        kept[f"GIT_{who}_DATE"] = "2026-01-01T00:00:00Z"
    return kept


class Repository:
    def __init__(self, program, chance, home):
        self.program, self.chance = program, chance
        self.path = tempfile.mkdtemp(dir=home)
        self.environment = environment(home)
        self.seconds = []
        self.git("init", "--quiet", "--initial-branch=main", ".")
        for name, lines in self.files().items():
            self.write(name, lines)
        self.git("add", "--all")
        self.baseline()
        self.commit("known")

    def git(self, *arguments, status=0):
        ran = subprocess.run(["git", *arguments], cwd=self.path, env=self.environment, capture_output=True)
        assert status is None or ran.returncode == status, (arguments, ran.stderr.decode(errors="replace"))
        return ran

    def domesday(self, *arguments):
        begun = time.perf_counter()
        ran = subprocess.run([self.program, *arguments], cwd=self.path, env=self.environment, capture_output=True)
        self.seconds.append(time.perf_counter() - begun)
        out = (ran.stdout + ran.stderr).decode(errors="replace")
        assert not any(f"@{place}" in out for place in PLACES), f"a value in the output: {out}"
        return ran

    def baseline(self):
        ran = self.domesday("baseline", "update")
        assert ran.returncode == 0, ran.stderr.decode()

    def blocked(self, *arguments):
        ran = self.domesday("check", "--format", "jsonl", *arguments)
        assert ran.returncode in (0, 1), ran.stderr.decode()
        found = [line for line in map(json.loads, ran.stdout.splitlines()) if line["type"] == "finding"]
        assert ran.returncode == (1 if found else 0)
        return [f"{line['path']}:{line.get('line')}" for line in found]

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def reset(self):
        self.git("reset", "--quiet", "--hard")
        self.git("clean", "--quiet", "-fdx")

    def read(self, name):
        with open(os.path.join(self.path, name), newline="") as file:
            return file.read().splitlines()

    def write(self, name, lines, end="\n"):
        path = os.path.join(self.path, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", newline="") as file:
            file.write(end.join(lines) + end)

    def neutral(self):
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(3, 8)))

    def value(self):
        chance = self.chance
        return f"{chance.choice(FIRST)}.{chance.choice(LAST)}{chance.randrange(1000)}@{chance.choice(PLACES)}"

    def files(self):
        chance = self.chance

        def code(mark):
            lines = []
            for _ in range(30):
                lines.append(f"    {self.neutral()};")
                if chance.random() < 0.4:
                    who = chance.choice(["owner", "sender", "cc"])
                    lines.append(f'    {who} = "{self.value()}"; {mark} {self.neutral()}')
            return lines

        def prose():
            words = []
            for _ in range(15):
                words += f"{self.neutral()} {self.value()} {self.neutral()}".split()
            return wrapped(words, 72)

        table = ["id,email,size"] + [f"{n},{self.value()},{chance.randrange(9)}" for n in range(20)]
        tree = ["people:"] + [f"  - size: {n}\n    email: {self.value()}" for n in range(6)]
        made = [code("#"), code("//"), prose(), prose(), table, "\n".join(tree).split("\n")]
        return dict(zip(EDITED, made))


def wrapped(words, width):
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] += (" " if lines[-1] else "") + word
    return lines


def harmless(repository):
    """One edit; its name, for whoever looks into a failure."""
    chance, name = repository.chance, repository.chance.choice(EDITED)
    if not os.path.exists(os.path.join(repository.path, name)):
        return "nothing"
    lines, is_code, is_prose = repository.read(name), name.startswith("src/"), name.startswith("docs/")
    kind = chance.choice(["above", "move", "rename", "wrap", "indent", "ends", "away"])
    end = "\n"
    if kind == "above":
        added = [repository.neutral() for _ in range(chance.randint(1, 5))]
        if name.endswith(".csv"):
            lines[1:1] = [f"{100 + n},,{n}" for n in range(len(added))]
        elif name.endswith(".yaml"):
            lines[:0] = [f"# {line}" for line in added]
        else:
            at = chance.randrange(len(lines)) if is_code else 0
            lines[at:at] = added
    elif kind == "move" and (is_code or name.endswith(".csv")):
        line = lines.pop(chance.randrange(1, len(lines)))
        lines.insert(chance.randrange(1, len(lines) + 1), line)
    elif kind == "wrap" and is_prose:
        mark = chance.choice(["", "", "# ", "// ", "> "])
        words = [word for line in lines for word in line.split() if word not in ("#", "//", ">")]
        lines = [mark + line for line in wrapped(words, chance.randint(40, 110))]
    elif kind == "indent" and is_code:
        lines = ["\t" * chance.randint(1, 3) + line.strip() for line in lines]
    elif kind == "ends":
        end = "\r\n"
    elif kind == "rename":
        base, extension = os.path.splitext(name)
        repository.git("mv", name, f"{base}{chance.randrange(1000)}{extension}")
        return f"rename {name}"
    elif kind == "away" and is_code:
        at = chance.randrange(len(lines))
        repository.write(f"src/new{chance.randrange(1000)}.py", [repository.neutral(), lines.pop(at)])
    else:
        return "nothing"
    repository.write(name, lines, end)
    return f"{kind} {name}"


def plant(repository):
    chance, name = repository.chance, repository.chance.choice(EDITED)
    lines, value = repository.read(name), repository.value()
    known = [line for line in lines if "@" in line and '"' in line]
    if name.endswith(".csv"):
        line = f"999,{value},1"
    elif name.endswith(".yaml"):
        lines += ["  - size: 9", f"    email: {value}"]
        repository.write(name, lines)
        return name
    elif known and chance.random() < 0.7:
        # Like one that is known, down to the words: only the value is another.
        before, _, after = chance.choice(known).split('"', 2)
        line = f'{before}"{value}"{after}'
    else:
        line = f"{repository.neutral()} {value} {repository.neutral()}"
    lines.insert(chance.randrange(1, len(lines) + 1), line)
    repository.write(name, lines)
    return name


def edits(program, chance, home, count):
    repository, brought, done = Repository(program, chance, home), [], 0
    while done < count:
        names = [name for name in (harmless(repository) for _ in range(chance.randint(1, 3))) if name != "nothing"]
        if not names:
            continue
        repository.git("add", "--all")
        found = repository.blocked("--staged") + repository.blocked("--all")
        if found:
            brought.append((names, found))
        done += len(names)
        repository.reset()
    for names, found in brought[:10]:
        print(f"  {names} brought {found[:3]}")
    print(f"harmless edits: {done}, with new findings: {sum(len(names) for names, _ in brought)}")
    return not brought, repository.seconds


def planted(program, chance, home, count):
    repository, missed = Repository(program, chance, home), []
    for _ in range(count):
        name = plant(repository)
        repository.git("add", "--all")
        if not repository.blocked("--staged") or not repository.blocked("--all"):
            missed.append(name)
        repository.reset()
    print(f"planted values: {count}, blocked: {count - len(missed)}")
    return not missed, repository.seconds


def merges(program, chance, home, count):
    conflicts, unclean = 0, 0
    for _ in range(count):
        repository = Repository(program, chance, home)
        for branch in ("one", "two"):
            repository.git("checkout", "--quiet", "-b", branch, "main")
            for number in range(chance.randint(1, 6)):
                text = [repository.neutral(), f"{repository.neutral()} {repository.value()} {repository.neutral()}"]
                directory = chance.choice(["a", "docs", "src", "z"])
                repository.write(f"{directory}/{branch}{number}.txt", text)
            repository.git("add", "--all")
            repository.baseline()
            repository.commit(branch)
        merged = repository.git("merge", "--quiet", "--no-edit", "one", status=None)
        conflicts += merged.returncode != 0
        unclean += merged.returncode == 0 and bool(repository.blocked("--all"))
        shutil.rmtree(repository.path)
    print(f"merges: {count}, without conflict: {count - conflicts}, of these with new findings: {unclean}")
    return conflicts * 20 <= count and not unclean, []


def main():
    program = os.path.abspath(sys.argv[1])
    counts = [int(argument) for argument in sys.argv[2:]] + [1000, 1000, 100][len(sys.argv) - 2 :]
    passed, seconds = True, []
    with tempfile.TemporaryDirectory() as home:
        for step, count in zip((edits, planted, merges), counts):
            well, took = step(program, random.Random(1086), home, count)
            passed, seconds = passed and well, seconds + took
    seconds.sort()
    if seconds:
        middle, late = seconds[len(seconds) // 2], seconds[len(seconds) * 95 // 100]
        print(f"runs: {len(seconds)}, median {middle * 1000:.0f} ms, 95th percentile {late * 1000:.0f} ms")
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
