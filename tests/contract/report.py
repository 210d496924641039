"""What was checked and what failed, for people."""

import traceback


class Report:
    def __init__(self):
        self.checked, self.failures, self.counts = [], {}, {}

    def section(self, text):
        self.checked.append(text)

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def fail(self, rule, detail):
        self.failures.setdefault(rule, []).append(detail)

    def check(self, holds, rule, detail):
        if not holds:
            self.fail(rule, detail)
        return holds

    def print(self):
        for line in self.checked:
            print("checked:", line)
        for what, number in self.counts.items():
            print(f"{number:7} {what}")
        for rule, details in self.failures.items():
            print(f"\nFAILED ({len(details)}): {rule}")
            for detail in details[:12]:
                print("-", detail)
            if len(details) > 12:
                print(f"… and {len(details) - 12} more")
        print("\ncontract:", "kept" if not self.failures else f"broken in {sum(map(len, self.failures.values()))} places")
        return 0 if not self.failures else 1


def attempting(report):
    """Runs a part of the test; one that cannot go on, because an answer is not at all as expected, is a failure, not the end."""
    def attempt(part, *arguments):
        try:
            part(*arguments)
        except Exception:  # noqa: BLE001: whatever it is, the other parts still have something to say
            report.fail("every part of the test runs to its end", f"{part.__module__}.{part.__name__}: {traceback.format_exc(limit=-3)}")
    return attempt


class Coverage:
    """What of the spec the test exercised."""

    def __init__(self):
        self.statuses, self.parameters = set(), set()

    def saw(self, operation, status, request, answer):
        import spec as contract
        self.statuses.add((operation.id, status))
        if answer.status < 300:
            self.parameters |= {(operation.id, operation.parameter_of(name)) for name, _ in contract.query_of(request.target)}
            self.parameters |= {(operation.id, name) for name in request.headers or {} if name in operation.parameters}
            if "{id}" in operation.path:
                self.parameters.add((operation.id, "id"))

    def check(self, spec, report):
        for operation in spec.operations:
            for status in operation.responses:
                report.check((operation.id, status) in self.statuses, "every declared status was exercised", f"{operation}: {status}")
            for name in operation.parameters:
                report.check((operation.id, name) in self.parameters, "every parameter was exercised in a question that was answered",
                             f"{operation}: {name}")
        report.section(f"{len(spec.operations)} operations, each with every parameter and every status that the spec gives it")
