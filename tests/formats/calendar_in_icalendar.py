"""iCalendar as python-icalendar reads it."""

import calendar
import datetime
import re

import icalendar

from served import equal, notes

DAY = datetime.timedelta(days=1)


def bounds(written):
    """First and last day of a plain date, or None."""
    if re.fullmatch(r"\d{4}", written):
        return datetime.date(int(written), 1, 1), datetime.date(int(written), 12, 31)
    if re.fullmatch(r"\d{4}-\d{2}", written):
        year, month = map(int, written.split("-"))
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return (datetime.date.fromisoformat(written),) * 2
    return None


def dates(relation):
    """event → date as written, of those that have a place in a calendar."""
    all_of_them = {"announced": relation["announced"], "published": relation["published"],
                   "effective": relation["valid"]["from"], "ended": relation["valid"]["until"]}
    return {event: written for event, written in all_of_them.items() if written and ".." not in written}


def recorded(server, relation):
    return server.rows(f"/v1/relations/{relation}/history")[-1]["recorded_at"]


def check_form(body):
    lines = body.decode().split("\r\n")
    equal((body.count(b"\n"), body.count(b"\r")), (body.count(b"\r\n"),) * 2, "line ends that are not CR LF")
    equal([line for line in lines if len(line.encode()) > 75], [], "lines of more than 75 octets")


def check(server):
    target = "/v1/relations?status=any"
    relations = server.rows(target)
    body, headers = server.get(target + "&format=ics")
    check_form(body)
    events = [part for part in icalendar.Calendar.from_ical(body).walk("VEVENT")]
    expected = {f"urn:ecgraph:relation:{row['id']}:{event}": written for row in relations for event, written in dates(row).items()}
    equal({str(event["UID"]): str(event["X-ECGRAPH-DATE"]) for event in events}, expected, "events and their dates as written")
    equal(len(events), len(expected), "events")
    partial = 0
    for event in events:
        written = str(event["X-ECGRAPH-DATE"])
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert type(start) is datetime.date and type(end) is datetime.date, "an event is of whole days"
        if bounds(written):
            equal((start, end), (bounds(written)[0], bounds(written)[1] + DAY), f"the days of {written}")
        certain = end == start + DAY
        partial += not certain
        equal(str(event["STATUS"]), "CONFIRMED" if certain else "TENTATIVE", f"status of {event['UID']}")
        assert certain or written in str(event["SUMMARY"]), f"{event['SUMMARY']} does not say {written}"
    undated = sum(1 for row in relations if not dates(row))
    equal(f"no date with a place in a calendar: {undated}" in notes(headers), undated > 0, f"the note of {undated} rows: {notes(headers)}")
    one = relations[0]["id"]
    stamp = icalendar.Calendar.from_ical(server.get(f"/v1/relations/{one}?format=ics")[0]).walk("VEVENT")[0]["DTSTAMP"].dt
    equal(stamp.strftime("%Y-%m-%dT%H:%M:%S"), recorded(server, one)[:19], "the stamp is the instant of recording")
    check_legality(server)
    equal(server.get(target + "&format=ics")[0], body, "the same bytes again")
    return f"{len(events)} events, {partial} of them over the days that a partial date may mean, {undated} relations without a date"


def check_legality(server):
    target = "/v1/legality/timeline?item=H20&destination=CN"
    pieces = server.rows(target)[0]["pieces"]
    events = icalendar.Calendar.from_ical(server.get(target + "&format=ics")[0]).walk("VEVENT")
    equal([(e["DTSTART"].dt.isoformat(), e["DTEND"].dt.isoformat()) for e in events], [(p["from"], p["until"]) for p in pieces], "pieces of a verdict")
