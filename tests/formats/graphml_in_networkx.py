"""GraphML as NetworkX reads it."""

import io
import re

import networkx

from served import equal, notes


def check(server):
    statements = server.rows("/v1/export")
    entities = {s["id"]: s for s in statements if s["kind"] == "entity"}
    relations = {s["id"]: s for s in statements if s["kind"] == "relation"}
    body, headers = server.get("/v1/export?format=graphml")
    graph = networkx.read_graphml(io.BytesIO(body), force_multigraph=True)
    equal((set(graph.nodes), graph.is_directed()), (set(entities), True), "nodes")
    edges = {key: (subject, object_, data) for subject, object_, key, data in graph.edges(keys=True, data=True)}
    equal({key: edge[:2] for key, edge in edges.items()}, {key: (r["subject"], r["object"]) for key, r in relations.items()}, "edges")
    for key, relation in relations.items():
        data = edges[key][2]
        equal((data["type"], data.get("valid_from"), data.get("valid_until")),
              (relation["type"], relation.get("valid", {}).get("from"), relation.get("valid", {}).get("until")), f"type and dates of {key}")
        share = relation.get("attributes", {}).get("share_percent")
        if share is not None:
            equal((type(data["attributes_share_percent"]), data["attributes_share_percent"]), (float, float(share)), f"share of {key}")
    for key, entity in entities.items():
        equal((graph.nodes[key]["type"], graph.nodes[key]["label"]), (entity["type"], entity["names"][0]["name"]), f"type and label of {key}")
    exact = [d for _, _, d in edges.values() if re.fullmatch(r"[\d-]{10}", d.get("valid_from", ""))]
    equal([d["valid_from_earliest"] for d in exact], [d["valid_from"] for d in exact], "bounds of days")
    for kind in ("source", "rule", "claim", "observation"):
        assert f"{kind}: {sum(s['kind'] == kind for s in statements)}" in notes(headers), f"no count of {kind}: {notes(headers)}"
    chosen = server.rows("/v1/relations?entity=smic&status=any")
    few = networkx.read_graphml(io.BytesIO(server.get("/v1/relations?entity=smic&status=any&format=graphml")[0]), force_multigraph=True)
    equal((few.number_of_edges(), set(few.nodes)), (len(chosen), {r[end]["id"] for r in chosen for end in ("subject", "object")}), "a list with its ends")
    return f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"
