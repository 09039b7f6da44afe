//! The table of the desk's pages for sessions.

use actix_web::web;

use super::block::form::BlockForm;
use super::places::{closed, equipment, form, list, opening, room, venue};
use super::series::form::SeriesForm;
use super::series::reviewed::answer;
use super::tour::form::TourForm;
use super::{
    absences, block, helper_hours, helper_skills, new, own_calendar, plan, proposals, series,
    templates, tour, usual_texts, week,
};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let all = [
        of_sessions(),
        of_places(),
        of_equipment(),
        of_closed_days(),
        of_usual_texts(),
    ];
    all.into_iter().flatten().collect()
}

fn of_sessions() -> Vec<Endpoint> {
    let draft = Access::Staff(Permission::DraftSessions);
    let publish = Access::Staff(Permission::PublishSessions);
    let reads = Access::Staff(Permission::ReadRoster);
    vec![
        get("/{lang}/desk/week", reads, || web::to(week::show::show)),
        get("/{lang}/desk/calendar", reads, || {
            web::to(own_calendar::show::show)
        }),
        post("/{lang}/desk/calendar", reads, || {
            web::to(own_calendar::renew::renew)
        }),
        post("/{lang}/desk/calendar/end", reads, || {
            web::to(own_calendar::renew::end)
        }),
        get("/{lang}/desk/plan", draft, || web::to(plan::show::show)),
        get("/{lang}/desk/proposals", publish, || {
            web::to(proposals::show::show)
        }),
        post("/{lang}/desk/proposals", publish, || {
            web::to(proposals::submit::submit)
        }),
        get("/{lang}/desk/sessions/new", draft, || {
            web::to(new::show::show)
        }),
        post("/{lang}/desk/sessions/new", draft, || {
            web::to(new::submit::submit)
        }),
        get("/{lang}/desk/series/new", draft, || {
            web::to(series::show::show)
        }),
        post("/{lang}/desk/series/new", draft, || {
            web::to(answer::<SeriesForm>)
        }),
        get("/{lang}/desk/absences", draft, || {
            web::to(absences::show::show)
        }),
        post("/{lang}/desk/absences", draft, || {
            web::to(absences::submit::submit)
        }),
        post("/{lang}/desk/absences/{absenceId}/removal", draft, || {
            web::to(absences::submit::remove)
        }),
        get("/{lang}/desk/templates", draft, || {
            web::to(templates::list::show)
        }),
        post("/{lang}/desk/templates/{templateId}/removal", draft, || {
            web::to(templates::list::remove)
        }),
        get("/{lang}/desk/sessions/{sessionId}/template", draft, || {
            web::to(templates::save::show)
        }),
        post("/{lang}/desk/sessions/{sessionId}/template", draft, || {
            web::to(templates::save::submit)
        }),
        get("/{lang}/desk/helper-hours", draft, || {
            web::to(helper_hours::show::show)
        }),
        post("/{lang}/desk/helper-hours", draft, || {
            web::to(helper_hours::submit::submit)
        }),
        post(
            "/{lang}/desk/helper-hours/{helperHoursId}/removal",
            draft,
            || web::to(helper_hours::submit::remove),
        ),
        get("/{lang}/desk/helper-skills/{staffId}", draft, || {
            web::to(helper_skills::screen::show)
        }),
        post("/{lang}/desk/helper-skills/{staffId}", draft, || {
            web::to(helper_skills::screen::submit)
        }),
        get("/{lang}/desk/blocks/new", draft, || {
            web::to(block::show::show)
        }),
        post("/{lang}/desk/blocks/new", draft, || {
            web::to(answer::<BlockForm>)
        }),
        get("/{lang}/desk/tours/new", draft, || {
            web::to(tour::show::show)
        }),
        post("/{lang}/desk/tours/new", draft, || {
            web::to(answer::<TourForm>)
        }),
        get("/{lang}/desk/series/{seriesId}", draft, || {
            web::to(series::one::show::show)
        }),
        post("/{lang}/desk/series/{seriesId}/publication", draft, || {
            web::to(series::one::publish::publish)
        }),
    ]
}

/// A path is compared in this order: what is new comes before what has a name.
fn of_places() -> Vec<Endpoint> {
    let administer = Access::Staff(Permission::Administer);
    let draft = Access::Staff(Permission::DraftSessions);
    vec![
        get("/{lang}/desk/venues", draft, || web::to(list::show::show)),
        get("/{lang}/desk/venues/new", administer, || {
            web::to(form::new::show)
        }),
        post("/{lang}/desk/venues/new", administer, || {
            web::to(form::new::submit)
        }),
        get("/{lang}/desk/venues/{venueId}", draft, || {
            web::to(venue::show::show)
        }),
        get("/{lang}/desk/venues/{venueId}/change", administer, || {
            web::to(form::change::show)
        }),
        post("/{lang}/desk/venues/{venueId}/change", administer, || {
            web::to(form::change::submit)
        }),
        post("/{lang}/desk/venues/{venueId}/removal", administer, || {
            web::to(venue::remove::remove)
        }),
        get("/{lang}/desk/venues/{venueId}/opening-hours", draft, || {
            web::to(opening::show::show)
        }),
        post("/{lang}/desk/venues/{venueId}/opening-hours", draft, || {
            web::to(opening::submit::submit)
        }),
        get("/{lang}/desk/venues/{venueId}/rooms/new", draft, || {
            web::to(room::new::show)
        }),
        post("/{lang}/desk/venues/{venueId}/rooms/new", draft, || {
            web::to(room::new::submit)
        }),
        get("/{lang}/desk/rooms/{roomId}", draft, || {
            web::to(room::change::show)
        }),
        post("/{lang}/desk/rooms/{roomId}", draft, || {
            web::to(room::change::submit)
        }),
        post("/{lang}/desk/rooms/{roomId}/removal", draft, || {
            web::to(room::remove::remove)
        }),
    ]
}

fn of_equipment() -> Vec<Endpoint> {
    let draft = Access::Staff(Permission::DraftSessions);
    vec![
        get("/{lang}/desk/venues/{venueId}/equipment/new", draft, || {
            web::to(equipment::new::show)
        }),
        post("/{lang}/desk/venues/{venueId}/equipment/new", draft, || {
            web::to(equipment::new::submit)
        }),
        get("/{lang}/desk/equipment/{equipmentId}", draft, || {
            web::to(equipment::change::show)
        }),
        post("/{lang}/desk/equipment/{equipmentId}", draft, || {
            web::to(equipment::change::submit)
        }),
        post(
            "/{lang}/desk/equipment/{equipmentId}/removal",
            draft,
            || web::to(equipment::remove::remove),
        ),
    ]
}

fn of_closed_days() -> Vec<Endpoint> {
    let draft = Access::Staff(Permission::DraftSessions);
    vec![
        get("/{lang}/desk/closed-days", draft, || {
            web::to(closed::list::list)
        }),
        get("/{lang}/desk/closed-days/new", draft, || {
            web::to(closed::new::show)
        }),
        post("/{lang}/desk/closed-days/new", draft, || {
            web::to(closed::new::submit)
        }),
        get("/{lang}/desk/closed-days/{closedDaysId}", draft, || {
            web::to(closed::show::show)
        }),
        get(
            "/{lang}/desk/closed-days/{closedDaysId}/change",
            draft,
            || web::to(closed::change::show),
        ),
        post(
            "/{lang}/desk/closed-days/{closedDaysId}/change",
            draft,
            || web::to(closed::change::submit),
        ),
        post(
            "/{lang}/desk/closed-days/{closedDaysId}/removal",
            draft,
            || web::to(closed::remove::remove),
        ),
    ]
}

fn of_usual_texts() -> Vec<Endpoint> {
    let administer = Access::Staff(Permission::Administer);
    vec![
        get("/{lang}/desk/usual-texts", administer, || {
            web::to(usual_texts::list::list)
        }),
        get(
            "/{lang}/desk/usual-texts/{organisationId}/{sessionKind}",
            administer,
            || web::to(usual_texts::submit::show),
        ),
        post(
            "/{lang}/desk/usual-texts/{organisationId}/{sessionKind}",
            administer,
            || web::to(usual_texts::submit::submit),
        ),
    ]
}
