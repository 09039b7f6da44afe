//! `GET /{lang}/desk/letter-texts?organisation=`: each kind of letter with what stands there.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::list_page::{OrganisationChoice, OwnTextRow, OwnTextsPage, TextInLanguage};
use crate::booking::desk::paths::{OWN_TEXTS, own_text_path, own_texts_path};
use crate::booking::notify::{LetterKind, OwnText, StoredOwnText, stored_own_texts};
use crate::organisation::{self, Organisation};
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{named, t};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::{HtmlPage, Layout, StaffTab};

pub async fn list(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, OWN_TEXTS)?;
    let query = Query::lenient(&request);
    let mut conn = state.db.get().await?;
    let reached = can.scope().organisations;
    let reached = organisation::organisations_by_id(&mut conn, &reached).await?;
    let mut reached: Vec<Organisation> = reached.into_values().collect();
    reached.sort_by(|one, other| (&one.name, &one.slug).cmp(&(&other.name, &other.slug)));
    let chosen = chosen(&reached, query.get("organisation"))?;
    let stored = match chosen {
        Some(chosen) => stored_own_texts(&mut conn, chosen.id).await?,
        None => HashMap::new(),
    };
    let choice = |one: &Organisation| OrganisationChoice {
        name: one.name.clone(),
        href: layout.url(&own_texts_path(&one.slug)),
        is_chosen: chosen.is_some_and(|chosen| chosen.id == one.id),
    };
    let page = OwnTextsPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        back_href: layout.tab_url(StaffTab::Organisations),
        organisations: match reached.len() {
            0 | 1 => Vec::new(),
            _ => reached.iter().map(choice).collect(),
        },
        chosen: chosen.map(|chosen| chosen.name.clone()),
        rows: chosen.map_or_else(Vec::new, |chosen| rows(&layout, chosen, &stored)),
        l: Layout {
            title: t(layout.locale, "own-texts-title").into_owned(),
            ..layout
        },
    };
    Ok(HtmlPage::private(page).answer())
}

/// The organisation that was asked for, or the only one.
fn chosen<'a>(
    reached: &'a [Organisation],
    asked: Option<&str>,
) -> Result<Option<&'a Organisation>, Problem> {
    match (asked, reached) {
        (Some(slug), _) => {
            let found = reached.iter().find(|one| one.slug == slug);
            found.ok_or_else(Problem::not_found).map(Some)
        }
        (None, [only]) => Ok(Some(only)),
        (None, _) => Ok(None),
    }
}

fn rows(
    layout: &Layout,
    organisation: &Organisation,
    stored: &HashMap<LetterKind, StoredOwnText>,
) -> Vec<OwnTextRow> {
    let kinds = LetterKind::ALL
        .into_iter()
        .filter(|kind| kind.takes_own_text());
    let row = |kind: LetterKind| OwnTextRow {
        kind: named(layout.locale, "letter", kind.name()).into_owned(),
        href: layout.url(&own_text_path(&organisation.slug, kind)),
        texts: texts(stored.get(&kind).and_then(|stored| stored.text.as_ref())),
    };
    kinds.map(row).collect()
}

fn texts(own: Option<&OwnText>) -> Vec<TextInLanguage> {
    let texts = own.into_iter().flat_map(|own| own.texts().iter());
    let text = |(tag, text): (&str, &str)| TextInLanguage {
        text: text.to_owned(),
        lang: tag.to_owned(),
        dir: LanguageTag::parse(tag).map_or("auto", |tag| tag.dir().as_str()),
    };
    texts.map(text).collect()
}
