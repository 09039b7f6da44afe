//! Refusals of a booking, with up to three sessions to take instead where that helps.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::booking::present::{SessionChoice, alternative_sessions, alternatives};
use crate::booking::problems::{BookError, QUEUE_CLOSED, TOO_MANY_SEATS};
use crate::booking::rules::Refusal;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::session::Session;

/// The seats that were asked for, and in which language to answer.
pub struct WantedSeats<'a> {
    pub session: &'a Session,
    pub seats: i32,
    pub locale: Locale,
}

/// A refusal with up to three sessions to take instead.
pub async fn refuse(
    conn: &mut AsyncPgConnection,
    error: BookError,
    wanted: WantedSeats<'_>,
    now: DateTime<Utc>,
) -> Problem {
    if !another_session_helps(&error) {
        return error.into();
    }
    match alternative_sessions(conn, wanted.session, wanted.seats, now).await {
        Ok(choices) => with_alternatives(error.into(), &choices, wanted.locale),
        Err(error) => error.into(),
    }
}

pub fn another_session_helps(error: &BookError) -> bool {
    matches!(
        error,
        BookError::Refused(
            Refusal::SoldOut { .. }
                | Refusal::QueueClosed
                | Refusal::Closed { .. }
                | Refusal::Cancelled
                | Refusal::NotOpenYet { .. }
        )
    )
}

/// Adds whom to telephone, where that is what is left to do.
pub fn with_phone(problem: Problem, phone: Option<&str>) -> Problem {
    match phone {
        Some(phone) if [&QUEUE_CLOSED, &TOO_MANY_SEATS].contains(&problem.kind) => {
            problem.fact("phone", phone)
        }
        _ => problem,
    }
}

pub fn with_alternatives(problem: Problem, choices: &[SessionChoice], locale: Locale) -> Problem {
    problem.fact("alternatives", json!(alternatives(choices, locale)))
}
