//! A series as the API answers it: every date of its rule, made or left out.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::judge::{JudgedDate, Outcome, SkipReason};
use super::store::{Series, SessionOfSeries, SkippedDate, sessions_of};
use crate::platform::i18n::Locale;
use crate::platform::ids::SessionId;
use crate::platform::schemas::WallTime;
use crate::platform::text::LocalText;
use crate::platform::text_enum;
use crate::platform::time::whole_seconds_if_any;
use crate::session::present::words::Words;
use crate::session::query;

/// A series, or what it would be.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SeriesView {
    /// Absent in a preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series_id: Option<Uuid>,
    /// Every date of the rule, in order.
    pub items: Vec<SeriesItemView>,
}

text_enum! {
    /// What becomes of a date of a series.
    pub enum ItemOutcome {
        Create = "create",
        Skip = "skip",
    }
}

/// A date of a series.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SeriesItemView {
    pub local_date: NaiveDate,
    #[schema(value_type = WallTime)]
    pub local_time: String,
    /// Null where the clock never shows that time on that day, or does so twice.
    #[serde(serialize_with = "whole_seconds_if_any")]
    #[schema(required = true)]
    pub starts_at: Option<DateTime<Utc>>,
    #[schema(value_type = ItemOutcome)]
    pub outcome: &'static str,
    /// Of a date that is left out; absent where staff left it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SkipReason>)]
    pub reason: Option<String>,
    /// The holiday, why the venue is closed, the title of what is in the way, the helper who is away, or the equipment of
    /// which too little is free; of a day that may be short too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is, where that is not the venue: the stop of a tour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<Uuid>,
}

/// Says texts in the reader's language, else in the owner's.
#[derive(Debug, Clone, Copy)]
pub struct Speech<'a> {
    pub locale: Locale,
    pub default: &'a str,
}

impl Speech<'_> {
    fn say(&self, text: &LocalText) -> String {
        Words::new(self.locale, self.default).pick(text)
    }
}

/// What a rule would make.
pub async fn preview_view(
    conn: &mut AsyncPgConnection,
    dates: &[JudgedDate],
    speech: Speech<'_>,
) -> diesel::QueryResult<SeriesView> {
    let titles = titles_in_the_way(conn, dates).await?;
    let item = |one: &JudgedDate| match SkippedDate::of(one) {
        Some(skipped) => {
            let item = skipped_item(&skipped, speech);
            let is_named = matches!(one.outcome, Outcome::TooFew(..));
            let title = clashing(one).filter(|_| !is_named);
            let title = title.and_then(|id| titles.get(&id));
            match title {
                Some(title) => SeriesItemView {
                    name: Some(speech.say(title)),
                    ..item
                },
                None => item,
            }
        }
        None => SeriesItemView {
            local_date: one.date,
            local_time: wall(one.time),
            starts_at: one.timing.map(|timing| timing.starts_at),
            outcome: ItemOutcome::Create.name(),
            reason: None,
            name: one.name.as_ref().map(|name| speech.say(name)),
            place: one.place.as_ref().map(|place| speech.say(place)),
            session_id: None,
        },
    };
    Ok(SeriesView {
        series_id: None,
        items: dates.iter().map(item).collect(),
    })
}

/// A series that was made, as it is now.
pub async fn series_view(
    conn: &mut AsyncPgConnection,
    series: &Series,
    speech: Speech<'_>,
) -> diesel::QueryResult<SeriesView> {
    let made = sessions_of(conn, series.id, None).await?;
    let made = made.iter().map(|one| made_item(one, speech));
    let skipped = series.skipped();
    let skipped = skipped.iter().map(|one| skipped_item(one, speech));
    let mut items: Vec<SeriesItemView> = made.chain(skipped).collect();
    items.sort_by(|one, next| {
        let order = |item: &SeriesItemView| (item.local_date, item.local_time.clone());
        order(one).cmp(&order(next))
    });
    Ok(SeriesView {
        series_id: Some(series.id.into()),
        items,
    })
}

/// The titles of the sessions that stand in the way, by their ids.
pub async fn titles_in_the_way(
    conn: &mut AsyncPgConnection,
    dates: &[JudgedDate],
) -> diesel::QueryResult<HashMap<SessionId, LocalText>> {
    let mut ids: Vec<SessionId> = dates.iter().filter_map(clashing).collect();
    ids.sort_unstable();
    ids.dedup();
    let sessions = query::load_all(conn, &ids).await?;
    Ok(sessions
        .into_iter()
        .map(|session| (session.id, session.texts.title))
        .collect())
}

fn clashing(judged: &JudgedDate) -> Option<SessionId> {
    match judged.outcome {
        Outcome::Clash(other) | Outcome::TooFew(_, other) => other,
        _ => None,
    }
}

fn made_item(made: &SessionOfSeries, speech: Speech<'_>) -> SeriesItemView {
    SeriesItemView {
        local_date: made.date,
        local_time: wall(made.time),
        starts_at: Some(made.starts_at),
        outcome: ItemOutcome::Create.name(),
        reason: None,
        name: None,
        place: made.place.as_ref().map(|place| speech.say(place)),
        session_id: Some(made.id.into()),
    }
}

fn skipped_item(skipped: &SkippedDate, speech: Speech<'_>) -> SeriesItemView {
    SeriesItemView {
        local_date: skipped.date,
        local_time: wall(skipped.time),
        starts_at: skipped.starts_at,
        outcome: ItemOutcome::Skip.name(),
        reason: skipped.reason.clone(),
        name: skipped.name.as_ref().map(|name| speech.say(name)),
        place: skipped.place.as_ref().map(|place| speech.say(place)),
        session_id: None,
    }
}

fn wall(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
