"""Says on which dates and at which instants rules of series fall, as `dateutil` and `zoneinfo` find them.

Takes JSON: `zone`, and `rules` as the API takes them. Prints a list for each: `[date, instant]`, where the instant is
`no-such-time` or `doubled-time` when the clock on the wall never shows the time on that day, or does so twice; or
`no-dates` instead of an empty list, and `too-many` instead of more than 366.
"""

import json
import sys
from datetime import date, datetime, time, timezone
from zoneinfo import ZoneInfo

from dateutil import rrule

WEEKDAYS = {name.lower(): getattr(rrule, name) for name in ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]}


def weekday(name):
    return WEEKDAYS[name[:2]]


def dates(rule):
    if rule["unit"] == "dates":
        return sorted({date.fromisoformat(one) for one in rule["dates"]})
    first, last = (datetime.fromisoformat(rule[name]) for name in ["from", "to"])
    days = [weekday(name) for name in rule["weekdays"]]
    every = rule.get("every") or 1
    if rule["unit"] == "week":
        found = rrule.rrule(rrule.WEEKLY, dtstart=first, until=last, interval=every, byweekday=days, wkst=rrule.MO)
    else:
        days = [day(rule["week"]) for day in days]
        found = rrule.rrule(rrule.MONTHLY, dtstart=first, until=last, interval=every, byweekday=days)
    return [one.date() for one in found]


def instant(day, at, zone):
    local = [datetime.combine(day, at, zone).replace(fold=fold) for fold in (0, 1)]
    utc = [one.astimezone(timezone.utc) for one in local]
    if utc[0].astimezone(zone).replace(tzinfo=None) != local[0].replace(tzinfo=None):
        return "no-such-time"
    if utc[0] != utc[1]:
        return "doubled-time"
    return utc[0].strftime("%Y-%m-%dT%H:%M:%SZ")


def answer(rule, zone):
    found = dates(rule)
    if not found:
        return "no-dates"
    if len(found) > 366:
        return "too-many"
    at = time.fromisoformat(rule["localTime"])
    return [[day.isoformat(), instant(day, at, zone)] for day in found]


def main():
    asked = json.loads(sys.argv[1])
    zone = ZoneInfo(asked["zone"])
    print(json.dumps([answer(rule, zone) for rule in asked["rules"]]))


main()
