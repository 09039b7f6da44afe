"""Reads letters and calendars as programs of others do, and says what is in them.

Takes a folder. Of each letter (`*.eml`) it writes the calendar beside it (`*.ics`); each calendar of the folder is read by
two libraries, which must agree. Prints what they found as JSON: `letters` and `calendars`, each by file.
"""

import json
import sys
from email import policy
from email.parser import BytesParser
from pathlib import Path

import icalendar
import vobject

ESSENTIAL = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "URL"]


def read_letter(path):
    letter = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    assert not letter.defects, letter.defects
    sender = letter["from"].addresses[0]
    answers = letter["reply-to"].addresses if letter["reply-to"] else []
    parts = [part for part in letter.walk() if not part.is_multipart()]
    facts = {
        "from": {"name": sender.display_name, "address": sender.addr_spec},
        "replyTo": [{"name": one.display_name, "address": one.addr_spec} for one in answers],
        "to": [one.addr_spec for one in letter["to"].addresses],
        "language": letter["content-language"],
        "automatic": letter["auto-submitted"],
        "subject": letter["subject"],
        "messageId": letter["message-id"],
        "whole": letter.get_content_type(),
        "parts": [part.get_content_type() for part in parts],
    }
    if facts["parts"][-1] == "text/calendar":
        calendar = parts[-1]
        assert calendar.get_content_charset() == "utf-8", calendar["content-type"]
        facts["method"] = calendar["content-type"].params["method"]
        path.with_suffix(".ics").write_bytes(calendar.get_payload(decode=True))
    return facts


def read_event(event):
    assert not event.errors, event.errors
    for name in ESSENTIAL:
        assert name in event, name
    start = event["DTSTART"]
    assert "TZID" not in start.params and start.dt.utcoffset().total_seconds() == 0
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "start": event["DTSTART"].to_ical().decode(),
        "end": event["DTEND"].to_ical().decode(),
        "title": str(event["SUMMARY"]),
        "location": str(event["LOCATION"]),
        "description": str(event.get("DESCRIPTION", "")),
        "url": str(event["URL"]),
        "organiser": str(event.get("ORGANIZER", "")),
        "attendees": [[str(one), one.params["PARTSTAT"], one.params["RSVP"]] for one in attendees],
        "alarms": [alarm["TRIGGER"].to_ical().decode() for alarm in event.walk("VALARM")],
    }


def agrees(found, other):
    """The second library reads the same; it also checks which properties must be there."""
    events = list(other.contents.get("vevent", []))
    other.validate(raiseException=True)
    assert [event.uid.value for event in events] == [event["uid"] for event in found["events"]]
    for ours, theirs in zip(found["events"], events):
        assert theirs.summary.value == ours["title"], theirs.summary.value
        assert theirs.location.value == ours["location"], theirs.location.value
        assert theirs.dtstart.value.strftime("%Y%m%dT%H%M%SZ") == ours["start"]


def read_calendar(path):
    raw = path.read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b""), "lines end in CR LF"
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "lines are folded"
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    found = {
        "method": str(calendar["METHOD"]),
        "name": str(calendar.get("NAME", "")),
        "events": [read_event(event) for event in calendar.walk("VEVENT")],
    }
    agrees(found, vobject.readOne(raw.decode()))
    return found


folder = Path(sys.argv[1])
letters = {path.stem: read_letter(path) for path in sorted(folder.glob("*.eml"))}
calendars = {path.stem: read_calendar(path) for path in sorted(folder.glob("*.ics"))}
json.dump({"letters": letters, "calendars": calendars}, sys.stdout)
