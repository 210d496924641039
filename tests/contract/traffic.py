#!/usr/bin/python3
"""Holds every exchange that other tests have seen to api-spec/openapi.yaml.

    tests/contract/traffic.py FOLDER     files of lines {"method", "target", "body", "status", "headers", "answer"}
"""

import json
import pathlib
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)

import holding
import report as reporting
import server as serving
import spec as contract

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# Made by the layer around the routes, which these tests ask alone.
UNSENT = ("X-Request-Id",)


def main():
    folder = pathlib.Path(sys.argv[1])
    report, coverage = reporting.Report(), reporting.Coverage()
    spec = contract.Spec(ROOT / "api-spec" / "openapi.yaml")
    seen = set()
    for file in sorted(folder.glob("*.ndjson")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line in seen:
                continue
            seen.add(line)
            exchange = json.loads(line)
            request = serving.Request(exchange["method"], exchange["target"], None, exchange["body"] or None)
            answer = serving.Answer(request, exchange["status"], exchange["headers"], exchange["answer"].encode("utf-8"))
            # Not the bodies: an answer that is sent back as it was shown is taken, and says more than a statement has to.
            holding.hold(answer, spec, report, coverage, UNSENT, bodies=False)
    report.check(seen, "there is something to hold to the spec", f"no line in {folder}")
    return report.print()


if __name__ == "__main__":
    sys.exit(main())
