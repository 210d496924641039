#!/usr/bin/python3
"""Exports a large graph over HTTP: how fast, how much memory, and whether a slow reader holds up others.

    bench/export.py build/release/ecgraph [--statements 1000000] [--folder KEEP]

Prints a JSON object a line. `--folder` keeps the store, so that the next run need not load it again.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time

FORMATS = ("ndjson", "csv", "turtle", "jsonld", "graphml", "neo4j-relationships", "ftm")
IN_A_FILE = 50_000
SLOW_BYTES_A_SECOND, SLOW_SECONDS = 10_000, 20


def statements(count):
    """A fifth companies, the rest ownership and supply among them, over thirty years."""
    companies = count // 5
    trust = {"confidence": "high", "verification": "verified", "sources": ["bench"]}
    yield {"kind": "source", "id": "bench", "title": "Made up for a measurement", "verification": "unverified"}
    for i in range(companies):
        yield {"kind": "entity", "id": f"bench-company-{i}", "type": "company", "names": [{"name": f"Company {i}", "kind": "label", "lang": "en"}], **trust}
    for i in range(count - companies - 1):
        subject, object_ = i % companies, (i * 7919 + 1) % companies
        if subject == object_:
            object_ = (object_ + 1) % companies
        relation = {"kind": "relation", "id": f"bench-relation-{i}", "subject": f"bench-company-{subject}", "object": f"bench-company-{object_}",
                    "valid": {"from": f"{1995 + i % 30}-{1 + i % 12:02}"}, "status": "fact", **trust}
        yield relation | ({"type": "owns", "attributes": {"share_percent": 1 + i % 100}} if i % 2 else {"type": "supplies"})


def load(program, data, count):
    begun, batch, number = time.monotonic(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        files = []

        def flush():
            path = pathlib.Path(folder) / f"{len(files)}.json"
            path.write_text(json.dumps(batch))
            files.append(str(path))
            batch.clear()
        for statement in statements(count):
            batch.append(statement)
            number += 1
            if len(batch) == IN_A_FILE:
                flush()
        if batch:
            flush()
        for file in files:  # one at a time, so that memory is that of one
            subprocess.run([program, "--data", data, "load", "--author", "bench", file], check=True, stdout=subprocess.DEVNULL)
    say(step="load", statements=number, seconds=round(time.monotonic() - begun, 1))


def say(**values):
    print(json.dumps(values), flush=True)


def resident(process):
    """Bytes of memory now."""
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1]) * 1024


class Watch(threading.Thread):
    """The most memory seen while something goes on."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.most, self.goes_on = process, 0, True

    def run(self):
        while self.goes_on:
            self.most = max(self.most, resident(self.process))
            time.sleep(0.05)

    def stop(self):
        self.goes_on = False
        self.join()
        return self.most


def fetch(port, target):
    """Bytes, lines and the time until the first and the last of them."""
    begun, first, size, lines = time.monotonic(), None, 0, 0
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", target)
    answer = connection.getresponse()
    while piece := answer.read1(1 << 20):
        first = first or time.monotonic() - begun
        size += len(piece)
        lines += piece.count(b"\n")
    return answer.status, size, lines, first, time.monotonic() - begun


def read_slowly(port, seconds, taken):
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.sendall(b"GET /v1/export HTTP/1.1\r\nHost: localhost\r\n\r\n")
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            taken.append(len(slow.recv(SLOW_BYTES_A_SECOND // 10)))
            time.sleep(0.1)


def latencies(port, seconds):
    """Milliseconds of small questions, one after the other."""
    times, until = [], time.monotonic() + seconds
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < until:
        begun = time.monotonic()
        connection.request("GET", "/v1/entities/smic/relations")
        connection.getresponse().read()
        times.append((time.monotonic() - begun) * 1000)
    times.sort()
    return {"questions": len(times), "median_ms": round(times[len(times) // 2], 2), "p99_ms": round(times[len(times) * 99 // 100], 2)}


def measure(port, process):
    before = resident(process)
    say(step="serve", resident_mb=before >> 20)
    for format_ in FORMATS:
        watch = Watch(process)
        watch.start()
        status, size, lines, first, seconds = fetch(port, f"/v1/export?format={format_}")
        most = watch.stop()
        say(step="export", format=format_, status=status, mb=size >> 20, lines=lines, first_byte_s=round(first, 3), seconds=round(seconds, 1),
            resident_before_mb=before >> 20, resident_most_mb=most >> 20)
    alone = latencies(port, SLOW_SECONDS / 4)
    whole_alone = fetch(port, "/v1/export?kind=entity")
    taken = []
    watch = Watch(process)
    watch.start()
    slow = [threading.Thread(target=read_slowly, args=(port, SLOW_SECONDS, taken), daemon=True) for _ in range(4)]
    for reader in slow:
        reader.start()
    time.sleep(1)
    beside = latencies(port, SLOW_SECONDS / 4)
    whole_beside = fetch(port, "/v1/export?kind=entity")
    for reader in slow:
        reader.join()
    say(step="slow readers", readers=len(slow), bytes_a_second=round(sum(taken) / SLOW_SECONDS / len(slow)), questions_alone=alone, questions_beside=beside,
        entities_alone_s=round(whole_alone[4], 2), entities_beside_s=round(whole_beside[4], 2), resident_most_mb=watch.stop() >> 20)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--statements", type=int, default=1_000_000)
    options.add_argument("--folder")
    options = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ecgraph-bench-") as folder:
        data = options.folder or folder
        if not os.path.exists(os.path.join(data, "store")):
            subprocess.run([options.program, "--data", data, "load"], check=True, stdout=subprocess.DEVNULL)
            load(options.program, data, options.statements)
        begun = time.monotonic()
        process = subprocess.Popen([options.program, "--data", data, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            port = next(int(found[1]) for line in process.stdout if (found := re.search(r"http://[^:/\s]+:(\d+)", line)))
            say(step="start", seconds=round(time.monotonic() - begun, 1))
            measure(port, process)
        finally:
            process.terminate()
            process.wait(30)


if __name__ == "__main__":
    sys.exit(main())
