//! Shows the mail folder as pages: the list of letters, and one letter.

use std::path::Path;
use std::time::SystemTime;

use actix_web::{HttpResponse, web};
use askama::Template;

use super::letter::StoredLetter;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// The list shows at most so many letters.
const MOST_LETTERS: usize = 200;

#[derive(Template)]
#[template(path = "dev/mailbox.html")]
struct MailboxPage {
    l: Layout,
    folder: String,
    rows: Vec<MailboxRow>,
}

struct MailboxRow {
    name: String,
    to: String,
    subject: String,
    date: String,
}

#[derive(Template)]
#[template(path = "dev/letter.html")]
struct LetterPage {
    l: Layout,
    name: String,
    from: String,
    to: String,
    date: String,
    /// The words of each line.
    lines: Vec<Vec<LetterWord>>,
}

struct LetterWord {
    text: String,
    is_link: bool,
}

/// `/dev/mailbox`: the newest first.
pub(super) async fn list(state: web::Data<AppState>) -> HttpResponse {
    let folder = &state.config.mail.folder;
    let rows = names(folder).into_iter().filter_map(|name| {
        let letter = read(folder, &name)?;
        Some(MailboxRow {
            to: letter.to().to_owned(),
            subject: letter.subject().to_owned(),
            date: letter.header("date").to_owned(),
            name,
        })
    });
    let view = MailboxPage {
        l: Layout::new(&state.branding, Locale::En, "/", "Mailbox"),
        folder: folder.display().to_string(),
        rows: rows.collect(),
    };
    HtmlPage::private(view).answer()
}

/// `/dev/mailbox/{name}`: its text, with links to follow.
pub(super) async fn show(
    state: web::Data<AppState>,
    name: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let letter = find(&state, &name)?;
    let lines = letter.text.lines().map(|line| {
        let words = line.split(' ');
        let word = |text: &str| LetterWord {
            text: text.to_owned(),
            is_link: text.starts_with("http://") || text.starts_with("https://"),
        };
        words.map(word).collect()
    });
    let view = LetterPage {
        l: Layout::new(&state.branding, Locale::En, "/", letter.subject()),
        name: name.into_inner(),
        from: letter.header("from").to_owned(),
        to: letter.to().to_owned(),
        date: letter.header("date").to_owned(),
        lines: lines.collect(),
    };
    Ok(HtmlPage::private(view).answer())
}

/// `/dev/mailbox/{name}/html`: as a mail program shows it, with the letter's own styles.
pub(super) async fn show_html(
    state: web::Data<AppState>,
    name: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let letter = find(&state, &name)?;
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
                  form-action 'none'; frame-ancestors 'none'";
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header(("Content-Security-Policy", policy))
        .body(letter.html))
}

/// A letter that the folder lists: a name from a request never becomes a path by itself.
fn find(state: &AppState, name: &str) -> Result<StoredLetter, Problem> {
    let folder = &state.config.mail.folder;
    let listed = names(folder).into_iter().find(|listed| listed == name);
    listed
        .and_then(|name| read(folder, &name))
        .ok_or_else(Problem::not_found)
}

fn read(folder: &Path, name: &str) -> Option<StoredLetter> {
    let raw = std::fs::read(folder.join(format!("{name}.eml"))).ok()?;
    Some(StoredLetter::parse(&raw))
}

/// The names of the newest letters, without their ending.
fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(SystemTime, String)> = files
        .filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            let stem = name.strip_suffix(".eml")?.to_owned();
            Some((file.metadata().ok()?.modified().ok()?, stem))
        })
        .collect();
    found.sort();
    let newest = found.into_iter().rev().take(MOST_LETTERS);
    newest.map(|(_, name)| name).collect()
}
