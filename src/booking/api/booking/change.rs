//! `PATCH /bookings/{bookingId}`: name, seats, contact, language, topics and visit.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use crate::booking::access::{Credentials, requested_booking};
use crate::booking::actions::change_booking;
use crate::booking::api::answers::{VersionedView, view_context};
use crate::booking::api::refusal::with_phone_of;
use crate::booking::channel::ActBy;
use crate::booking::details::BookingDetails;
use crate::booking::input::{BookingBefore, BookingChange, BookingPatch};
use crate::booking::present::BookingView;
use crate::booking::rules::{Refusal, RefusedTopic};
use crate::organisation;
use crate::platform::auth::{Bearer, Caller};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::etag;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::Tag;
use crate::session::{Session, topic_policy};

/// Change name, seats, contact, language, topics or visit.
#[utoipa::path(
    patch, path = "/bookings/{bookingId}", tag = "bookings",
    params(("bookingId" = uuid::Uuid, Path)),
    request_body = BookingPatch,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView)
    )
)]
pub async fn change(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<BookingPatch>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (opened, details, country) = {
        let mut conn = state.db.get().await?;
        let shown = Credentials::of(&caller, &bearer);
        let opened = requested_booking(&mut conn, &state, &request, shown).await?;
        let country = organisation::country_of(&mut conn, opened.session.organisation_id).await?;
        let details = BookingDetails::load(&mut conn, &opened.booking).await?;
        (opened, details, country)
    };
    let version = etag::matched_version(&request, opened.booking.version)?;
    let before = BookingBefore {
        booking: &opened.booking,
        details: &details,
        session: &opened.session,
        country: &country,
        by_staff: opened.holder.staff().is_some(),
    };
    let wanted = BookingChange::parse(body.read_patch()?, before)?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    if opened.holder.staff().is_none() && wanted.new_topics(&details).next().is_some() {
        let mut conn = state.db.get().await?;
        serves_topics(
            &mut conn,
            &opened.session,
            wanted.new_topics(&details),
            locale,
        )
        .await?;
    }
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let by = ActBy::of(opened.holder.staff(), &shared.config.limits);
        let id = opened.booking.id;
        let changed = match change_booking(&mut conn, id, version, &wanted, by, now).await {
            Ok(changed) => changed,
            Err(refused) => return Err(with_phone_of(&mut conn, refused, &opened.session).await),
        };
        shared.letters.notify_one();
        let seen_by = view_context(&shared, locale);
        let view = BookingView::load(&mut conn, &changed, &opened.session, seen_by).await?;
        Ok(VersionedView {
            version: changed.version,
            view,
        })
    })
    .await
    .map(|changed| changed.ok())
}

/// Whether people are helped with the topics that the holder adds.
///
/// # Errors
/// 409 with the first that nobody is helped with.
async fn serves_topics(
    conn: &mut AsyncPgConnection,
    session: &Session,
    added: impl Iterator<Item = &Tag>,
    locale: Locale,
) -> Result<(), Problem> {
    let policy = topic_policy(conn, session).await?;
    let language = organisation::language_of(conn, session.organisation_id).await?;
    match RefusedTopic::among(&policy, added, locale, language.as_str()) {
        Some(refused) => Err(Refusal::TopicNotHelped(refused).into()),
        None => Ok(()),
    }
}
