//! The API's doors to sessions, a room for each; what several of them do stands here.

pub mod change;
pub mod list;
pub mod make;
pub mod one;
pub mod publish;

use actix_web::http::header;
use actix_web::{HttpResponseBuilder, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use super::beside::beside;
use super::view::{SessionView, view};
use super::{Session, query};
use crate::platform::auth::Scope;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;

/// The id in a path; what is none names nothing.
pub(super) fn id_of(path: &web::Path<String>) -> Result<Uuid, Problem> {
    Uuid::try_parse(path).map_err(|_none| Problem::not_found())
}

/// How long others may keep an answer: what everybody sees for a while, what staff see not at all.
fn kept_by_others(answer: &mut HttpResponseBuilder, public: bool, words: &'static str) {
    let words = if public { words } else { "private, no-store" };
    answer.insert_header((header::CACHE_CONTROL, words));
    answer.insert_header((header::VARY, "Accept, Accept-Language, Authorization"));
}

/// A session as it is now, with its edit, for the answer to a change.
pub(super) async fn present(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<(i32, SessionView), Problem> {
    let full = query::any_full(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let around = beside(conn, std::slice::from_ref(&full)).await?;
    Ok((full.session.edit, view(&full, &around, locale, now)))
}

/// A session of a path within a scope.
///
/// # Errors
/// 404.
pub(super) async fn within(
    conn: &mut AsyncPgConnection,
    id: &web::Path<String>,
    scope: &Scope,
) -> Result<Session, Problem> {
    let id = id_of(id)?;
    let found = query::load_within(conn, id, scope).await?;
    found.ok_or_else(Problem::not_found)
}
