//! From a request to a planned series: its rule and its template checked, with everything they refer to found.

use diesel_async::AsyncPgConnection;

use super::judge::{Calendar, JudgedDate, Outcome, Wishes, leave_out_clashes};
use super::request::{SeriesRequest, dates_of};
use super::rule::SeriesRule;
use crate::platform::auth::Scope;
use crate::platform::ids::SessionId;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::time::{Occurrence, Zone};
use crate::session::model::Timing;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::owner::find_owner;
use crate::session::plan::request::SessionRequest;
use crate::session::plan::session_part::SessionPart;
use crate::session::resources::occupation::{self, Occupant};
use crate::venue::{Closures, closures, venues_by_id};

/// A series to be made, or to be shown.
#[derive(Debug, Clone)]
pub struct SeriesPlan {
    /// What repeats; its own time is that of none of them.
    pub new: NewSession,
    pub rule: SeriesRule,
    wishes: Wishes,
    occurrence: Option<Occurrence>,
}

impl SeriesPlan {
    /// Checks a request and finds what it refers to, collecting all faults.
    ///
    /// # Errors
    /// 422 with every fault, 404 for a venue out of reach.
    pub async fn plan(
        conn: &mut AsyncPgConnection,
        request: &SeriesRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let parsed = request.rule.parse();
        let rule = faults.take_within("/rule", parsed);
        let except = dates_of("/exceptDates", &request.except_dates, &mut faults);
        let even = dates_of("/evenIfClosed", &request.even_if_closed, &mut faults);
        refuse_times(&request.template, &mut faults);
        let new = plan_template(conn, &request.template, scope).await;
        match (new, rule, except, even) {
            (Ok(new), Some(rule), Some(except), Some(even_if_closed)) if faults.is_empty() => {
                let occurrence = request.template.occurrence.as_deref();
                Ok(Self {
                    new,
                    rule,
                    wishes: Wishes {
                        except,
                        even_if_closed,
                    },
                    occurrence: occurrence.and_then(|name| Occurrence::parse(name).ok()),
                })
            }
            (Err(refused), ..) if refused.fields.is_empty() => Err(refused),
            (Err(mut refused), ..) => {
                refused.fields.extend(faults.into_fields());
                Err(refused)
            }
            _ => Err(faults.into()),
        }
    }

    /// Every date of the rule, judged as things stand. With room and helpers locked it stays so.
    pub async fn dates(&self, conn: &mut AsyncPgConnection) -> Result<Vec<JudgedDate>, Problem> {
        let closures = self.closures(conn).await?;
        let calendar = Calendar {
            zone: Zone::of_stored(&self.new.owner.venue.time_zone),
            occurrence: self.occurrence,
            closures: &closures,
            wishes: &self.wishes,
        };
        let mut dates = calendar.judge(&self.rule);
        let taken = self.taken(conn, &dates).await?;
        leave_out_clashes(&mut dates, taken, self.occupies());
        Ok(dates)
    }

    async fn closures(&self, conn: &mut AsyncPgConnection) -> Result<Closures, Problem> {
        let id = self.new.owner.venue.id;
        let venue = venues_by_id(conn, &[id]).await?.remove(&id);
        let venue = venue.ok_or_else(Problem::not_found)?;
        let dates = self.rule.repeat.dates();
        match (dates.first(), dates.last()) {
            (Some(first), Some(last)) => Ok(closures(conn, &venue, *first, *last).await?),
            _ => Ok(Closures::default()),
        }
    }

    /// Whether it takes a room or a helper for itself.
    fn occupies(&self) -> bool {
        !self.new.references.resources().is_empty()
    }

    /// For each date that would become a session: the one in its way.
    async fn taken(
        &self,
        conn: &mut AsyncPgConnection,
        dates: &[JudgedDate],
    ) -> Result<Vec<Option<SessionId>>, Problem> {
        let occupant = |timing: Timing| -> Occupant {
            let id = SessionId::fresh();
            self.new.occupant(id, id, timing)
        };
        let wanted = dates.iter().filter(|one| one.outcome == Outcome::Create);
        let occupants: Vec<Occupant> = wanted.filter_map(|one| one.timing.map(occupant)).collect();
        let resources = self.new.references.resources();
        let judged = occupation::judge_all(conn, &occupants, &resources).await?;
        Ok(judged.into_iter().map(Result::err).collect())
    }
}

/// The rule says when; booking closes at a time before each start, if at all.
fn refuse_times(template: &SessionRequest, faults: &mut Faults) {
    for (place, given) in [
        ("/template/localDate", template.local_date.is_some()),
        ("/template/localTime", template.local_time.is_some()),
        ("/template/minutes", template.minutes.is_some()),
        ("/template/meetings", template.meetings.is_some()),
        (
            "/template/bookingClosesAt",
            template.booking_closes_at.is_some(),
        ),
    ] {
        if given {
            faults.add(place, Fault::new("not-allowed-here"));
        }
    }
}

/// The template read as a session at a time that is as good as any other.
async fn plan_template(
    conn: &mut AsyncPgConnection,
    template: &SessionRequest,
    scope: &Scope,
) -> Result<NewSession, Problem> {
    let at_some_time = SessionRequest {
        local_date: Some("2199-01-01".to_owned()),
        local_time: Some("12:00".to_owned()),
        minutes: Some(60),
        meetings: None,
        booking_closes_at: None,
        ..template.clone()
    };
    let owner = find_owner(conn, &at_some_time, scope).await;
    let owner = owner.map_err(within_template)?;
    let new = NewSession::plan(conn, &at_some_time, owner, SessionPart::Whole).await;
    new.map_err(within_template)
}

fn within_template(mut refused: Problem) -> Problem {
    for field in &mut refused.fields {
        field.pointer.insert_str(0, "/template");
    }
    refused
}
