//! `/{lang}/desk/bookings/{bookingId}/change`: the page, and what becomes of its form.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::change_form::ChangeForm;
use super::change_page::ChangeBookingPage;
use crate::booking::access::{
    AuthorisedBooking, Credentials, record_look, requested_booking, see_other,
};
use crate::booking::actions::change_booking;
use crate::booking::channel::ActBy;
use crate::booking::desk::paths::booking_path;
use crate::booking::details::BookingDetails;
use crate::booking::input::{BookingBefore, BookingChange};
use crate::booking::present::RefusalText;
use crate::organisation;
use crate::platform::auth::{Actor, Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::{Problem, STALE, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::SessionKind;

/// What the form's fields are called, where the patch calls them otherwise.
const NAMES: [(&str, &str); 1] = [("notify", "reach")];

/// The form with what the booking says now.
pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let opened = open(&mut conn, &state, &request, can.actor()).await?;
    let details = BookingDetails::load(&mut conn, &opened.booking).await?;
    record_look(&mut conn, &opened.booking, can.staff(), state.clock.now()).await?;
    let form = ChangeForm::of_booking(&opened.booking, &details);
    let page = page(&state, &request, &opened, &form, None)?;
    Ok(HtmlPage::private(page).answer())
}

/// Carries the change out, or shows the form again with what is wrong.
pub async fn submit(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let opened = open(&mut conn, &state, &request, can.actor()).await?;
    let layout = Layout::asked(&request, &state, booking_path(&opened.booking))?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = ChangeForm::of_form(&form);
    let wanted = match sent {
        Ok(()) => wanted(&mut conn, &opened, &typed).await,
        Err(problem) => Err(problem),
    };
    drop(conn);
    let done = match wanted {
        Ok(change) => carry_out(&state, opened.booking.id, &typed, change, can.staff()).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&format!(
            "{}?done=changed",
            layout.url(&layout.path)
        ))),
        Err(problem) if [409, 412, 422].contains(&problem.kind.status) => {
            let page = page(&state, &request, &opened, &typed, Some(&problem))?;
            Ok(refused_page(HtmlPage::private(page).answer(), &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// The booking of the path. A discreet one is not shown, so it is not corrected either.
async fn open(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
) -> Result<AuthorisedBooking, Problem> {
    let opened = requested_booking(conn, state, request, Credentials::staff(actor)).await?;
    let details = BookingDetails::load(conn, &opened.booking).await?;
    match details.discreet || opened.booking.wiped_at.is_some() {
        true => Err(Problem::not_found()),
        false => Ok(opened),
    }
}

async fn wanted(
    conn: &mut AsyncPgConnection,
    opened: &AuthorisedBooking,
    typed: &ChangeForm,
) -> Result<BookingChange, Problem> {
    let (booking, session) = (&opened.booking, &opened.session);
    let country = organisation::country_of(conn, session.organisation_id).await?;
    let details = BookingDetails::load(conn, booking).await?;
    let before = BookingBefore {
        booking,
        details: &details,
        session,
        country: &country,
        by_staff: true,
    };
    Ok(BookingChange::parse(typed.patch(session.kind)?, before)?)
}

async fn carry_out(
    state: &web::Data<AppState>,
    booking: BookingId,
    typed: &ChangeForm,
    change: BookingChange,
    staff: StaffId,
) -> Result<(), Problem> {
    let version = typed.version.parse();
    let version = version.map_err(|_none| Problem::new(&STALE))?;
    let (shared, now) = (state.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let by = ActBy::Staff(staff);
        change_booking(&mut conn, booking, version, &change, by, now).await?;
        shared.letters.notify_one();
        Ok(())
    })
    .await
}

fn page(
    state: &AppState,
    request: &HttpRequest,
    opened: &AuthorisedBooking,
    form: &ChangeForm,
    problem: Option<&Problem>,
) -> Result<ChangeBookingPage, Problem> {
    let own = booking_path(&opened.booking);
    let layout = Layout::asked(request, state, format!("{own}/change"))?;
    let (locale, back) = (layout.locale, layout.url(&own));
    let errors = problem.map_or_else(FormErrors::none, |problem| {
        FormErrors::renamed(locale, &problem.fields, &NAMES)
    });
    let refusal =
        problem.filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM);
    let notice = layout.unsent(problem);
    let is_visit = opened.session.kind == SessionKind::HomeVisit;
    let mut page = ChangeBookingPage::new(layout, back, form, &errors, is_visit);
    page.notice = notice;
    page.refused = refusal.map(|problem| RefusalText::of(problem, locale));
    page.l.error |= page.refused.is_some();
    Ok(page)
}
