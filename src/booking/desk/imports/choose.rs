//! `/{lang}/desk/imports`: choose a file. It is kept for half an hour, and its own page shows what would come of it.

use actix_web::{HttpRequest, HttpResponse, web};

use super::PATH;
use super::page::ChooseFilePage;
use super::what::{Chosen, What};
use crate::booking::access::see_other;
use crate::booking::import_files;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::file::take_time;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::upload::UploadedFile;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, named, t};
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout, VenueChoice};
use crate::session::{
    COUNT_COLUMNS, ForAll, IMPORT_COLUMNS, ProgrammeKind, SessionKind, read_programme,
};

const FIELD: &str = "file";

pub async fn show(
    _can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let query = Query::lenient(&request);
    let notice = query.get("done").and_then(|what| layout.done(what));
    let venues = DeskNavigation::of(&request).venues;
    let page = page(layout, &venues, &Chosen::default(), notice, None);
    Ok(HtmlPage::private(page).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    take_time(&request);
    let layout = Layout::asked(&request, &state, PATH)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let (chosen, venues) = (Chosen::of_form(&form), DeskNavigation::of(&request).venues);
    let slugs: Vec<&str> = venues.iter().map(|venue| venue.slug.as_str()).collect();
    let sent = sent.and_then(|()| Ok(chosen.check(&slugs)?));
    let kept = match sent {
        Ok(()) => keep(&can, &state, UploadedFile::take(&request)).await,
        Err(unsent) => Err(unsent),
    };
    match kept {
        Ok(path) => Ok(see_other(&layout.url(&format!("{path}{}", chosen.query())))),
        Err(refused) if refused.kind.status == 422 => {
            let page = page(layout, &venues, &chosen, None, Some(&refused));
            Ok(refused_page(HtmlPage::private(page).answer(), &refused))
        }
        Err(other) => Err(other),
    }
}

/// Keeps a file that can be read; where it is shown.
async fn keep(
    can: &Can<rights::DraftSessions>,
    state: &AppState,
    file: Option<UploadedFile>,
) -> Result<String, Problem> {
    let at_the_field = |fault: Fault| Problem::fault(format!("/{FIELD}"), fault);
    let file = file.ok_or_else(|| at_the_field(Fault::new("choose-file")))?;
    let (kind, now) = (ProgrammeKind::of_content(&file.content), state.clock.now());
    let read = read_programme(kind, file.content.clone(), ForAll::default(), now).await;
    read.map_err(|mut refused| {
        for field in &mut refused.fields {
            field.pointer = format!("/{FIELD}");
        }
        refused
    })?;
    let mut conn = state.db.get_for_background().await?;
    let id = import_files::keep(&mut conn, &file.name, &file.content, can.staff(), now).await?;
    Ok(format!("{PATH}/{id}"))
}

fn page(
    layout: Layout,
    venues: &[VenueChoice],
    chosen: &Chosen,
    notice: Option<String>,
    problem: Option<&Problem>,
) -> ChooseFilePage {
    let locale = layout.locale;
    let label = |key| t(locale, key).into_owned();
    let fields = problem.map(|problem| &problem.fields[..]);
    let errors = FormErrors::of(locale, fields.unwrap_or_default());
    ChooseFilePage {
        notice: layout.unsent(problem).or(notice),
        summary: errors.summary(&[
            (FIELD, label("import-file")),
            ("what", label("import-what")),
            ("venue", label("import-venue")),
            ("kind", label("new-kind")),
            ("seats", label("import-seats")),
        ]),
        error: errors.of_field(FIELD),
        what: what_choices(locale, chosen, errors.of_field("what")),
        count_columns: COUNT_COLUMNS.to_vec(),
        venue: Choices {
            error: errors.of_field("venue"),
            ..Choices::new(
                "venue",
                label("import-venue"),
                venue_choices(locale, venues, chosen),
            )
        },
        kind: Choices {
            error: errors.of_field("kind"),
            ..Choices::new("kind", label("new-kind"), kind_choices(locale, chosen))
        },
        seats: Field {
            error: errors.of_field("seats"),
            ..Field::new("seats", label("import-seats"))
                .hint(label("import-seats-hint"))
                .kind("text", "tiny")
                .typed("off", "numeric")
                .value(&chosen.seats)
                .optional()
        },
        action: layout.url(PATH),
        sample_href: layout.url(&format!("{PATH}/sample")),
        columns: IMPORT_COLUMNS.to_vec(),
        l: Layout {
            title: t(locale, "import-title").into_owned(),
            error: problem.is_some(),
            ..layout
        },
    }
}

fn venue_choices(locale: Locale, venues: &[VenueChoice], chosen: &Chosen) -> Vec<Choice> {
    let own = Choice::new("", t(locale, "import-venue-own"), &chosen.venue);
    let venues = venues.iter();
    let venues = venues.map(|one| Choice::new(&one.slug, &one.name, &chosen.venue));
    std::iter::once(own).chain(venues).collect()
}

fn kind_choices(locale: Locale, chosen: &Chosen) -> Vec<Choice> {
    let usual = match chosen.kind.as_str() {
        "" => SessionKind::DropIn.name(),
        kind => kind,
    };
    let kinds = SessionKind::ALL.into_iter().map(SessionKind::name);
    kinds
        .map(|kind| Choice::new(kind, named(locale, "kind", kind), usual))
        .collect()
}

fn what_choices(locale: Locale, chosen: &Chosen, error: Option<String>) -> Choices {
    let now = chosen.what().name();
    let choice = |what: What, key| Choice::new(what.name(), t(locale, key), now);
    Choices {
        error,
        ..Choices::new(
            "what",
            t(locale, "import-what"),
            vec![
                choice(What::Programme, "import-what-programme"),
                choice(What::Counts, "import-what-counts"),
            ],
        )
    }
}
