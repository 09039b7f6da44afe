//! From a request to a planned series, block or tour: rule and template checked, with everything they refer to found.

use chrono::{NaiveDate, NaiveTime};
use diesel_async::AsyncPgConnection;
use serde_json::{Value, json};

use super::block_request::BlockRequest;
use super::judge::{Calendar, JudgedDate, Outcome, Wishes, leave_out_clashes};
use super::request::{SeriesRequest, dates_of};
use super::rule::PlannedStart;
use super::stop::PlannedStop;
use super::store;
use crate::platform::auth::Scope;
use crate::platform::ids::{SeriesId, SessionId};
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::text::{LanguageTag, LocalText};
use crate::platform::time::{Occurrence, Zone};
use crate::session::absences::store::{Absence, NamedAbsence, of_helpers};
use crate::session::equipment::used::UsedEquipment;
use crate::session::model::{Margins, Timing};
use crate::session::plan::new_session::NewSession;
use crate::session::plan::owner::find_owner;
use crate::session::plan::request::SessionRequest;
use crate::session::plan::session_part::SessionPart;
use crate::session::resources::InTheWay;
use crate::session::resources::occupation::{self, Occupant};
use crate::venue::{Closures, closures, venues_by_id};

/// A series, a block or a tour to be made, or to be shown.
#[derive(Debug, Clone)]
pub struct SeriesPlan {
    /// What repeats; its own time is that of none of them.
    pub new: NewSession,
    /// The rule as it is stored.
    pub rule: Value,
    /// What repeats, as the API takes it.
    pub template: SessionRequest,
    /// By the clock on the wall, in order.
    pub(super) starts: Vec<PlannedStart>,
    /// Of a tour; the others have none.
    pub(super) stops: Vec<PlannedStop>,
    pub(super) wishes: Wishes,
    /// The series that it goes on with.
    pub renews: Option<SeriesId>,
}

/// The series that a request goes on with, which the scope must reach.
async fn renewed(
    conn: &mut AsyncPgConnection,
    request: &SeriesRequest,
    scope: &Scope,
    faults: &mut Faults,
) -> Result<Option<SeriesId>, Problem> {
    let Some(text) = &request.renews else {
        return Ok(None);
    };
    let found = match text.parse() {
        Ok(id) => store::find(conn, scope, id).await.ok(),
        Err(_no_id) => None,
    };
    if found.is_none() {
        faults.add("/renews", Fault::new("unknown-series"));
    }
    Ok(found.map(|series| series.id))
}

impl SeriesPlan {
    /// Checks a request for a series and finds what it refers to, collecting all faults.
    ///
    /// # Errors
    /// 422 with every fault, 404 for a venue out of reach.
    pub async fn of_series(
        conn: &mut AsyncPgConnection,
        request: &SeriesRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let rule = faults.take_within("/rule", request.rule.parse());
        let except = dates_of("/exceptDates", &request.except_dates, &mut faults);
        let even = dates_of("/evenIfClosed", &request.even_if_closed, &mut faults);
        refuse_times(&request.template, &mut faults);
        let renews = renewed(conn, request, scope, &mut faults).await?;
        let new = plan_template(conn, &request.template, scope).await;
        let new = new.map_err(|refused| within("/template", refused));
        let (new, rule) = both(new, rule, faults)?;
        let at = |dates: Option<Vec<NaiveDate>>| {
            let dates = dates.unwrap_or_default().into_iter();
            dates.map(|date| date.and_time(rule.time)).collect()
        };
        Ok(Self {
            new,
            rule: json!(request.rule),
            template: request.template.clone(),
            wishes: Wishes {
                except: at(except),
                even_if_closed: at(even),
            },
            starts: PlannedStart::each(rule.starts(), rule.minutes),
            stops: Vec::new(),
            renews,
        })
    }

    /// The same for a block.
    ///
    /// # Errors
    /// As [`Self::of_series`].
    pub async fn of_block(
        conn: &mut AsyncPgConnection,
        request: &BlockRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let rule = faults.take_within("", request.rule());
        let left_out = request.left_out(&mut faults).unwrap_or_default();
        let template = request.template();
        let new = plan_template(conn, &template, scope).await;
        let (new, rule) = both(new.map_err(at_the_helper), rule, faults)?;
        let starts = rule.starts();
        let left_out = left_out.iter().map(|time| rule.date.and_time(*time));
        Ok(Self {
            new,
            rule: rule.stored(),
            template,
            wishes: Wishes {
                except: left_out.collect(),
                even_if_closed: match request.even_if_closed {
                    true => starts.clone(),
                    false => Vec::new(),
                },
            },
            starts: PlannedStart::each(starts, rule.slot_minutes),
            stops: Vec::new(),
            renews: None,
        })
    }

    /// Every date, judged as things stand. With room and helpers locked it stays so.
    ///
    /// # Errors
    /// 500 when the database does not answer.
    pub async fn dates(&self, conn: &mut AsyncPgConnection) -> Result<Vec<JudgedDate>, Problem> {
        let closures = self.closures(conn).await?;
        let occurrence = self.template.occurrence.as_deref();
        let away = self.away(conn).await?;
        let absences: Vec<Absence> = away.iter().map(|(absence, _)| absence.clone()).collect();
        let calendar = Calendar {
            absences: &absences,
            zone: Zone::of_stored(&self.new.owner.venue.time_zone),
            occurrence: occurrence.and_then(|name| Occurrence::parse(name).ok()),
            closures: &closures,
            wishes: &self.wishes,
        };
        let mut dates = calendar.judge(&self.starts);
        self.say_where(&mut dates);
        let taken = self.taken(conn, &dates).await?;
        leave_out_clashes(&mut dates, taken, self.occupied());
        let context = self.new.owner.parse_context(SessionPart::Whole)?;
        name_who_is_away(&mut dates, &away, context.language);
        name_what_is_short(&mut dates, &self.new.references.equipment, context.language);
        Ok(dates)
    }

    /// When its helpers are away, with their names.
    async fn away(&self, conn: &mut AsyncPgConnection) -> Result<Vec<NamedAbsence>, Problem> {
        let helpers = &self.new.references.helpers;
        match (self.starts.as_slice().first(), self.starts.last()) {
            (Some(first), Some(last)) if !helpers.is_empty() => {
                Ok(of_helpers(conn, helpers, first.at.date(), last.at.date()).await?)
            }
            _ => Ok(Vec::new()),
        }
    }

    async fn closures(&self, conn: &mut AsyncPgConnection) -> Result<Closures, Problem> {
        let id = self.new.owner.venue.id;
        let venue = venues_by_id(conn, &[id]).await?.remove(&id);
        let venue = venue.ok_or_else(Problem::not_found)?;
        match (self.starts.as_slice().first(), self.starts.last()) {
            (Some(first), Some(last)) => {
                Ok(closures(conn, &venue, first.at.date(), last.at.date()).await?)
            }
            _ => Ok(Closures::default()),
        }
    }

    /// What is made of a date: the stop that begins then, or what repeats.
    #[must_use]
    pub fn new_at(&self, time: NaiveTime) -> &NewSession {
        self.stop_at(time).map_or(&self.new, |stop| &stop.new)
    }

    fn stop_at(&self, time: NaiveTime) -> Option<&PlannedStop> {
        self.stops.iter().find(|stop| stop.time() == time)
    }

    fn say_where(&self, dates: &mut [JudgedDate]) {
        for one in dates {
            one.place = self.stop_at(one.time).and_then(PlannedStop::place).cloned();
        }
    }

    /// How long before and after, where it takes something for itself.
    fn occupied(&self) -> Option<Margins> {
        let takes = !self.new.references.needs().is_none();
        takes.then_some(self.new.plan.margins)
    }

    /// For each date that would become a session: what is in its way.
    async fn taken(
        &self,
        conn: &mut AsyncPgConnection,
        dates: &[JudgedDate],
    ) -> Result<Vec<Option<InTheWay>>, Problem> {
        let occupant = |timing: Timing| -> Occupant {
            let id = SessionId::fresh();
            self.new.occupant(id, id, timing)
        };
        let wanted = dates.iter().filter(|one| one.outcome == Outcome::Create);
        let occupants: Vec<Occupant> = wanted.filter_map(|one| one.timing.map(occupant)).collect();
        let needs = self.new.references.needs();
        let judged = occupation::judge_all(conn, &occupants, &needs).await?;
        Ok(judged.into_iter().map(Result::err).collect())
    }
}

/// Whoever is away is named in place of what the day is called.
fn name_who_is_away(dates: &mut [JudgedDate], away: &[NamedAbsence], language: LanguageTag) {
    for one in dates {
        let Outcome::Away(helper) = one.outcome else {
            continue;
        };
        let named = away.iter().find(|(absence, _)| absence.staff_id == helper);
        one.name = named.map(|(_, name)| LocalText::of(language, name.clone()));
    }
}

/// So is equipment that there is too little of.
fn name_what_is_short(dates: &mut [JudgedDate], wanted: &[UsedEquipment], language: LanguageTag) {
    for one in dates {
        let Outcome::TooFew(equipment, _) = one.outcome else {
            continue;
        };
        let named = wanted.iter().find(|wanted| wanted.id == equipment);
        one.name = named.map(|wanted| LocalText::of(language, wanted.name.clone()));
    }
}

/// The rule says when; booking closes at a time before each start, if at all.
pub(super) fn refuse_times(template: &SessionRequest, faults: &mut Faults) {
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
    let template = at_some_time(template);
    let owner = find_owner(conn, &template, scope).await?;
    NewSession::plan(conn, &template, owner, SessionPart::Whole).await
}

pub(super) fn at_some_time(template: &SessionRequest) -> SessionRequest {
    SessionRequest {
        local_date: Some("2199-01-01".to_owned()),
        local_time: Some("12:00".to_owned()),
        minutes: Some(60),
        meetings: None,
        booking_closes_at: None,
        ..template.clone()
    }
}

/// The template and the rule, or what is wrong with either.
pub(super) fn both<Rule>(
    new: Result<NewSession, Problem>,
    rule: Option<Rule>,
    faults: Faults,
) -> Result<(NewSession, Rule), Problem> {
    match (new, rule) {
        (Ok(new), Some(rule)) if faults.is_empty() => Ok((new, rule)),
        (Ok(_), _) => Err(faults.into()),
        (Err(mut refused), _) if !refused.fields.is_empty() => {
            refused.fields.extend(faults.into_fields());
            Err(refused)
        }
        (Err(refused), _) => Err(refused),
    }
}

pub(super) fn within(place: &str, mut refused: Problem) -> Problem {
    for field in &mut refused.fields {
        field.pointer.insert_str(0, place);
    }
    refused
}

/// A block names one helper.
fn at_the_helper(mut refused: Problem) -> Problem {
    for field in &mut refused.fields {
        if field.pointer.starts_with("/helpers") {
            field.pointer = "/helperId".to_owned();
        }
    }
    refused
}
