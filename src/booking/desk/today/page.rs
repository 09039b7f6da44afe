//! One day: plain data, in the reader's language.

use askama::Template;

use crate::booking::desk::tallies::DropInTallies;
use crate::organisation::desk::SetupLink;
use crate::platform::ui::Layout;
use crate::question::desk::QuestionCard;

/// One person more, without leaving the page. The form sends `name`, which may be empty, `key`, and `back`.
#[derive(Debug, Clone)]
pub struct QuickWalkIn {
    pub action: String,
    /// What makes the field's id in the page one of a kind.
    pub id: String,
    pub key: String,
}

/// A session that runs now.
#[derive(Debug, Clone)]
pub struct RunningSession {
    pub row: DayRow,
    /// "7 av 12 här", "7 här".
    pub here: String,
    /// Who is here, and who has a seat.
    pub progress: Option<(i64, i64)>,
    pub walk_in: Option<QuickWalkIn>,
    /// Of a drop-in, instead of those.
    pub tallies: Option<DropInTallies>,
    /// Where it stands on the page.
    pub id: String,
}

/// A session of the day.
#[derive(Debug, Clone, Default)]
pub struct DayRow {
    /// "13.00".
    pub time: String,
    /// "till 15.00".
    pub until: String,
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    /// The list; none before it opens for this reader.
    pub href: Option<String>,
    /// Who helps, room, and venue where several are shown.
    pub place: String,
    /// "22 av 40 bokade", "Drop-in".
    pub booked: String,
    /// What stands out: "Inställt", "Tolk inte klar", "Inte räknad".
    pub chip: Option<DayChip>,
    /// "Din lista öppnar på morgonen tisdag 6 oktober."
    pub note: Option<String>,
}

/// A word that stands out.
#[derive(Debug, Clone)]
pub struct DayChip {
    pub text: String,
    /// `wrong`, `filled` or `fact`: how it looks.
    pub class: &'static str,
}

/// The next day that has sessions.
#[derive(Debug, Clone)]
pub struct NextDay {
    /// "I morgon, onsdag 7 oktober".
    pub heading: String,
    pub href: String,
    pub rows: Vec<DayRow>,
}

/// One thing to do.
#[derive(Debug, Clone, Default)]
pub struct ToDoLine {
    pub text: String,
    pub href: String,
    /// Until when, or when it is.
    pub when: String,
}

/// What must be done.
#[derive(Debug, Clone, Default)]
pub struct ToDoList {
    /// "2 mejl kom inte fram"; red, as somebody would otherwise not be told.
    pub untold: Option<String>,
    /// The page of those letters.
    pub untold_href: String,
    pub untold_lines: Vec<ToDoLine>,
    pub lines: Vec<ToDoLine>,
}

impl ToDoList {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.untold_lines.is_empty() && self.lines.is_empty()
    }
}

/// `/{lang}/desk/today`.
#[derive(Template)]
#[template(path = "booking/today.html")]
pub struct TodayPage {
    /// Its title is the heading: "I dag, tisdag 6 oktober".
    pub l: Layout,
    pub notice: Option<String>,
    /// "6 tillfällen · 36 bokade".
    pub lead: String,
    /// The venue, for a sheet of paper.
    pub place: Option<String>,
    pub previous_href: String,
    pub next_href: String,
    /// Back to today, from another day.
    pub today_href: Option<String>,
    pub now: Vec<RunningSession>,
    /// "Sedan i dag"; on another day all of it.
    pub later: Vec<DayRow>,
    /// "Tidigare i dag".
    pub earlier: Vec<DayRow>,
    /// Whether the day is today, so that it has a now.
    pub is_today: bool,
    /// Said where nothing takes place.
    pub nothing: Option<String>,
    /// More than one page can show.
    pub more: Option<String>,
    pub next_day: Option<NextDay>,
    pub to_do: ToDoList,
    /// What an organisation still lacks; only today, and only for whoever sets it up.
    pub setup: Option<SetupLink>,
    /// Where the sessions of a helper who is ill are covered; only today, and only for whoever plans.
    pub ill_href: Option<String>,
    /// "Allt är gjort": only for whoever serves people.
    pub all_done: bool,
    /// Only today, and only for whoever serves people.
    pub question: Option<QuestionCard>,
}
