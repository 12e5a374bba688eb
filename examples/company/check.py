#!/usr/bin/env python3
"""Compares the contradictions on the first page of a map with those that are known.

    check.py STORE

STORE is a directory that build.py made, with the map as `map.html`. Exit status 1 when one of expected.toml is not on the
page, stands in what is folded away, or another one is there. Needs nothing but Python 3.11.
"""

import html.parser
import pathlib
import re
import sys
import tomllib

from build import BUCKET, DATABASE, FILES, HERE


class Page(html.parser.HTMLParser):
    """The contradictions of a page: kind, sentence, places, and whether they stand open."""

    def __init__(self):
        super().__init__()
        self.found, self.kind, self.folded, self.into = [], None, 0, None

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        if tag == "div" and classes[:1] == ["kind"]:
            self.kind = classes[1]
        elif tag == "details":
            self.folded += 1
        elif tag == "li" and self.kind:
            self.found.append({"kind": self.kind, "says": "", "places": [], "open": not self.folded})
        elif self.kind and self.found and tag == "p" and "says" in classes:
            self.into = "says"
        elif self.kind and self.found and tag == "bdi" and "place" in classes:
            self.into = "place"
            self.found[-1]["places"].append("")

    def handle_endtag(self, tag):
        if tag == "div":
            self.kind = None
        elif tag == "details":
            self.folded -= 1
        elif tag == "p" or (tag == "bdi" and self.into == "place"):
            self.into = None

    def handle_data(self, data):
        if self.into == "says":
            self.found[-1]["says"] += data
        elif self.into == "place":
            self.found[-1]["places"][-1] += data


def written(store):
    """The places of the register as build.py wrote them for this store: (ours, theirs)."""
    ours = tomllib.loads((HERE / "register.toml").read_text(encoding="utf-8"))["system"]
    theirs = tomllib.loads((store / "register.toml").read_text(encoding="utf-8"))["system"]
    pairs = {}
    for one, other in zip(ours, theirs):
        for place, spelled in zip(one["places"], other["places"]):
            for base in (FILES, DATABASE, BUCKET):
                if place.startswith(base):
                    pairs[base] = spelled.removesuffix(place[len(base):])
    return pairs


def letters(text):
    """The letters of a text: `E-mail address` and `email-address` are one."""
    return re.sub("[^a-z]", "", text.lower())


def below(place, other):
    """Whether a place is at or below another one."""
    return place == other or (place.startswith(other) and place[len(other)] in "/#!;")


def is_of(contradiction, expected):
    """Whether a contradiction is one that is expected."""
    names = [letters(category) for category in expected.get("categories", [])]
    return (
        contradiction["kind"] == expected["kind"]
        and any(below(place, expected["place"]) for place in contradiction["places"])
        and (not names or any(name in letters(contradiction["says"]) for name in names))
    )


def main():
    """Compares."""
    store = pathlib.Path(sys.argv[1]).resolve()
    page = Page()
    page.feed((store / "map.html").read_text(encoding="utf-8"))
    expected = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["contradiction"]
    bases = written(store)
    problems = []
    for entry in expected:
        for base, spelled in bases.items():
            if entry["place"].startswith(base):
                entry["place"] = spelled + entry["place"][len(base):]
        matching = [found for found in page.found if is_of(found, entry)]
        state = "on the first page" if any(found["open"] for found in matching) else "MISSING"
        print(f"{state}: {entry['kind']}, {entry['system'] or 'no system'}: {entry['why']}")
        if state == "MISSING":
            problems.append(entry)
    for found in page.found:
        if not any(is_of(found, entry) for entry in expected):
            print(f"UNEXPECTED: {found['kind']}: {found['says']} {' '.join(found['places'])}")
            problems.append(found)
    print(f"{len(expected)} expected, {len(page.found)} on the page, {len(problems)} wrong")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
