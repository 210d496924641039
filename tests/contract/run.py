#!/usr/bin/python3
"""Holds the program to api-spec/openapi.yaml, and the specification to the program.

    tests/contract/run.py --program build/dev/ecgraph            check
    tests/contract/run.py --program build/dev/ecgraph --update   write the answers of api-spec/examples anew
"""

import argparse
import json
import pathlib
import sys
import time
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
try:
    import jsonschema  # noqa: F401
    import yaml  # noqa: F401
except ImportError as error:
    sys.exit(f"{error}. The contract test needs: apt-get install python3-jsonschema python3-yaml")

import behaviour
import documents
import errors
import citing
import examples
import operations
import reconcile
import report as reporting
import routes
import server as serving
import spec as contract
import structure

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def questions(server, report):
    """Questions that must be answered, so that every parameter is used: requests.json."""
    targets = json.loads((HERE / "requests.json").read_text(encoding="utf-8"))
    for row in targets:
        method, target, headers, body = (row + ["GET", None, None, None])[:4] if isinstance(row, list) else ("GET", row, None, None)
        answer = server.ask(method, target, headers, body)
        if answer is not None:
            report.check(answer.status in (200, 308), "every question of requests.json is answered", f"{answer.request}\n  got {answer.status} {answer.text()[:400]}")
    report.section(f"{len(targets)} questions that use every parameter")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--update", action="store_true")
    options = options.parse_args()
    begun = time.monotonic()
    report, coverage = reporting.Report(), reporting.Coverage()
    file, folder = ROOT / "api-spec" / "openapi.yaml", ROOT / "api-spec" / "examples"
    spec = contract.Spec(file)
    if options.update:
        with serving.Server(options.program, report, spec, coverage) as server:
            examples.update(server, file, folder)
        return 0
    attempt = reporting.attempting(report)
    attempt(structure.check, spec, report)
    attempt(documents.check, ROOT, examples.load(folder), report)
    with serving.Server(options.program, report, spec, coverage) as server, \
            serving.Server(options.program, report, spec, coverage, ["--reads-need-token", "--log", "trace", "--log-format", "json"]) as closed:
        attempt(examples.check, server, spec, report, folder)  # first: their revision is that of the fresh store
        attempt(routes.check, server, spec, report)
        attempt(questions, server, report)
        attempt(routes.closed_reads, closed, spec, report)
        attempt(operations.check, server, closed, report)
        closed.ask = with_token(closed.ask)
        attempt(errors.check, server, closed, report, HERE / "errors.json")
        attempt(behaviour.check, server, report)
        attempt(citing.check, server, report)
        attempt(reconcile.check, server, report)
    coverage.check(spec, report)
    report.count("seconds", round(time.monotonic() - begun))
    return report.print()


def with_token(ask):
    return lambda method, target: ask(method, target, {"Authorization": "Bearer $READER"})


if __name__ == "__main__":
    sys.exit(main())
