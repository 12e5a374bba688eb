#!/usr/bin/env python3
"""Acceptance of the inventory and its documents, from outside.

    inventory.py hostile PROGRAM            names and values that attack whoever reads a report: nothing is active in any
    inventory.py large PROGRAM INVENTORY    a large inventory: the map is drawn in seconds, the page stays small

`cargo run --release -p domesday-reports --example large_map` makes the large inventory: 10 million findings in 100,000
fields. Exit status 1 when something does not hold; what it was is printed. Needs nothing but Python 3.9.
"""

import argparse
import csv
import html.parser
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile

SECONDS = 20
PAGE = 10_000_000
# Every attack carries this, so that it is known again in whatever spelling it is in a report.
MARK = "zq7"
ATTACKS = [
    f"<script>alert('{MARK}')</script>",
    f"\"><img src=x onerror=alert('{MARK}')>",
    f"' onmouseover='alert(\"{MARK}\")",
    f"</textarea></title></style></script><svg onload={MARK}>",
    f"<!--{MARK}",
    f"]]>{MARK}<a href=javascript:alert(1)>",
    "{{7*7}}" + MARK + "${7*7}",
    f"=HYPERLINK(\"http://{MARK}.example\",\"open\")",
    f"+{MARK}+cmd|' /C calc'!A0",
    f"-{MARK}+1",
    f"@SUM({MARK})",
    f"\t={MARK}+1",
    f"\r={MARK}+1",
    f" ={MARK}+1",
    f"\x1b[31m{MARK}\x1b[0m",
    f"\x1b]0;{MARK}\x07",
    f"\x1b]8;;http://{MARK}.example\x1b\\open\x1b]8;;\x1b\\",
    f"\u009b31m{MARK}",
    f"{MARK}\x08\x08\x08\x7f",
    f"\u202e{MARK}fdp.exe",
    f"\u2066{MARK}\u2069\u200f",
    f"{MARK} | a | b |",
    f"`{MARK}` [open](javascript:alert(1)) ![x](http://{MARK}.example/x.png)",
    f"{MARK}: &anchor *alias !!python/object",
    f"{MARK}\n# Heading\n\n<b>bold</b>",
]
# C0 but for line ends and tabs, DEL, C1, and what turns the direction of text around (UAX #9).
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def file_name(attack):
    """An attack as a name in a file system."""
    return attack.replace("/", "\u2215").replace("\x00", "")


def build(directory):
    """Files whose names, columns, keys, sheets, members and values are attacks; each holds an address that is found."""
    mail = "anna.fischer{}@brackenholt-mail.org"
    for number, attack in enumerate(ATTACKS):
        folder = os.path.join(directory, file_name(attack))
        os.mkdir(folder)
        with open(os.path.join(folder, file_name(attack) + ".txt"), "w", encoding="utf-8", newline="") as out:
            out.write(f"Dear {attack}, write to {mail.format(number)} {attack}\n")
        with open(os.path.join(folder, "table.csv"), "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["id", attack, f"e-mail {attack}", "name"])
            for row in range(5):
                person = f"Anna {attack} Fischer"
                writer.writerow([row, mail.format(row), f"{attack} {mail.format(row + 9)}", person])
        with open(os.path.join(folder, "keys.json"), "w", encoding="utf-8") as out:
            json.dump({attack: {"email": mail.format(number), attack: mail.format(number + 99)}}, out)
        with zipfile.ZipFile(os.path.join(folder, "members.zip"), "w") as archive:
            archive.writestr(file_name(attack) + ".csv", f"email\n{mail.format(number)}\n")
        # What cannot be read tells of itself too.
        with open(os.path.join(folder, file_name(attack) + ".zip"), "wb") as out:
            out.write(b"PK\x03\x04 broken")


class Page(html.parser.HTMLParser):
    """Collects what is active in a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.problems, self.script = [], None

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag in ("iframe", "object", "embed", "base", "form", "link"):
            self.problems.append(f"<{tag}>")
        if MARK in tag or any(MARK in name for name in names):
            self.problems.append(f"an attack became markup: <{tag} {sorted(names)}>")
        for name, value in attributes:
            value = re.sub(r"[\s\x00-\x20]", "", value or "").lower()
            if name.startswith("on"):
                self.problems.append(f"<{tag} {name}>")
            if name in ("href", "src", "action", "formaction", "xlink:href", "srcset", "data"):
                if value.startswith(("javascript:", "vbscript:", "data:text")):
                    self.problems.append(f"<{tag} {name}={value[:40]}>")
                if name != "href" and re.match(r"(https?:)?//", value):
                    self.problems.append(f"<{tag} {name}> loads from the network")
                if MARK in value:
                    self.problems.append(f"an attack became an address: <{tag} {name}>")
            if name == "style" and (MARK in value or "url(" in value):
                self.problems.append(f"<{tag} style={value[:40]}>")
        if tag in ("script", "style"):
            self.script = names.get("type", "") if tag == "script" else "style"

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.script = None

    def handle_data(self, data):
        if self.script is None:
            return
        if self.script in ("application/json", "application/ld+json"):
            json.loads(data)
            if re.search(r"<[/!a-zA-Z]", data):
                self.problems.append("data in a script element that could end it")
        elif MARK in data:
            self.problems.append(f"an attack in a {self.script or 'script'} element")


def in_html(text):
    """What is active in a page."""
    page = Page()
    page.feed(text)
    page.close()
    return page.problems + controls(text)


def controls(text):
    """Characters that steer a terminal or turn text around."""
    return sorted({f"U+{ord(c):04X}" for c in CONTROLS.findall(text)})


def in_csv(text):
    """Cells that a spreadsheet computes (OWASP, CSV injection)."""
    problems = controls(text)
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            number = re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", cell)
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20") and not number:
                problems.append(f"a cell starts with {cell[:1]!r}")
    return problems


def in_xlsx(data):
    """Formulas, links and macros of a workbook."""
    problems = []
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            text = book.read(name).decode("utf-8", "replace")
            if re.search(r"<f[ >/]", text) and "worksheets/" in name:
                problems.append(f"{name}: a formula")
            if "<hyperlink" in text or "externalLink" in name or "vbaProject" in name or "TargetMode=\"External\"" in text:
                problems.append(f"{name}: a link")
            # A workbook spells control characters like this (ECMA-376, ST_Xstring).
            problems += [f"{name}: {control}" for control in controls(text)]
    return problems


def in_markdown(text):
    """Markup that a name brought along."""
    problems = controls(text)
    for line in text.splitlines():
        # Code is shown as it is; what is behind a backslash too (CommonMark 2.4).
        bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", re.sub(r"\\[!-/:-@\[-`{-~]", "", line))
        # Ours: the break between the places of a cell.
        bare = bare.replace("<br>", "")
        if MARK in line and re.search(r"<[/!a-zA-Z]", bare):
            problems.append(f"HTML in {line[:60]!r}")
        if MARK in line and re.search(r"\]\(\s*(javascript|http)", bare):
            problems.append("a link")
    return problems


def in_text(text):
    """What a terminal or a parser of lines would take for more than text."""
    return controls(text)


def in_json(text):
    """JSON that is none, or that steers a terminal when it is printed."""
    for line in [text] if text.lstrip().startswith(("[", "{\n", "{ \n")) else text.splitlines():
        json.loads(line)
    return controls(text)


CHECKS = {"html": in_html, "csv": in_csv, "md": in_markdown, "json": in_json, "jsonl": in_json, "jsonld": in_json,
          "sarif": in_json}


def check(kind, path):
    """What is wrong with a document."""
    with open(path, "rb") as source:
        data = source.read()
    if data[:4] == b"PK\x03\x04":
        return in_xlsx(data), len(data)
    text = data.decode("utf-8")
    if kind == "csv" or text.startswith("\ufeff"):
        text = text.removeprefix("\ufeff")
    return CHECKS.get(kind, in_text)(text), len(data)


def formats(program, command):
    """The formats that a command knows, by what it says of a wrong one."""
    said = subprocess.run([program, command, "--format", "?"], capture_output=True, text=True, check=False).stderr
    found = re.search(r"possible values: ([^\]]+)\]", said) or re.search(r"one of (.+)", said)
    if not found:
        sys.exit(f"{program} {command} does not tell its formats:\n{said}")
    return re.findall(r"[a-z0-9][-a-z0-9]*", found[1])


def kind_of(name):
    """How a format is checked."""
    for kind, parts in (("html", ["html"]), ("csv", ["csv", "ropa", "openmetadata"]), ("md", ["markdown"]),
                        ("jsonld", ["dpv"]), ("json", ["json", "datahub", "sarif"])):
        if any(part in name for part in parts):
            return kind
    return name


def hostile(program):
    """Every report of every format on hostile names."""
    problems = []
    with tempfile.TemporaryDirectory() as home:
        target, inventory = os.path.join(home, "files"), os.path.join(home, "inventory.sqlite")
        os.mkdir(target)
        build(target)

        def run(*arguments):
            done = subprocess.run([program, *arguments], capture_output=True, cwd=home, check=False,
                                  env={"PATH": os.environ.get("PATH", ""), "HOME": home})
            for problem in controls(done.stderr.decode("utf-8", "replace")):
                problems.append(f"{arguments[0]}, standard error: {problem}")
            if done.returncode != 0:
                problems.append(f"{' '.join(arguments)}: status {done.returncode}: {done.stderr[-300:]!r}")
            return done

        run("scan", "-q", "--inventory", inventory, "--output", os.path.join(home, "first"), target)
        for command, more in (("scan", [target]), ("map", ["--inventory", inventory])):
            for name in formats(program, command):
                out = os.path.join(home, f"{command}.{name}")
                quiet = ["-q"] if command == "scan" else []
                run(command, *quiet, "--format", name, "--output", out, *more)
                if not os.path.exists(out):
                    problems.append(f"{command} --format {name}: no document")
                    continue
                try:
                    wrong, size = check(kind_of(name), out)
                except ValueError as error:
                    wrong, size = [f"malformed: {error}"], os.path.getsize(out)
                told = sorted(set(wrong))
                print(f"{command} {name}: {size:,} bytes, {len(told) or 'nothing'} active")
                problems += [f"{command} {name}: {problem}" for problem in told[:10]]
        # A terminal is steered by the colours of the report alone.
        for command in (["scan", "--color", "always", "--no-progress", target], ["scan", "-v", target]):
            text = run(*command).stdout.decode("utf-8", "replace")
            problems += [f"{command[1]}: {c}" for c in controls(re.sub("\x1b\\[[0-9;]*m", "", text))]
            if f"\x1b[31m{MARK}" in text:
                problems.append("the colour of a name reaches the terminal")
    return problems


def large(program, inventory):
    """The map of a large inventory."""
    problems = []
    with tempfile.TemporaryDirectory() as home:
        for name in formats(program, "map"):
            out = os.path.join(home, f"map.{name}")
            began = time.monotonic()
            status = subprocess.run([program, "map", "--inventory", os.path.abspath(inventory), "--format", name,
                                     "--output", out], cwd=home, check=False).returncode
            seconds = time.monotonic() - began
            size = os.path.getsize(out) if os.path.exists(out) else 0
            print(f"map {name}: {seconds:.1f} s, {size:,} bytes, status {status}")
            if status != 0 or seconds > SECONDS:
                problems.append(f"map {name}: status {status} after {seconds:.0f} s")
            if name == "html" and not 0 < size < PAGE:
                problems.append(f"the page has {size:,} bytes")
    return problems


def main():
    """Runs what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["hostile", "large"])
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("inventory", nargs="?")
    options = parser.parse_args()
    problems = hostile(options.program) if options.what == "hostile" else large(options.program, options.inventory)
    for problem in problems:
        print("WRONG:", problem)
    print("all holds" if not problems else f"{len(problems)} problems")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
