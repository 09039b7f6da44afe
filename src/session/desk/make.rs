//! The form for a new session, and what becomes of it. What was typed stays on a refusal.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use super::mine::layout;
use super::new::{Clash, NewSessionForm, NewSessionOptions, NewSessionPage};
use crate::platform::auth::{Actor, Can, Permission, Scope, rights};
use crate::platform::http::request::form_body::{Form, FormBody};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::status_of;
use crate::platform::i18n::{Locale, dates, languages, named, t};
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::form::FormErrors;
use crate::schema::{campaigns, editions, rooms, venues};
use crate::session::ground::ground;
use crate::session::problems::CLASH;
use crate::session::publish::{Step, step};
use crate::session::request::SessionRequest;
use crate::session::view::Words;
use crate::session::{api, query};

/// The topics offered; a venue's own list comes from elsewhere.
const TOPICS: [&str; 8] = [
    "start",
    "phone",
    "tablet",
    "computer",
    "email",
    "e-id",
    "e-services",
    "security",
];

/// How long an edition without a known last day is offered.
const YEAR: TimeDelta = TimeDelta::days(365);

/// `GET /{lang}/desk/sessions/new`.
pub(super) async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let mut conn = state.db.get().await?;
    let options = options(&mut conn, locale, can.actor(), &state).await?;
    let form = NewSessionForm {
        kind: "one-to-one".to_owned(),
        minutes: "60".to_owned(),
        seats: "1".to_owned(),
        ..NewSessionForm::default()
    };
    let frame = layout(
        locale,
        ("/desk/sessions/new", String::new()),
        can.actor(),
        &request,
        &state,
    );
    let key = IdempotencyKey::fresh();
    let page = NewSessionPage::new(
        frame,
        key.as_str(),
        &options,
        &form,
        &FormErrors::none(),
        None,
    );
    Ok(HtmlPage::private(page).answer())
}

/// `POST /{lang}/desk/sessions/new`: 303 to the desk, or the form again.
pub(super) async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let form = form_body.read()?;
    let typed = typed(&form);
    let publish = form.text("publish") == "true";
    let made = write(&state, &can, &typed, form.filled("key"), publish).await;
    match made {
        Ok(done) => Ok(HttpResponse::SeeOther()
            .insert_header((
                header::LOCATION,
                format!("/{}/desk?from={}&done={done}", locale.tag(), typed.date),
            ))
            .finish()),
        Err(refused) if again(&refused) => {
            let page = refused_page(&state, locale, &can, (&request, &typed), &refused).await?;
            Ok(page)
        }
        Err(other) => Err(other),
    }
}

/// Whether the form can say it.
fn again(refused: &Problem) -> bool {
    matches!(
        status_of(refused.kind),
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT
    )
}

async fn refused_page(
    state: &AppState,
    locale: Locale,
    can: &Can<rights::DraftSessions>,
    (request, typed): (&HttpRequest, &NewSessionForm),
    refused: &Problem,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let mut options = options(&mut conn, locale, can.actor(), state).await?;
    options.doubled = refused
        .fields
        .iter()
        .any(|field| field.fault.code == "doubled-time");
    let mut errors = FormErrors::of(locale, &refused.fields).renamed(&[
        ("venueId", "venue"),
        ("localDate", "date"),
        ("localTime", "time"),
        ("seatsTotal", "seats"),
    ]);
    let clash = if *refused.kind == CLASH {
        Some(clash(&mut conn, locale, refused).await?)
    } else {
        None
    };
    if errors.is_empty() && clash.is_none() {
        errors.add("", t(locale, &format!("problem-{}", refused.kind.name)));
    }
    let frame = layout(
        locale,
        ("/desk/sessions/new", String::new()),
        can.actor(),
        request,
        state,
    );
    let key = IdempotencyKey::fresh();
    let page = NewSessionPage::new(frame, key.as_str(), &options, typed, &errors, clash);
    Ok(HtmlPage::private(page)
        .status(status_of(refused.kind))
        .answer())
}

/// Which session is in the way.
async fn clash(
    conn: &mut AsyncPgConnection,
    locale: Locale,
    refused: &Problem,
) -> Result<Clash, Problem> {
    let id = refused.facts.get("sessionId").and_then(Value::as_str);
    let id = id.and_then(|id| Uuid::try_parse(id).ok());
    let other = match id {
        Some(id) => query::any_full(conn, id).await?,
        None => None,
    };
    let Some(other) = other else {
        return Ok(Clash::new(
            locale,
            "",
            "",
            format!("/{}/desk", locale.tag()),
        ));
    };
    let session = &other.session;
    let title = Words::new(locale, other.owner.language()).pick(&session.title);
    let when = dates::day_and_time(
        locale,
        session.local_date,
        session.local_time,
        session.local_date,
    );
    let href = format!("/{}/desk/sessions/{}", locale.tag(), session.id);
    Ok(Clash::new(locale, &title, &when, href))
}

/// Writes the draft, and publishes it where that was asked for and is allowed.
async fn write(
    state: &AppState,
    can: &Can<rights::DraftSessions>,
    typed: &NewSessionForm,
    key: Option<&str>,
    publish: bool,
) -> Result<&'static str, Problem> {
    let wish = wish(typed);
    let (state, scope, actor) = (state.clone(), can.scope(), can.actor().clone());
    let key = key.and_then(|key| IdempotencyKey::parse(key).ok());
    let once = key
        .map(|key| IdempotentRequest::new(scope.staff.to_string(), key, &json!(wish), &state.keys));
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        let ground = ground(&mut conn, &wish, &scope).await?;
        let new = api::make::plan(&mut conn, &wish, ground, false).await?;
        let (id, _replayed) =
            api::make::draft(&mut conn, &new, once.as_ref(), scope.staff, now).await?;
        let session = query::load(&mut conn, id)
            .await?
            .ok_or_else(Problem::not_found)?;
        let may = actor
            .scope(Permission::PublishSessions)
            .covers(session.target(false))
            && api::publish::may_publish(&mut conn, &session, &actor)
                .await
                .is_ok();
        if !(publish && may) {
            return Ok("drafted");
        }
        conn.transaction::<_, Problem, _>(async |conn| {
            step(conn, &session, Step::Publish, scope.staff, now).await
        })
        .await?;
        Ok("published")
    })
    .await
}

/// `POST /{lang}/desk/sessions/{id}/publication`: 303 to the desk.
pub(super) async fn publish(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (lang, id) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let mut conn = state.db.get().await?;
    let session = api::within(&mut conn, &web::Path::from(id), &can.scope()).await?;
    form_body.read()?;
    api::publish::may_publish(&mut conn, &session, can.actor()).await?;
    let by = can.staff();
    let to = format!(
        "/{}/desk?from={}&done=published",
        locale.tag(),
        session.local_date
    );
    run_detached(async move {
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| {
            step(conn, &session, Step::Publish, by, now).await
        })
        .await
    })
    .await?;
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, to))
        .finish())
}

fn typed(form: &Form) -> NewSessionForm {
    let text = |name: &str| form.text(name).to_owned();
    let all = |name: &str| form.all(name).map(str::to_owned).collect();
    NewSessionForm {
        title: text("title"),
        kind: text("kind"),
        venue: text("venue"),
        date: text("date"),
        time: text("time"),
        occurrence: text("occurrence"),
        minutes: text("minutes"),
        seats: text("seats"),
        room: text("room"),
        description: text("description"),
        languages: all("languages"),
        topics: all("topics"),
        campaigns: all("campaigns"),
    }
}

/// What was typed as a request: a time may be written with a dot, a drop-in's seats stay empty.
fn wish(typed: &NewSessionForm) -> SessionRequest {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let time = dates::parse_time(&typed.time).map_or_else(
        || typed.time.clone(),
        |time| time.format("%H:%M").to_string(),
    );
    let seats = filled(&typed.seats).filter(|_| typed.kind != "drop-in");
    SessionRequest {
        venue_id: typed.venue.clone(),
        title: json!(typed.title),
        kind: typed.kind.clone(),
        local_date: filled(&typed.date),
        local_time: filled(&time),
        occurrence: filled(&typed.occurrence),
        minutes: filled(&typed.minutes).map(|text| text.parse().unwrap_or(-1)),
        seats_total: seats.map(|text| text.parse().unwrap_or(-1)),
        description: filled(&typed.description).map(Value::from),
        room: filled(&typed.room),
        languages: Some(typed.languages.clone()),
        topics: Some(typed.topics.clone()),
        campaigns: Some(typed.campaigns.clone()),
        ..SessionRequest::default()
    }
}

async fn options(
    conn: &mut AsyncPgConnection,
    locale: Locale,
    actor: &Actor,
    state: &AppState,
) -> QueryResult<NewSessionOptions> {
    let scope = actor.scope(Permission::DraftSessions);
    let places = reached_venues(conn, &scope).await?;
    let ids: Vec<Uuid> = places.iter().map(|(id, ..)| *id).collect();
    let rooms: Vec<(Uuid, String, String)> = rooms::table
        .inner_join(venues::table)
        .filter(rooms::venue_id.eq_any(ids))
        .order((venues::name, rooms::name))
        .select((rooms::id, rooms::name, venues::name))
        .load(conn)
        .await?;
    let one_venue = places.len() == 1;
    let day = crate::session::pages::today(state.clock.now());
    let open: Vec<(String, String, String)> = editions::table
        .inner_join(campaigns::table)
        .filter(
            editions::ends_on
                .ge(day)
                .assume_not_null()
                .or(editions::ends_on
                    .is_null()
                    .and(editions::starts_on.ge(day - YEAR))),
        )
        .order((editions::starts_on, campaigns::slug))
        .select((campaigns::slug, campaigns::name, editions::edition))
        .load(conn)
        .await?;
    Ok(NewSessionOptions {
        venues: places
            .into_iter()
            .map(|(_, slug, name)| (slug, name))
            .collect(),
        rooms: rooms
            .into_iter()
            .map(|(id, room, venue)| {
                let label = if one_venue {
                    room
                } else {
                    format!("{venue}: {room}")
                };
                (id.to_string(), label)
            })
            .collect(),
        languages: LanguageTag::all()
            .map(|tag| (tag.to_string(), languages::name(locale, tag.as_str())))
            .collect(),
        topics: TOPICS
            .iter()
            .map(|topic| {
                (
                    (*topic).to_owned(),
                    named(locale, "topic", topic).into_owned(),
                )
            })
            .collect(),
        campaigns: open
            .into_iter()
            .map(|(slug, name, edition)| (format!("{slug}/{edition}"), format!("{name} {edition}")))
            .collect(),
        may_publish: actor.may(Permission::PublishSessions),
        doubled: false,
    })
}

async fn reached_venues(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
) -> QueryResult<Vec<(Uuid, String, String)>> {
    let (granted, _owners) = scope.venues_and_owners();
    venues::table
        .filter(
            venues::organisation_id
                .eq_any(scope.organisations.clone())
                .or(venues::id.eq_any(granted)),
        )
        .order(venues::name)
        .select((venues::id, venues::slug, venues::name))
        .load(conn)
        .await
}
