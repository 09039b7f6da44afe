//! Reads questions: one, and a page of those at some venues.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Question;
use crate::platform::auth::Scope;
use crate::platform::ids::{QuestionId, StaffId, VenueId};
use crate::platform::input::paging::Paging;
use crate::platform::problem::Problem;
use crate::schema::questions;
use crate::venue::{Venue, find_venue_in_scope};

/// Which questions a list shows; both days belong to it.
#[derive(Debug, Clone)]
pub struct QuestionFilter {
    pub venues: Vec<VenueId>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl QuestionFilter {
    fn query(&self) -> questions::BoxedQuery<'_, diesel::pg::Pg> {
        let mut query = questions::table
            .filter(questions::venue_id.eq_any(&self.venues))
            .into_boxed();
        if let Some(from) = self.from {
            query = query.filter(questions::day.ge(from));
        }
        if let Some(to) = self.to {
            query = query.filter(questions::day.le(to));
        }
        query
    }

    /// One page, the newest first, and how many there are in all.
    pub async fn page(
        &self,
        conn: &mut AsyncPgConnection,
        paging: Paging,
    ) -> QueryResult<(Vec<Question>, i64)> {
        let rows = self
            .query()
            .select(Question::as_select())
            .order((questions::at.desc(), questions::id.desc()))
            .offset(paging.offset())
            .limit(paging.limit)
            .load(conn)
            .await?;
        let total = self.query().count().get_result(conn).await?;
        Ok((rows, total))
    }
}

pub async fn find_question(
    conn: &mut AsyncPgConnection,
    id: QuestionId,
) -> QueryResult<Option<Question>> {
    questions::table
        .find(id)
        .select(Question::as_select())
        .first(conn)
        .await
        .optional()
}

/// How many there were at a venue on a day of its clock.
pub async fn count_of_day(
    conn: &mut AsyncPgConnection,
    venue: VenueId,
    day: NaiveDate,
) -> QueryResult<i64> {
    questions::table
        .filter(questions::venue_id.eq(venue))
        .filter(questions::day.eq(day))
        .count()
        .get_result(conn)
        .await
}

/// The last one that somebody tallied at a venue on a day of its clock.
pub async fn last_of(
    conn: &mut AsyncPgConnection,
    venue: VenueId,
    day: NaiveDate,
    staff: StaffId,
) -> QueryResult<Option<Question>> {
    questions::table
        .filter(questions::venue_id.eq(venue))
        .filter(questions::day.eq(day))
        .filter(questions::staff_id.eq(staff))
        .order((questions::at.desc(), questions::id.desc()))
        .select(Question::as_select())
        .first(conn)
        .await
        .optional()
}

/// A question and its venue, where the scope covers that.
///
/// # Errors
/// 404 where it does not, or there is no such question.
pub async fn find_question_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: &str,
) -> Result<(Question, Venue), Problem> {
    let id: QuestionId = id.parse().map_err(|_no_id| Problem::not_found())?;
    let question = find_question(conn, id).await?;
    let question = question.ok_or_else(Problem::not_found)?;
    let venue = find_venue_in_scope(conn, scope, &question.venue_id.to_string()).await?;
    Ok((question, venue))
}
