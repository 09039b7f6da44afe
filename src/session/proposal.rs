//! What was done to proposed sessions since they were proposed, for whoever publishes them. It is read from the audit
//! log, which keeps the names of changed members and never their values.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::ids::SessionId;
use crate::platform::time::today as day_of;
use crate::schema::{audit, sessions, staff};

const PROPOSED: &str = "session.proposed";
const CHANGED: [&str; 2] = ["session.changed", "session.helper-replaced"];

/// A part of a session, as coarse as one looks at it before it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangedPart {
    When,
    Where,
    Texts,
    Helpers,
    Seats,
    Rest,
}

impl ChangedPart {
    /// The part that a member of a session's patch belongs to.
    fn of(member: &str) -> Self {
        match member {
            "localDate" | "localTime" | "occurrence" | "minutes" | "meetings" => Self::When,
            "venueId" | "room" | "place" | "mode" | "onlineAddress" => Self::Where,
            "title" | "description" | "kindName" | "bring" => Self::Texts,
            "helpers" => Self::Helpers,
            "seatsTotal" | "deskSeats" | "seatsPerBooking" => Self::Seats,
            _ => Self::Rest,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::When => "proposal-when",
            Self::Where => "proposal-where",
            Self::Texts => "proposal-texts",
            Self::Helpers => "proposal-helpers",
            Self::Seats => "proposal-seats",
            Self::Rest => "proposal-rest",
        }
    }
}

/// A proposal that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub at: DateTime<Utc>,
    /// Who proposed it; none where the account is gone.
    pub by: Option<String>,
    /// What was changed since.
    pub changed: BTreeSet<ChangedPart>,
}

impl Proposal {
    /// "Föreslaget tisdag 6 oktober av Huda Nilsson." and, where it was changed, "Ändrat sedan dess: tid, plats."
    #[must_use]
    pub fn words(&self, locale: Locale, today: NaiveDate) -> Vec<String> {
        let day = dates::day(locale, day_of(self.at), today);
        let proposed = match &self.by {
            Some(name) => t_with(
                locale,
                "proposal-by",
                &[("day", day.into()), ("name", name.as_str().into())],
            ),
            None => t_with(locale, "proposal-on", &[("day", day.into())]),
        };
        let parts: Vec<_> = self
            .changed
            .iter()
            .map(|part| t(locale, part.key()))
            .collect();
        let since = || {
            t_with(
                locale,
                "proposal-since",
                &[("parts", parts.join(", ").into())],
            )
        };
        let since = (!parts.is_empty()).then(since);
        std::iter::once(proposed).chain(since).collect()
    }
}

/// An act on a session, or on a meeting of a course.
#[derive(Queryable)]
struct PastAct {
    session: SessionId,
    course: Option<SessionId>,
    at: DateTime<Utc>,
    act: String,
    facts: Value,
    by: Option<String>,
}

/// The last proposal of each session that was proposed.
///
/// # Errors
/// When the database does not answer.
pub async fn proposals_of(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<HashMap<SessionId, Proposal>> {
    let acts: Vec<PastAct> = sessions::table
        .inner_join(audit::table.on(audit::object_id.eq(sessions::id.nullable())))
        .left_join(staff::table.on(staff::id.nullable().eq(audit::staff_id)))
        .filter(
            sessions::id
                .eq_any(ids)
                .or(sessions::course_id.eq_any(ids).assume_not_null()),
        )
        .filter(audit::act.eq(PROPOSED).or(audit::act.eq_any(CHANGED)))
        .order(audit::id)
        .select((
            sessions::id,
            sessions::course_id,
            audit::at,
            audit::act,
            audit::facts,
            staff::name.nullable(),
        ))
        .load(conn)
        .await?;
    let mut proposals = HashMap::new();
    for act in acts {
        let session = act.course.unwrap_or(act.session);
        if act.act == PROPOSED {
            proposals.insert(session, act.proposes());
        } else if let Some(proposal) = proposals.get_mut(&session) {
            proposal.changed.extend(act.parts());
        }
    }
    Ok(proposals)
}

impl PastAct {
    fn proposes(self) -> Proposal {
        Proposal {
            at: self.at,
            by: self.by,
            changed: BTreeSet::new(),
        }
    }

    /// A helper who took over is no member of a patch.
    fn parts(&self) -> BTreeSet<ChangedPart> {
        match self.facts.get("members").and_then(Value::as_array) {
            Some(members) => {
                let names = members.iter().filter_map(Value::as_str);
                names.map(ChangedPart::of).collect()
            }
            None => BTreeSet::from([ChangedPart::Helpers]),
        }
    }
}
