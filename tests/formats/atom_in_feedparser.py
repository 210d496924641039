"""Atom as feedparser reads it."""

import feedparser

from served import equal


def check(server):
    counts = []
    for target in ("/v1/relations?status=any", "/v1/entities?type=company", "/v1/entities/smic/history?limit=1000"):
        rows = server.rows(target)
        body, headers = server.get(target + "&format=atom")
        feed = feedparser.parse(body)
        equal((feed.bozo, feed.version), (False, "atom10"), f"whether {target} is well formed")
        equal(len(feed.entries), len(rows), f"entries of {target}")
        equal(len({entry.id for entry in feed.entries}), len(rows), f"different ids of {target}")
        assert all(entry.title and entry.updated_parsed and entry.id.startswith("urn:ecgraph:") for entry in feed.entries)
        assert feed.feed.id and feed.feed.title and feed.feed.updated_parsed and feed.feed.author
        equal(body.count(b"<updated>"), len(rows) + 1, "instants")
        counts.append(len(rows))
    history = feedparser.parse(server.get("/v1/entities/smic/history?format=atom")[0])
    versions = server.rows("/v1/entities/smic/history")
    equal([entry.updated for entry in history.entries], [row["recorded_at"] for row in versions], "instants of recording")
    equal([entry.author for entry in history.entries], [row["author"] for row in versions], "authors")
    return f"{counts[0]} relations, {counts[1]} companies, {counts[2]} versions"
