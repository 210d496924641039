#!/usr/bin/python3
"""A store of every format that was ever released is read, sound, and answers as it did: tests/faults/formats.py PROGRAM [--update]"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures"
TARGETS = (
    "/v1/sources?known_at=4",
    "/v1/entities?known_at=4",
    "/v1/entities?known_at=3",
    "/v1/entities/acme-chips?known_at=4",
    "/v1/entities/acme-labs/history?known_at=4",
    "/v1/relations?known_at=1&status=any",
    "/v1/relations?known_at=4&status=any",
    "/v1/relations/acme-holding-owns-acme-chips/history?known_at=4",
    "/v1/claims?known_at=4&status=any",
    "/v1/observations?known_at=4&status=any",
    "/v1/rules?known_at=4",
    "/v1/search?q=雅美&match=prefix&known_at=4",
)
failures = []


def answers(program, data):
    text = ""
    for target in TARGETS:
        asked = subprocess.run([program, "--data", data, "query", target + "&format=ndjson"], capture_output=True, text=True)
        if asked.returncode != 0:
            failures.append(f"{target}: {asked.stdout}{asked.stderr}")
        text += f"# {target}\n{asked.stdout}"
    return text


def expect_sound(program, data, when, counted=""):
    checked = subprocess.run([program, "--data", data, "check"], capture_output=True, text=True)
    if checked.returncode != 0 or f"is sound: {counted}" not in checked.stdout:
        failures.append(f"check {when}: {checked.stdout}{checked.stderr}")


def main():
    program = sys.argv[1]
    for fixture in sorted(FIXTURES.glob("format-*")):
        with tempfile.TemporaryDirectory(prefix="ecgraph-format-") as scratch:
            data = shutil.copytree(fixture / "data", scratch + "/data")
            expect_sound(program, data, f"of {fixture.name}", "4 revisions, 10 recorded versions")
            found = answers(program, data)
            if "--update" in sys.argv:
                (fixture / "answers.txt").write_text(found)
            expected = (fixture / "answers.txt").read_text()
            if found != expected:
                failures.append(f"{fixture.name} answers\n{found}\ninstead of\n{expected}")
            rebuilt = subprocess.run([program, "--data", data, "rebuild"], capture_output=True, text=True)
            if rebuilt.returncode != 0 or answers(program, data) != expected:
                failures.append(f"{fixture.name} answers otherwise after rebuild: {rebuilt.stderr}")
            expect_sound(program, data, "after rebuild")
    print("\n".join(failures) or "formats: kept")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
