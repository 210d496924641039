#!/usr/bin/python3
"""A server that is told to stop while clients ask answers every request it has begun: tests/cli/stop.py PROGRAM"""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults"))
from program import Program, Server

CLIENTS = 16
TARGETS = ("/healthz", "/v1/relations?format=ndjson", "/v1/legality?item_type=chip&destination=CN&during=2023&format=ndjson&proof=none")
failures = []


def fail(text):
    failures.append(text)


def answer(connection):
    """Whether a whole answer came; None when the connection was closed before its first byte."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return False if received else None
        received += piece
    head, body = received.split(b"\r\n\r\n", 1)
    if match := re.search(rb"content-length: (\d+)", head.lower()):
        while len(body) < int(match[1]):
            piece = connection.recv(65536)
            if not piece:
                return False
            body += piece
        return True
    while not body.endswith(b"0\r\n\r\n"):
        piece = connection.recv(65536)
        if not piece:
            return False
        body += piece
    return True


def client(port, number, stopping, counts):
    """Asks on a connection of its own until the server closes it. A request that meets the close (RFC 9112, 9.3.1) was never begun."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    target = TARGETS[number % len(TARGETS)]
    try:
        while True:
            try:
                connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                whole = answer(connection)
            except (ConnectionResetError, BrokenPipeError):
                whole = None
            if whole is None:
                if not stopping.is_set():
                    fail(f"a connection was closed before the stop: {target}")
                return
            if not whole:
                fail(f"an answer was cut: {target}")
                return
            counts[number] += 1
            if stopping.is_set():
                counts[CLIENTS] += 1
    except OSError as error:
        fail(f"{target}: {error!r}")
    finally:
        connection.close()


def newcomers(port, lost):
    """A new connection for each request, until the server takes no more. Whoever was let in is answered."""
    while True:
        try:
            connection = socket.create_connection(("127.0.0.1", port), timeout=20)
        except OSError:
            return
        try:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            if not answer(connection):
                lost.append(1)
        except OSError:
            lost.append(1)
        finally:
            connection.close()


def stop_under_load(program, folder):
    server = Server(Program(program), folder)
    lost = []
    stopping, counts = threading.Event(), [0] * (CLIENTS + 1)
    clients = [threading.Thread(target=client, args=(server.port, i, stopping, counts)) for i in range(CLIENTS)]
    clients += [threading.Thread(target=newcomers, args=(server.port, lost)) for _ in range(CLIENTS)]
    for each in clients:
        each.start()
    time.sleep(1)
    stopping.set()
    begun = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    status = server.process.wait(20)
    took = time.monotonic() - begun
    for each in clients:
        each.join()
    if status != 0:
        fail(f"the server ended with {status}")
    if len(lost) > 1:  # one may come between the last look at who waits and the close
        fail(f"{len(lost)} clients that were let in got no answer")
    if min(counts[:CLIENTS]) == 0:
        fail(f"a client got no answer: {counts}")
    print(f"{sum(counts[:CLIENTS])} answers, {counts[CLIENTS]} of them after the signal; stopped in {took:.2f} s")


def second_signal(program, folder):
    """A client that does not finish its request holds the stop up, until a second signal."""
    server = Server(Program(program), folder)
    slow = socket.create_connection(("127.0.0.1", server.port))
    slow.sendall(b"POST /v1/legality HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
    time.sleep(0.3)
    server.process.send_signal(signal.SIGTERM)
    try:
        server.process.wait(0.7)
        fail("a request that had begun was not waited for")
    except subprocess.TimeoutExpired:
        pass
    server.process.send_signal(signal.SIGTERM)
    try:
        status = server.process.wait(3)
        if status == 0:
            fail("a stop that cut requests off ends with status 0")
    except subprocess.TimeoutExpired:
        server.process.kill()
        fail("a second signal does not end the server")
    slow.close()


def main():
    with tempfile.TemporaryDirectory(prefix="ecgraph-stop-") as folder:
        data = os.path.join(folder, "data")
        stop_under_load(sys.argv[1], data)
        second_signal(sys.argv[1], data)
    print("\n".join(failures) or "stop: kept")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
