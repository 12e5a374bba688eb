#!/usr/bin/env python3
"""Builds the store of a made-up company: a database, files, and a bucket, with people who do not exist.

    build.py [--people N] [--seed N] [--today DAY] [--database URL] [--bucket s3://NAME] [--endpoint URL] DIR

DIR gets `files/`, `database.sql`, the register (with the places of this store), the suppression list and
`domesday.toml`. The SQL is applied with psql where --database names one (password: PGPASSWORD); objects are put into
the bucket where --bucket and --endpoint name it (keys: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), else into
`DIR/bucket`. The same seed and day give the same content. Needs nothing but Python 3.9 and psql.
"""

import argparse
import datetime
import os
import pathlib
import random
import shutil
import subprocess
import sys
import urllib.parse

from database import Rows, write_sql
from files import in_bucket, in_files
from objects import Bucket
from people import Maker

HERE = pathlib.Path(__file__).resolve().parent
# Where the register says that things are.
FILES, DATABASE, BUCKET = "file:///srv/tidewright", "postgresql://db:5432/tidewright", "s3://tidewright-lake"


def arguments():
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("directory", metavar="DIR", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=30_000, help="customers (default: 30000)")
    parser.add_argument("--seed", type=int, default=1086)
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=datetime.date.today())
    parser.add_argument("--database", help="postgresql://user@host:port/name, an empty database")
    parser.add_argument("--bucket", help="s3://NAME")
    parser.add_argument("--endpoint", help="the URL of the service of objects")
    return parser.parse_args()


def written(path, content):
    """Writes a file; its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content)


def apply(url, script):
    """Runs SQL in a database."""
    if shutil.which("psql") is None:
        sys.exit(f"psql is not installed: apply {script} to the database by other means")
    subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-f", str(script)], check=True,
                   stdout=subprocess.DEVNULL)


def main():
    """Builds it."""
    options = arguments()
    home = options.directory.resolve()
    if (home / "files").exists():
        sys.exit(f"{home / 'files'} is there already: name another directory")
    home.mkdir(parents=True, exist_ok=True)
    rows = Rows(Maker(random.Random(options.seed)), options.people, options.today)
    script = home / "database.sql"
    with open(script, "w", encoding="utf-8") as out:
        write_sql(rows, out)
    print(f"database: {script.stat().st_size:,} bytes of SQL")
    if options.database:
        apply(options.database, script)
    sizes = [written(home / "files" / path, content) for path, content in in_files(rows)]
    # Whoever may log in can read what was left here.
    os.chmod(home / "files/exports/contacts.xlsx", 0o666)
    print(f"files: {len(sizes):,}, {sum(sizes):,} bytes")
    if bool(options.bucket) != bool(options.endpoint):
        sys.exit("--bucket and --endpoint go together")
    bucket = None
    if options.bucket:
        bucket = Bucket(options.endpoint, options.bucket.removeprefix("s3://").strip("/"))
        bucket.create()
    sizes = []
    for key, content, storage_class in in_bucket(rows):
        sizes.append(len(content))
        if bucket is None:
            written(home / "bucket" / key, content)
        else:
            bucket.put(key, content, storage_class)
    print(f"bucket: {len(sizes):,}, {sum(sizes):,} bytes")
    written(home / "unsubscribed.txt", "".join(p["email"] + "\n" for p in rows.unsubscribed).encode())
    print(f"suppressed: {len(rows.unsubscribed)}, {len(rows.suppressed_present)} of them in the newsletter")
    places(home, options)


def places(home, options):
    """Copies configuration and register, and writes the places of this store into the register."""
    register = (HERE / "register.toml").read_text(encoding="utf-8")
    register = register.replace(FILES, (home / "files").as_uri())
    if options.database:
        url = urllib.parse.urlsplit(options.database)
        register = register.replace(DATABASE, f"postgresql://{url.hostname}:{url.port or 5432}{url.path}")
    register = register.replace(BUCKET, options.bucket or (home / "bucket").as_uri())
    written(home / "register.toml", register.encode())
    config = (HERE / "domesday.toml").read_text(encoding="utf-8")
    config = config.replace(BUCKET, options.bucket or BUCKET)
    if options.database:
        config = config.replace("postgresql:///tidewright", f"postgresql://{urllib.parse.urlsplit(options.database).path}")
    written(home / "domesday.toml", config.encode())


if __name__ == "__main__":
    main()
