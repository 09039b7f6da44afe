// Reads the calendars of a folder (`*.ics`) as a third program does, and prints what is in them, by file.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const calendars = {};
const folder = process.argv[2];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".ics")).sort()) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, file), "utf8")));
  calendars[file.slice(0, -4)] = {
    method: calendar.getFirstPropertyValue("method"),
    name: calendar.getFirstPropertyValue("name") ?? "",
    events: calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      const time = (moment) => moment.toJSDate().toISOString().replace(/[-:]|\.000/g, "");
      const attendees = component.getAllProperties("attendee");
      const alarms = component.getAllSubcomponents("valarm");
      return {
        uid: event.uid,
        sequence: event.sequence,
        status: component.getFirstPropertyValue("status"),
        start: time(event.startDate),
        end: time(event.endDate),
        title: event.summary,
        location: event.location,
        description: event.description ?? "",
        url: component.getFirstPropertyValue("url"),
        organiser: event.organizer ?? "",
        attendees: attendees.map((one) => [
          one.getFirstValue(),
          one.getParameter("partstat"),
          one.getParameter("rsvp"),
        ]),
        alarms: alarms.map((one) => one.getFirstPropertyValue("trigger").toString()),
      };
    }),
  };
}
console.log(JSON.stringify(calendars));
