//! Refusals of a booking, with up to three sessions to take instead where that helps.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::present::{SessionChoice, alternative_sessions, alternatives};
use crate::booking::problems::{BookError, ELSEWHERE, QUEUE_CLOSED, TOO_MANY_SEATS};
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::schema::venues;
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
    let problem = with_phone_of(conn, error.into(), wanted.session).await;
    if !another_session_helps(&problem) {
        return problem;
    }
    match alternative_sessions(conn, wanted.session, wanted.seats, now).await {
        Ok(choices) => with_alternatives(problem, &choices, wanted.locale),
        Err(error) => error.into(),
    }
}

pub fn another_session_helps(problem: &Problem) -> bool {
    ELSEWHERE.contains(&problem.kind)
}

/// Adds whom to telephone, where that is what is left to do.
pub fn with_phone(problem: Problem, phone: Option<&str>) -> Problem {
    match phone {
        Some(phone) if asks_to_ring(&problem) => problem.fact("phone", phone),
        _ => problem,
    }
}

/// The same where the venue has not been read yet.
pub async fn with_phone_of(
    conn: &mut AsyncPgConnection,
    problem: Problem,
    session: &Session,
) -> Problem {
    if !asks_to_ring(&problem) {
        return problem;
    }
    let venue = venues::table.find(session.venue_id).select(venues::phone);
    match venue.first::<Option<String>>(conn).await {
        Ok(phone) => with_phone(problem, phone.as_deref()),
        Err(error) => error.into(),
    }
}

fn asks_to_ring(problem: &Problem) -> bool {
    [&QUEUE_CLOSED, &TOO_MANY_SEATS].contains(&problem.kind)
}

pub fn with_alternatives(problem: Problem, choices: &[SessionChoice], locale: Locale) -> Problem {
    problem.fact("alternatives", json!(alternatives(choices, locale)))
}
