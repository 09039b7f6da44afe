//! Everything the page is made of.

use actix_web::HttpRequest;

use super::form::{MessageForm, text_name};
use super::page::MessagePage;
use crate::booking::access::{path_id, session_to_serve};
use crate::booking::actions::NotifiedCounts;
use crate::booking::desk::paths::{message_path, roster_path};
use crate::booking::desk::reasons::ReasonField;
use crate::booking::desk::told::ahead::ToldAhead;
use crate::booking::present::{RefusalText, SessionDetails};
use crate::organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::db::Conn;
use crate::platform::i18n::{languages, t, t_with};
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};

pub struct MessageScreen {
    pub layout: Layout,
    pub details: SessionDetails,
    pub languages: Vec<LanguageTag>,
}

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
pub struct MessageInput {
    pub form: MessageForm,
    pub key: String,
    pub preview: Option<NotifiedCounts>,
    pub problem: Option<Problem>,
}

impl MessageScreen {
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn load(
        conn: &mut Conn,
        state: &AppState,
        request: &HttpRequest,
        can: &Can<rights::ServePeople>,
    ) -> Result<Self, Problem> {
        let session = session_to_serve(conn, can, path_id(request, "sessionId")).await?;
        Ok(Self {
            layout: Layout::asked(request, state, message_path(session.id))?,
            languages: organisation::languages_of(conn, session.organisation_id).await?,
            details: SessionDetails::load(conn, session, state.clock.now()).await?,
        })
    }

    pub fn page(&self, input: &MessageInput) -> MessagePage {
        let locale = self.layout.locale;
        let problem = input.problem.as_ref();
        let errors = problem.map_or_else(FormErrors::none, |problem| self.errors(problem));
        let refused = problem
            .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
            .map(|problem| RefusalText::of(problem, locale));
        let people = input.preview.map_or(0, NotifiedCounts::people);
        let names: Vec<String> = self.languages.iter().map(|tag| text_name(*tag)).collect();
        let label = t(locale, "message-text");
        let labels: Vec<(&str, &str)> = names
            .iter()
            .map(|name| (name.as_str(), label.as_ref()))
            .collect();
        MessagePage {
            notice: self.layout.unsent(problem),
            summary: errors.summary(&labels),
            back_href: self.layout.url(&roster_path(&self.details.session)),
            session: format!(
                "{}, {}",
                self.details.title(locale).0,
                self.details.when_in_a_sentence(locale)
            ),
            action: self.layout.url(&self.layout.path),
            key: input.key.clone(),
            seen: input
                .preview
                .map_or_else(String::new, |_| input.form.seal()),
            texts: self.texts(&input.form, &errors),
            to: self.to(&input.form.to, &errors),
            told: input.preview.map(|told| ToldAhead::new(locale, told)),
            submit: t_with(locale, "message-send", &[("n", people.into())]),
            l: Layout {
                title: t(locale, "message-title").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    /// Faults of the text stand at its languages' fields.
    fn errors(&self, problem: &Problem) -> FormErrors {
        let tags = self.languages.iter();
        let mut names: Vec<(String, String)> =
            tags.map(|tag| (tag.to_string(), text_name(*tag))).collect();
        let first = self.languages.first();
        names.extend(first.map(|tag| ("text".to_owned(), text_name(*tag))));
        let names: Vec<(&str, &str)> = names
            .iter()
            .map(|(from, to)| (from.as_str(), to.as_str()))
            .collect();
        FormErrors::renamed(self.layout.locale, &problem.fields, &names)
    }

    fn texts(&self, form: &MessageForm, errors: &FormErrors) -> Vec<ReasonField> {
        let locale = self.layout.locale;
        let field = |(tag, text): &(LanguageTag, String)| {
            let language = languages::name(locale, tag.as_str()).into();
            let label = t_with(locale, "text-in-language", &[("language", language)]);
            let field = Field::new(text_name(*tag), label);
            let field = field.value(text).checked(errors);
            ReasonField {
                field: match self.languages.first() == Some(tag) {
                    true => field,
                    false => field.optional(),
                },
                lang: tag.as_str(),
                dir: tag.dir().as_str(),
            }
        };
        form.texts.iter().map(field).collect()
    }

    fn to(&self, chosen: &str, errors: &FormErrors) -> Choices {
        let locale = self.layout.locale;
        let choices = [
            ("all", "message-to-all"),
            ("confirmed", "message-to-confirmed"),
            ("waiting", "message-to-waiting"),
        ];
        let choices = choices.map(|(to, key)| Choice::new(to, t(locale, key), chosen));
        Choices::new("to", t(locale, "message-to"), choices.to_vec()).checked(errors)
    }
}
