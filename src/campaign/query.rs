//! Reads campaigns and editions.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::{Campaign, Edition};
use crate::platform::auth::Scope;
use crate::platform::ids::{CampaignId, EditionId, SessionId};
use crate::platform::input::paging::Paging;
use crate::platform::problem::Problem;
use crate::platform::text::Slug;
use crate::schema::{campaigns, editions, session_editions, sessions, submissions};

/// The campaign with a slug or an id.
pub(super) async fn find_campaign(
    conn: &mut AsyncPgConnection,
    slug_or_id: &str,
) -> QueryResult<Option<Campaign>> {
    let query = campaigns::table.select(Campaign::as_select()).into_boxed();
    let query = match (slug_or_id.parse::<CampaignId>(), Slug::parse(slug_or_id)) {
        (Ok(id), _) => query.filter(campaigns::id.eq(id)),
        (_, Ok(slug)) => query.filter(campaigns::slug.eq(slug)),
        _ => return Ok(None),
    };
    query.get_result(conn).await.optional()
}

/// The campaign with a slug or an id, for who runs it.
///
/// # Errors
/// 404 outside the scope.
pub(super) async fn campaign_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    slug_or_id: &str,
) -> Result<Campaign, Problem> {
    let found = find_campaign(conn, slug_or_id).await?;
    let found = found.filter(|one| scope.covers_organisation(one.organisation_id));
    found.ok_or_else(Problem::not_found)
}

/// A page of the campaigns that somebody runs, by name, and how many they are.
pub(super) async fn campaigns_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    paging: Paging,
) -> QueryResult<(Vec<Campaign>, i64)> {
    let reached = || {
        let all = campaigns::table.into_boxed();
        match scope.everything {
            true => all,
            false => all.filter(campaigns::organisation_id.eq_any(&scope.organisations)),
        }
    };
    let found = reached()
        .order((campaigns::name, campaigns::id))
        .offset(paging.offset())
        .limit(paging.limit)
        .select(Campaign::as_select())
        .load(conn)
        .await?;
    Ok((found, reached().count().get_result(conn).await?))
}

/// The campaign that an address names: its slug and its name.
pub async fn campaign_named(
    conn: &mut AsyncPgConnection,
    slug: &str,
) -> QueryResult<Option<(String, String)>> {
    let Ok(slug) = Slug::parse(slug) else {
        return Ok(None);
    };
    campaigns::table
        .filter(campaigns::slug.eq(slug.as_str()))
        .select((campaigns::slug, campaigns::name))
        .get_result(conn)
        .await
        .optional()
}

/// The edition that a text such as `emedborgarveckan/2026` refers to.
pub async fn find_edition(
    conn: &mut AsyncPgConnection,
    reference: &str,
) -> QueryResult<Option<Edition>> {
    let Some((campaign, edition)) = reference.split_once('/') else {
        return Ok(None);
    };
    let (Ok(campaign), Ok(edition)) = (Slug::parse(campaign), Slug::parse(edition)) else {
        return Ok(None);
    };
    editions::table
        .inner_join(campaigns::table)
        .filter(campaigns::slug.eq(campaign))
        .filter(editions::edition.eq(edition))
        .select(Edition::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// The edition with an id.
pub(super) async fn edition_by_id(
    conn: &mut AsyncPgConnection,
    id: EditionId,
) -> QueryResult<Option<Edition>> {
    editions::table
        .find(id)
        .select(Edition::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// The edition of a campaign with a slug or an id.
pub(super) async fn edition_of(
    conn: &mut AsyncPgConnection,
    campaign: CampaignId,
    slug_or_id: &str,
) -> QueryResult<Option<Edition>> {
    let theirs = editions::table.filter(editions::campaign_id.eq(campaign));
    let query = theirs.select(Edition::as_select()).into_boxed();
    let query = match (slug_or_id.parse::<EditionId>(), Slug::parse(slug_or_id)) {
        (Ok(id), _) => query.filter(editions::id.eq(id)),
        (_, Ok(slug)) => query.filter(editions::edition.eq(slug)),
        _ => return Ok(None),
    };
    query.get_result(conn).await.optional()
}

/// What keeps an edition from being taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EditionUse {
    /// Sessions that joined it.
    pub sessions: i64,
    /// Counts submitted for it.
    pub submissions: i64,
}

impl EditionUse {
    pub fn is_none(self) -> bool {
        self.sessions == 0 && self.submissions == 0
    }
}

pub(super) async fn use_of_edition(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
) -> QueryResult<EditionUse> {
    let joined = session_editions::table.filter(session_editions::edition_id.eq(edition));
    let sent = submissions::table.filter(submissions::edition_id.eq(edition));
    Ok(EditionUse {
        sessions: joined.count().get_result(conn).await?,
        submissions: sent.count().get_result(conn).await?,
    })
}

/// How many sessions of each edition are published for everybody, as its report counts them.
pub(super) async fn published_sessions(
    conn: &mut AsyncPgConnection,
    editions: &[EditionId],
) -> QueryResult<HashMap<EditionId, i64>> {
    let counted: Vec<(EditionId, i64)> = session_editions::table
        .inner_join(sessions::table)
        .filter(session_editions::edition_id.eq_any(editions))
        .filter(sessions::status.eq("published"))
        .filter(sessions::audience.eq("public"))
        .group_by(session_editions::edition_id)
        .select((session_editions::edition_id, count_star()))
        .load(conn)
        .await?;
    Ok(counted.into_iter().collect())
}

/// One page of campaigns, by name, and how many there are in all. Those changed at an instant or later come the
/// earliest change first.
pub(super) async fn list(
    conn: &mut AsyncPgConnection,
    updated_after: Option<DateTime<Utc>>,
    paging: Paging,
) -> QueryResult<(Vec<Campaign>, i64)> {
    let filtered = || match updated_after {
        Some(since) => campaigns::table
            .filter(campaigns::updated_at.ge(since))
            .into_boxed(),
        None => campaigns::table.into_boxed(),
    };
    let page = filtered().offset(paging.offset()).limit(paging.limit);
    let page = match updated_after {
        Some(_since) => page.order((campaigns::updated_at, campaigns::id)),
        None => page.order((campaigns::name, campaigns::id)),
    };
    let rows = page.select(Campaign::as_select()).load(conn).await?;
    let total = filtered().count().get_result(conn).await?;
    Ok((rows, total))
}

/// The editions of campaigns, newest first, by campaign.
pub(super) async fn editions_of(
    conn: &mut AsyncPgConnection,
    campaigns: &[CampaignId],
) -> QueryResult<HashMap<CampaignId, Vec<Edition>>> {
    let rows: Vec<Edition> = editions::table
        .filter(editions::campaign_id.eq_any(campaigns))
        .order((editions::starts_on.desc(), editions::edition.desc()))
        .select(Edition::as_select())
        .load(conn)
        .await?;
    let mut by_campaign: HashMap<CampaignId, Vec<Edition>> = HashMap::new();
    for row in rows {
        by_campaign.entry(row.campaign_id).or_default().push(row);
    }
    Ok(by_campaign)
}

/// The editions that sessions joined, as `slug/edition`, by session.
pub async fn edition_refs(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<BTreeMap<SessionId, Vec<String>>> {
    let rows: Vec<(SessionId, String, String)> = session_editions::table
        .inner_join(editions::table.inner_join(campaigns::table))
        .filter(session_editions::session_id.eq_any(sessions))
        .order((campaigns::slug, editions::edition))
        .select((
            session_editions::session_id,
            campaigns::slug,
            editions::edition,
        ))
        .load(conn)
        .await?;
    let mut by_session: BTreeMap<SessionId, Vec<String>> = BTreeMap::new();
    for (session, slug, edition) in rows {
        let name = format!("{slug}/{edition}");
        by_session.entry(session).or_default().push(name);
    }
    Ok(by_session)
}
