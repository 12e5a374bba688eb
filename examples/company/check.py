#!/usr/bin/env python3
"""Compares the contradictions of a map with those that are known.

    check.py PROGRAM EXPECTED STORE

STORE is a directory that build.py made and in which `inventory.sqlite` is. Exit status 1 when a contradiction is missing
or one is there that should not be. Needs nothing but Python 3.11.
"""

import csv
import io
import pathlib
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
