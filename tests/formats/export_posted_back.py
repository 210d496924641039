"""What is exported can be posted back, is of one revision, and is the same without a server."""

import json
import pathlib
import subprocess

from served import equal

FORMATS = ("ndjson", "csv", "jsonld", "turtle", "graphml", "neo4j-nodes", "neo4j-relationships", "ftm")


def check(server):
    body, headers = server.get("/v1/export")
    statements = [json.loads(line) for line in body.decode().splitlines()]
    answer = server.post("/v1/changes", {"reason": "posted back", "changes": [{"assert": s} for s in statements]})
    equal((answer["changed"], answer["unchanged"]), (0, len(statements)), "what posting everything back changes")
    for filters in ("type=owns", "type=listed_on&at=2023", "entity=smic&status=any", "type=listed_on&during=1900"):
        check_selection(server, filters)
    files = pathlib.Path(server.folder.name)
    for format_ in FORMATS:
        file = files / "exported"
        made = subprocess.run([server.program, "--data", str(files / "other"), "export", "--format", format_, "--output", str(file)], capture_output=True, text=True)
        equal(made.returncode, 0, f"ecgraph export --format {format_}: {made.stderr}")
        assert file.read_bytes() == server.get("/v1/export?format=" + format_)[0], f"ecgraph export --format {format_} writes other bytes"
    piped = subprocess.run([server.program, "--data", str(files / "other"), "export", "type=owns", "at=2023"], capture_output=True)
    equal(piped.stdout, server.get("/v1/export?type=owns&at=2023")[0], "a selection to standard output")
    refused = subprocess.run([server.program, "--data", str(files / "other"), "export", "--format", "xml", "--output", str(files / "none")], capture_output=True, text=True)
    assert refused.returncode == 1 and "ndjson" in refused.stderr and not (files / "none").exists(), refused.stderr
    return f"{len(statements)} statements, {len(FORMATS)} formats"


def check_selection(server, filters):
    """It holds the relations asked for, and nothing in it refers to what is not in it."""
    statements = server.rows("/v1/export?" + filters)
    wanted = [row["id"] for row in server.rows(f"/v1/relations?{filters}" + ("" if "status" in filters else "&status=any"))]
    equal([s["id"] for s in statements if s["kind"] == "relation"], wanted, f"relations of {filters}")
    known = {(s["kind"], s["id"]) for s in statements}
    for statement in statements:
        for source in statement.get("sources", []):
            assert ("source", source) in known, f"{source} is missing"
        for end in ("subject", "object"):
            assert end not in statement or ("entity", statement[end]) in known, f"{statement[end]} is missing"
        headquarters = statement.get("properties", {}).get("headquarters")
        assert headquarters is None or ("entity", headquarters) in known, f"{headquarters} is missing"
