//! `POST /imports/sessions`: a programme out of a sheet or a calendar, read in or only judged.

use actix_web::{HttpRequest, HttpResponse, web};

use super::dry_run::{DRY_RUN, SheetFile, says_dry_run};
use super::view::ImportView;
use crate::booking::actions::import_sessions;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::file::read_file;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, UNKNOWN_PARAMETER};
use crate::platform::state::AppState;
use crate::session::{ForAll, ProgrammeKind, SessionKind, SessionMode, read_programme};

/// What no calendar says, for all of its entries.
const OF_A_CALENDAR: [&str; 4] = ["venue", "kind", "mode", "seatsTotal"];

/// Reads a programme of at most 10,000 rows: all of it, or nothing where a row has a fault. A row whose `externalId` the
/// venue's organisation has used changes that session, and tells those who booked it; any other makes a draft. The names of
/// the columns stand in the first row, in any order: `externalId`, `venue`, `title`, `kind`, `localDate`, `localTime` and
/// `minutes` always, and `mode`, `seatsTotal`, `languages`, `topics`, `description`, `room`, `audience`, `campaigns`,
/// `helpers` where wanted; `title.en` is the title in another language. Lists are parted by `|`; venues, rooms and helpers
/// are named by id or by name. CSV is parted by `;` or `,`, in UTF-8 or Windows-1252.
///
/// A calendar's entries are rows too, known by their UID, or `UID/2027-01-12` where an entry repeats; `row` is the line of
/// the file where the entry begins. Its times from now on are read, repeats a year ahead and 200 times each at most; what
/// is called off there is left out, or a fault where its session stands. `SUMMARY` is the title, `LOCATION` the venue, or
/// the place in words where `venue` is given.
#[utoipa::path(post, path = "/imports/sessions", tag = "sessions",
    params(
        ("dryRun" = Option<bool>, Query, description = "Judges every row and writes nothing."),
        ("venue" = Option<String>, Query, description = "Of a calendar: where all of it is, a slug, id or name."),
        ("kind" = Option<SessionKind>, Query, description = "Of a calendar: the kind of new sessions, else `drop-in`."),
        ("mode" = Option<SessionMode>, Query, description = "Of a calendar: the mode of new sessions, else `drop-in`."),
        ("seatsTotal" = Option<i32>, Query, description = "Of a calendar: the seats of new sessions.")
    ),
    request_body(content(
        (String = "text/csv"),
        (String = "text/calendar"),
        (SheetFile = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    )),
    responses((status = 200, description = "What came of it", body = ImportView)))]
pub async fn import(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &[&[DRY_RUN], &OF_A_CALENDAR[..]].concat())?;
    let (dry_run, for_all) = (says_dry_run(&query)?, for_all(&query));
    let (kind, content) = read_file(&request, payload, ProgrammeKind::of_media_type).await?;
    if kind != ProgrammeKind::Calendar
        && let Some(name) = OF_A_CALENDAR
            .into_iter()
            .find(|name| query.get(name).is_some())
    {
        return Err(Problem::new(&UNKNOWN_PARAMETER).fact("parameter", name));
    }
    let (scope, locale) = (can.scope(), locale_of(&request));
    let view = run_detached(async move {
        let now = state.clock.now();
        let programme = read_programme(kind, content, for_all, now).await?;
        let mut conn = state.db.get_for_background().await?;
        let imported = import_sessions(&mut conn, &programme, &scope, dry_run, now).await?;
        state.seats_freed.notify_one();
        state.letters.notify_one();
        Ok(ImportView::of(imported, locale))
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

fn for_all(query: &Query) -> ForAll {
    let own = |name| query.get(name).map(str::to_owned);
    ForAll {
        venue: own("venue"),
        kind: own("kind"),
        mode: own("mode"),
        seats_total: own("seatsTotal"),
    }
}
