//! `/{lang}/desk/imports`: choose a file. It is kept for half an hour, and its own page shows what would come of it.

use actix_web::{HttpRequest, HttpResponse, web};

use super::PATH;
use super::page::ChooseFilePage;
use crate::booking::access::see_other;
use crate::booking::import_files;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::file::take_time;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::upload::UploadedFile;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Problem};
use crate::platform::sheet::{self, SheetKind};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::IMPORT_COLUMNS;

const FIELD: &str = "file";

pub async fn show(
    _can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let query = Query::lenient(&request);
    let notice = query.get("done").and_then(|what| layout.done(what));
    Ok(HtmlPage::private(page(layout, notice, None)).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    take_time(&request);
    let layout = Layout::asked(&request, &state, PATH)?;
    let sent = form_body.read_typed(&[])?.sent;
    let kept = match sent {
        Ok(()) => keep(&can, &state, UploadedFile::take(&request)).await,
        Err(unsent) => Err(unsent),
    };
    match kept {
        Ok(path) => Ok(see_other(&layout.url(&path))),
        Err(refused) if refused.kind.status == 422 => {
            let page = page(layout, None, Some(&refused));
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
    let kind = SheetKind::of_content(&file.content);
    let read = sheet::read(kind, file.content.clone()).await;
    read.map_err(|mut refused| {
        for field in &mut refused.fields {
            field.pointer = format!("/{FIELD}");
        }
        refused
    })?;
    let mut conn = state.db.get_for_background().await?;
    let (staff, now) = (can.staff(), state.clock.now());
    let id = import_files::keep(&mut conn, &file.name, &file.content, staff, now).await?;
    Ok(format!("{PATH}/{id}"))
}

fn page(layout: Layout, notice: Option<String>, problem: Option<&Problem>) -> ChooseFilePage {
    let locale = layout.locale;
    let fields = problem.map(|problem| &problem.fields[..]);
    let errors = FormErrors::of(locale, fields.unwrap_or_default());
    ChooseFilePage {
        notice: layout.unsent(problem).or(notice),
        summary: errors.summary(&[(FIELD, t(locale, "import-file"))]),
        error: errors.of_field(FIELD),
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
