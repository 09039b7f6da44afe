//! What the objects of some acts are called: a booking by its number, a session by its title and day, the others by
//! their names. One statement for each kind, however many acts there are.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::entry::{AuditEntry, object_kind};
use crate::platform::text::LocalText;
use crate::schema::{bookings, session_texts, sessions, staff, venues};

/// Names by the objects' ids.
#[derive(Debug, Default)]
pub struct ObjectNames {
    pub sessions: HashMap<Uuid, (LocalText, NaiveDate)>,
    /// Numbers of bookings; names of staff and venues.
    pub others: HashMap<Uuid, String>,
}

impl ObjectNames {
    pub async fn load(conn: &mut AsyncPgConnection, entries: &[AuditEntry]) -> QueryResult<Self> {
        let of = |kind: &str| -> Vec<Uuid> {
            let about = entries.iter().filter(|one| object_kind(&one.act) == kind);
            about.filter_map(|one| one.object_id).collect()
        };
        let titled: Vec<(Uuid, LocalText, NaiveDate)> = sessions::table
            .inner_join(session_texts::table.on(session_texts::session_id.eq(sessions::id)))
            .filter(sessions::id.eq_any(of("session")))
            .select((sessions::id, session_texts::title, sessions::local_date))
            .load(conn)
            .await?;
        let numbered: Vec<(Uuid, String)> = bookings::table
            .filter(bookings::id.eq_any(of("booking")))
            .select((bookings::id, bookings::number))
            .load(conn)
            .await?;
        let people: Vec<(Uuid, String)> = staff::table
            .filter(staff::id.eq_any(of("staff")))
            .select((staff::id, staff::name))
            .load(conn)
            .await?;
        let places: Vec<(Uuid, String)> = venues::table
            .filter(venues::id.eq_any(of("venue")))
            .select((venues::id, venues::name))
            .load(conn)
            .await?;
        let titled = titled.into_iter();
        Ok(Self {
            sessions: titled.map(|(id, title, day)| (id, (title, day))).collect(),
            others: numbered.into_iter().chain(people).chain(places).collect(),
        })
    }
}
