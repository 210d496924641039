#!/usr/bin/python3
"""Views derived anew from the log give the same answers, byte for byte: tests/faults/rebuild.py PROGRAM

The built-in data with random transactions on top; asked as of several revisions, in every format, before and after.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time

TRANSACTIONS = 25
TARGETS = (
    "/v1/entities?limit=1000000",
    "/v1/relations?limit=1000000&status=any",
    "/v1/relations?type=owns&at=2023-10-01",
    "/v1/entities/smic/relations?at=2021-06-01",
    "/v1/entities/smic/history",
    "/v1/claims?limit=1000000&status=any",
    "/v1/observations?limit=1000000&status=any",
    "/v1/rules?limit=1000000",
    "/v1/sources?limit=1000000",
    "/v1/search?q=written&match=prefix",
    "/v1/legality?item=H800&destination=CN&during=2023-10",
    "/v1/legality?item_type=chip&destination=CN&end_user=huawei&at=2025-05-01",
)
FORMATS = ("json", "ndjson", "csv", "text")
failures = []


def run(program, data, *arguments):
    ended = subprocess.run([program, "--data", data, *arguments], capture_output=True, text=True)
    if ended.returncode != 0:
        failures.append(f"{arguments}: {ended.returncode}: {ended.stdout[-300:]}{ended.stderr[-300:]}")
    return ended.stdout


class Writer:
    """Random transactions that hang together: firms, who owns them, corrections, and retractions of what nothing names."""

    def __init__(self, chance):
        self.chance, self.firms, self.owns, self.made = chance, {}, {}, 0

    def source(self):
        return {"kind": "source", "id": "random-source", "title": "Written at random", "verification": "unverified"}

    def said(self):
        return {"confidence": self.chance.choice(("low", "medium", "high")), "verification": "unverified", "sources": ["random-source"]}

    def firm(self, id):
        names = [{"name": f"Written {self.chance.randrange(10**6)}", "kind": "label", "lang": "en"}]
        if self.chance.random() < 0.5:
            names.append({"name": self.chance.choice("中芯国际集成电路") + str(self.chance.randrange(1000)), "kind": "alias", "lang": "zh"})
        return {"kind": "entity", "id": id, "type": "company", "names": names, **self.said()}

    def ownership(self, id, object):
        valid = {"from": self.chance.choice(("2019", "2020-05~", "2021-06-01"))}
        return {"kind": "relation", "id": id, "type": "owns", "subject": "smic", "object": object, "valid": valid,
                "attributes": {"share_percent": self.chance.randrange(1, 100)}, "status": "fact", **self.said()}

    def change(self):
        kind = self.chance.randrange(6)
        if kind == 0 and self.owns:
            id = self.chance.choice(sorted(self.owns))
            return {"correct": self.ownership(id, self.owns[id])}, id
        if kind == 1 and self.firms:
            id = self.chance.choice(sorted(self.firms))
            return {"correct": self.firm(id)}, id
        if kind == 2 and self.owns:
            id = self.chance.choice(sorted(self.owns))
            del self.owns[id]
            return {"retract": {"kind": "relation", "id": id}}, id
        if kind == 3 and self.firms:
            firm = self.chance.choice(sorted(self.firms))
            self.made += 1
            self.owns[f"random-owns-{self.made}"] = firm
            return {"assert": self.ownership(f"random-owns-{self.made}", firm)}, f"random-owns-{self.made}"
        self.made += 1
        self.firms[f"random-firm-{self.made}"] = True
        return {"assert": self.firm(f"random-firm-{self.made}")}, f"random-firm-{self.made}"

    def transaction(self, number):
        changes, ids = ([{"assert": self.source()}], set()) if number == 0 else ([], set())
        for _ in range(self.chance.randrange(1, 8)):
            change, id = self.change()
            if id in ids:
                break  # one transaction changes a statement once
            ids.add(id)
            changes.append(change)
        return {"reason": f"random {number}", "changes": changes}


def main():
    program = sys.argv[1]
    seed = int(os.environ.get("ECGRAPH_TEST_SEED", time.time_ns() % 10**9))
    print(f"seed {seed}")
    chance = random.Random(seed)
    writer = Writer(chance)
    with tempfile.TemporaryDirectory(prefix="ecgraph-rebuild-") as scratch:
        data = os.path.join(scratch, "data")
        run(program, data, "load")
        files = []
        for number in range(TRANSACTIONS):
            files.append(os.path.join(scratch, f"{number}.json"))
            with open(files[-1], "w") as file:
                json.dump(writer.transaction(number), file)
        loaded = run(program, data, "load", *files, "--author", "Random Writer")
        newest = int(loaded.split()[-1]) if loaded else 0
        revisions = [1, newest, *(chance.randrange(2, newest) for _ in range(2))] if newest > 2 else []
        questions = []
        for target in TARGETS:
            for revision in revisions:
                questions.append(f"{target}{'&' if '?' in target else '?'}known_at={revision}&format={chance.choice(FORMATS)}")
        # Before revision 2 some of what is asked for did not stand yet: then the problem has to be the same.
        ask = lambda: [subprocess.run([program, "--data", data, "query", each], capture_output=True).stdout for each in questions]
        before = ask()
        run(program, data, "rebuild")
        after = ask()
        for question, one, other in zip(questions, before, after):
            if one != other:
                failures.append(f"{question}: {len(one)} bytes, and {len(other)} others after a rebuild")
        if "is sound" not in run(program, data, "check"):
            failures.append("not sound after a rebuild")
    print(f"{newest} revisions, {len(questions)} questions, {sum(map(len, before))} bytes of answers compared")
    print("\n".join(failures) or "rebuild: the same answers")
    return 1 if failures or not questions else 0


if __name__ == "__main__":
    sys.exit(main())
