//! Shows every date of a plan to be ticked, and finds out whether all that was ticked can still be held.

use actix_web::HttpResponse;
use chrono::NaiveDateTime;

use super::review::{Review, SeriesReviewPage};
use crate::platform::db::Conn;
use crate::platform::i18n::{t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::time::Zone;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::series::judge::{JudgedDate, Outcome};
use crate::session::series::plan::SeriesPlan;
use crate::session::series::view::titles_in_the_way;

/// The fields that a review does not hand on.
const OF_THE_PAGE: [&str; 4] = ["csrf", "key", "step", "on"];

/// What the review is about.
#[derive(Debug, Clone, Copy)]
pub struct Reviewing<'a> {
    pub layout: &'a Layout,
    pub options: &'a DraftOptions,
    pub draft: &'a DraftForm,
    /// The form's, after the language.
    pub path: &'static str,
    pub is_course: bool,
}

impl Reviewing<'_> {
    /// The page. `chosen` is what was ticked before, where not all of that can be held any more.
    ///
    /// # Errors
    /// 500 when the database does not answer.
    pub async fn page(
        &self,
        conn: &mut Conn,
        plan: &SeriesPlan,
        judged: &[JudgedDate],
        sent: &Form,
        chosen: Option<&[NaiveDateTime]>,
    ) -> Result<HttpResponse, Problem> {
        let locale = self.layout.locale;
        let titles = titles_in_the_way(conn, judged).await?;
        let review = Review {
            locale,
            zone: Zone::of_stored(&plan.new.owner.venue.time_zone),
            language: plan.new.owner.organisation.language(),
            titles: &titles,
            ticked: chosen,
        };
        let rows = review.rows(judged);
        let kept = sent.without(&OF_THE_PAGE);
        let hidden = kept.fields();
        let page = SeriesReviewPage {
            lead: self.lead(),
            notice: chosen.map(|_| t(locale, "series-taken-meanwhile").into_owned()),
            action: self.layout.url(&self.options.with_venue(self.path)),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            hidden: hidden
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            sum: review.sum(&rows),
            is_course: self.is_course,
            may_publish: self.options.may_publish,
            l: Layout {
                title: t_with(locale, "series-review", &[("n", rows.len().into())]),
                error: chosen.is_some(),
                ..self.layout.clone()
            },
            rows,
        };
        Ok(HtmlPage::private(page).answer())
    }

    /// "Öppen datorhjälp. Katrineholms bibliotek."
    fn lead(&self) -> String {
        let title = self.draft.titles.first();
        let title = title.map(|(_, text)| text.as_str()).unwrap_or_default();
        format!("{title}. {}.", self.options.venue.1)
    }
}

/// What is ticked, by when it begins.
#[must_use]
pub fn ticked(form: &Form) -> Vec<NaiveDateTime> {
    let read = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok();
    form.all("on").filter_map(read).collect()
}

/// Whether a plan holds everything that was ticked.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn holds_all(
    conn: &mut Conn,
    plan: &SeriesPlan,
    ticked: &[NaiveDateTime],
) -> Result<bool, Problem> {
    let dates = plan.dates(conn).await?;
    let held = |at: &NaiveDateTime| {
        let mut found = dates.iter().filter(|one| one.start() == *at);
        found.any(|one| one.outcome == Outcome::Create)
    };
    Ok(ticked.iter().all(held))
}
