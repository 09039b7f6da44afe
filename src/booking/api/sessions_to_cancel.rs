//! Which sessions a request to cancel several of them means, and the reason it gives. All lie within the caller's
//! right; what is named and does not is not found.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::input::parse_reason;
use crate::organisation;
use crate::platform::auth::Scope;
use crate::platform::i18n::Locale;
use crate::platform::ids::{OrganisationId, SessionId};
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::schemas::SlugOrId;
use crate::platform::text::{LanguageTag, LocalText};
use crate::platform::time::parse_date;
use crate::session::{self, MOST_IN_ONE_ACT, Session, SessionKind, SessionsOfDays, Status};
use crate::venue::{Venue, find_venue};

/// Which sessions, and why. Either `sessionIds`, or `venue` with `from` and `to`.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct CancellationsRequest {
    /// 1 to 200 of them.
    #[schema(min_items = 1, max_items = 200)]
    pub session_ids: Option<Vec<Uuid>>,
    /// What is published there on these days and not over. A course is not among it, its meetings are.
    #[schema(value_type = Option<SlugOrId>)]
    pub venue: Option<String>,
    /// The first day.
    #[schema(value_type = Option<NaiveDate>)]
    pub from: Option<String>,
    /// The last day.
    #[schema(value_type = Option<NaiveDate>)]
    pub to: Option<String>,
    /// Only this kind.
    #[schema(value_type = Option<SessionKind>)]
    pub kind: Option<String>,
    /// One text, or a text per language tag; everybody booked reads it.
    #[schema(value_type = LocalText, required)]
    pub reason: Value,
    /// Only says who would be told; false unless given.
    pub preview: bool,
}

/// The sessions of a request, and why.
pub struct ToCancel {
    pub sessions: Vec<SessionId>,
    pub reason: LocalText,
}

/// How a request names them.
enum Named {
    ById(Vec<SessionId>),
    OfDays(Box<Venue>, SessionsOfDays),
}

impl ToCancel {
    /// # Errors
    /// 404 for what is out of reach, 422 with every fault.
    pub async fn find(
        conn: &mut AsyncPgConnection,
        asked: CancellationsRequest,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let named = match &asked.session_ids {
            Some(ids) => by_id(&asked, ids.iter().copied().map(SessionId), &mut faults),
            None => of_days(conn, &asked, &mut faults).await?,
        };
        let (sessions, owner) = match named {
            None => (Vec::new(), None),
            Some(Named::ById(ids)) => (load_each(conn, &ids, scope).await?, None),
            Some(Named::OfDays(venue, days)) => (
                load_days(conn, &venue, &days, scope, now).await?,
                Some(venue.organisation_id),
            ),
        };
        if sessions.len() > MOST_IN_ONE_ACT {
            faults.add("/to", Fault::new("too-many").fact("max", MOST_IN_ONE_ACT));
        }
        let owner = sessions.first().map(|one| one.organisation_id).or(owner);
        let language = language_of(conn, owner).await?;
        match parse_reason(asked.reason, language) {
            Ok(reason) if faults.is_empty() => Ok(Self {
                sessions: sessions.into_iter().map(|one| one.id).collect(),
                reason,
            }),
            reason => {
                let mut refused = Problem::faults(faults);
                refused
                    .fields
                    .extend(reason.err().map(|bad| bad.fields).unwrap_or_default());
                Err(refused)
            }
        }
    }
}

fn by_id(
    asked: &CancellationsRequest,
    ids: impl ExactSizeIterator<Item = SessionId>,
    faults: &mut Faults,
) -> Option<Named> {
    let others = [
        ("/venue", &asked.venue),
        ("/from", &asked.from),
        ("/to", &asked.to),
        ("/kind", &asked.kind),
    ];
    for (pointer, _) in others.iter().filter(|(_, given)| given.is_some()) {
        faults.add(*pointer, Fault::new("not-allowed-here"));
    }
    if (1..=MOST_IN_ONE_ACT).contains(&ids.len()) {
        return Some(Named::ById(ids.collect()));
    }
    let fault = Fault::new("out-of-range").fact("min", 1);
    faults.add("/sessionIds", fault.fact("max", MOST_IN_ONE_ACT));
    None
}

async fn of_days(
    conn: &mut AsyncPgConnection,
    asked: &CancellationsRequest,
    faults: &mut Faults,
) -> Result<Option<Named>, Problem> {
    let wanted = [
        ("venue", &asked.venue),
        ("from", &asked.from),
        ("to", &asked.to),
    ];
    for (name, _) in wanted.iter().filter(|(_, given)| given.is_none()) {
        let missing = Fault::new("missing").fact("name", *name);
        faults.add(format!("/{name}"), missing);
    }
    let from = faults.take_optional("/from", asked.from.as_deref(), parse_date);
    let to = faults.take_optional("/to", asked.to.as_deref(), parse_date);
    let kind = faults.take_optional("/kind", asked.kind.as_deref(), SessionKind::parse);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        faults.add("/to", Fault::new("end-before-start"));
    }
    let Some(text) = &asked.venue else {
        return Ok(None);
    };
    let Some(venue) = find_venue(conn, text).await? else {
        faults.add("/venue", Fault::new("unknown-venue"));
        return Ok(None);
    };
    Ok(from.zip(to).map(|(from, to)| {
        let days = SessionsOfDays {
            venue: venue.id,
            from,
            to,
            kind,
            series: None,
        };
        Named::OfDays(Box::new(venue), days)
    }))
}

/// All of them, in their order, or 404.
async fn load_each(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
    scope: &Scope,
) -> Result<Vec<Session>, Problem> {
    let mut found = session::load_all(conn, ids).await?;
    found.retain(|one| scope.covers(one.target(false)));
    let is_here = |id: &SessionId| found.iter().any(|one| one.id == *id);
    if !ids.iter().all(is_here) {
        return Err(Problem::not_found());
    }
    found.sort_by_key(|one| ids.iter().position(|id| *id == one.id));
    Ok(found)
}

/// What is published there and not over.
async fn load_days(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    days: &SessionsOfDays,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, Problem> {
    let mut sessions = days.load(conn, scope).await?;
    if sessions.is_empty() && !scope.covers(venue.target()) {
        return Err(Problem::not_found());
    }
    sessions.retain(|one| one.status(now) == Status::Published);
    Ok(sessions)
}

/// The language of a text that names none.
async fn language_of(
    conn: &mut AsyncPgConnection,
    owner: Option<OrganisationId>,
) -> Result<LanguageTag, Problem> {
    match owner {
        Some(owner) => Ok(organisation::language_of(conn, owner).await?),
        None => LanguageTag::parse(Locale::default().tag())
            .map_err(|fault| Problem::fault("/reason", fault)),
    }
}
