//! What has happened to a booking, in sentences, the newest first.
//! An act of the public leaves no row of its own: the booking says when it was made, and who ended it.

use super::page::PastLine;
use super::record::BookingRecord;
use crate::booking::end_cause::EndCause;
use crate::booking::history::PastAct;
use crate::platform::i18n::{Locale, dates, t, t_with};

/// What a wiped reason says.
const WIPED: &str = "wiped";

impl BookingRecord {
    pub(super) fn past(&self, locale: Locale) -> Vec<PastLine> {
        let ended = self.ended_by_itself(locale).into_iter();
        let acts = self.acts.iter().map(|act| PastLine {
            what: sentence(locale, act),
            when: self.when_and_who(locale, act),
            reason: reason(act).map(str::to_owned),
        });
        ended
            .chain(acts)
            .chain(self.made_by_visitor(locale))
            .collect()
    }

    fn when_and_who(&self, locale: Locale, act: &PastAct) -> String {
        let when = dates::capital(&self.moment(locale, act.at));
        match &act.by {
            None => when,
            Some(name) => t_with(
                locale,
                "record-when-who",
                &[("when", when.into()), ("name", name.as_str().into())],
            ),
        }
    }

    /// An end that no member of staff brought about for this booking alone.
    fn ended_by_itself(&self, locale: Locale) -> Option<PastLine> {
        let cause = self.booking.ended_by?;
        (!self.acts.iter().any(ends)).then(|| PastLine {
            what: ended(locale, cause),
            when: dates::capital(&self.moment(locale, self.booking.updated_at)),
            reason: None,
        })
    }

    fn made_by_visitor(&self, locale: Locale) -> Option<PastLine> {
        let booking = &self.booking;
        booking.created_by.is_none().then(|| PastLine {
            what: t(locale, "act-booked").into_owned(),
            when: dates::capital(&self.moment(locale, booking.created_at)),
            reason: None,
        })
    }
}

/// Whether an act ended the booking.
fn ends(act: &PastAct) -> bool {
    let state = act.facts.get("state").and_then(|state| state.as_str());
    match act.act.as_str() {
        "booking.cancelled" | "booking.offer-declined" => true,
        "booking.settled" => state == Some("cancelled"),
        _ => false,
    }
}

fn ended(locale: Locale, cause: EndCause) -> String {
    t(locale, &format!("act-ended-{}", cause.name())).into_owned()
}

/// What was done. The outcome, the cause or the state that an act left is part of its name.
fn sentence(locale: Locale, act: &PastAct) -> String {
    let said = |part: &str| act.facts.get(part).and_then(|text| text.as_str());
    let ended_by = || said("cause").and_then(|cause| EndCause::parse(cause).ok());
    let name = act.act.replace('.', "-");
    match (act.act.as_str(), said("outcome"), said("state")) {
        ("booking.cancelled", ..) => ended(locale, ended_by().unwrap_or(EndCause::Desk)),
        ("attendance.marked" | "booking.called", Some(part), _)
        | ("booking.settled", _, Some(part)) => {
            t(locale, &format!("act-{name}-{part}")).into_owned()
        }
        _ => t(locale, &format!("act-{name}")).into_owned(),
    }
}

/// Why staff went beyond a rule, until that is wiped.
fn reason(act: &PastAct) -> Option<&str> {
    let reason = act.facts.get("reason")?.as_str()?;
    (reason != WIPED).then_some(reason)
}
