//! `GET /{lang}/desk/usual-texts?organisation=`: each kind of session with what visitors read there.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::list_page::{UsualTextRow, UsualTextsPage};
use super::paths::{USUAL_TEXTS, usual_text_path, usual_texts_path};
use crate::organisation::{Organisation, organisations_by_id};
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{dates, named, t, t_with};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::form::texts::{TextLine, text_lines};
use crate::platform::ui::{HtmlPage, Layout, StaffTab};
use crate::session::desk::places::closed::list_page::PlannedOrganisation;
use crate::session::model::SessionKind;
use crate::session::present::bring::Bring;
use crate::session::usual_texts::{
    StoredUsualText, TextFromAbove, stored_usual_texts, texts_from_above,
};

pub async fn list(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, USUAL_TEXTS)?;
    let query = Query::lenient(&request);
    let mut conn = state.db.get().await?;
    let reached = organisations_by_id(&mut conn, &can.scope().organisations).await?;
    let mut reached: Vec<Organisation> = reached.into_values().collect();
    reached.sort_by(|one, other| (&one.name, &one.slug).cmp(&(&other.name, &other.slug)));
    let chosen = chosen(&reached, query.get("organisation"))?;
    let choice = |one: &Organisation| PlannedOrganisation {
        name: one.name.clone(),
        href: layout.url(&usual_texts_path(&one.slug)),
        is_chosen: chosen.is_some_and(|chosen| chosen.id == one.id),
    };
    let page = UsualTextsPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        back_href: layout.tab_url(StaffTab::Settings),
        organisations: match reached.len() {
            0 | 1 => Vec::new(),
            _ => reached.iter().map(choice).collect(),
        },
        chosen: chosen.map(|chosen| chosen.name.clone()),
        rows: match chosen {
            Some(chosen) => rows(&mut conn, &layout, chosen).await?,
            None => Vec::new(),
        },
        l: Layout {
            title: t(layout.locale, "usual-texts-title").into_owned(),
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

async fn rows(
    conn: &mut AsyncPgConnection,
    layout: &Layout,
    chosen: &Organisation,
) -> Result<Vec<UsualTextRow>, Problem> {
    let own = stored_usual_texts(conn, chosen.id).await?;
    let above = texts_from_above(conn, chosen.id).await?;
    let row = |kind: SessionKind| {
        let (texts, whose) = said(layout, kind, own.get(&kind), above.get(&kind));
        UsualTextRow {
            kind: dates::capital(&named(layout.locale, "kind", kind.name())),
            href: layout.url(&usual_text_path(&chosen.slug, kind)),
            texts,
            whose,
        }
    };
    Ok(SessionKind::ALL.into_iter().map(row).collect())
}

/// The own text, else that of the nearest above, else ours.
fn said(
    layout: &Layout,
    kind: SessionKind,
    own: Option<&StoredUsualText>,
    above: Option<&TextFromAbove>,
) -> (Vec<TextLine>, Option<String>) {
    let locale = layout.locale;
    if let Some(own) = own.and_then(|own| own.text.as_ref()) {
        return (text_lines(own), None);
    }
    if let Some(above) = above {
        let organisation = [("organisation", above.organisation.as_str().into())];
        let whose = t_with(locale, "usual-texts-from", &organisation);
        return (text_lines(&above.text), Some(whose));
    }
    let ours = TextLine {
        text: Bring::to(kind).said(locale).text,
        lang: locale.tag().to_owned(),
        dir: locale.dir(),
    };
    let whose = t(locale, "usual-texts-ours").into_owned();
    (vec![ours], Some(whose))
}
