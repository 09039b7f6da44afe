//! Everything the form of one usual text is made of.

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::page::UsualTextPage;
use super::paths::{usual_text_path, usual_texts_path};
use crate::organisation::{Organisation, find_organisation, languages_of};
use crate::platform::auth::Scope;
use crate::platform::i18n::{dates, named};
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::LocalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::form::texts::TypedTexts;
use crate::platform::ui::refused::Refused;
use crate::session::model::SessionKind;
use crate::session::usual_texts::stored_usual_texts;

/// Signs of a text in one language.
const LONGEST: usize = 500;

pub struct UsualTextScreen {
    pub layout: Layout,
    pub organisation: Organisation,
    pub kind: SessionKind,
    pub before: TypedTexts,
    pub version: i32,
}

impl UsualTextScreen {
    /// # Errors
    /// 404 outside the right's reach, and for a kind that there is not.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let asked = |name| request.match_info().get(name).unwrap_or_default();
        let kind = SessionKind::parse(asked("sessionKind"));
        let kind = kind.map_err(|_unknown| Problem::not_found())?;
        let found = find_organisation(conn, asked("organisationId")).await?;
        let found = found.filter(|one| scope.covers_organisation(one.id));
        let organisation = found.ok_or_else(Problem::not_found)?;
        let mut stored = stored_usual_texts(conn, organisation.id).await?;
        let stored = stored.remove(&kind).unwrap_or_default();
        let languages = languages_of(conn, organisation.id).await?;
        Ok(Self {
            layout: Layout::asked(request, state, usual_text_path(&organisation.slug, kind))?,
            before: TypedTexts::stored("bring", stored.text.as_ref(), languages),
            version: stored.version,
            organisation,
            kind,
        })
    }

    /// What was typed, checked; none where every field is empty.
    ///
    /// # Errors
    /// 422 with every fault at its language.
    pub fn checked(&self, typed: &TypedTexts) -> Result<Option<LocalText>, Problem> {
        if typed.is_empty() {
            return Ok(None);
        }
        let mut faults = Faults::none();
        let language = faults.take("/bring", self.organisation.language_tag());
        let text = language.and_then(|language| {
            let text = LocalText::parse(typed.value(), language, LONGEST, true);
            faults.take_within("/bring", text)
        });
        text.map(Some).ok_or_else(|| Problem::faults(faults))
    }

    /// The list, after something was done.
    pub fn done(&self) -> String {
        let list = usual_texts_path(&self.organisation.slug);
        format!("{}&done=usual-text", self.layout.url(&list))
    }

    pub fn page(
        &self,
        typed: &TypedTexts,
        version: &str,
        problem: Option<&Problem>,
    ) -> UsualTextPage {
        let (layout, locale) = (&self.layout, self.layout.locale);
        let names = typed.names("bring");
        let names: Vec<(&str, &str)> = names
            .iter()
            .map(|(from, to)| (from.as_str(), to.as_str()))
            .collect();
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let errors = FormErrors::renamed(locale, faults, &names);
        let refused = Refused::of(problem, locale);
        let labels = typed.labels(locale);
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        UsualTextPage {
            notice: layout.unsent(problem),
            summary: errors.summary(&labels),
            back_href: layout.url(&usual_texts_path(&self.organisation.slug)),
            organisation: self.organisation.name.clone(),
            action: layout.url(&layout.path),
            version: version.to_owned(),
            texts: typed.fields(locale, true, &errors),
            l: Layout {
                title: dates::capital(&named(locale, "kind", self.kind.name())),
                error: refused.is_some() || !errors.is_empty(),
                ..layout.clone()
            },
            refused,
        }
    }
}
