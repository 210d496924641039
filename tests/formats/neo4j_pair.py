"""The pair of CSV files by the rules of neo4j-admin's import; Debian has no Neo4j to read them with."""

import csv
import io
import re

from served import equal

TYPES = {"": str, "long": int, "double": float, "boolean": lambda text: {"true": True, "false": False}[text]}


def table(server, format_):
    rows = list(csv.reader(io.StringIO(server.get("/v1/export?format=" + format_)[0].decode(), newline="")))
    header = [re.fullmatch(r"([a-z0-9_]*)(?::([A-Za-z_]+))?", name).groups() for name in rows[0]]
    equal(len(set(rows[0])), len(rows[0]), "different columns")
    for row in rows[1:]:
        equal(len(row), len(header), "cells")
        for (_, type_), text in zip(header, row):
            if text and type_ in TYPES:
                TYPES[type_](text)
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def check(server):
    nodes, edges = table(server, "neo4j-nodes"), table(server, "neo4j-relationships")
    statements = server.rows("/v1/export")
    equal({(n["id:ID"], n[":LABEL"]) for n in nodes}, {(s["id"], s["type"]) for s in statements if s["kind"] == "entity"}, "nodes")
    equal([(e["id"], e[":START_ID"], e[":TYPE"], e[":END_ID"]) for e in edges],
          [(s["id"], s["subject"], s["type"], s["object"]) for s in statements if s["kind"] == "relation"], "relationships")
    known = {n["id:ID"] for n in nodes}
    assert all(e[":START_ID"] in known and e[":END_ID"] in known for e in edges), "an end is no node"
    return f"{len(nodes)} nodes, {len(edges)} relationships"
