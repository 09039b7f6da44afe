//! Everything the page of one own text is made of.

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::form::{OwnTextForm, text_name};
use super::page::{OwnTextPage, ShownLetter, VariableLine};
use crate::booking::desk::paths::{own_text_path, own_texts_path};
use crate::booking::desk::reasons::ReasonField;
use crate::booking::notify::{
    LetterKind, OwnText, OwnTextPreview, Variable, preview_own_text, stored_own_texts,
};
use crate::booking::present::RefusalText;
use crate::organisation::{self, Organisation};
use crate::platform::auth::Scope;
use crate::platform::i18n::{Locale, languages, named, t, t_with};
use crate::platform::problem::{Faults, Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors};

pub struct OwnTextScreen {
    pub layout: Layout,
    pub organisation: Organisation,
    pub kind: LetterKind,
    pub before: OwnTextForm,
    version: i32,
}

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
pub struct OwnTextInput {
    pub form: OwnTextForm,
    pub preview: Option<Vec<OwnTextPreview>>,
    pub problem: Option<Problem>,
}

impl OwnTextScreen {
    /// # Errors
    /// 404 outside the right's reach, and for a kind that takes no own text.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let asked = |name| request.match_info().get(name).unwrap_or_default();
        let kind = LetterKind::parse(asked("kind")).ok();
        let kind = kind.filter(|kind| kind.takes_own_text());
        let kind = kind.ok_or_else(Problem::not_found)?;
        let found = organisation::find_organisation(conn, asked("organisationId")).await?;
        let organisation = found
            .filter(|one| scope.covers_organisation(one.id))
            .ok_or_else(Problem::not_found)?;
        let mut stored = stored_own_texts(conn, organisation.id).await?;
        let stored = stored.remove(&kind).unwrap_or_default();
        let languages = organisation::languages_of(conn, organisation.id).await?;
        let path = own_text_path(&organisation.slug, kind);
        Ok(Self {
            layout: Layout::asked(request, state, path)?,
            before: OwnTextForm::stored(stored.text.as_ref(), languages),
            version: stored.version,
            organisation,
            kind,
        })
    }

    /// What was typed, checked; none where every field is empty.
    ///
    /// # Errors
    /// 422 with every fault at its language.
    pub fn checked(&self, form: &OwnTextForm) -> Result<Option<OwnText>, Problem> {
        if form.is_empty() {
            return Ok(None);
        }
        let first = form.texts.first().ok_or_else(Problem::not_found)?.0;
        let mut faults = Faults::none();
        let text = faults.take_within("/text", OwnText::parse(form.value(), first));
        text.map(Some).ok_or_else(|| Problem::faults(faults))
    }

    /// The letter with it, in each language of the form that letters are in.
    pub fn preview(&self, form: &OwnTextForm, own: Option<&OwnText>) -> Vec<OwnTextPreview> {
        let (organisation, languages) = (&self.organisation.name, form.languages());
        preview_own_text(self.kind, organisation, own, &languages, self.layout.locale)
    }

    pub fn page(&self, input: &OwnTextInput) -> OwnTextPage {
        let locale = self.layout.locale;
        let problem = input.problem.as_ref();
        let errors = problem.map_or_else(FormErrors::none, |problem| self.errors(problem));
        let refused = problem
            .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
            .map(|problem| RefusalText::of(problem, locale));
        let labels = self.labels();
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        let previews = input.preview.as_ref();
        let kind = named(locale, "letter", self.kind.name());
        OwnTextPage {
            notice: self.layout.unsent(problem),
            summary: errors.summary(&labels),
            back_href: self.layout.url(&own_texts_path(&self.organisation.slug)),
            organisation: self.organisation.name.clone(),
            action: self.layout.url(&self.layout.path),
            version: self.version,
            seen: previews.map_or_else(String::new, |_| input.form.seal()),
            texts: self.fields(&input.form, &errors),
            variables: variables(locale),
            previews: previews.map(|all| all.iter().map(|one| shown(locale, one)).collect()),
            submit: t(locale, saves(&input.form)).into_owned(),
            l: Layout {
                title: t_with(locale, "own-text-title", &[("kind", kind.into())]),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    /// Faults stand at their languages' fields.
    fn errors(&self, problem: &Problem) -> FormErrors {
        let tags = self.before.texts.iter();
        let names: Vec<(String, String)> = tags
            .map(|(tag, _)| (tag.to_string(), text_name(*tag)))
            .collect();
        let names: Vec<(&str, &str)> = names
            .iter()
            .map(|(from, to)| (from.as_str(), to.as_str()))
            .collect();
        FormErrors::renamed(self.layout.locale, &problem.fields, &names)
    }

    /// The fields' names with what they are called.
    fn labels(&self) -> Vec<(String, String)> {
        let tags = self.before.texts.iter();
        tags.map(|(tag, _)| {
            (
                text_name(*tag),
                in_language(self.layout.locale, tag.as_str()),
            )
        })
        .collect()
    }

    fn fields(&self, form: &OwnTextForm, errors: &FormErrors) -> Vec<ReasonField> {
        let field = |(tag, text): &(LanguageTag, String)| {
            let label = in_language(self.layout.locale, tag.as_str());
            let field = Field::new(text_name(*tag), label);
            ReasonField {
                field: field.value(text).optional().checked(errors),
                lang: tag.as_str(),
                dir: tag.dir().as_str(),
            }
        };
        form.texts.iter().map(field).collect()
    }
}

/// "På svenska".
fn in_language(locale: Locale, tag: &str) -> String {
    let language = languages::name(locale, tag).into();
    t_with(locale, "text-in-language", &[("language", language)])
}

fn shown(locale: Locale, preview: &OwnTextPreview) -> ShownLetter {
    ShownLetter {
        language: in_language(locale, preview.locale.tag()),
        lang: preview.locale.tag(),
        dir: preview.locale.dir(),
        subject: preview.subject.clone(),
        text: preview.text.clone(),
    }
}

/// What the second press does.
fn saves(form: &OwnTextForm) -> &'static str {
    match form.is_empty() {
        true => "own-text-take-away",
        false => "own-text-save",
    }
}

fn variables(locale: Locale) -> Vec<VariableLine> {
    let line = |variable: Variable| VariableLine {
        written: variable.written(),
        means: t(
            locale,
            match variable {
                Variable::Name => "own-text-name",
                Variable::When => "own-text-when",
                Variable::Place => "own-text-place",
                Variable::Phone => "own-text-phone",
            },
        )
        .into_owned(),
    };
    Variable::ALL.into_iter().map(line).collect()
}
