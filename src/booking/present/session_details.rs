//! A session with what pages about a booking say of it: when and where, who offers it, whom to call.
//! Times are the venue's own; a home visit goes to the booking's address.
//! Pages of residents and of the desk are made with it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::session_view;
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::booking::status::BookingStatus;
use crate::organisation::{self, Organisation};
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, dates};
use crate::platform::problem::Problem;
use crate::platform::time::{self, Zone};
use crate::platform::ui::{Layout, named_place};
use crate::schema::rooms;
use crate::session::{
    Bring, HeldAt, Session, SessionTimes, TimeLine, TopicPolicy, bring_of, topic_mark,
    topic_policy, topic_sentence,
};
use crate::venue::{self, TopicRule, Venue};

/// What a booked session is, when and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitFacts {
    /// The session's title.
    pub title: String,
    /// Its language, where it is not the page's.
    pub title_lang: Option<String>,
    /// "Onsdag 7 oktober kl. 15.30–16.10".
    pub when: String,
    /// Of a course.
    pub meetings: Vec<TimeLine>,
    /// Venue and room: "Servicepunkt Valla, i butiken".
    pub place: String,
    /// Street and town.
    pub address: Option<String>,
    /// Of what they asked for, what is not simply helped: "Bank: vi visar hur, du gör det själv."
    pub topics: Vec<String>,
}

/// A session with its owner, venue and room.
#[derive(Debug)]
pub struct SessionDetails {
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub owner: Organisation,
    /// Today, at the venue.
    pub today: NaiveDate,
    /// What holds of topics there.
    pub topics: TopicPolicy,
    /// What to have along.
    pub bring: Bring,
    times: SessionTimes,
    venue: Venue,
    room: Option<String>,
}

impl SessionDetails {
    /// Reads it.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        session: Session,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let venue = venue::venues_by_id(conn, &[session.venue_id])
            .await?
            .remove(&session.venue_id)
            .ok_or_else(Problem::not_found)?;
        let owner = organisation::organisations_by_id(conn, &[session.organisation_id])
            .await?
            .remove(&session.organisation_id)
            .ok_or_else(Problem::not_found)?;
        let room = match session.room_id {
            None => None,
            Some(id) => rooms::table
                .find(id)
                .select(rooms::name)
                .first(conn)
                .await
                .optional()?,
        };
        Ok(Self {
            today: local(&session, now).0,
            times: SessionTimes::load(conn, &session).await?,
            topics: topic_policy(conn, &session).await?,
            bring: bring_of(conn, &session).await?,
            session,
            owner,
            venue,
            room,
        })
    }

    /// The title, and its language where it is not the reader's.
    #[must_use]
    pub fn title(&self, locale: Locale) -> (String, Option<String>) {
        let (title, language) = session_view::title(&self.session, locale);
        (title, language.filter(|tag| tag != locale.tag()))
    }

    /// "Onsdag 7 oktober kl. 15.30–16.10", "4 träffar från onsdag 7 oktober kl. 15.30".
    #[must_use]
    pub fn when(&self, locale: Locale) -> String {
        dates::capital(&self.when_in_a_sentence(locale))
    }

    /// The same within a sentence: "onsdag 7 oktober kl. 15.30–16.10".
    #[must_use]
    pub fn when_in_a_sentence(&self, locale: Locale) -> String {
        self.times.when(locale, self.today)
    }

    /// The venue alone.
    #[must_use]
    pub fn venue_name(&self) -> &str {
        &self.venue.name
    }

    /// The meetings of a course, each with day and time.
    #[must_use]
    pub fn meetings(&self, locale: Locale) -> Vec<TimeLine> {
        self.times.meetings(locale, self.today)
    }

    /// Where it is, with the room.
    #[must_use]
    pub fn place(&self, locale: Locale) -> String {
        let at = self.held_at(locale);
        match &self.room {
            Some(room) => format!("{}, {room}", at.name),
            None => at.name,
        }
    }

    /// "Öppen datorhjälp, tisdag 6 oktober kl. 13.00–15.00", and where it is that is not at its venue.
    #[must_use]
    pub fn in_a_line(&self, locale: Locale) -> String {
        let title = self.title(locale).0;
        let line = format!("{title}, {}", self.when_in_a_sentence(locale));
        match session_view::own_place(&self.session, locale) {
            Some(place) => format!("{line}, {place}"),
            None => line,
        }
    }

    fn held_at(&self, locale: Locale) -> HeldAt {
        HeldAt::of(
            &self.session,
            &self.venue.name,
            locale,
            self.owner.language(),
        )
    }

    /// Where it is online; only who has a place is told.
    #[must_use]
    pub fn online(&self, booking: &Booking) -> Option<String> {
        let address = self.session.texts.particulars.online_address.clone();
        address.filter(|_| booking.status == BookingStatus::Confirmed)
    }

    /// What, when and where, without an address.
    #[must_use]
    pub fn facts(&self, locale: Locale) -> VisitFacts {
        let (title, title_lang) = self.title(locale);
        VisitFacts {
            title,
            title_lang,
            when: self.when(locale),
            meetings: self.meetings(locale),
            place: self.place(locale),
            address: None,
            topics: Vec::new(),
        }
    }

    /// Topics that are not simply helped, for whoever wants to book.
    #[must_use]
    pub fn topics_told(&self, locale: Locale) -> Vec<String> {
        self.told(locale, self.topics.told(&self.session))
    }

    /// The same of the topics that a booking asks for; of one that asks for none, what everybody is told.
    fn topics_of(&self, locale: Locale, booked: &BookingDetails) -> Vec<String> {
        if booked.topics.is_empty() {
            return self.topics_told(locale);
        }
        let asked = booked.topics.iter();
        self.told(locale, asked.filter_map(|topic| self.topics.limit(topic)))
    }

    fn told<'a>(&self, locale: Locale, rules: impl Iterator<Item = &'a TopicRule>) -> Vec<String> {
        let language = self.owner.language();
        rules
            .map(|rule| topic_sentence(locale, rule, language))
            .collect()
    }

    /// One topic, with how far help goes.
    #[must_use]
    pub fn topic_marked(&self, locale: Locale, topic: &str) -> String {
        let rule = self.topics.limit(topic);
        topic_mark(locale, topic, rule, self.owner.language())
    }

    /// What a booking asks for, with how far help goes: "bank (visas bara), surfplatta".
    #[must_use]
    pub fn topics_marked(&self, locale: Locale, booked: &BookingDetails) -> String {
        let marked = booked.topics.iter();
        let marked = marked.map(|topic| self.topic_marked(locale, topic));
        marked.collect::<Vec<_>>().join(", ")
    }

    /// The same with the address; a home visit goes to its booking's own.
    #[must_use]
    pub fn visit(&self, locale: Locale, booked: &BookingDetails) -> VisitFacts {
        let home = booked.visit_part("address");
        VisitFacts {
            address: home
                .map(str::to_owned)
                .or_else(|| self.held_at(locale).if_there(self.venue.address.clone())),
            topics: self.topics_of(locale, booked),
            ..self.facts(locale)
        }
    }

    /// A frame that says who offers the help and whom to call.
    #[must_use]
    pub fn frame(&self, layout: Layout) -> Layout {
        let layout = layout
            .of(self.owner.name.clone())
            .answered_by(self.owner.slug.clone());
        let Some(phone) = self.phone(layout.locale) else {
            return layout;
        };
        let place = self
            .session
            .kind
            .is_visited()
            .then(|| named_place(&self.venue.name, self.venue.address.as_deref()));
        layout.answering_phone(phone, place)
    }

    /// Until when the queue moves, in words; none once it does not.
    #[must_use]
    pub fn queue_until(&self, locale: Locale, now: DateTime<Utc>) -> Option<String> {
        let session = &self.session;
        let ends_at = session.rules.queue_ends_at(session.timing.starts_at);
        let (day, time) = self.local(ends_at);
        session
            .queue_moves(now)
            .then(|| dates::day_and_time(locale, day, time, self.today))
    }

    /// Whom to telephone.
    #[must_use]
    pub fn phone(&self, locale: Locale) -> Option<ShownPhone> {
        let (venue, owner) = (&self.venue, &self.owner);
        let (tidy, typed) = match &venue.phone {
            Some(tidy) => (tidy, &venue.phone_typed),
            None => (owner.phone.as_ref()?, &owner.phone_typed),
        };
        Some(ShownPhone::of(tidy, typed.as_deref(), locale))
    }

    /// An instant as the venue's clock shows it.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> (NaiveDate, NaiveTime) {
        local(&self.session, at)
    }
}

fn local(session: &Session, at: DateTime<Utc>) -> (NaiveDate, NaiveTime) {
    let zone = Zone::of_stored(&session.time_zone);
    time::local(at, zone)
}
