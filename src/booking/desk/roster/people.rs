//! The rows of a session's page: those expected, and those who wait.

use super::namesakes::Namesakes;
use super::rows::{Marked, Presence, QueueRow, RosterRow, RowActs, RowPhone};
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
use crate::platform::i18n::{Locale, dates, languages, t, t_with};
use crate::platform::text::primary_language;
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

    /// Whether this reader may ring. Help by telephone needs the number on the day, whoever it is for.
    fn may_ring(&self, booking: &Booking) -> bool {
        let is_a_call = self.details.session.kind == SessionKind::Phone && self.on_the_day();
        let hidden = self.roster.is_discreet(booking) && !is_a_call;
        !self.roster.first_names_only && !hidden
    }

    /// The number, where there is one and this reader may ring.
    fn phone(&self, locale: Locale, booking: &Booking) -> Option<ShownPhone> {
        let tidy = booking
            .phone
            .as_deref()
            .filter(|_| self.may_ring(booking))?;
        Some(ShownPhone::of(tidy, booking.phone_typed.as_deref(), locale))
    }

    /// Everybody with a seat, in the order of the list.
    pub fn people(&self, layout: &Layout) -> Vec<RosterRow> {
        let here: Vec<&Booking> = self.with_a_seat().collect();
        let names: Vec<(String, String)> = here
            .iter()
            .map(|booking| {
                let phone = self.phone(layout.locale, booking);
                (
                    self.shown_name(booking).0,
                    phone.map_or_else(String::new, |phone| phone.text),
                )
            })
            .collect();
        let named = names.iter().map(|(name, phone)| (&**name, &**phone));
        let namesakes = Namesakes::of(named);
        let row = |booking: &&Booking| self.person(layout, booking, &namesakes);
        here.iter().map(row).collect()
    }

    fn person(&self, layout: &Layout, booking: &Booking, namesakes: &Namesakes<'_>) -> RosterRow {
        let locale = layout.locale;
        let (name, code) = self.shown_name(booking);
        let details = self.roster.details(booking);
        let path = roster_path(&self.details.session);
        let interpreter = booking.interpreter.as_deref();
        let presence = self.presence(locale, booking);
        RosterRow {
            id: booking.id.to_string(),
            number: self.number(booking, &name, code.is_some(), namesakes),
            phone: self.row_phone(locale, booking, &name, namesakes),
            code,
            href: self.href(layout, booking),
            visit: self.visit(&details),
            interpreter: interpreter.map(|tag| RosterRow::interpreter(locale, tag)),
            alerts: self.alerts(locale, booking),
            facts: self.facts(locale, booking, &details, namesakes.several(&name)),
            topics: self.details.topics_marked(locale, &details),
            action: layout.url(&format!("{path}/bookings/{}/attendance", booking.id)),
            beyond: booking.status == BookingStatus::Excused && self.seats.free() < booking.seats,
            take_back_action: booking
                .walk_in
                .then(|| layout.url(&take_back_path(&self.details.session, booking.id.into()))),
            more: self.more(layout, booking, &details, &presence),
            presence,
            name,
        }
    }

    /// The booking's number, marked where somebody else has the name.
    fn number(
        &self,
        booking: &Booking,
        name: &str,
        is_the_name: bool,
        namesakes: &Namesakes<'_>,
    ) -> Option<Marked> {
        if self.roster.first_names_only || is_the_name {
            return None;
        }
        let number = Code::of(&booking.number).grouped;
        Some(match namesakes.several(name) {
            Some(_) => Marked::all(number),
            None => Marked::plain(number),
        })
    }

    fn row_phone(
        &self,
        locale: Locale,
        booking: &Booking,
        name: &str,
        namesakes: &Namesakes<'_>,
    ) -> RowPhone {
        match self.phone(locale, booking) {
            Some(phone) => RowPhone::Shown {
                text: namesakes.mark(name, &phone.text),
                dial: phone.dial,
            },
            None if self.may_ring(booking) => RowPhone::Missing,
            None => RowPhone::Hidden,
        }
    }

    /// What somebody has to see to.
    fn alerts(&self, locale: Locale, booking: &Booking) -> Vec<String> {
        let pending = (booking.status == BookingStatus::Pending).then_some("roster-pending");
        let undelivered = self.roster.undelivered.contains(&booking.id);
        let undelivered = undelivered.then_some("roster-undelivered");
        let keys = pending.into_iter().chain(undelivered);
        keys.map(|key| t(locale, key).into_owned()).collect()
    }

    /// How many they are, their language where it is not the reader's, who has the same name, until when a
    /// seat is only offered.
    fn facts(
        &self,
        locale: Locale,
        booking: &Booking,
        details: &BookingDetails,
        namesakes: Option<usize>,
    ) -> Vec<String> {
        let mut facts = RosterRow::party(locale, booking.seats.into(), details.companions.into());
        let foreign = primary_language(&booking.language) != Some(locale.tag());
        facts.extend(foreign.then(|| languages::name(locale, &booking.language)));
        facts.extend(namesakes.map(|n| t_with(locale, "roster-namesakes", &[("n", n.into())])));
        facts.extend(self.offered_until(locale, booking));
        facts
    }

    fn more(
        &self,
        layout: &Layout,
        booking: &Booking,
        details: &BookingDetails,
        presence: &Presence,
    ) -> RowActs {
        let ticks = self.may_tick();
        let expected = matches!(presence, Presence::Expected);
        let several = booking.seats > 1 || details.companions > 0;
        RowActs {
            version: self.version(booking),
            absent: ticks && expected && !booking.walk_in,
            people: (ticks && several).then(|| self.people_there(booking)),
            settle_action: self
                .form_action(layout, booking, "settlement")
                .filter(|_| booking.status == BookingStatus::Pending),
            // Whoever is here asks at the desk, where the booking's page makes one.
            pin_action: self
                .pin_action(layout, booking)
                .filter(|_| !presence.is_here()),
            move_href: self.move_href(layout, booking),
            refusals: match self.refusals_action(layout) {
                Some(_) => self.refusals_of(layout.locale, details),
                None => Vec::new(),
            },
        }
    }

    /// Of the booking and what was said of it.
    fn version(&self, booking: &Booking) -> String {
        let mark = self.roster.marks.get(&booking.id);
        let said = mark.map(|mark| format!("-{}-{}", mark.outcome.name(), mark.people));
        format!("{}{}", booking.version, said.unwrap_or_default())
    }

    /// As many as were said to have come; before that as many as have seats.
    fn people_there(&self, booking: &Booking) -> i32 {
        let mark = self.roster.marks.get(&booking.id);
        let came = mark.filter(|mark| mark.outcome == AttendanceOutcome::Came);
        came.map_or(booking.seats, |mark| mark.people)
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
            arrive_action: self.arrive_action(layout, booking),
            pin_action: self.pin_action(layout, booking),
            move_href: self.move_href(layout, booking),
        }
    }

    /// A free seat is for whoever waits in the room.
    fn arrive_action(&self, layout: &Layout, booking: &Booking) -> Option<String> {
        let fits = self.may_tick() && self.seats.free() >= booking.seats;
        let path = roster_path(&self.details.session);
        fits.then(|| layout.url(&format!("{path}/bookings/{}/attendance", booking.id)))
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
