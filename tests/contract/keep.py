#!/usr/bin/python3
"""Adds an exchange that curl had to the traffic that traffic.py holds to the specification; nothing without ECGRAPH_TRAFFIC.

    tests/contract/keep.py METHOD TARGET HEAD BODY [SENT]     HEAD and BODY: the files that curl -D and -o wrote
"""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from traffic import keep


def main():
    method, target, head, body, *sent = sys.argv[1:]
    # After a "100 Continue" the answer's own header is the last.
    header = [block for block in pathlib.Path(head).read_bytes().decode().split("\r\n\r\n") if block.startswith("HTTP/")][-1]
    status, *fields = header.split("\r\n")
    headers = [re.split(r":\s*", field, maxsplit=1) for field in fields if field]
    keep(method, target, sent[0] if sent else None, int(status.split(" ")[1]), headers, pathlib.Path(body).read_bytes().decode())


if __name__ == "__main__":
    main()
