//! `/{lang}/accessibility` and `/{lang}/accessibility/{organisation}`.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::answering::{Answering, choose, layout, named};
use super::views::{AccessibilityPage, StatementWords};
use crate::organisation::accessibility::statement::{Conformity, StoredStatement, statement_of};
use crate::organisation::model::Organisation;
use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LocalText;
use crate::platform::time::{Zone, local};
use crate::platform::ui::HtmlPage;

const PATH: &str = "/accessibility";

pub async fn index(
    state: web::Data<AppState>,
    lang: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let frame = layout(&state, &lang, PATH.to_owned(), None)?;
    let mut conn = state.db.get().await?;
    match Answering::load(&mut conn).await? {
        Answering::Only(only) => answer(&mut conn, &state, &lang, &only, None).await,
        Answering::Choose(all) => {
            Ok(HtmlPage::public(choose(frame, "accessibility-link", &all)).answer())
        }
    }
}

pub async fn show(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let mut conn = state.db.get().await?;
    let organisation = named(&mut conn, &slug).await?;
    let reported = Query::lenient(&request).get("done") == Some("reported");
    let done = reported.then_some("accessibility-reported");
    answer(&mut conn, &state, &lang, &organisation, done).await
}

async fn answer(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    lang: &str,
    organisation: &Organisation,
    done: Option<&str>,
) -> Result<HttpResponse, Problem> {
    let path = format!("{PATH}/{}", organisation.slug);
    let layout = layout(state, lang, path, Some(organisation))?;
    let locale = layout.locale;
    let stored = statement_of(conn, organisation.id).await?;
    let words = stored.map(|stored| words(locale, organisation, &stored));
    let name = organisation.name.as_str();
    let page = AccessibilityPage {
        notice: done.map(|key| t_with(locale, key, &[("name", name.into())])),
        email: organisation.email.clone(),
        ..AccessibilityPage::new(layout, name, words)
    };
    Ok(HtmlPage::public(page).answer())
}

fn words(locale: Locale, organisation: &Organisation, stored: &StoredStatement) -> StatementWords {
    let statement = &stored.statement;
    let text = |text: &Option<LocalText>| {
        let best = text.as_ref()?;
        let (text, tag) = best.best_in(&[locale.tag()], organisation.language());
        Some((text.lines().map(str::to_owned).collect(), tag))
    };
    let (not_accessible, not_accessible_lang): (Vec<String>, _) =
        text(&statement.not_accessible).unwrap_or_default();
    let (method, method_lang) = text(&statement.method).unwrap_or_default();
    let updated = local(stored.updated_at, Zone::of_stored(&organisation.time_zone)).0;
    let when = statement.assessed_on.map(|day| {
        let facts = [
            ("assessed", dates::day_long_with_year(locale, day).into()),
            ("updated", dates::day_long_with_year(locale, updated).into()),
        ];
        t_with(locale, "accessibility-when.text", &facts)
    });
    let supervised = |name: &String| {
        t_with(
            locale,
            "accessibility-supervisor.text",
            &[("name", name.as_str().into())],
        )
    };
    StatementWords {
        conformity: statement
            .conformity
            .map(|step| t(locale, conformity(step)).into_owned()),
        not_accessible,
        not_accessible_lang,
        method,
        method_lang,
        when,
        supervisor: statement
            .supervisor
            .as_ref()
            .map(|name| (supervised(name), statement.supervisor_url.clone())),
        outside: statement.outside_url.clone(),
    }
}

/// The phrase of the law's model for each step.
fn conformity(step: Conformity) -> &'static str {
    match step {
        Conformity::Full => "accessibility-conformity-full",
        Conformity::Partial => "accessibility-conformity-partial",
        Conformity::None => "accessibility-conformity-none",
    }
}
