//! The page as it is asked for, or shown again after a form.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::input::RecordInput;
use super::page::{BookingActs, BookingRecordPage, CancelForm};
use super::record::BookingRecord;
use super::tell_key;
use crate::booking::access::{Credentials, record_look, requested_booking};
use crate::booking::code::Code;
use crate::booking::desk::paths::{FIND, booking_path, move_path, roster_path};
use crate::booking::present::RefusalText;
use crate::platform::auth::{Actor, Can, rights};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::{HtmlPage, Layout};

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    answer(
        &mut conn,
        &state,
        &request,
        can.actor(),
        &RecordInput::default(),
    )
    .await
}

/// The page again with what was typed and could not be done.
///
/// # Errors
/// Any problem that the form can neither mend nor explain.
pub async fn redisplay(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    problem: Problem,
    typed: RecordInput,
) -> Result<HttpResponse, Problem> {
    if ![409, 422].contains(&problem.kind.status) {
        return Err(problem);
    }
    let mut conn = state.db.get().await?;
    let input = RecordInput {
        problem: Some(problem),
        ..typed
    };
    answer(&mut conn, state, request, actor, &input).await
}

/// The look is recorded.
async fn answer(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    input: &RecordInput,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let opened = requested_booking(conn, state, request, Credentials::staff(actor)).await?;
    let layout = Layout::asked(request, state, booking_path(&opened.booking))?;
    record_look(conn, &opened.booking, actor.id, now).await?;
    let record = BookingRecord::load(conn, opened, now).await?;
    let done = Query::lenient(request)
        .get("done")
        .and_then(|what| layout.done(what));
    let mut page = record.page(layout, input);
    page.notice = page.notice.or(done);
    let answer = HtmlPage::private(page).answer();
    Ok(match &input.problem {
        None => answer,
        Some(problem) => refused_page(answer, problem),
    })
}

impl BookingRecord {
    fn page(&self, layout: Layout, input: &RecordInput) -> BookingRecordPage {
        let (locale, problem) = (layout.locale, input.problem.as_ref());
        let errors = problem.map_or_else(FormErrors::none, |problem| {
            FormErrors::of(locale, &problem.fields)
        });
        let refusal =
            problem.filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM);
        let number = Code::of(&self.booking.number);
        let name = self.booking.name.clone().filter(|_| !self.is_discreet());
        let is_known = self.booking.wiped_at.is_none() && !self.is_discreet();
        BookingRecordPage {
            back_href: layout.url(&roster_path(&self.session.session)),
            notice: layout.unsent(problem),
            summary: errors.summary(&[("reason", t(locale, "record-cancel-reason"))]),
            refused: refusal.map(|problem| RefusalText::of(problem, locale)),
            status: self.status(locale),
            visit: self.session.facts(locale),
            attendee: self.attendee(locale),
            contact: is_known.then(|| self.contact(locale)),
            discreet: self.is_discreet(),
            letters: self.letter_lines(locale),
            past: self.past(locale),
            kept: self.kept_until(locale),
            acts: self.acts(&layout, &errors, input),
            l: Layout {
                title: name.clone().unwrap_or_else(|| number.grouped.clone()),
                error: !errors.is_empty() || refusal.is_some(),
                ..layout
            },
            name,
            number,
        }
    }

    fn acts(&self, layout: &Layout, errors: &FormErrors, input: &RecordInput) -> BookingActs {
        let booking = &self.booking;
        if booking.wiped_at.is_some() {
            return BookingActs::default();
        }
        let own = layout.url(&booking_path(booking));
        let to = |form: &str| format!("{own}/{form}");
        let roster = layout.url(&roster_path(&self.session.session));
        let gets_letters = booking.address_wanted().is_some() && !self.letters.is_empty();
        BookingActs {
            move_href: booking
                .is_movable()
                .then(|| layout.url(&move_path(booking))),
            change_href: (self.is_open() && !self.is_discreet()).then(|| to("change")),
            again_href: (!self.is_discreet())
                .then(|| layout.at_venue(FIND, &[("again", &booking.id.to_string())])),
            pin_action: (!self.is_cancelled())
                .then(|| format!("{roster}/bookings/{}/pin", booking.id)),
            resend_action: gets_letters.then(|| to("letter")),
            tell_action: (gets_letters && self.is_open()).then(|| to("call")),
            tell: tell_key(booking),
            cancel: self
                .is_open()
                .then(|| self.cancel_form(layout, errors, input)),
            discretion_action: Some(to("discretion")),
        }
    }

    fn cancel_form(&self, layout: &Layout, errors: &FormErrors, input: &RecordInput) -> CancelForm {
        let action = layout.url(&format!("{}/cancellation", booking_path(&self.booking)));
        let reason = Field::new("reason", layout.t("record-cancel-reason"))
            .hint(layout.t("record-cancel-reason.hint"))
            .value(&input.reason)
            .optional()
            .checked(errors);
        CancelForm {
            action,
            open: !input.cause.is_empty(),
            by_us: input.cause == "desk",
            reason,
        }
    }
}
