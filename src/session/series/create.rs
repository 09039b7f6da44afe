//! Creates a series, a block or a tour: a draft for each date that can be held, all in one transaction.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::judge::{JudgedDate, Outcome};
use super::plan::SeriesPlan;
use super::store::{self, Series, SkippedDate};
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{SeriesId, SessionId, StaffId};
use crate::platform::problem::{Fault, Problem};
use crate::session::actions::draft_rows::{Draft, DraftPart, DraftRow, insert_each};
use crate::session::resources::occupation;
use crate::session::search::write_terms;

/// A series, and whether an earlier request with the same key has created it.
#[derive(Debug, Clone, Copy)]
pub struct CreatedSeries {
    pub id: SeriesId,
    pub replayed: bool,
}

/// Creates a series once, in a transaction of its own.
///
/// # Errors
/// 422 where no date of it can be held.
pub async fn create_series(
    conn: &mut AsyncPgConnection,
    plan: &SeriesPlan,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<CreatedSeries, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let id = SeriesId::fresh();
        let owner = Some(plan.new.owner.organisation.id);
        if let Some(id) = claim_or_find(once, conn, "series", owner, id, now).await? {
            return Ok(CreatedSeries { id, replayed: true });
        }
        occupation::lock(conn, &plan.new.references.needs()).await?;
        let dates = plan.dates(conn).await?;
        store::insert(conn, &row(id, plan, &dates, now)?).await?;
        let drafts = insert_sessions(conn, id, plan, &dates, now).await?;
        record(conn, id, plan, &drafts, by, now).await?;
        Ok(CreatedSeries {
            id,
            replayed: false,
        })
    })
    .await
}

fn row(
    id: SeriesId,
    plan: &SeriesPlan,
    dates: &[JudgedDate],
    now: DateTime<Utc>,
) -> Result<Series, Problem> {
    let skipped: Vec<SkippedDate> = dates.iter().filter_map(SkippedDate::of).collect();
    if skipped.len() == dates.len() {
        return Err(Problem::fault("/rule", Fault::new("no-dates")));
    }
    Ok(Series {
        id,
        organisation_id: plan.new.owner.organisation.id,
        venue_id: plan.new.owner.venue.id,
        rule: plan.rule.clone(),
        template: json!(plan.template),
        skipped: json!(skipped),
        created_at: now,
        renews: plan.renews,
    })
}

async fn insert_sessions(
    conn: &mut AsyncPgConnection,
    id: SeriesId,
    plan: &SeriesPlan,
    dates: &[JudgedDate],
    now: DateTime<Utc>,
) -> Result<Vec<SessionId>, Problem> {
    let held = dates.iter().filter(|one| one.outcome == Outcome::Create);
    let drafts: Vec<Draft<'_>> = held
        .filter_map(|one| {
            let row = DraftRow::new(DraftPart::OfSeries(id), one.timing?);
            let new = plan.new_at(one.time);
            Some(Draft { new, row })
        })
        .collect();
    insert_each(conn, &drafts, now).await?;
    let ids: Vec<SessionId> = drafts.iter().map(|one| one.row.id).collect();
    write_terms(conn, &ids).await?;
    Ok(ids)
}

async fn record(
    conn: &mut AsyncPgConnection,
    id: SeriesId,
    plan: &SeriesPlan,
    drafts: &[SessionId],
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = |act, object, facts| Act {
        staff: by,
        organisation: Some(plan.new.owner.organisation.id),
        act,
        object,
        facts,
    };
    let clash_allowed = &plan.new.plan.clash_allowed;
    let each = drafts.iter().map(|session| {
        let facts = json!({ "clashAllowed": clash_allowed, "series": id });
        act("session.drafted", (*session).into(), facts)
    });
    let whole = act(
        "series.drafted",
        id.into(),
        json!({ "sessions": drafts.len() }),
    );
    let acts: Vec<Act<'_>> = std::iter::once(whole).chain(each).collect();
    Ok(audit::record_all(conn, &acts, now).await?)
}
