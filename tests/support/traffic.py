"""What tests in Python have seen of the API, kept for tests/contract/traffic.py."""

import json
import os
import pathlib

kept = 0
MOST = 300  # of one test: those that write thousands of times see the same answers
# Taken out of the environment: the program under test warns of variables that it does not read.
FOLDER = os.environ.pop("ECGRAPH_TRAFFIC", None)


def keep(method, target, body, status, headers, answer):
    """Adds the exchange to a file of this process in the folder that ECGRAPH_TRAFFIC names; does nothing without it."""
    global kept
    if not FOLDER or kept >= MOST:
        return
    kept += 1
    pathlib.Path(FOLDER).mkdir(parents=True, exist_ok=True)
    line = {"method": method, "target": target, "body": body or "", "status": status, "headers": headers, "answer": answer}
    with open(pathlib.Path(FOLDER) / f"{os.getpid()}.ndjson", "a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
