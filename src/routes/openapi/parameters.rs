//! What the parts of paths mean: the same words at every operation. An empty parameter of a query is as if it were
//! left out.

use serde_json::Value;

use super::operation::Operation;

const MEANINGS: [(&str, &str, &str); 22] = [
    (
        "bookingId",
        "The booking's id.",
        "0190c8f4-7d0a-7000-8000-000000000001",
    ),
    (
        "callTaskId",
        "The call's id.",
        "0190c8f4-7d0a-7000-8000-000000000008",
    ),
    (
        "absenceId",
        "The id of the absence.",
        "0190c8f4-7d0a-7000-8000-000000000012",
    ),
    (
        "templateId",
        "The id of the template.",
        "0190c8f4-7d0a-7000-8000-000000000014",
    ),
    (
        "helperHoursId",
        "The id of the helper's hours.",
        "0190c8f4-7d0a-7000-8000-000000000013",
    ),
    (
        "seriesId",
        "The id of the series.",
        "0190c8f4-7d0a-7000-8000-000000000011",
    ),
    (
        "closedDaysId",
        "The id of the closed days.",
        "0190c8f4-7d0a-7000-8000-000000000010",
    ),
    ("edition", "The edition's name in paths.", "2026"),
    (
        "grantId",
        "The grant's id.",
        "0190c8f4-7d0a-7000-8000-000000000002",
    ),
    (
        "letterId",
        "The letter's id.",
        "0190c8f4-7d0a-7000-8000-00000000000e",
    ),
    (
        "holdId",
        "The hold's id.",
        "0190c8f4-7d0a-7000-8000-000000000003",
    ),
    (
        "equipmentId",
        "The id of the equipment.",
        "0190c8f4-7d0a-7000-8000-000000000017",
    ),
    (
        "organisationId",
        "The organisation's slug or id.",
        "katrineholm",
    ),
    (
        "questionId",
        "The question's id.",
        "0190c8f4-7d0a-7000-8000-000000000009",
    ),
    (
        "roomId",
        "The room's id.",
        "0190c8f4-7d0a-7000-8000-000000000004",
    ),
    (
        "signInId",
        "The sign-in's id.",
        "0190c8f4-7d0a-7000-8000-000000000011",
    ),
    (
        "tokenId",
        "The token's id.",
        "0190c8f4-7d0a-7000-8000-000000000012",
    ),
    (
        "sessionId",
        "The session's id.",
        "0190c8f4-7d0a-7000-8000-000000000005",
    ),
    ("slug", "The campaign's slug.", "emedborgarveckan"),
    (
        "staffId",
        "The account's id.",
        "0190c8f4-7d0a-7000-8000-000000000006",
    ),
    (
        "venueId",
        "The venue's slug or id.",
        "katrineholm-lasstugan",
    ),
    (
        "walkInId",
        "The walk-in's id.",
        "0190c8f4-7d0a-7000-8000-000000000007",
    ),
];

/// Describes the parts of the path, and says what an empty parameter of the query is.
pub fn describe(operation: &mut Operation<'_>) {
    let parameters = operation
        .members
        .get_mut("parameters")
        .and_then(Value::as_array_mut);
    for parameter in parameters
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        let name = parameter
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let meaning = MEANINGS.iter().find(|(known, ..)| *known == name);
        if let Some((_, means, example)) = meaning {
            parameter.insert("description".to_owned(), (*means).into());
            parameter.insert("example".to_owned(), (*example).into());
        }
        if parameter.get("in").is_some_and(|place| place == "query") {
            parameter.insert("allowEmptyValue".to_owned(), true.into());
        }
    }
}
