//! A programme as a sheet, as long as a test wants it.

use serde_json::Value;

use super::venue::Venue;

/// A row of a programme for the first days of 2027: two hours at each full hour of a day, one beside the other.
pub fn row(venue: &Venue, n: u32) -> String {
    let (month, day, hour) = (1 + n / 28 / 8 % 12, 1 + n / 8 % 28, 9 + n % 8);
    let year = 2027 + n / 28 / 8 / 12;
    format!(
        "sr-{n};{};Öppen datorhjälp på Åsgatan {n};workshop;{year}-{month:02}-{day:02};{hour}:00;60;6;sv|ar\r\n",
        venue.slug
    )
}

/// A programme of so many rows below the names of its columns.
pub fn programme(venue: &Venue, rows: u32) -> String {
    let names = "externalId;venue;title;kind;localDate;localTime;minutes;seatsTotal;languages\r\n";
    let rows = (0..rows).map(|n| row(venue, n));
    std::iter::once(names.to_owned()).chain(rows).collect()
}

/// "30 rows: 30 created, 0 changed, 0 unchanged", with the faults as "7 /localTime bad-time".
pub fn summary(answer: &Value) -> String {
    let n = |name: &str| answer[name].as_u64().unwrap();
    let faults = answer["faults"].as_array().unwrap().iter();
    let faults = faults.map(|fault| {
        let text = |name: &str| fault[name].as_str().unwrap();
        assert!(text("message").ends_with(['.', '?', '/']), "{fault}");
        format!("; {} {} {}", fault["row"], text("pointer"), text("code"))
    });
    format!(
        "{} rows: {} created, {} changed, {} unchanged{}",
        n("rows"),
        n("created"),
        n("changed"),
        n("unchanged"),
        faults.collect::<String>()
    )
}
