//! `/{lang}/desk/sessions/{sessionId}/list`: judges the names of a paper list, and books all of them by a second press.

use actix_web::{HttpRequest, HttpResponse, web};

use super::judge::judged;
use super::page::{JudgedList, NameListPage};
use crate::booking::access::{path_id, see_other, session_to_serve};
use crate::booking::batcher::BookingBatcher;
use crate::booking::desk::paths::{name_list_path, roster_path};
use crate::booking::desk::session_line::when_and_what;
use crate::booking::name_list::{
    BookedList, HowToBook, ListedRow, book_list, lines_of_sheet, read_lines,
};
use crate::booking::present::RefusalText;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::file::take_time;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::request::upload::UploadedFile;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::problem::{Fault, Problem, UNSENT_FORM};
use crate::platform::sheet::{self, RowFaults, SheetKind};
use crate::platform::state::AppState;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::Session;

const NAMES: &str = "names";
const FILE: &str = "file";

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let screen = Screen::load(&can, &state, &request).await?;
    Ok(HtmlPage::private(screen.page("", None, None)).answer())
}

pub async fn submit(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    batcher: web::Data<BookingBatcher>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    take_time(&request);
    let screen = Screen::load(&can, &state, &request).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let names = match UploadedFile::take(&request) {
        Some(file) => lines_of(file).await,
        None if form.get(NAMES).is_none() => Err(at_file("choose-file")),
        None => Ok(form.text(NAMES).to_owned()),
    };
    let names = match (names, sent) {
        (Ok(names), Ok(())) => names,
        (Ok(names), Err(problem)) => return screen.refuse(&names, None, problem),
        (Err(problem), _) => return screen.refuse("", None, problem),
    };
    let write = form.get("step") == Some("book");
    let booked = book(
        &can,
        &state,
        &batcher,
        &screen.session,
        names.clone(),
        write,
    )
    .await;
    let booked = match booked {
        Ok(booked) => booked,
        Err(problem) => return screen.refuse(&names, None, problem),
    };
    let clean = booked.faults.is_empty();
    if write && clean {
        let roster = format!("{}?done=list-booked", roster_path(&screen.session));
        return Ok(see_other(&screen.layout.url(&roster)));
    }
    let judged = judged(screen.layout.locale, &names, booked);
    match write {
        false => Ok(HtmlPage::private(screen.page(&names, Some(judged), None)).answer()),
        true => {
            let problem = Problem::fault(format!("/{NAMES}"), Fault::new("list-has-faults"));
            screen.refuse(&names, Some(judged), problem)
        }
    }
}

async fn lines_of(file: UploadedFile) -> Result<String, Problem> {
    let kind = SheetKind::of_content(&file.content);
    match sheet::read(kind, file.content).await {
        Ok(sheet) => Ok(lines_of_sheet(&sheet)),
        Err(mut refused) => {
            for field in &mut refused.fields {
                field.pointer = format!("/{FILE}");
            }
            Err(refused)
        }
    }
}

fn at_file(code: &'static str) -> Problem {
    Problem::fault(format!("/{FILE}"), Fault::new(code))
}

/// Books or judges; whoever goes away meanwhile changes nothing.
async fn book(
    can: &Can<rights::ServePeople>,
    state: &web::Data<AppState>,
    batcher: &web::Data<BookingBatcher>,
    session: &Session,
    names: String,
    write: bool,
) -> Result<BookedList, Problem> {
    let (scope, state, batcher) = (can.scope(), state.clone(), batcher.clone());
    let session = session.id;
    run_detached(async move {
        let mut faults = RowFaults::default();
        let people = read_lines(&names, &mut faults)?;
        let rows = people.into_iter();
        let rows: Vec<ListedRow> = rows.map(|person| ListedRow { session, person }).collect();
        let how = HowToBook {
            scope: &scope,
            keys: &state.keys,
            write,
        };
        let booked = book_list(&state.db, &batcher, &rows, faults, how).await?;
        state.letters.notify_one();
        Ok(booked)
    })
    .await
}

struct Screen {
    layout: Layout,
    session: Session,
    line: String,
}

impl Screen {
    async fn load(
        can: &Can<rights::ServePeople>,
        state: &AppState,
        request: &HttpRequest,
    ) -> Result<Self, Problem> {
        let mut conn = state.db.get().await?;
        let session = session_to_serve(&mut conn, can, path_id(request, "sessionId")).await?;
        let layout = Layout::asked(request, state, name_list_path(&session))?;
        let line = when_and_what(layout.locale, &session, state.clock.now());
        Ok(Self {
            layout,
            session,
            line,
        })
    }

    /// The page with what was typed.
    ///
    /// # Errors
    /// What no page can show.
    fn refuse(
        self,
        names: &str,
        judged: Option<JudgedList>,
        problem: Problem,
    ) -> Result<HttpResponse, Problem> {
        if ![401, 409, 422].contains(&problem.kind.status) {
            return Err(problem);
        }
        let page = self.page(names, judged, Some(&problem));
        Ok(refused_page(HtmlPage::private(page).answer(), &problem))
    }

    fn page(
        self,
        names: &str,
        judged: Option<JudgedList>,
        problem: Option<&Problem>,
    ) -> NameListPage {
        let locale = self.layout.locale;
        let label = |key| t(locale, key).into_owned();
        let errors = problem.map_or_else(FormErrors::none, |problem| {
            FormErrors::of(locale, &problem.fields)
        });
        let whole = |one: &&Problem| one.fields.is_empty() && *one.kind != UNSENT_FORM;
        let names = Field {
            error: errors.of_field(NAMES),
            ..Field::new(NAMES, label("name-list-names"))
                .hint(label("name-list-hint"))
                .value(names)
        };
        NameListPage {
            notice: self.layout.unsent(problem),
            refused: problem
                .filter(whole)
                .map(|problem| RefusalText::of(problem, locale)),
            summary: errors.summary(&[
                (NAMES, label("name-list-names")),
                (FILE, label("name-list-file")),
            ]),
            back_href: self.layout.url(&roster_path(&self.session)),
            session: self.line,
            action: self.layout.url(&self.layout.path),
            names,
            file_error: errors.of_field(FILE),
            judged,
            l: Layout {
                title: label("name-list-title"),
                error: problem.is_some() && self.layout.unsent(problem).is_none(),
                ..self.layout
            },
        }
    }
}
