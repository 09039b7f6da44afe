//! Everything the page is made of, read at once: the session as it is now, and what can be chosen.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};

use super::fields::FieldMaker;
use super::form::{FormPart, FormSpeech, SessionForm, in_language, languages_of};
use super::options::SessionOptions;
use super::page::{ChangeSessionPage, MeetingLink, TellFirst};
use crate::booking::actions::ChangePreview;
use crate::booking::desk::paths::{change_session_path, roster_path};
use crate::booking::desk::reasons::Reasons;
use crate::booking::desk::told::ahead::ToldAhead;
use crate::booking::notify::ChangeWords;
use crate::booking::present::{RefusalText, SessionDetails};
use crate::booking::problems::GUARDS;
use crate::organisation;
use crate::platform::auth::Scope;
use crate::platform::db::Conn;
use crate::platform::i18n::{dates, spans, t, t_with};
use crate::platform::problem::{FieldFault, Problem, STALE, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::time::Zone;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors};
use crate::session::{
    self, CLASH, DraftFieldMaker, Session, current_request, extra_names, place_fault,
};

pub struct ChangeScreen {
    pub layout: Layout,
    pub details: SessionDetails,
    meetings: Vec<Session>,
    pub before: SessionForm,
    pub speech: FormSpeech,
    options: SessionOptions,
    pub now: DateTime<Utc>,
}

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
pub struct ChangeInput {
    /// None: the session as it is.
    pub typed: Option<SessionForm>,
    /// What was shown before the second press.
    pub seen: String,
    /// Why, for everybody who is told.
    pub told_reason: Reasons,
    /// Why a guard or a clash is overridden.
    pub reason: String,
    /// How many members it changes.
    pub changes: usize,
    pub preview: Option<ChangePreview>,
    pub problem: Option<Problem>,
    pub notice: Option<String>,
}

impl ChangeScreen {
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn load(
        conn: &mut Conn,
        state: &AppState,
        request: &HttpRequest,
        session: Session,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let layout = Layout::asked(request, state, change_session_path(session.id))?;
        let written = current_request(conn, session.id).await?;
        let owner = organisation::languages_of(conn, session.organisation_id).await?;
        let speech = FormSpeech {
            locale: layout.locale,
            languages: languages_of(&written, owner),
            zone: Zone::of_stored(&session.time_zone),
        };
        Ok(Self {
            before: SessionForm::of_request(&written, &speech),
            meetings: session::meetings(conn, session.id).await?,
            options: SessionOptions::load(conn, &session, scope, (&speech, now)).await?,
            details: SessionDetails::load(conn, session, now).await?,
            speech,
            layout,
            now,
        })
    }

    /// Nothing typed yet.
    pub fn asked(&self) -> ChangeInput {
        ChangeInput {
            told_reason: Reasons::empty(&self.speech.languages),
            ..ChangeInput::default()
        }
    }

    pub fn session(&self) -> &Session {
        &self.details.session
    }

    pub fn part(&self) -> FormPart {
        match (self.session().course_id, self.meetings.is_empty()) {
            (Some(_), _) => FormPart::Meeting,
            (None, false) => FormPart::Course,
            (None, true) => FormPart::Single,
        }
    }

    pub fn page(&self, input: &ChangeInput) -> ChangeSessionPage {
        let locale = self.layout.locale;
        let typed = input.typed.as_ref().unwrap_or(&self.before);
        let refusal = input
            .preview
            .as_ref()
            .and_then(|preview| preview.refused.as_ref());
        let problem = input.problem.as_ref().or(refusal);
        let errors = problem.map_or_else(FormErrors::none, |problem| self.errors(problem, typed));
        let refused = problem
            .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
            .map(|problem| self.refusal(problem));
        let doubled = |field: &FieldFault| field.fault.code == "doubled-time";
        let maker = FieldMaker {
            typed,
            before: &self.before,
            speech: &self.speech,
            options: &self.options,
            errors: &errors,
            part: self.part(),
            drop_in: self.session().is_drop_in(),
            doubled: problem.is_some_and(|problem| problem.fields.iter().any(doubled)),
        };
        let tell = input
            .preview
            .as_ref()
            .and_then(|preview| self.tell(preview));
        let people = input
            .preview
            .as_ref()
            .map_or(0, |preview| preview.outcome.notified.people());
        let labels = self.labels();
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        ChangeSessionPage {
            summary: errors.summary(&labels),
            notice: self.layout.unsent(problem).or_else(|| input.notice.clone()),
            back_href: self.layout.url(&roster_path(self.session())),
            session: format!(
                "{}, {}",
                self.details.title(locale).0,
                self.details.when_in_a_sentence(locale)
            ),
            lead: self.lead(input.changes),
            action: self.layout.url(&self.layout.path),
            version: self.session().version.to_string(),
            seen: input.seen.clone(),
            fields: maker.make(),
            meetings: self.meeting_links(),
            reasons: input.told_reason.fields(locale, true, &errors),
            reason: problem.and_then(|problem| self.reason(problem, &input.reason, &errors)),
            submit: match people {
                0 => t(locale, "edit-save").into_owned(),
                n => t_with(locale, "edit-save-and-tell", &[("n", n.into())]),
            },
            l: Layout {
                title: t(locale, "edit-title").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            saves: tell.is_some() || (input.preview.is_some() && input.notice.is_some()),
            tell,
            refused,
        }
    }

    /// The form's names for the members of the patch.
    fn errors(&self, problem: &Problem, typed: &SessionForm) -> FormErrors {
        let names = [
            ("venueId", "venue"),
            ("localDate", "date"),
            ("localTime", "time"),
            ("seatsTotal", "seats"),
            ("bookingOpensAt", "opens-date"),
            ("bookingClosesAt", "closes-date"),
            ("override", "why"),
            ("reason", "why"),
        ];
        let names: Vec<(&str, &str)> = names.into_iter().chain(extra_names()).collect();
        let fields = typed.extras.at_the_kinds(&problem.fields);
        let fields: Vec<FieldFault> = fields.iter().map(|field| self.placed(field)).collect();
        FormErrors::renamed(self.layout.locale, &fields, &names)
    }

    /// A text's fault stands at its language: `/title/sv` at `title-sv`, `/title` at the first.
    fn placed(&self, field: &FieldFault) -> FieldFault {
        if let Some(placed) = place_fault(field, &self.speech.languages) {
            return placed;
        }
        let mut parts = field.pointer.trim_start_matches('/').splitn(2, '/');
        let (name, tag) = (parts.next().unwrap_or_default(), parts.next());
        let first = self
            .speech
            .languages
            .first()
            .map(|tag| in_language(name, *tag));
        let pointer = match (name, tag) {
            ("title" | "description" | "reason", Some(tag)) => format!("/{name}-{tag}"),
            ("title" | "description" | "reason", None) => format!("/{}", first.unwrap_or_default()),
            ("helpers", Some(_)) => "/helper".to_owned(),
            _ => field.pointer.clone(),
        };
        FieldFault {
            pointer,
            fault: field.fault.clone(),
        }
    }

    fn labels(&self) -> Vec<(String, String)> {
        let locale = self.layout.locale;
        let extras = DraftFieldMaker {
            locale,
            errors: &FormErrors::none(),
        };
        let label = |name: &str, key: &str| (name.to_owned(), t(locale, key).into_owned());
        let texts = self.speech.languages.iter().flat_map(|tag| {
            [
                ("title", "new-title"),
                ("description", "new-description"),
                ("reason", "edit-why"),
            ]
            .map(|(name, key)| label(&in_language(name, *tag), key))
        });
        let others = [
            ("venue", "new-venue"),
            ("room", "new-room"),
            ("date", "new-date"),
            ("time", "new-time"),
            ("occurrence", "new-occurrence"),
            ("minutes", "new-minutes"),
            ("seats", "new-seats"),
            ("opens-date", "edit-opens-date"),
            ("opens-time", "edit-opens-time"),
            ("closes-date", "edit-closes-date"),
            ("closes-time", "edit-closes-time"),
            ("why", "edit-reason"),
        ];
        texts
            .chain(others.map(|(name, key)| label(name, key)))
            .chain(extras.extra_labels(&self.speech.languages, &self.options.extras))
            .collect()
    }

    /// Whoever was slower is told where both stand.
    fn refusal(&self, problem: &Problem) -> RefusalText {
        let locale = self.layout.locale;
        let text = RefusalText::of(problem, locale);
        match *problem.kind == STALE {
            true => RefusalText {
                detail: t(locale, "edit-stale").into_owned(),
                ..text
            },
            false => text,
        }
    }

    /// A guard or a clash is overridden with a reason.
    fn reason(&self, problem: &Problem, typed: &str, errors: &FormErrors) -> Option<Field> {
        let locale = self.layout.locale;
        let may = may_be_overridden(problem) || !typed.is_empty();
        may.then(|| {
            Field::new("why", t(locale, "edit-reason"))
                .hint(t(locale, "edit-reason.hint"))
                .value(typed)
                .checked(errors)
        })
    }

    fn tell(&self, preview: &ChangePreview) -> Option<TellFirst> {
        let locale = self.layout.locale;
        let outcome = &preview.outcome;
        let waiting = outcome.waiting;
        (outcome.notified.people() > 0).then(|| TellFirst {
            told: ToldAhead::new(locale, outcome.notified),
            waiting: (waiting > 0)
                .then(|| t_with(locale, "edit-waiting", &[("n", waiting.into())])),
            letter: outcome
                .news
                .as_ref()
                .map(|news| ChangeWords::ahead(locale, news, self.details.today)),
        })
    }

    fn lead(&self, changes: usize) -> String {
        let locale = self.layout.locale;
        match changes {
            0 => t(locale, "edit-lead").into_owned(),
            n => t_with(locale, "edit-unsaved", &[("n", n.into())]),
        }
    }

    fn meeting_links(&self) -> Vec<MeetingLink> {
        let link = |meeting: &Session| {
            let when =
                spans::day_and_times(self.layout.locale, meeting.local_span(), self.details.today);
            MeetingLink {
                href: self.layout.url(&change_session_path(meeting.id)),
                text: dates::capital(&when),
            }
        };
        self.meetings.iter().map(link).collect()
    }
}

/// Whether staff may do it all the same, with a reason.
pub fn may_be_overridden(problem: &Problem) -> bool {
    GUARDS.contains(&problem.kind) || is_clash(problem)
}

/// Whether the room or a helper is taken.
pub fn is_clash(problem: &Problem) -> bool {
    *problem.kind == CLASH
}
