//! From a request for a tour to a plan: a session for each stop of each day, stored and changed as a series.

use chrono::{NaiveDate, NaiveDateTime};
use diesel_async::AsyncPgConnection;

use super::judge::Wishes;
use super::plan::{SeriesPlan, at_some_time, both, refuse_times, within};
use super::rule::PlannedStart;
use super::stop::{MOST_STOPS, PlannedStop, check_number, check_order};
use super::tour_request::{TourRequest, starts_of};
use crate::platform::auth::Scope;
use crate::platform::problem::{Fault, Faults, FieldFault, Problem};
use crate::session::plan::new_session::NewSession;
use crate::session::plan::owner::{SessionOwner, find_owner};
use crate::session::plan::references::FoundReferences;
use crate::session::plan::session_part::SessionPart;

/// What a stop says for itself; the rest of it is the template's.
const OF_A_STOP: [&str; 5] = ["place", "lat", "lon", "localTime", "minutes"];

impl SeriesPlan {
    /// Checks a request for a tour and finds what it refers to, collecting all faults.
    ///
    /// # Errors
    /// As [`Self::of_series`].
    pub async fn of_tour(
        conn: &mut AsyncPgConnection,
        request: &TourRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let days = faults.take_within("/rule", request.days());
        let except = starts_of("/except", &request.except, &mut faults);
        let even_if_closed = starts_of("/evenIfClosed", &request.even_if_closed, &mut faults);
        refuse_times(&request.template, &mut faults);
        refuse_place(request, &mut faults);
        faults.take("/stops", check_number(request.stops.len()));
        let owner = find_owner(conn, &at_some_time(&request.template), scope).await;
        let owner = owner.map_err(|refused| within("/template", refused))?;
        let mut found = FoundReferences::none();
        let template = at_some_time(&request.template);
        let whole = SessionPart::Whole;
        let new = NewSession::plan_with(conn, &template, owner.clone(), whole, &mut found).await;
        let new = new.map_err(|refused| within("/template", refused));
        let stops = plan_stops(conn, request, &owner, &mut found, &mut faults).await?;
        let (new, days) = both(new, days, faults)?;
        Ok(Self {
            new,
            rule: request.stored(),
            template: request.template.clone(),
            starts: starts(&days, &stops),
            stops,
            wishes: Wishes {
                except,
                even_if_closed,
            },
            renews: None,
        })
    }
}

/// The stops say where it is.
fn refuse_place(request: &TourRequest, faults: &mut Faults) {
    let template = &request.template;
    for (place, given) in [
        ("/template/place", template.place.is_some()),
        ("/template/lat", template.lat.is_some()),
        ("/template/lon", template.lon.is_some()),
    ] {
        if given {
            faults.add(place, Fault::new("not-allowed-here"));
        }
    }
}

/// Reads each stop by the rules of a session.
async fn plan_stops(
    conn: &mut AsyncPgConnection,
    request: &TourRequest,
    owner: &SessionOwner,
    found: &mut FoundReferences,
    faults: &mut Faults,
) -> Result<Vec<PlannedStop>, Problem> {
    let template = at_some_time(&request.template);
    let mut stops = Vec::with_capacity(request.stops.len());
    for (index, stop) in request.stops.iter().take(MOST_STOPS).enumerate() {
        let (session, owner) = (stop.session(&template), owner.clone());
        match NewSession::plan_with(conn, &session, owner, SessionPart::Whole, found).await {
            Ok(new) => stops.push(PlannedStop { new }),
            Err(refused) if refused.fields.is_empty() => return Err(refused),
            Err(refused) => {
                for field in refused.fields.into_iter().filter(is_of_a_stop) {
                    faults.add(format!("/stops/{index}{}", field.pointer), field.fault);
                }
            }
        }
    }
    if stops.len() == request.stops.len() {
        let times: Vec<_> = stops
            .iter()
            .map(|one| (one.time(), one.minutes()))
            .collect();
        check_order(&times, faults);
    }
    Ok(stops)
}

fn is_of_a_stop(field: &FieldFault) -> bool {
    let member = field.pointer.trim_start_matches('/').split('/').next();
    member.is_some_and(|member| OF_A_STOP.contains(&member))
}

/// Every stop of every day, in order.
fn starts(days: &[NaiveDate], stops: &[PlannedStop]) -> Vec<PlannedStart> {
    let of_day = |day: &NaiveDate| {
        let day = *day;
        let start = move |stop: &PlannedStop| PlannedStart {
            at: NaiveDateTime::new(day, stop.time()),
            minutes: stop.minutes(),
        };
        stops.iter().map(start).collect::<Vec<_>>()
    };
    days.iter().flat_map(of_day).collect()
}
