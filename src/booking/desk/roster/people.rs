//! The rows of a session's page: those expected, and those who wait.

use super::rows::{Presence, QueueRow, RosterRow};
use super::screen::RosterScreen;
use crate::booking::attendance::AttendanceOutcome;
use crate::booking::code::Code;
use crate::booking::day::was_passed_over;
use crate::booking::desk::paths::{booking_path, move_path, roster_path, take_back_path};
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::booking::status::BookingStatus;
use crate::platform::auth::Permission;
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, dates, languages, named, t_with};
use crate::platform::ui::Layout;
use crate::session::SessionKind;

impl RosterScreen<'_> {
    /// The name, and the code where that stands for it.
    pub fn shown_name(&self, booking: &Booking) -> (String, Option<String>) {
        if self.roster.is_discreet(booking) {
            let code = Code::of(&booking.number).grouped;
            return (code.clone(), Some(code));
        }
        (self.roster.shown_name(booking).unwrap_or_default(), None)
    }

    /// The number, where this reader may ring. Help by telephone needs it on the day, whoever it is for.
    fn phone(&self, locale: Locale, booking: &Booking) -> Option<ShownPhone> {
        let is_a_call = self.details.session.kind == SessionKind::Phone && self.on_the_day();
        let hidden = self.roster.is_discreet(booking) && !is_a_call;
        if self.roster.first_names_only || hidden {
            return None;
        }
        let tidy = booking.phone.as_deref()?;
        Some(ShownPhone::of(tidy, booking.phone_typed.as_deref(), locale))
    }

    pub fn person(&self, layout: &Layout, booking: &Booking) -> RosterRow {
        let locale = layout.locale;
        let (name, code) = self.shown_name(booking);
        let details = self.roster.details(booking);
        let topics: Vec<_> = details
            .topics
            .iter()
            .map(|topic| named(locale, "topic", topic))
            .collect();
        let path = roster_path(&self.details.session);
        RosterRow {
            name,
            code,
            href: self.href(layout, booking),
            phone: self.phone(locale, booking),
            visit: self.visit(&details),
            note: RosterRow::note(
                locale,
                booking.seats.into(),
                details.companions.into(),
                booking.interpreter.as_deref(),
                self.offered_until(locale, booking),
            ),
            topics: topics.join(", "),
            language: languages::name(locale, &booking.language),
            presence: self.presence(locale, booking),
            action: layout.url(&format!("{path}/bookings/{}/attendance", booking.id)),
            beyond: booking.status == BookingStatus::Excused && self.seats.free() < booking.seats,
            take_back_action: booking
                .walk_in
                .then(|| layout.url(&take_back_path(&self.details.session, booking.id.into()))),
            pending: booking.status == BookingStatus::Pending,
            settle_action: self
                .form_action(layout, booking, "settlement")
                .filter(|_| booking.status == BookingStatus::Pending),
            pin_action: self.pin_action(layout, booking),
            move_href: self.move_href(layout, booking),
        }
    }

    /// "Storgatan 3, kod 4711": for the desk, and on the day for whoever goes there.
    fn visit(&self, details: &BookingDetails) -> Option<String> {
        let may = self.may(Permission::ServePeople) || self.on_the_day();
        let parts = ["address", "entry"].map(|part| details.visit_part(part));
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        let shown = may && !self.roster.first_names_only && !parts.is_empty();
        shown.then(|| parts.join(", "))
    }

    /// "erbjuden till tisdag 6 oktober kl. 10.35"
    fn offered_until(&self, locale: Locale, booking: &Booking) -> Option<String> {
        let (day, time) = self.details.local(booking.offered_until?);
        let when = dates::day_and_time(locale, day, time, self.details.today);
        Some(t_with(locale, "roster-offered", &[("when", when.into())]))
    }

    pub fn waiting(&self, layout: &Layout, booking: &Booking) -> QueueRow {
        let passed_over = || QueueRow::passed_over(layout.locale, booking.seats.into());
        let place = self.roster.positions.get(&booking.id);
        QueueRow {
            place: place.copied().unwrap_or_default(),
            name: self.shown_name(booking).0,
            href: self.href(layout, booking),
            phone: self.phone(layout.locale, booking),
            passed_over: was_passed_over(booking).then(passed_over),
            pin_action: self.pin_action(layout, booking),
            move_href: self.move_href(layout, booking),
        }
    }

    fn href(&self, layout: &Layout, booking: &Booking) -> Option<String> {
        let may = self.may(Permission::ServePeople);
        may.then(|| layout.url(&booking_path(booking)))
    }

    /// Where a form about one booking goes, for whoever serves people.
    fn form_action(&self, layout: &Layout, booking: &Booking, form: &str) -> Option<String> {
        let path = roster_path(&self.details.session);
        self.may(Permission::ServePeople)
            .then(|| layout.url(&format!("{path}/bookings/{}/{form}", booking.id)))
    }

    /// Makes a new PIN, as long as somebody is known who could use it.
    fn pin_action(&self, layout: &Layout, booking: &Booking) -> Option<String> {
        let known = booking.wiped_at.is_none();
        self.form_action(layout, booking, "pin").filter(|_| known)
    }

    /// Where a booking that still lives is moved, for whoever serves people.
    fn move_href(&self, layout: &Layout, booking: &Booking) -> Option<String> {
        let may = self.may(Permission::ServePeople) && booking.is_movable();
        may.then(|| layout.url(&move_path(booking)))
    }

    /// Somebody whose interpreter is still looked for can be ticked off on the day like others.
    fn presence(&self, locale: Locale, booking: &Booking) -> Presence {
        let mark = self.roster.marks.get(&booking.id);
        match mark.map(|mark| mark.outcome) {
            Some(AttendanceOutcome::NoShow) => Presence::no_show(locale),
            Some(AttendanceOutcome::Excused) => Presence::excused(locale),
            Some(_) => Presence::Came {
                at: mark.map_or_else(String::new, |mark| {
                    dates::time(locale, self.details.local(mark.at).1)
                }),
            },
            None => Presence::Expected,
        }
    }
}
