//! A session from its draft to its cancellation.

use serde_json::json;

use super::Walk;

pub async fn walk(walk: &mut Walk) {
    let (visitor, planner) = (walk.visitor.clone(), walk.planner.clone());
    let list =
        "GET /sessions?municipality=SE-0483&from=2026-11-24&to=2026-11-29&kind=workshop&limit=2";
    walk.step(&visitor, list, &[], None).await;
    let new = json!({ "venueId": "katrineholm-bibliotek", "title": { "sv": "Kom igång med mobilen", "en": "Start with your mobile" },
        "description": "Ta med din egen telefon. Vi har tid för alla frågor.", "kind": "workshop",
        "localDate": "2026-12-03", "localTime": "13:00", "minutes": 90, "seatsTotal": 8,
        "languages": ["sv", "en"], "topics": ["phone"], "seatsPerBooking": 2,
        "place": "Bygdegården i Bie", "ages": { "from": 65 }, "targetGroups": ["seniors"],
        "organisers": [{ "name": "Bie bygdegårdsförening", "role": "partner" }],
        "topicPolicy": [{ "topic": "bank", "help": "helped" }],
        "clashAllowed": { "reason": "Två grupper delar rummet." } });
    let session = walk
        .step(&planner, "POST /sessions", &[], Some(new))
        .await
        .json();
    let id = session["id"].as_str().unwrap();
    walk.step(
        &planner,
        "POST /sessions/{sessionId}/proposal",
        &[id],
        Some(json!({})),
    )
    .await;
    walk.step(
        &planner,
        "POST /sessions/{sessionId}/publication",
        &[id],
        Some(json!({})),
    )
    .await;
    walk.step(&visitor, "GET /sessions/{sessionId}", &[id], None)
        .await;
    walk.keep_other_kind(
        &visitor,
        "GET /sessions/{sessionId}",
        &[id],
        "text/calendar",
    )
    .await;
    let change = json!({ "localTime": "14:00", "description": null });
    let preview = "POST /sessions/{sessionId}/change-preview";
    walk.step(&planner, preview, &[id], Some(change.clone()))
        .await;
    walk.step(&planner, "PATCH /sessions/{sessionId}", &[id], Some(change))
        .await;
    let copy = "POST /sessions/{sessionId}/copy";
    let to = json!({ "localDate": "2026-10-20" });
    walk.step(&planner, copy, &[id], Some(to)).await;
    let keep = json!({ "name": "Mobilhjälp på tisdagar", "sessionId": id });
    let kept = walk.step(&planner, "POST /session-templates", &[], Some(keep));
    let kept = kept.await.json();
    let kept = kept["id"].as_str().unwrap();
    walk.step(&planner, "GET /session-templates", &[], None)
        .await;
    let gone = "DELETE /session-templates/{templateId}";
    walk.step(&planner, gone, &[kept], None).await;
    let message = json!({ "text": { "sv": "Gå in genom bakdörren.", "en": "Use the back door." }, "to": "all" });
    let messages = "POST /sessions/{sessionId}/messages";
    walk.step(&planner, messages, &[id], Some(message)).await;
    let reason =
        json!({ "reason": { "sv": "Vår handledare är sjuk.", "en": "Our guide is ill." } });
    walk.step(
        &planner,
        "POST /sessions/{sessionId}/cancellation",
        &[id],
        Some(reason),
    )
    .await;
    let storm = json!({ "venue": "katrineholm-bibliotek", "from": "2026-11-24", "to": "2026-11-24",
        "reason": { "sv": "Biblioteket är stängt för ovädret.", "en": "The library is closed for the storm." },
        "preview": true });
    walk.step(&planner, "POST /cancellations", &[], Some(storm))
        .await;
    series(walk).await;
    imports(walk).await;
    let [ill, substitute] = two_helpers(walk).await;
    let sick_day = json!({ "staffId": ill, "from": "2026-11-24", "to": "2026-11-25", "by": substitute,
        "preview": true });
    walk.step(&planner, "POST /substitutions", &[], Some(sick_day))
        .await;
}

async fn imports(walk: &mut Walk) {
    let planner = walk.planner.clone();
    let programme = "externalId;venue;title;title.en;kind;localDate;localTime;minutes;seatsTotal;languages;topics\n\
        K-2027-041;Katrineholms bibliotek;Kom igång med mobilen;Start with your mobile;workshop;2027-04-12;13:00;90;8;sv|en;phone\n\
        K-2027-042;Katrineholms bibliotek;Datorhjälp;Computer help;drop-in;2027-04-13;10:00;120;;sv;\n";
    let dry_run = "POST /imports/sessions?dryRun=true";
    walk.step_file(&planner, dry_run, "text/csv", programme)
        .await;
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Exempel//SV\r\nBEGIN:VEVENT\r\nUID:torsdag@exempel.se\r\n\
        SUMMARY:Datorhjälp\r\nLOCATION:Katrineholms bibliotek\r\nDTSTART;TZID=Europe/Stockholm:20270401T130000\r\n\
        DURATION:PT2H\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    walk.also_file(&planner, dry_run, "text/calendar", calendar)
        .await;
    let figures = "externalId;state;total;children;women;men;firstVisits;digital\nK-2026-007;counted;12;2;7;5;4;\n";
    let dry_run = "POST /imports/counts?dryRun=true";
    walk.step_file(&planner, dry_run, "text/csv", figures).await;
}

async fn series(walk: &mut Walk) {
    let planner = walk.planner.clone();
    let new = json!({ "template": { "venueId": "katrineholm-bibliotek", "title": "Öppen datorhjälp",
            "kind": "drop-in", "languages": ["sv"] },
        "rule": { "unit": "week", "weekdays": ["mon"], "from": "2027-03-22", "to": "2027-04-11",
            "localTime": "10:00", "minutes": 120 },
        "preview": false });
    let series = walk.step(&planner, "POST /series", &[], Some(new)).await;
    let series = series.json();
    let id = series["seriesId"].as_str().unwrap();
    walk.step(&planner, "GET /series/{seriesId}", &[id], None)
        .await;
    let [helper, _] = two_helpers(walk).await;
    let block = json!({ "venueId": "katrineholm-bibliotek", "helperId": helper, "title": "Datorhjälp på tu man hand",
        "date": "2027-03-23", "from": "10:00", "to": "12:00", "slotMinutes": 45, "gapMinutes": 10, "preview": false });
    walk.step(&planner, "POST /blocks", &[], Some(block)).await;
    let tour = json!({ "template": { "venueId": "katrineholm-bibliotek", "title": "Biblioteksbussen", "kind": "outreach",
            "seatsTotal": 6, "languages": ["sv"] },
        "rule": { "unit": "dates", "dates": ["2027-03-24", "2027-03-31"] },
        "stops": [
            { "place": "Bygdegården i Bie", "lat": 59.08, "lon": 16.21, "localTime": "10:00", "minutes": 60 },
            { "place": { "sv": "Torget i Valla", "en": "The square in Valla" }, "localTime": "12:30", "minutes": 90 }],
        "preview": false });
    walk.step(&planner, "POST /tours", &[], Some(tour)).await;
    let away = json!({ "staffId": helper, "from": "2027-03-29", "to": "2027-04-02" });
    let away = walk.step(&planner, "POST /absences", &[], Some(away)).await;
    let away = away.json();
    let away = away["id"].as_str().unwrap();
    walk.step(&planner, "GET /absences?from=2027-03-01", &[], None)
        .await;
    let one = "/absences/{absenceId}";
    walk.step(&planner, &format!("GET {one}"), &[away], None)
        .await;
    let longer = json!({ "to": "2027-04-09" });
    walk.step(&planner, &format!("PATCH {one}"), &[away], Some(longer))
        .await;
    walk.step(&planner, &format!("DELETE {one}"), &[away], None)
        .await;
    let skills = json!({ "languages": ["sv", "ar"], "topics": ["phone"], "devices": ["iphone"] });
    let of_helper = "/helper-skills/{staffId}";
    let put = format!("PUT {of_helper}");
    walk.step(&planner, &put, &[&helper], Some(skills)).await;
    walk.step(&planner, &format!("GET {of_helper}"), &[&helper], None)
        .await;
    let hours = json!({ "staffId": helper, "weekday": "tue", "from": "09:00", "to": "12:00",
        "venue": "katrineholm-bibliotek" });
    let hours = walk.step(&planner, "POST /helper-hours", &[], Some(hours));
    let hours = hours.await.json();
    let hours = hours["id"].as_str().unwrap();
    walk.step(&planner, "GET /helper-hours", &[], None).await;
    let one = "/helper-hours/{helperHoursId}";
    walk.step(&planner, &format!("GET {one}"), &[hours], None)
        .await;
    let longer = json!({ "to": "13:00" });
    walk.step(&planner, &format!("PATCH {one}"), &[hours], Some(longer))
        .await;
    walk.step(&planner, &format!("DELETE {one}"), &[hours], None)
        .await;
    let later = json!({ "from": "2027-04-01", "localTime": "13:00", "preview": true });
    walk.step(&planner, "PATCH /series/{seriesId}", &[id], Some(later))
        .await;
    let draft = series["items"][0]["sessionId"].as_str().unwrap();
    walk.step(&planner, "DELETE /sessions/{sessionId}", &[draft], None)
        .await;
    let end = json!({ "from": "2027-04-01", "reason": { "sv": "Vi bygger om.", "en": "We are rebuilding." } });
    let cancellation = "POST /series/{seriesId}/cancellation";
    walk.step(&planner, cancellation, &[id], Some(end)).await;
}

/// Of those who help in Katrineholm on these days, the first two by name.
async fn two_helpers(walk: &Walk) -> [String; 2] {
    let helpers = "select distinct staff.name, staff.id::text from session_helpers \
         join staff on staff.id = staff_id join sessions on sessions.id = session_id \
         join organisations on organisations.id = sessions.organisation_id \
         where organisations.slug = 'katrineholm' and local_date between '2026-11-24' and '2026-11-25' \
         and sessions.status = 'published' and staff.organisation_id = organisations.id order by staff.name limit 2";
    let rows = walk.app.sql(helpers).await;
    [rows[0][1].clone(), rows[1][1].clone()]
}
