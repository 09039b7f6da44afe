//! The month's page with its form: as it is asked for, or shown again with what was not counted.

use actix_web::{HttpRequest, HttpResponse};
use diesel_async::AsyncPgConnection;

use super::form::{QUESTIONS, QuestionForm};
use super::page::{QuestionTable, QuestionTotal, QuestionsPage};
use super::typed::TypedQuestion;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, dates, named, numbers, t, t_with};
use crate::platform::ids::VenueId;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout, StaffTab};
use crate::question::model::{QuestionChannel, QuestionOutcome, QuestionTopic};
use crate::question::month::{Month, QuestionCount, month_counts};
use crate::venue::{Venue, venues_by_id, venues_in_scope};

/// What a request asks for: a month, at the venues within reach or the chosen one of them.
pub struct AskedMonth {
    pub layout: Layout,
    pub month: Month,
    /// The one that was chosen, or the only one.
    pub venue: Option<Venue>,
    pub counts: Vec<QuestionCount>,
}

impl AskedMonth {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let today = time::today(state.clock.now());
        let asked = Query::lenient(request);
        let month = asked.get("month").and_then(Month::parse);
        let month = month.unwrap_or_else(|| Month::of(today));
        let chosen = DeskNavigation::of(request).only_or_chosen().map(|v| v.id);
        let mut venues = venues_in_scope(conn, scope).await?;
        venues.retain(|venue| chosen.is_none_or(|chosen| chosen == *venue));
        Ok(Self {
            layout: Layout::asked(request, state, QUESTIONS)?,
            month,
            venue: one_of(conn, &venues).await?,
            counts: month_counts(conn, &venues, month).await?,
        })
    }
}

async fn one_of(
    conn: &mut AsyncPgConnection,
    venues: &[VenueId],
) -> Result<Option<Venue>, Problem> {
    let [only] = venues else {
        return Ok(None);
    };
    Ok(venues_by_id(conn, &[*only]).await?.remove(only))
}

/// The page again, with what was typed and why it was not counted.
pub async fn redisplay(
    can: &Can<rights::ServePeople>,
    state: &AppState,
    request: &HttpRequest,
    typed: &TypedQuestion,
    refused: &Problem,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let asked = AskedMonth::load(&mut conn, state, request, &can.scope()).await?;
    let errors = FormErrors::of(asked.layout.locale, &refused.fields);
    let form = QuestionForm {
        open: true,
        ..QuestionForm::new(&asked.layout, typed, &errors)
    };
    let mut shown = page(asked);
    shown.unsent = shown.l.unsent(Some(refused));
    shown.summary = form.summary(&errors);
    shown.l.error = !shown.summary.is_empty();
    shown.form = Some(form);
    Ok(refused_page(HtmlPage::private(shown).answer(), refused))
}

/// The page as it is asked for.
pub fn page(asked: AskedMonth) -> QuestionsPage {
    let (layout, month) = (&asked.layout, asked.month);
    let locale = layout.locale;
    let url = |path: &str, month: Month| layout.at_venue(path, &[("month", &month.name())]);
    let name = |month: Month| dates::month(locale, month.first);
    let venue = asked.venue.as_ref();
    let form = venue.map(|venue| {
        let nothing = TypedQuestion::nothing(&venue.slug);
        QuestionForm::new(layout, &nothing, &FormErrors::none())
    });
    let whole = url(QUESTIONS, month);
    let path = whole.strip_prefix(&layout.url("")).unwrap_or(QUESTIONS);
    let none = asked.counts.is_empty();
    QuestionsPage {
        unsent: None,
        summary: Vec::new(),
        place: venue.map_or_else(
            || t(locale, "venue-all").into_owned(),
            |venue| venue.name.clone(),
        ),
        back_href: format!("{}#question", layout.tab_url(StaffTab::Today)),
        previous_href: url(QUESTIONS, month.before()),
        previous: name(month.before()),
        next_href: url(QUESTIONS, month.after()),
        next: name(month.after()),
        csv_href: url("/desk/questions.csv", month),
        tables: match none {
            true => Vec::new(),
            false => tables(locale, &asked.counts),
        },
        nothing: none.then(|| t(locale, "questions-none").into_owned()),
        form,
        l: Layout {
            title: t_with(locale, "questions-title", &[("month", name(month).into())]),
            path: path.to_owned(),
            ..layout.clone()
        },
    }
}

fn tables(locale: Locale, counts: &[QuestionCount]) -> Vec<QuestionTable> {
    let by = |id, family: &str, lines| QuestionTable {
        id,
        heading: t(locale, family).into_owned(),
        rows: lines,
        total: total(
            locale,
            t(locale, "questions-sum").into_owned(),
            counts.iter(),
        ),
    };
    vec![
        by(
            "by-topic",
            "question-topic",
            rows(locale, "question-topic", QuestionTopic::ALL, counts, |c| {
                c.topic
            }),
        ),
        by(
            "by-channel",
            "question-channel",
            rows(
                locale,
                "question-channel",
                QuestionChannel::ALL,
                counts,
                |c| c.channel,
            ),
        ),
        by(
            "by-outcome",
            "question-outcome",
            rows(
                locale,
                "question-outcome",
                QuestionOutcome::ALL,
                counts,
                |c| c.outcome,
            ),
        ),
    ]
}

/// A line for each value that there was a question of.
fn rows<T: Copy + PartialEq + std::fmt::Display, const N: usize>(
    locale: Locale,
    family: &str,
    all: [T; N],
    counts: &[QuestionCount],
    value_of: impl Fn(&QuestionCount) -> T,
) -> Vec<QuestionTotal> {
    let mut rows = Vec::new();
    for value in all {
        let mut own = counts
            .iter()
            .filter(|count| value_of(count) == value)
            .peekable();
        if own.peek().is_some() {
            let label = named(locale, family, &value.to_string()).into_owned();
            rows.push(total(locale, label, own));
        }
    }
    rows
}

fn total<'a>(
    locale: Locale,
    label: String,
    counts: impl Iterator<Item = &'a QuestionCount>,
) -> QuestionTotal {
    let (mut questions, mut minutes) = (0, None);
    for count in counts {
        questions += count.questions;
        minutes = count.minutes.map(|n| n + minutes.unwrap_or(0)).or(minutes);
    }
    let in_words = |n: i64| numbers::count(locale, n);
    QuestionTotal {
        label,
        questions: in_words(questions),
        minutes: minutes.map(in_words).unwrap_or_default(),
    }
}
