//! `/{lang}/desk/imports/{fileId}`: what would come of a file, a programme or counts, judged anew each time, and a press that reads it in.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::PATH;
use super::page::{FaultLine, ImportPage};
use super::what::{Chosen, What};
use crate::booking::access::path_id;
use crate::booking::access::see_other;
use crate::booking::actions::{Imported, import_sessions};
use crate::booking::desk::told::ahead::told_line;
use crate::booking::import_files::{self, ImportFile};
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::file::take_time;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::sheet::{self, RowFault};
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{ImportedCounts, ProgrammeKind, import_counts, read_programme};

/// What a finished file says of itself, in this order.
const COUNTED: [&str; 3] = ["created", "changed", "unchanged"];

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    take_time(&request);
    let Some((layout, file)) = file_of(&can, &state, &request).await? else {
        return gone(&request, &state);
    };
    let page = match file.outcome.clone() {
        Some(outcome) => done_page(layout, file.name, &outcome),
        None => {
            let name = file.name.clone();
            let chosen = Chosen::of_query(&Query::lenient(&request));
            let imported = import(&can, &state, file, &chosen, true).await?;
            ImportPage {
                chosen: chosen.fields(),
                ..judged_page(layout, name, imported, chosen.what())
            }
        }
    };
    Ok(HtmlPage::private(page).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    take_time(&request);
    let form = form_body.read_pressed("import-title")?;
    let Some((layout, file)) = file_of(&can, &state, &request).await? else {
        return gone(&request, &state);
    };
    let path = layout.url(&layout.path);
    if file.outcome.is_none() {
        let chosen = Chosen::of_form(&form);
        let imported = import(&can, &state, file, &chosen, false).await?;
        if !imported.faults.is_empty() {
            return Ok(see_other(&format!("{path}{}", chosen.query_if_plain())));
        }
    }
    Ok(see_other(&path))
}

/// The file of the path; none where its time is over.
///
/// # Errors
/// 404 for what is somebody else's.
async fn file_of(
    can: &Can<rights::DraftSessions>,
    state: &AppState,
    request: &HttpRequest,
) -> Result<Option<(Layout, ImportFile)>, Problem> {
    let id: uuid::Uuid = path_id(request, "fileId").ok_or_else(Problem::not_found)?;
    let layout = Layout::asked(request, state, format!("{PATH}/{id}"))?;
    let mut conn = state.db.get().await?;
    let found = import_files::find(&mut conn, id, can.staff()).await?;
    let file = found.ok_or_else(Problem::not_found)?;
    let over = file.is_over(state.clock.now());
    Ok((!over).then_some((layout, file)))
}

fn gone(request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(request, state, PATH)?;
    Ok(see_other(&layout.url(&format!("{PATH}?done=import-gone"))))
}

/// Judges the file, or reads it in and notes what came of it.
async fn import(
    can: &Can<rights::DraftSessions>,
    state: &web::Data<AppState>,
    file: ImportFile,
    chosen: &Chosen,
    dry_run: bool,
) -> Result<Imported, Problem> {
    let (scope, state, for_all) = (can.scope(), state.clone(), chosen.for_all());
    let (counts, what) = (can.actor().scope(Permission::Count), chosen.what());
    run_detached(async move {
        let now = state.clock.now();
        let kind = ProgrammeKind::of_content(&file.content);
        let imported = match (what, kind) {
            (What::Counts, ProgrammeKind::Sheet(kind)) => {
                let sheet = sheet::read(kind, file.content).await?;
                let mut conn = state.db.get_for_background().await?;
                of_counts(import_counts(&mut conn, &sheet, &counts, dry_run, now).await?)
            }
            _ => {
                let programme = read_programme(kind, file.content, for_all, now).await?;
                let mut conn = state.db.get_for_background().await?;
                import_sessions(&mut conn, &programme, &scope, dry_run, now).await?
            }
        };
        if !dry_run && imported.faults.is_empty() {
            let outcome = json!({
                "what": what,
                "created": imported.created,
                "changed": imported.changed,
                "unchanged": imported.unchanged,
            });
            let mut conn = state.db.get_for_background().await?;
            import_files::note_outcome(&mut conn, file.id, &outcome).await?;
            state.seats_freed.notify_one();
            state.letters.notify_one();
        }
        Ok(imported)
    })
    .await
}

/// Nobody is told of a count.
fn of_counts(counts: ImportedCounts) -> Imported {
    Imported {
        rows: counts.rows,
        created: counts.created,
        changed: counts.changed,
        unchanged: counts.unchanged,
        faults: counts.faults,
        ..Imported::default()
    }
}

fn judged_page(layout: Layout, file: String, mut imported: Imported, what: What) -> ImportPage {
    let locale = layout.locale;
    let (told, left_out) = (imported.told, imported.faults.left_out());
    let faults: Vec<FaultLine> = imported
        .faults
        .told()
        .iter()
        .map(|fault| fault_line(locale, fault))
        .collect();
    let wanted = imported.created + imported.changed;
    let all = faults.len() + left_out;
    ImportPage {
        counts: counts(
            locale,
            what,
            [imported.created, imported.changed, imported.unchanged],
        ),
        told: (told.people() > 0).then(|| told_line(locale, told)),
        faults_heading: (all > 0).then(|| counted(locale, "import-faults", all)),
        faults,
        more: (left_out > 0).then(|| counted(locale, "import-faults-more", left_out)),
        button: (all == 0 && wanted > 0).then(|| counted(locale, what.words().button, wanted)),
        ..empty_page(layout, file, t(locale, "import-judged").into_owned())
    }
}

fn done_page(layout: Layout, file: String, outcome: &Value) -> ImportPage {
    let locale = layout.locale;
    let what = outcome.get("what").and_then(Value::as_str);
    let what = what.and_then(|what| What::parse(what).ok());
    let what = what.unwrap_or(What::Programme);
    let n = |name: &str| {
        let n = outcome.get(name).and_then(Value::as_u64);
        usize::try_from(n.unwrap_or_default()).unwrap_or_default()
    };
    ImportPage {
        counts: counts(locale, what, COUNTED.map(n)),
        done: true,
        ..empty_page(layout, file, t(locale, what.words().done).into_owned())
    }
}

fn empty_page(layout: Layout, file: String, title: String) -> ImportPage {
    ImportPage {
        file,
        counts: Vec::new(),
        told: None,
        faults_heading: None,
        faults: Vec::new(),
        more: None,
        button: None,
        done: false,
        action: layout.url(&layout.path),
        chosen: Vec::new(),
        choose_href: layout.url(PATH),
        plan_href: layout.url("/desk/plan"),
        l: Layout { title, ..layout },
    }
}

/// What there is none of is not said.
fn counts(locale: Locale, what: What, [created, changed, unchanged]: [usize; 3]) -> Vec<String> {
    let all = [
        (what.words().created, created),
        (what.words().changed, changed),
        ("import-unchanged", unchanged),
    ];
    let some = all.into_iter().filter(|(_, n)| *n > 0);
    some.map(|(key, n)| counted(locale, key, n)).collect()
}

fn counted(locale: Locale, key: &str, n: usize) -> String {
    t_with(locale, key, &[("n", n.into())])
}

fn fault_line(locale: Locale, fault: &RowFault) -> FaultLine {
    let row = counted(locale, "import-row", fault.row);
    FaultLine {
        place: match fault.column() {
            "" => row,
            column => format!("{row} · {column}"),
        },
        words: fault.words(locale),
    }
}
