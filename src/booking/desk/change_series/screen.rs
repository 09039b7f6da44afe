//! Everything the page is made of, read at once: the sessions to come, rooms, helpers, who is booked.

use std::collections::HashMap;

use actix_web::HttpRequest;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::AsyncPgConnection;

use super::form::SeriesChangeForm;
use super::page::{ChangeSeriesPage, SeriesChangeRow};
use crate::booking::access::path_id;
use crate::booking::actions::{ChangedOne, NotifiedCounts};
use crate::booking::desk::reasons::Reasons;
use crate::booking::desk::session_line::booked;
use crate::booking::desk::told::ahead::{ToldAhead, told_line};
use crate::booking::present::RefusalText;
use crate::booking::seats::seats_of;
use crate::organisation;
use crate::platform::auth::Scope;
use crate::platform::db::Conn;
use crate::platform::i18n::{Locale, dates, spans, t};
use crate::platform::ids::{RoomId, SessionId, VenueId};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::time::today;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::schema::rooms;
use crate::session::{
    HelperOption, Series, Session, current_request, find_series, helpers_to_choose, series_ahead,
};

pub struct SeriesChangeScreen {
    pub layout: Layout,
    pub series: Series,
    /// To come and not cancelled, in order of time.
    pub ahead: Vec<Session>,
    pub before: SeriesChangeForm,
    pub languages: Vec<LanguageTag>,
    rooms: Vec<(RoomId, String)>,
    helpers: Vec<HelperOption>,
    seats: HashMap<SessionId, (i32, i32)>,
    pub now: DateTime<Utc>,
}

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
pub struct SeriesChangeInput {
    pub typed: Option<SeriesChangeForm>,
    pub reasons: Option<Reasons>,
    pub preview: Option<Vec<ChangedOne>>,
    pub seen: String,
    pub problem: Option<Problem>,
    pub notice: Option<String>,
}

impl SeriesChangeScreen {
    /// The series of the path within the right's reach, with what is to come of it.
    ///
    /// # Errors
    /// 404, also where nothing of it is to come.
    pub async fn load(
        conn: &mut Conn,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let now = state.clock.now();
        let id = path_id(request, "seriesId").ok_or_else(Problem::not_found)?;
        let series = find_series(conn, scope, id).await?;
        let layout = Layout::asked(request, state, format!("/desk/series/{id}/change"))?;
        let ahead = series_ahead(conn, id, None, now).await?;
        let first = ahead.first().ok_or_else(Problem::not_found)?;
        let languages = organisation::languages_of(conn, series.organisation_id).await?;
        let own = *languages.first().ok_or_else(Problem::not_found)?;
        let whole = current_request(conn, first.id).await?;
        Ok(Self {
            before: SeriesChangeForm::of_request(&whole, layout.locale, own),
            rooms: rooms_of(conn, series.venue_id).await?,
            helpers: helpers_to_choose(conn, series.organisation_id).await?,
            seats: seats_of(conn, &ahead).await?,
            layout,
            series,
            ahead,
            languages,
            now,
        })
    }

    /// Those that a change from a day on is about.
    pub fn chosen(&self, from: NaiveDate) -> Vec<Session> {
        let later = |one: &&Session| one.timing.local_date >= from;
        self.ahead.iter().filter(later).cloned().collect()
    }

    pub fn language(&self) -> Option<LanguageTag> {
        self.languages.first().copied()
    }

    pub fn page(&self, input: &SeriesChangeInput) -> ChangeSeriesPage {
        let locale = self.layout.locale;
        let typed = input.typed.as_ref().unwrap_or(&self.before);
        let errors = self.errors(input);
        let empty = Reasons::empty(&self.languages);
        let reasons = input.reasons.as_ref().unwrap_or(&empty);
        let told = self.told(input);
        ChangeSeriesPage {
            lead: self.title(),
            back_href: self.series_href(),
            action: self.layout.url(&self.layout.path),
            summary: errors.summary(&self.labels()),
            notice: self
                .layout
                .unsent(input.problem.as_ref())
                .or_else(|| input.notice.clone()),
            refused: input
                .problem
                .as_ref()
                .filter(|problem| problem.fields.is_empty())
                .map(|problem| RefusalText::of(problem, locale)),
            from: self.from(typed, &errors),
            fields: fields(locale, typed, &errors),
            room: (!self.rooms.is_empty()).then(|| self.room(typed, &errors)),
            helpers: (!self.helpers.is_empty()).then(|| self.helpers(typed, &errors)),
            reasons: reasons.fields(locale, true, &errors),
            rows: self.rows(typed, input),
            saves: input.preview.is_some(),
            told,
            seen: input.seen.clone(),
            l: Layout {
                title: t(locale, "series-change").into_owned(),
                error: input.problem.is_some(),
                ..self.layout.clone()
            },
        }
    }

    pub fn series_href(&self) -> String {
        self.layout.url(&format!("/desk/series/{}", self.series.id))
    }

    fn title(&self) -> String {
        self.before.title.clone()
    }

    fn told(&self, input: &SeriesChangeInput) -> Option<ToldAhead> {
        let preview = input.preview.as_ref()?;
        let sum = NotifiedCounts::sum(preview.iter().map(|one| one.notified));
        Some(ToldAhead::new(self.layout.locale, sum))
    }

    fn errors(&self, input: &SeriesChangeInput) -> FormErrors {
        let names = [
            ("localTime", "time"),
            ("seatsTotal", "seats"),
            ("title", "title"),
        ];
        let fields = input.problem.as_ref().map(|problem| &problem.fields[..]);
        FormErrors::renamed(self.layout.locale, fields.unwrap_or_default(), &names)
    }

    fn labels(&self) -> Vec<(&'static str, String)> {
        let locale = self.layout.locale;
        let label = |(name, key): (&'static str, &str)| (name, t(locale, key).into_owned());
        [
            ("from", "series-change-from"),
            ("title", "new-title"),
            ("time", "new-time"),
            ("minutes", "new-minutes"),
            ("seats", "new-seats"),
            ("room", "new-room"),
        ]
        .map(label)
        .to_vec()
    }

    fn from(&self, typed: &SeriesChangeForm, errors: &FormErrors) -> Choices {
        let locale = self.layout.locale;
        let day = |one: &Session| {
            let date = one.timing.local_date;
            let label = dates::capital(&dates::day(locale, date, today(self.now)));
            Choice::new(date.to_string(), label, &typed.from)
        };
        let days = self.ahead.iter().map(day).collect();
        Choices::new("from", t(locale, "series-change-from"), days).checked(errors)
    }

    fn room(&self, typed: &SeriesChangeForm, errors: &FormErrors) -> Choices {
        let locale = self.layout.locale;
        let none = Choice::new("", t(locale, "new-room.none"), &typed.room);
        let rooms = self.rooms.iter();
        let rooms = rooms.map(|(id, name)| Choice::new(id.to_string(), name, &typed.room));
        let choices = std::iter::once(none).chain(rooms).collect();
        Choices::new("room", t(locale, "new-room"), choices).checked(errors)
    }

    fn helpers(&self, typed: &SeriesChangeForm, errors: &FormErrors) -> Choices {
        let helper = |one: &HelperOption| Choice {
            selected: typed.helpers.contains(&one.id.to_string()),
            value: one.id.to_string(),
            label: one.name.clone(),
        };
        let mut choices: Vec<Choice> = self.helpers.iter().map(helper).collect();
        choices.sort_by_key(|choice| !choice.selected);
        let label = t(self.layout.locale, "edit-helpers");
        Choices::new("helper", label, choices)
            .optional()
            .checked(errors)
    }

    /// Those with people booked come first: they are whom it concerns.
    fn rows(&self, typed: &SeriesChangeForm, input: &SeriesChangeInput) -> Vec<SeriesChangeRow> {
        let from = typed.from.parse().unwrap_or(NaiveDate::MIN);
        let preview = input.preview.as_deref().unwrap_or_default();
        let told = |id: SessionId| {
            let found = preview.iter().find(|one| one.session == id);
            let found = found.filter(|one| one.notified.people() > 0);
            found.map(|one| told_line(self.layout.locale, one.notified))
        };
        let mut sessions = self.chosen(from);
        sessions.sort_by_key(|one| (self.taken(one.id) == 0, one.timing.starts_at));
        sessions
            .iter()
            .map(|one| self.row(one, told(one.id)))
            .collect()
    }

    fn row(&self, session: &Session, told: Option<String>) -> SeriesChangeRow {
        let locale = self.layout.locale;
        let label = spans::day_and_times(locale, session.local_span(), today(self.now));
        let seats = self.seats.get(&session.id).copied();
        SeriesChangeRow {
            href: self.layout.url(&format!("/desk/sessions/{}", session.id)),
            label: dates::capital(&label),
            booked: seats
                .filter(|(taken, waiting)| taken + waiting > 0)
                .map(|seats| booked(locale, seats)),
            told,
        }
    }

    fn taken(&self, id: SessionId) -> i32 {
        self.seats
            .get(&id)
            .map_or(0, |(taken, waiting)| taken + waiting)
    }
}

async fn rooms_of(
    conn: &mut AsyncPgConnection,
    venue: VenueId,
) -> QueryResult<Vec<(RoomId, String)>> {
    let rooms = rooms::table
        .filter(rooms::venue_id.eq(venue))
        .order(rooms::name)
        .select((rooms::id, rooms::name));
    diesel_async::RunQueryDsl::load(rooms, conn).await
}

fn fields(locale: Locale, typed: &SeriesChangeForm, errors: &FormErrors) -> Vec<Field> {
    let field = |name: &'static str, key: &str, value: &str| {
        Field::new(name, t(locale, key))
            .typed("off", "")
            .value(value)
            .checked(errors)
    };
    let mut fields = vec![
        field("title", "new-title", &typed.title),
        field("time", "new-time", &typed.time).kind("text", "tiny"),
        field("minutes", "new-minutes", &typed.minutes)
            .kind("text", "tiny")
            .typed("off", "numeric"),
    ];
    if !typed.seats.is_empty() {
        let seats = field("seats", "new-seats", &typed.seats).kind("text", "tiny");
        fields.push(seats.typed("off", "numeric"));
    }
    fields
}
