#!/usr/bin/env python3
"""Compares what the readers of office documents tell with LibreOffice's conversion of the same files.

    cargo build --release -p domesday-connectors --example read_text
    benches/peers/office.py target/release/examples/read_text WORK FILE...

Files are converted below the directory WORK, once: texts to plain text, sheets to CSV, presentations to flat XML.
Texts are compared by words, sheets by cells. For each file: the share of LibreOffice's words or cells that the
reader told too, and the first ones that it did not. No difference counts where LibreOffice writes numbers of lists,
which stand in no text, or rounds numbers and shows dates in the form of a country.
"""

import collections
import csv
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
TEXT = "txt:Text (encoded):UTF8"
FILTERS = {"docx": TEXT, "odt": TEXT, "rtf": TEXT, "xlsx": CSV, "ods": CSV, "pptx": "fodp", "odp": "fodp"}
KINDS = {"docm": "docx", "dotx": "docx", "xlsm": "xlsx", "pptm": "pptx", "ppsx": "pptx", "ott": "odt"}


def kind_of(path):
    extension = path.rsplit(".", 1)[-1].lower()
    return KINDS.get(extension, extension)


def converted(path, work):
    """The files that LibreOffice made of one; none where it could not read it."""
    kind = kind_of(path)
    out = os.path.join(work, kind)
    os.makedirs(out, exist_ok=True)
    stem = os.path.join(out, os.path.splitext(os.path.basename(path))[0])
    suffix = {"csv": "-*.csv", "txt": ".txt", "fodp": ".fodp"}[FILTERS[kind].split(":")[0]]

    # Sheets of a file whose name goes on as theirs do.
    siblings = [os.path.splitext(name)[0] for name in os.listdir(os.path.dirname(path) or ".")]
    others = tuple(os.path.join(out, name) for name in siblings if os.path.join(out, name).startswith(stem + "-"))

    def found():
        files = glob.glob(glob.escape(stem) + suffix) + glob.glob(glob.escape(stem) + ".csv")
        return sorted(file for file in files if not (others and file.startswith(others)))

    if not found() and not os.environ.get("NO_CONVERSION"):
        profile = "-env:UserInstallation=file://" + os.path.abspath(os.path.join(work, "profile"))
        command = ["soffice", profile, "--headless", "--convert-to", FILTERS[kind], "--outdir", out, path]
        try:
            subprocess.run(command, timeout=90, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            pass
    return found()


def told(program, path):
    """What the reader told: texts and values by place, gaps."""
    result = subprocess.run([program, "--places", path], capture_output=True, timeout=120)
    places, values = collections.defaultdict(str), []
    place, value = "", None
    for line in result.stdout.decode("utf-8", "replace").split("\n"):
        begun = re.match(r"-- \d+ (\S*): (.*)", line)
        if line.startswith("== "):
            place, value = line[3:], None
        elif begun:
            value = [begun[1], begun[2]]
            values.append(value)
        elif value is not None and line:
            value[1] += "\n" + line
            places[place] += line + "\n"
        else:
            value = None
            places[place] += line + "\n"
    gaps = [line.split(": ")[1] for line in result.stderr.decode("utf-8", "replace").splitlines() if ": " in line]
    return places, [tuple(value) for value in values], gaps


def words(text):
    # A soft hyphen is no end of a word.
    return collections.Counter(re.findall(r"[^\W_]+", text.replace("\u00ad", "")))


def is_label(word):
    """Whether it may be the number of an item in a list."""
    return word.isdigit() or len(word) == 1 or re.fullmatch(r"[ivxlcIVXLC]+", word) is not None


def text_of_presentation(path):
    texts = []
    # Not the pages that others follow: their placeholders are no text.
    body = next(element for element in ET.parse(path).iter() if element.tag.endswith("}body"))
    for element in body.iter():
        if element.tag.endswith(("}p", "}h")):
            pieces = []
            for inner in element.iter():
                if inner.tag.endswith(("}s", "}tab", "}line-break")):
                    pieces.append(" ")
                if not inner.tag.endswith(("}page-number", "}binary-data")):
                    pieces.append(inner.text or "")
                if inner is not element:
                    pieces.append(inner.tail or "")
            texts.append("".join(pieces))
    return "\n".join(texts)


def number(text):
    """The number that a cell shows, and half of its last place."""
    plain = re.sub(r"[,\s$€£¥]", "", text)
    scale = 1.0
    if plain.endswith("%"):
        plain, scale = plain[:-1], 0.01
    if re.fullmatch(r"\(.*\)", plain):
        plain = "-" + plain[1:-1]
    if not re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", plain):
        return None
    mantissa, _, exponent = plain.lower().partition("e")
    places = len(mantissa.partition(".")[2])
    return float(plain) * scale, 0.51 * 10.0 ** (int(exponent or 0) - places) * scale


DATES = ["%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%d/%m/%Y", "%d.%m.%Y", "%d.%m.%y", "%d-%b-%y", "%d-%b-%Y", "%b %d, %Y",
         "%B %d, %Y", "%b-%y", "%Y/%m/%d", "%d/%m/%y", "%A, %B %d, %Y", "%d-%m-%Y", "%d %b %Y"]
TIMES = ["", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p"]


def dates(text):
    found = set()
    for date in DATES:
        for time in TIMES:
            try:
                found.add(datetime.datetime.strptime(text.strip(), date + time).strftime("%Y-%m-%d"))
            except ValueError:
                pass
    return found


def serial(day):
    """The number of a date in a spreadsheet: LibreOffice shows it where the cell has no style."""
    try:
        return (datetime.date.fromisoformat(day) - datetime.date(1899, 12, 30)).days
    except ValueError:
        return None


def clock(text):
    """The time that a cell shows."""
    found = re.search(r"(\d+):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([AaPp][Mm])?$", text.strip())
    if not found:
        return None
    hour = int(found[1]) % 12 + 12 * (found[4].lower() == "pm") if found[4] else int(found[1])
    return f"{hour:02}:{found[2]}:{found[3] or '00'}"


def missing_cells(cells, ours):
    """The cells that are not among ours."""
    left = collections.Counter(re.sub(r"\s+", " ", value).strip() for value in ours)
    numbers = [n for n in map(number, left) if n]
    days = {value[:10] for value in left}
    # LibreOffice writes digits with marks between them as plain numbers.
    digits = {re.sub(r"\D", "", value).lstrip("0") for value in left}
    times = {clock(value) for value in left} - {None}
    everything = "\n".join(left)
    missing = []
    for cell in cells:
        cell = re.sub(r"\s+", " ", cell).strip()
        if not cell or cell in left or cell in everything:
            continue
        shown = number(cell)
        if shown and any(abs(n - shown[0]) <= max(shown[1], half) + abs(n) * 1e-9 for n, half in numbers):
            continue
        if shown and any(serial(day) == int(shown[0]) for day in days):
            continue
        if cell.isdigit() and cell.lstrip("0") in digits:
            continue
        if dates(cell) & days or clock(cell) in times:
            continue
        missing.append(cell)
    return missing


def compare(program, path, work):
    kind = kind_of(path)
    files = converted(path, work)
    places, values, gaps = told(program, path)
    if not files:
        return None, ["(LibreOffice made nothing of it)"], gaps
    if FILTERS[kind] == CSV:
        cells = []
        for file in files:
            with open(file, newline="", encoding="utf-8", errors="replace") as opened:
                cells += [cell for row in csv.reader(opened) for cell in row if cell.strip()]
        ours = [value for field, value in values] + [field.rsplit("=", 1)[-1] for field, _ in values]
        from urllib.parse import unquote

        ours = [unquote(value) if "%" in value else value for value in ours]
        ours += [value for field, value in values]
        for text in places.values():
            ours += re.split(r"[\t\n]", text)
        missing = missing_cells(cells, ours)
        return (1 - len(missing) / len(cells)) if cells else 1.0, missing, gaps
    if FILTERS[kind] == TEXT:
        with open(files[0], encoding="utf-8", errors="replace") as opened:
            theirs = words(opened.read())
    else:
        theirs = words(text_of_presentation(files[0]))
    from urllib.parse import unquote

    ours = words("\n".join(places.values()))
    names = {(field.rsplit("#", 1)[0], unquote(field.rsplit("=", 1)[-1])) for field, _ in values}
    ours += words("\n".join(value for _, value in values)) + words("\n".join(name for _, name in names))
    missing = {word: count for word, count in (theirs - ours).items() if not is_label(word)}
    total = sum(theirs.values())
    return (1 - sum(missing.values()) / total) if total else 1.0, list(missing), gaps


def main():
    program, work, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    shares = collections.defaultdict(list)
    for path in files:
        if kind_of(path) not in FILTERS:
            continue
        share, missing, gaps = compare(program, path, work)
        if share is not None:
            shares[kind_of(path)].append(share)
        if share is None or missing:
            print(f"{'-' if share is None else f'{share:.4f}'}\t{path}\t{missing[:12]}\t{sorted(set(gaps))[:4]}", flush=True)
    for kind, all_shares in sorted(shares.items()):
        equal = sum(share == 1.0 for share in all_shares)
        print(f"{kind}: {len(all_shares)} files, {equal} equal, mean {sum(all_shares) / len(all_shares):.4f}")


if __name__ == "__main__":
    main()
