//! Changes of a session that nobody has told yet. A newer change takes them up, so that one call says from what the
//! person knows to what is true.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::state::CallState;
use crate::booking::model::Booking;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::session_news::SessionNews;
use crate::schema::call_tasks;

/// The open changes of a booking, oldest first.
#[derive(Debug, Default)]
pub(super) struct Untold(Vec<(Uuid, Value)>);

impl Untold {
    pub async fn load(conn: &mut AsyncPgConnection, booking: &Booking) -> QueryResult<Self> {
        let open = call_tasks::table
            .filter(
                call_tasks::booking_id
                    .eq(booking.id)
                    .and(call_tasks::state.eq(CallState::Open))
                    .and(call_tasks::kind.eq(LetterKind::Change)),
            )
            .order((call_tasks::created_at, call_tasks::id))
            .select((call_tasks::id, call_tasks::facts));
        Ok(Self(open.load(conn).await?))
    }

    pub fn ids(&self) -> Vec<Uuid> {
        self.0.iter().map(|(id, _)| *id).collect()
    }

    /// The facts of a new change with what these say and it does not; none where all is again as people know it.
    pub fn joined_with(&self, facts: &Value) -> Option<Value> {
        let Some(news) = SessionNews::of_facts(facts) else {
            return Some(facts.clone());
        };
        let all = self.0.iter().rev();
        let news = all
            .filter_map(|(_, facts)| SessionNews::of_facts(facts))
            .fold(news, SessionNews::after);
        (!news.changes.is_empty()).then(|| news.facts())
    }
}
