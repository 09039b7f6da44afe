//! Letters as they are stored, and what stands in for them: calls and lines at the door.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use motesplats::platform::ids;
use motesplats::platform::mail::outbox::{self, NewLetter};
use motesplats::platform::state::AppState;
use motesplats::schema::{bookings, call_tasks, letters, organisations};
use serde_json::json;
use uuid::Uuid;

use super::TestApp;

/// A stored letter, as far as tests need it.
#[derive(Debug, Queryable)]
pub struct LetterRow {
    pub id: Uuid,
    pub kind: String,
    pub state: String,
    pub attempts: i32,
    pub recipient: Option<String>,
    pub reason: Option<String>,
}

impl TestApp {
    /// The letters, oldest first.
    pub async fn letters(&self) -> Vec<LetterRow> {
        let columns = (
            letters::id,
            letters::kind,
            letters::state,
            letters::attempts,
            letters::recipient,
            letters::reason,
        );
        self.fetch_all(letters::table.select(columns).order(letters::id))
            .await
    }

    /// Kinds and states of the calls to be made.
    pub async fn call_tasks(&self) -> Vec<(String, String)> {
        let columns = (call_tasks::kind, call_tasks::state);
        let calls = call_tasks::table.inner_join(bookings::table);
        let calls = calls.filter(bookings::phone.is_not_null());
        self.fetch_all(calls.select(columns).order(call_tasks::id))
            .await
    }

    /// A call to somebody booked, by the booking's id; answers its own.
    pub async fn call_about(&self, booking: &str) -> String {
        let insert = format!(
            "insert into call_tasks (id, organisation_id, booking_id, session_id, kind, dedupe_key, \
                    due_at, created_at, updated_at) \
             select gen_random_uuid(), organisation_id, id, session_id, 'change', 'change:' || id, \
                    now(), now(), now() \
               from bookings where id = '{booking}' returning id::text"
        );
        self.value(&insert).await
    }

    /// Kinds of the open tasks for whoever meets people at the door.
    pub async fn door_lines(&self) -> Vec<String> {
        let lines = call_tasks::table.inner_join(bookings::table);
        let lines = lines.filter(bookings::phone.is_null().and(call_tasks::state.eq("open")));
        self.fetch_all(lines.select(call_tasks::kind).order(call_tasks::id))
            .await
    }

    /// A letter that was sent about a booking; answers its id.
    pub async fn letter_about(&self, booking: &str) -> String {
        let insert = format!(
            "insert into letters (id, organisation_id, booking_id, kind, state, recipient, language, facts, \
                    dedupe_key, due_at, created_at, sent_at) \
             select gen_random_uuid(), organisation_id, id, 'confirmation', 'sent', 'anna@exempel.se', 'sv', \
                    '{{}}', 'confirmation', now(), now(), now() \
               from bookings where id = '{booking}' returning id::text"
        );
        self.value(&insert).await
    }

    /// A letter of a booking that is not there.
    pub async fn stray_letter(&self, session: Uuid) {
        let owner = self.owner_of(session).await;
        self.change(diesel::insert_into(letters::table).values((
            letters::id.eq(ids::fresh()),
            letters::organisation_id.eq(owner),
            letters::booking_id.eq(ids::fresh()),
            letters::kind.eq("change"),
            letters::language.eq("sv"),
            letters::facts.eq(json!({})),
            letters::dedupe_key.eq("change:2"),
            letters::due_at.eq(self.now()),
            letters::created_at.eq(self.now()),
        )))
        .await;
    }
}

/// A letter about nothing of the first organisation, written as verbs write theirs.
pub async fn write_letter(state: &AppState, due_at: DateTime<Utc>) {
    let mut conn = state.db.get().await.unwrap();
    let organisations = organisations::table.select(organisations::id);
    let id = ids::fresh();
    let letter = NewLetter {
        id,
        organisation: Some(organisations.first(&mut conn).await.unwrap()),
        booking: None,
        kind: "confirmation",
        recipient: "gunvor@exempel.se",
        language: "sv",
        facts: json!({}),
        dedupe_key: id.to_string(),
        due_at,
    };
    outbox::enqueue(&mut conn, letter, state.clock.now())
        .await
        .unwrap();
}
