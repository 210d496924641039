"""Turtle as raptor and rdflib read it, JSON-LD as rdflib does; both say the same."""

import re
import subprocess

import rdflib
import rdflib.compare

from served import equal

RDF, PROV, TIME = rdflib.RDF, rdflib.Namespace("http://www.w3.org/ns/prov#"), rdflib.Namespace("http://www.w3.org/2006/time#")
XSD, EC = rdflib.XSD, rdflib.Namespace("urn:ecgraph:term:")


def triples_by_raptor(file):
    read = subprocess.run(["rapper", "-i", "turtle", "-c", file], capture_output=True, text=True)
    assert read.returncode == 0 and "arning" not in read.stderr, f"raptor (raptor2-utils) complains: {read.stderr[-2000:]}"
    return int(re.search(r"returned (\d+) triples", read.stderr)[1])


def check_same(server, target):
    turtle = rdflib.Graph().parse(data=server.get(target + "format=turtle")[0], format="turtle")
    json_ld = rdflib.Graph().parse(data=server.get(target + "format=jsonld")[0], format="json-ld")
    assert rdflib.compare.isomorphic(turtle, json_ld), f"Turtle and JSON-LD of {target} differ"
    return turtle


def check_relation(graph, row):
    node = rdflib.URIRef("urn:ecgraph:relation:" + row["id"])
    equal(graph.value(node, RDF.subject), rdflib.URIRef("urn:ecgraph:entity:" + row["subject"]["id"]), "subject")
    equal({str(s) for s in graph.objects(node, PROV.wasDerivedFrom)}, {"urn:ecgraph:source:" + s["id"] for s in row["sources"]}, "sources")
    interval = graph.value(node, TIME.hasTime)
    for end, property_ in (("from", TIME.hasBeginning), ("until", TIME.hasEnd)):
        written, date = row["valid"][end], graph.value(interval, property_)
        if written == "..":
            continue
        equal(date is None, written is None, f"whether {row['id']} has {end}")
        if written is not None:
            equal(str(graph.value(date, EC.edtf)), written, f"{end} as written")
            position = {4: TIME.inXSDgYear, 7: TIME.inXSDgYearMonth, 10: TIME.inXSDDate}.get(len(written))
            if re.fullmatch(r"[\d-]+", written):
                equal(str(graph.value(date, position)), written, f"position of {written}")


def check(server):
    graph = check_same(server, "/v1/relations?type=owns&status=any&")
    for row in server.rows("/v1/relations?type=owns&status=any"):
        check_relation(graph, row)
    for target in ("/v1/entities/smic?", "/v1/rules/us-2023-10-acs?", "/v1/sources?limit=20&", "/v1/claims?status=any&limit=20&",
                   "/v1/observations?status=any&limit=20&", "/v1/export?type=listed_on&at=2024&"):
        check_same(server, target)
    file = server.file("/v1/export?format=turtle", "whole.ttl")
    whole = rdflib.Graph().parse(file, format="turtle")
    equal(triples_by_raptor(file), len(whole), "triples by raptor and by rdflib")
    json_ld = rdflib.Graph().parse(data=server.get("/v1/export?format=jsonld")[0], format="json-ld")
    equal(len(json_ld), len(whole), "triples of JSON-LD and of Turtle")
    statements = server.rows("/v1/export")
    for kind, type_ in (("relation", RDF.Statement), ("source", PROV.Entity), ("rule", EC.Rule), ("claim", EC.Claim), ("observation", EC.Observation)):
        equal(len(set(whole.subjects(RDF.type, type_))), sum(s["kind"] == kind for s in statements), f"{kind}s")
    equal(len(set(whole.subjects(PROV.generatedAtTime))), len(statements), "statements")
    return f"{len(statements)} statements in {len(whole)} triples"
