//! The API's table of endpoints for sessions, and their part of the OpenAPI document.
//! Changing and cancelling notify people, so their endpoints belong to the booking slice.

use actix_web::web;
use utoipa::OpenApi;

use super::{
    absences, copy, count, count_view, create, equipment, helper_hours, helper_skills, list,
    places, publish, remove, series, show, templates,
};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post, put};
use crate::platform::problem::{
    AMBIGUOUS_MUNICIPALITY, NOT_ACCEPTABLE, NOT_ALLOWED, NOT_FOUND, WRONG_STATE,
};
use crate::platform::schemas::{DateOrInstant, Point};
use crate::platform::text::{Line80, Line100};
use crate::platform::time::DayOfWeek;
use crate::session::absences::request::{AbsencePatch, AbsenceRequest};
use crate::session::absences::view::AbsenceView;
use crate::session::count::request::CountRequest;
use crate::session::equipment::request::{EquipmentPatch, EquipmentRequest};
use crate::session::equipment::view::EquipmentView;
use crate::session::helper_hours::request::{HelperHoursPatch, HelperHoursRequest};
use crate::session::helper_hours::view::HelperHoursView;
use crate::session::plan::copy::CopyRequest;
use crate::session::plan::request::SessionRequest;
use crate::session::present::view::SessionView;
use crate::session::problems::{
    CAMPAIGN_RULE, CLASH, COUNTED_BY_MEETINGS, EQUIPMENT_IN_USE, IMPLAUSIBLE, NOT_STARTED,
    ROOM_IN_USE, VENUE_IN_USE,
};
use crate::session::series::block_request::BlockRequest;
use crate::session::series::judge::SkipReason;
use crate::session::series::request::{RuleRequest, SeriesRequest, SeriesUnit};
use crate::session::series::tour_request::{
    StopOfDayRequest, StopRequest, TourDaysRequest, TourRequest,
};
use crate::session::series::view::{ItemOutcome, SeriesItemView, SeriesView};
use crate::session::skills::request::SkillsRequest;
use crate::session::skills::view::SkillsView;
use crate::session::templates::{TemplateRequest, TemplateView};
use crate::venue::VenuePatch;

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let draft = Access::Staff(Permission::DraftSessions);
    let publication = Access::Staff(Permission::PublishSessions);
    let report = Access::Staff(Permission::Count);
    vec![
        get("/sessions", Access::Public, || web::to(list::list))
            .refuses(&[&AMBIGUOUS_MUNICIPALITY, &NOT_ALLOWED])
            .cached(),
        post("/sessions", draft, || web::to(create::create)).refuses(&[&CLASH]),
        get("/sessions/{sessionId}", Access::Public, || {
            web::to(show::show)
        })
        .refuses(&[&NOT_ACCEPTABLE])
        .cached(),
        delete("/sessions/{sessionId}", draft, || web::to(remove::remove)).refuses(&[&WRONG_STATE]),
        post("/sessions/{sessionId}/copy", draft, || web::to(copy::copy)).refuses(&[&CLASH]),
        post("/sessions/{sessionId}/proposal", draft, || {
            web::to(publish::propose)
        })
        .refuses(&[&WRONG_STATE]),
        post("/sessions/{sessionId}/publication", publication, || {
            web::to(publish::publish)
        })
        .refuses(&[&WRONG_STATE, &CAMPAIGN_RULE]),
        get("/sessions/{sessionId}/count", report, || {
            web::to(count::show)
        }),
        put("/sessions/{sessionId}/count", report, || {
            web::to(count::put)
        })
        .refuses(&[
            &NOT_STARTED,
            &COUNTED_BY_MEETINGS,
            &IMPLAUSIBLE,
            &WRONG_STATE,
        ]),
        post("/series", draft, || web::to(series::create)),
        get("/absences", draft, || web::to(absences::list)),
        post("/absences", draft, || web::to(absences::create)),
        get("/absences/{absenceId}", draft, || web::to(absences::show)),
        patch("/absences/{absenceId}", draft, || web::to(absences::change)),
        delete("/absences/{absenceId}", draft, || web::to(absences::remove)),
        get("/session-templates", draft, || web::to(templates::list)),
        post("/session-templates", draft, || web::to(templates::create)),
        delete("/session-templates/{templateId}", draft, || {
            web::to(templates::remove)
        }),
        get("/helper-hours", draft, || web::to(helper_hours::list)),
        post("/helper-hours", draft, || web::to(helper_hours::create)),
        get("/helper-hours/{helperHoursId}", draft, || {
            web::to(helper_hours::show)
        }),
        patch("/helper-hours/{helperHoursId}", draft, || {
            web::to(helper_hours::change)
        }),
        delete("/helper-hours/{helperHoursId}", draft, || {
            web::to(helper_hours::remove)
        }),
        get("/helper-skills/{staffId}", draft, || {
            web::to(helper_skills::show)
        }),
        put("/helper-skills/{staffId}", draft, || {
            web::to(helper_skills::put)
        }),
        post("/blocks", draft, || web::to(series::create_block)),
        post("/tours", draft, || web::to(series::create_tour)),
        get("/series/{seriesId}", draft, || web::to(series::show)),
        patch(
            "/venues/{venueId}",
            Access::Staff(Permission::Administer),
            || web::to(places::change),
        )
        .refuses(&[&AMBIGUOUS_MUNICIPALITY]),
        delete(
            "/venues/{venueId}",
            Access::Staff(Permission::Administer),
            || web::to(places::remove),
        )
        .refuses(&[&VENUE_IN_USE]),
        delete("/rooms/{roomId}", draft, || {
            web::to(places::remove_from_venue)
        })
        .refuses(&[&ROOM_IN_USE]),
        get("/equipment", draft, || web::to(equipment::list)).refuses(&[&NOT_FOUND]),
        post("/equipment", draft, || web::to(equipment::create)),
        get("/equipment/{equipmentId}", draft, || {
            web::to(equipment::show)
        }),
        patch("/equipment/{equipmentId}", draft, || {
            web::to(equipment::change)
        }),
        delete("/equipment/{equipmentId}", draft, || {
            web::to(equipment::remove)
        })
        .refuses(&[&EQUIPMENT_IN_USE]),
    ]
}

#[derive(OpenApi)]
#[openapi(
    paths(
        list::list,
        create::create,
        copy::copy,
        show::show,
        remove::remove,
        publish::propose,
        publish::publish,
        count::show,
        count::put,
        series::create,
        series::show,
        series::create_block,
        series::create_tour,
        absences::list,
        absences::create,
        absences::show,
        absences::change,
        absences::remove,
        templates::list,
        templates::create,
        templates::remove,
        helper_skills::show,
        helper_skills::put,
        helper_hours::list,
        helper_hours::create,
        helper_hours::show,
        helper_hours::change,
        helper_hours::remove,
        equipment::list,
        equipment::create,
        equipment::show,
        equipment::change,
        equipment::remove,
        places::change,
        places::remove,
        places::remove_from_venue
    ),
    components(schemas(
        SessionView,
        SessionRequest,
        CopyRequest,
        SeriesRequest,
        BlockRequest,
        TourRequest,
        TourDaysRequest,
        StopRequest,
        StopOfDayRequest,
        AbsenceRequest,
        AbsencePatch,
        AbsenceView,
        TemplateRequest,
        TemplateView,
        SkillsRequest,
        SkillsView,
        HelperHoursRequest,
        HelperHoursPatch,
        HelperHoursView,
        EquipmentRequest,
        EquipmentPatch,
        EquipmentView,
        RuleRequest,
        SeriesUnit,
        DayOfWeek,
        SeriesView,
        SeriesItemView,
        ItemOutcome,
        SkipReason,
        CountRequest,
        count_view::CountView,
        VenuePatch,
        list::SortName,
        DateOrInstant,
        Point,
        Line80,
        Line100
    ))
)]
pub struct SessionApiDoc;
