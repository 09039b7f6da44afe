//! Which organisation a page is about: the one that its path names, or the only one that there is.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::views::{AnsweringLink, ChoosePage};
use crate::organisation::model::{Organisation, OrganisationKind};
use crate::organisation::query::find_organisation;
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::schema::organisations;

/// More than any country has municipalities.
const MOST: i64 = 1000;

/// What a page without an organisation in its path shows.
pub enum Answering {
    Only(Box<Organisation>),
    /// Several, or none.
    Choose(Vec<Organisation>),
}

impl Answering {
    pub async fn load(conn: &mut AsyncPgConnection) -> QueryResult<Self> {
        let mut all: Vec<Organisation> = organisations::table
            .filter(organisations::controller)
            .filter(organisations::kind.ne(OrganisationKind::Network))
            .order((organisations::name, organisations::id))
            .limit(MOST)
            .select(Organisation::as_select())
            .load(conn)
            .await?;
        Ok(match (all.len(), all.pop()) {
            (1, Some(only)) => Self::Only(Box::new(only)),
            (_, last) => {
                all.extend(last);
                Self::Choose(all)
            }
        })
    }
}

/// The organisation of a path.
///
/// # Errors
/// 404.
pub async fn named(conn: &mut AsyncPgConnection, slug: &str) -> Result<Organisation, Problem> {
    let found = find_organisation(conn, slug).await?;
    found.ok_or_else(Problem::not_found)
}

/// The frame in the language of the path, with the organisation's name and telephone.
///
/// # Errors
/// 404 in a language that is none of ours.
pub fn layout(
    state: &AppState,
    lang: &str,
    path: String,
    organisation: Option<&Organisation>,
) -> Result<Layout, Problem> {
    let locale = Locale::exact(lang).ok_or_else(Problem::not_found)?;
    let layout = Layout::new(&state.branding, locale, path, "");
    let Some(organisation) = organisation else {
        return Ok(layout);
    };
    let layout = layout
        .of(organisation.name.clone())
        .answered_by(organisation.slug.clone());
    Ok(match &organisation.phone {
        Some(tidy) => {
            let typed = organisation.phone_typed.as_deref();
            layout.answering_phone(ShownPhone::of(tidy, typed, locale), None)
        }
        None => layout,
    })
}

/// The list of those to choose from.
#[must_use]
pub fn choose(layout: Layout, title: &str, all: &[Organisation]) -> ChoosePage {
    let links = all.iter().map(|one| AnsweringLink {
        href: format!("/{}{}/{}", layout.locale.tag(), layout.path, one.slug),
        name: one.name.clone(),
    });
    let links = links.collect();
    ChoosePage::new(layout, title, links)
}
