#!/usr/bin/env python3
"""Compares the text that is read of PDFs with that of poppler's pdftotext.

    benches/pdf_recall.py [--list] PROGRAM DIRECTORY...

PROGRAM is the example `read_text` of domesday-connectors, built. For each PDF that has words by pdftotext:
the share of their distinct words of at least four letters that were read too. No text is printed, only
figures; with --words FILE those of one file that are missing.
"""

import re
import resource
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

WORD = re.compile(r"[^\W\d_]{4,}")


def words(text):
    return set(WORD.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower()))


def run(command, seconds=40):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds)
        out, err, code = done.stdout, done.stderr, done.returncode
    except subprocess.TimeoutExpired:
        out, err, code = b"", b"timeout", -1
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), code, spent


def main():
    arguments = sys.argv[1:]
    listed = arguments[:1] == ["--list"]
    if listed:
        arguments = arguments[1:]
    shown = arguments[:1] == ["--words"]
    if shown:
        arguments = arguments[1:]
    program, *places = arguments
    paths = []
    for place in map(Path, places):
        paths += sorted(p for p in place.rglob("*") if p.suffix.lower() == ".pdf") if place.is_dir() else [place]
    recalls, silent, slow = [], [], []
    for path in paths:
        expected, _, _, _ = run(["pdftotext", "-q", str(path), "-"])
        found, gaps, code, spent = run([program, str(path)])
        if spent > 5:
            slow.append((spent, path))
        if not found.strip() and not gaps.strip():
            silent.append(path)
        expected = words(expected)
        if not expected:
            continue
        missing = expected - words(found)
        recall = 1 - len(missing) / len(expected)
        recalls.append(recall)
        if listed and recall < 0.95:
            reasons = " | ".join(gap.split(": ", 1)[-1] for gap in gaps.strip().splitlines())
            print(f"{recall:.3f} of {len(expected)}\t{path}\t{reasons[:160]}")
        if shown:
            print(sorted(missing))
    if recalls:
        good = sum(recall >= 0.95 for recall in recalls)
        print(f"{len(paths)} files, {len(recalls)} with words: mean recall {sum(recalls) / len(recalls):.4f}, "
              f"{good} ({100 * good / len(recalls):.1f} %) at 0.95 or better")
    for path in silent:
        print(f"silently empty: {path}")
    for spent, path in slow:
        print(f"slow: {spent:.1f} s: {path}")


if __name__ == "__main__":
    main()
