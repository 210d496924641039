"""What a single answer does not show: paging, caching, permanent links, writing, and what was known when."""

import json

JSON = {"Content-Type": "application/json", "Authorization": "Bearer $EDITOR"}
SOURCE = {"kind": "source", "title": "A source of the contract test", "verification": "unverified"}
OWNS = {"kind": "relation", "type": "owns", "subject": "smic", "object": "smic-beijing", "valid": {"from": "2020"}, "status": "fact",
        "confidence": "low", "verification": "unverified", "sources": ["editors"]}


def commit(server, *changes, reason="contract test", **more):
    return server.ask("POST", "/v1/changes", JSON, {"reason": reason, "changes": list(changes), **more})


def revision(server):
    return server.ask("GET", "/readyz").json()["revision"]


LISTS = ("/v1/sources", "/v1/relations?type=owns&sort=-from", "/v1/aggregate?type=listed_on&by=list,year,subject_country", "/v1/entities?type=chip", "/v1/entities/smic/relations?status=any", "/v1/claims",
         "/v1/observations", "/v1/search?q=s", "/v1/rules", "/v1/legality?item_type=chip&destination=CN&at=2023-12-01&unlaunched=include",
         "/v1/legality?item=nvidia-t4&item=nvidia-a2&item=nvidia-t4&destination=CN&at=2023-12-01",
         "/v1/legality/diff?destination=CN&before=2023-10-01&after=2023-12-01", "/v1/legality/diff?destination=CN&without_rule=us-2023-10-acs&during=2023/..",
         "/v1/legality/matrix?destination=CN&during=2023-09/2023-12", "/v1/legality/timeline?item=H800&destination=CN",
         "/v1/timeline?entity=H800&entity=smic&include=legality&destination=CN", "/v1/diff?before=2018-01-01&after=2025-01-01", "/v1/diff?known_before=3",
         "/v1/values?type=levies_tariff_on&attribute=rate_percent", "/v1/conflicts", "/v1/ownership?at=2025-10-15", "/v1/ownership/unisoc?at=2025-10-15", "/v1/changes?since=4",
         "/v1/traverse?from=smic&depth=2", "/v1/paths?from=smic&to=united-states&max_length=3",
         "/v1/export?type=owns&at=2024")


def histories(server, report):
    """Statements that were recorded, corrected and retracted: their histories are lists of three versions."""
    firm = {"kind": "entity", "id": "contract-history", "type": "company", "names": [{"name": "A firm of the contract test", "kind": "label"}],
            "confidence": "low", "verification": "unverified", "sources": ["editors"]}
    owns = {**OWNS, "id": "contract-history-owns"}
    commit(server, {"assert": firm}, {"assert": owns})
    commit(server, {"correct": {**firm, "confidence": "medium"}}, {"correct": {**owns, "valid": {"from": "2021"}}})
    commit(server, *({"retract": {"kind": one["kind"], "id": one["id"]}} for one in (firm, owns)))
    targets = ("/v1/entities/contract-history/history", "/v1/relations/contract-history-owns/history")
    for target in targets:
        changes = [version["change"] for version in rows(server.ask("GET", target))]
        report.check(changes == ["assert", "correct", "retract"], "a history has every version", f"{target}: {changes}")
    return targets


def paging(server, report):
    """Following `next` gives each result once, on the revision of the first page, whatever is written meanwhile."""
    pages = 0
    for number, target in enumerate(LISTS + histories(server, report)):
        joint = "&" if "?" in target else "?"
        whole = rows(server.ask("GET", f"{target}{joint}limit=1000000"))
        size = max(1, min(40, (len(whole) + 2) // 3))
        target = f"{target}{joint}limit={size}{'&format=ndjson' if number % 2 else ''}"
        first = answer = server.ask("GET", target)
        seen, count = rows(first), 1
        while "next" in answer.links() and count <= 2 * len(whole):
            if count == 1:
                commit(server, {"assert": {**SOURCE, "id": f"aaa-written-between-pages-{number}"}})
            answer = server.ask("GET", answer.links()["next"])
            if not report.check(answer.status == 200, "pages follow one another", f"{answer.request}\n  got {answer.status} {answer.text()[:300]}"):
                return
            report.check(answer.header("Ecgraph-Revision") == first.header("Ecgraph-Revision"), "pages stay on one revision", str(answer.request))
            seen += rows(answer)
            count += 1
        report.check(count > 2 or len(whole) < 3, "every list has more than two pages in this test", f"{target}: {count}")
        report.check(seen == whole, "pages give every result once and in order", f"{target}\n  {len(seen)} results on {count} pages, {len(whole)} in one")
        pages += count
        by_body(server, report, target.replace("&format=ndjson", ""))
    posted(server, report)
    report.section(f"paging by `next` to the end of every list, {pages} pages, with writes in between")


def by_body(server, report, target):
    """The cursor in the body leads to the page of the link."""
    first = server.ask("GET", target)
    if first.media_type() == "application/json" and "next" in first.json():
        second = server.ask("GET", f"{target}&cursor={first.json()['next']}")
        linked = server.ask("GET", first.links()["next"])
        report.check(second.status == 200 and rows(second) == rows(linked), "the cursor of the body leads to the page of the link",
                     f"{second.request}\n  got {second.status} {second.text()[:300]}")


def posted(server, report):
    """A posted question is paged by its cursor, too; its link is a GET."""
    asked = [("/v1/legality", {"items": ["nvidia-t4", "nvidia-a2", "nvidia-a10"], "destination": "SG", "at": "2024-06-01", "proof": "none",
                               "end_user": user}) for user in ("smic", {"hq": "SG", "ultimate_parent_hq": "CN"})]
    asked.append(("/v1/traverse", {"from": ["smic"], "at": "2024-06-01", "steps": [{"types": ["owns"], "direction": "out"}]}))
    asked.append(("/v1/screen", {"names": [{"name": "SMIC"}, {"name": "Huawei"}, {"name": "Yangtze Memory"}], "at": "2024-06-01"}))
    headers = {**JSON, "Accept": "application/json"}
    for target, question in asked:
        whole = server.ask("POST", target, headers, question)
        first = server.ask("POST", f"{target}?limit=2", headers, question)
        second = server.ask("POST", f"{target}?limit=2&cursor={first.json().get('next')}", headers, question)
        linked = server.ask("GET", first.links().get("next", "/"))
        for answer in (second, linked):
            good = answer.status == 200 and rows(first) + rows(answer) == rows(whole)
            report.check(good, "a posted question is paged by its cursor", f"{answer.request}\n  got {answer.status} {answer.text()[:300]}")
    question = {"items": ["nvidia-h800"], "end_user": {"hq": "CN"}}
    for form, more in (("timeline", {"destination": "CN"}), ("diff", {"destination": "CN", "before": "2023-10-01", "after": "2023-12-01"}),
                       ("matrix", {"destinations": ["CN"], "during": "2023"})):
        first = server.ask("POST", f"/v1/legality/{form}?limit=1", JSON, {**question, **more})
        second = server.ask("POST", f"/v1/legality/{form}?limit=1&cursor={first.json().get('next')}", JSON, {**question, **more})
        whole = server.ask("POST", f"/v1/legality/{form}", JSON, {**question, **more})
        good = second.status == 200 and rows(first) + rows(second) == rows(whole)
        report.check(good, "a posted question is paged by its cursor", f"{second.request}\n  got {second.status} {second.text()[:300]}")


def rows(answer):
    if answer.media_type() == "application/x-ndjson":
        return [json.loads(line) for line in answer.text().splitlines()]
    return answer.json()["results"]


def caching(server, report):
    targets = ("/v1/entities/smic", "/v1/relations?type=owns&limit=3", "/v1/legality?item=nvidia-t4&destination=CN&at=2024-01-01",
               "/v1/search?q=SMIC", "/v1/schema", "/v1/relations?type=owns&limit=3&format=csv", "/v1/rules/us-2023-10-acs?format=text",
               "/v1/entities?type=chip&limit=3", "/v1/entities/smic/relations?at=2021-06-01", "/v1/claims?limit=3", "/v1/observations?limit=3",
               "/v1/relations/listed_on--smic-beijing--us-entity-list--2024-12-02", "/v1/rules?limit=3", "/v1/sources?limit=3",
               "/v1/sources/editors", "/v1/aggregate?type=owns&by=type", "/v1/changes?since=4&limit=3", "/v1/entities/smic/history", "/v1/legality/timeline?item=H20&destination=CN",
               "/v1/legality/diff?item=H800&destination=CN&before=2023-10-01&after=2023-12-01", "/v1/legality/matrix?item=H800&destination=CN&during=2023-09/2023-12",
               "/v1/relations/listed_on--smic-beijing--us-entity-list--2024-12-02/history",
               "/v1/timeline?entity=smic&limit=3", "/v1/diff?before=2018-01-01&after=2025-01-01&limit=3", "/v1/conflicts?limit=3", "/v1/ownership?at=2025-10-15&limit=3", "/v1/ownership/unisoc?at=2025-10-15&limit=3",
               "/v1/values?type=levies_tariff_on&attribute=rate_percent&limit=3",
               "/v1/traverse?from=smic&depth=2&limit=3", "/v1/paths?from=smic&to=asml",
               "/v1/export?type=owns&limit=3", "/v1/export?format=turtle&kind=source")
    tags = set()
    for target in targets:
        got, head = server.ask("GET", target), server.ask("HEAD", target)
        ignored = {"date", "content-length", "transfer-encoding", "x-request-id"}
        fields = [{(k.lower(), v) for k, v in answer.headers if k.lower() not in ignored} for answer in (got, head)]
        report.check(head.status == got.status and fields[0] == fields[1] and not head.body, "HEAD answers as GET, without the body",
                     f"{target}\n  only GET: {sorted(fields[0] - fields[1])}\n  only HEAD: {sorted(fields[1] - fields[0])}")
        tag = got.header("ETag")
        tags.add(tag)
        for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = server.ask("GET", target, {"If-None-Match": sent})
            report.check(again.status == 304 and not again.body and again.header("ETag") == tag, "If-None-Match with the tag is answered 304",
                         f"{target} If-None-Match: {sent}\n  got {again.status}")
        other = server.ask("GET", target, {"If-None-Match": '"other"'})
        report.check(other.status == 200 and other.body == got.body, "another tag is answered whole, and equally", target)
        zipped = server.ask("GET", target, {"Accept-Encoding": "gzip"})
        if zipped.header("Content-Encoding"):
            report.check(zipped.header("ETag") != tag, "a compressed answer has a tag of its own", target)
    report.check(len(tags) == len(targets), "different answers have different tags", str(tags))
    for head_only in ("/healthz", "/readyz", "/openapi.json"):
        report.check(server.ask("HEAD", head_only).status == 200, "HEAD answers as GET, without the body", head_only)
    report.section("HEAD, ETag, If-None-Match, 304")


def permanent(server, report):
    """A permanent link gives the same bytes before and after a write; only how long it may be kept differs from the answer it comes from."""
    targets = ("/v1/entities/smic", "/v1/entities/smic/relations", "/v1/entities/smic/relations?at=2021-06-01", "/v1/relations?type=owns&during=2023",
               "/v1/relations?phase=pending", "/v1/claims?entity=deepseek", "/v1/observations", "/v1/search?q=Huawei", "/v1/rules?at=2023-12-01",
               "/v1/rules/us-2023-10-acs", "/v1/sources/editors", "/v1/schema", "/v1/legality?item=H20&destination=CN",
               "/v1/legality?tpp=2300&performance_density=3.1&destination=CN&during=2024&proof=none",
               "/v1/legality?item_type=chip&destination=CN&during=2023-10&legal=throughout,part", "/v1/entities?type=chip&where.tpp.min=4800&lang=zh",
               "/v1/legality/timeline?item=H20&destination=CN", "/v1/legality/timeline?item=H20&destination=CN&during=2023/..&proof=full",
               "/v1/legality/diff?destination=CN&before=2023-10-01&after=2023-12-01", "/v1/legality/diff?destination=CN&without_rule=us-2023-10-acs",
               "/v1/legality/matrix?destination=CN&during=2023-09/2023-12", "/v1/legality/matrix?by=destination&item=H20&destination=CN&destination=SG",
               "/v1/entities/smic/history", "/v1/changes?since=4", "/v1/traverse?from=smic&depth=2", "/v1/traverse?from=smic&at=2023&paths=all",
               "/v1/paths?from=smic&to=asml", "/v1/paths?from=smic&to=asml&during=2023&max_length=3",
               "/v1/paths?from=netherlands&to=india&during=2023&time_respecting=true",
               "/v1/timeline?entity=H20&include=legality&destination=CN", "/v1/timeline?phase=pending",
               "/v1/diff?before=2018-01-01&after=2025-01-01", "/v1/diff?known_before=3", "/v1/values?type=levies_tariff_on&attribute=rate_percent&subject=US",
               "/v1/conflicts", "/v1/ownership", "/v1/ownership/deepseek", "/v1/ownership/unisoc?at=2025-10-15&method=look_through&direction=owners",
               "/v1/export?type=owns", "/v1/relations?type=owns&format=ics", "/v1/relations?type=owns&format=atom",
               "/v1/legality/timeline?item=H20&destination=CN&format=ics", "/v1/export?type=listed_on&format=turtle", "/v1/entities/smic/history?format=atom",
               "/v1/timeline?entity=H20&include=legality&destination=CN&format=ics")
    buyer = {"items": ["H20"], "destination": "SG", "at": "2024-06-01", "proof": "none",
             "end_user": {"hq": "SG", "ultimate_parent_hq": "CN", "owners": [{"id": "smic", "share": 60}]}}
    answers = [server.ask("GET", target) for target in targets]
    answers.append(server.ask("POST", "/v1/legality", {"Content-Type": "application/json"}, buyer))
    steps = {"from": ["SMIC"], "steps": [{"types": ["listed_on"], "direction": "out"}, {"types": ["enacts"], "direction": "in"}]}
    answers.append(server.ask("POST", "/v1/traverse?lang=zh", {"Content-Type": "application/json"}, steps))
    links = []
    for answer in answers:
        if not report.check(answer.status == 200, "every question of the permanent-link test is answered", f"{answer.request}\n  {answer.text()[:300]}"):
            continue
        link = answer.json()["permalink"] if answer.media_type() == "application/json" else answer.links()["bookmark"]
        report.check(answer.links().get("bookmark", "").replace("%7B", "{") == link or "%" in link, "the link in the header is the permanent one", str(answer.request))
        first = server.ask("GET", link)
        report.check(first.body == answer.body, "a permanent link gives the answer that it came with", f"{answer.request}\n  {link}\n  {differs(answer, first)}")
        report.check(first.header("Cache-Control") == "public, max-age=86400", "a permanent link may be kept", f"{link}\n  {first.header('Cache-Control')}")
        report.check(answer.header("Cache-Control") == "no-cache", "a question that is not pinned is asked anew", str(answer.request))
        links.append((link, first))
    commit(server, {"assert": {**OWNS, "id": "owns--contract-test"}}, {"assert": {**SOURCE, "id": "aaa-contract-test"}})
    for link, first in links:
        again = server.ask("GET", link)
        report.check(again.body == first.body and again.header("ETag") == first.header("ETag"), "a permanent link gives the same bytes after a write", link)
    now = server.ask("GET", "/v1/relations?type=owns&subject=smic&object=smic-beijing&limit=1000").json()
    report.check("owns--contract-test" in [row["id"] for row in now["results"]], "a write shows in the next answer", str(now["results"])[:300])
    report.section(f"{len(links)} permanent links: same bytes before and after a write")


def differs(a, b):
    x, y = a.text(), b.text()
    at = next((i for i, (c, d) in enumerate(zip(x, y)) if c != d), min(len(x), len(y)))
    return f"at byte {at}: {x[max(0, at - 60):at + 60]!r} against {y[max(0, at - 60):at + 60]!r}"


def known_at(server, report):
    """Question 17: after a correction the earlier answer is still there, by revision and by instant."""
    made = commit(server, {"assert": {**OWNS, "id": "owns--contract-corrected", "attributes": {"share_percent": 10}}}).json()
    said = commit(server, {"correct": {**OWNS, "id": "owns--contract-corrected", "attributes": {"share_percent": 20}}}).json()
    report.check(said["revision"] == made["revision"] + 1, "a correction is a revision", str(said))
    gone = commit(server, {"retract": {"kind": "relation", "id": "owns--contract-corrected"}}).json()
    target = "/v1/relations/owns--contract-corrected"

    def share(known):
        answer = server.ask("GET", f"{target}?known_at={known}")
        return answer.json()["result"]["attributes"]["share_percent"] if answer.status == 200 else answer.status

    for known, expected in ((made["revision"] - 1, 404), (made["revision"], 10), (made["recorded_at"], 10), (said["revision"], 20),
                            (said["recorded_at"], 20), (gone["revision"], 404), (gone["recorded_at"], 404)):
        report.check(share(known) == expected, "known_at gives what was recorded then", f"{target}?known_at={known}\n  expected {expected}, got {share(known)}")
    day = gone["recorded_at"][:10]
    answer = server.ask("GET", f"/v1/relations?limit=1&known_at={day}")
    report.check(answer.json()["revision"] == gone["revision"], "a day in known_at is its end", f"known_at={day}: {answer.json()['revision']}, not {gone['revision']}")
    empty = server.ask("GET", "/v1/entities?known_at=0").json()
    report.check(empty["results"] == [] and empty["revision"] == 0, "before the first revision the graph is empty", str(empty)[:200])
    report.section("known_at by revision, instant and day, before and after a correction and a retraction (question 17)")


def writing(server, report):
    before = revision(server)
    again = commit(server, {"assert": {**SOURCE, "id": "contract-idle"}}).json()
    idle = commit(server, {"assert": {**SOURCE, "id": "contract-idle"}}).json()
    report.check(again["changed"] == 1 and again["revision"] == before + 1, "an assertion makes a revision", str(again))
    report.check(idle["changed"] == 0 and idle["unchanged"] == 1 and idle["revision"] == again["revision"], "asserting what stands changes nothing", str(idle))
    right = commit(server, {"assert": {**SOURCE, "id": "contract-expected"}}, expect_revision=again["revision"])
    report.check(right.status == 200, "a transaction that expects the right revision is taken", right.text())
    before = revision(server)
    faulty = [{"assert": {**SOURCE, "id": "contract-good"}}, {"assert": {**OWNS, "id": "contract-bad-1", "subject": "nobody-at-all"}},
              {"assert": {**OWNS, "id": "contract-bad-2", "object": "nothing-at-all", "sources": ["no-such-source"]}},
              {"retract": {"kind": "claim", "id": "no-such-claim"}}]
    whole(server, report, faulty, ["/changes/1/assert/subject", "/changes/2/assert/object", "/changes/2/assert/sources/0", "/changes/3/retract/id"])
    unreadable = [{"assert": {**SOURCE, "id": "contract-good"}}, {"assert": {**OWNS, "id": "BAD ID", "type": "no_such_type"}},
                  {"assert": {"kind": "entity", "id": "contract-bad", "type": "company", "names": [], "confidence": "sure", "verification": "verified",
                              "sources": ["editors"]}}, {"assert": {**OWNS, "id": "contract-bad-3", "valid": {"from": "2023-02-30"}, "more": 1}}]
    whole(server, report, unreadable, ["/changes/1/assert/id", "/changes/1/assert/type", "/changes/2/assert/names", "/changes/2/assert/confidence",
                                       "/changes/3/assert/valid/from", "/changes/3/assert/more"])
    report.check(revision(server) == before, "a transaction with faults changes nothing", f"revision {revision(server)}, not {before}")
    good = server.ask("GET", "/v1/sources/contract-good")
    report.check(good.status == 404, "a transaction with faults changes nothing", f"/v1/sources/contract-good: {good.status}")
    report.section("transactions: whole or not at all, every fault with its pointer, asserting what stands")


def whole(server, report, changes, pointers):
    answer = commit(server, *changes)
    got = {error["pointer"] for error in answer.json().get("errors", [])}
    report.check(answer.status == 422, "a transaction with faults is refused", f"got {answer.status} {answer.text()[:300]}")
    report.check(got == set(pointers), "a transaction with faults lists every one",
                 f"{[json.dumps(c)[:80] for c in changes]}\n  missing: {sorted(set(pointers) - got)}; unexpected: {sorted(got - set(pointers))}")


def check(server, report):
    for part in (paging, caching, permanent, known_at, writing):
        part(server, report)
