#!/usr/bin/python3
"""Reads a format back by the tool that its users use: tests/formats/run.py NAME PROGRAM. A tool that is missing is a failure."""

import importlib
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import served

if __name__ == "__main__":
    name, program = sys.argv[1:]
    try:
        test = importlib.import_module(name)
    except ImportError as error:
        sys.exit(f"{error}. Install it: docker/install check")
    with served.Served(program) as server:
        print(f"{name}: {test.check(server)}")
