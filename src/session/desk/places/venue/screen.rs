//! Everything the page of a venue is made of.

use actix_web::HttpRequest;
use chrono::{DateTime, Months, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::page::{Removal, RoomLine, VenueFact, VenuePage};
use crate::organisation::{Municipality, Organisation, municipalities_by_id, organisations_by_id};
use crate::platform::auth::{Actor, Permission, Scope};
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, dates, named, t, t_with};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::texts::{TextLine, text_lines};
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::day_lines::DayWords;
use crate::session::desk::places::paths::{
    VENUES, change_venue_path, close_venue_path, equipment_path, new_equipment_path, new_room_path,
    opening_hours_path, remove_venue_path, room_path, venue_path,
};
use crate::session::equipment::store::{Equipment, of_venue};
use crate::session::use_of_places::VenueUse;
use crate::venue::{
    ClosedDays, Holiday, OpeningHours, Room, Venue, closed_days_at, find_venue_in_scope,
    holidays_at, opening_blocks, opening_hours, rooms_of,
};

/// As far as the list of closed days looks.
const AHEAD: Months = Months::new(12);

pub struct VenueScreen {
    pub layout: Layout,
    pub venue: Venue,
    owner: Organisation,
    municipality: Option<Municipality>,
    opening: OpeningHours,
    rooms: Vec<Room>,
    equipment: Vec<Equipment>,
    closed: Vec<ClosedDays>,
    holidays: Vec<Holiday>,
    /// None for who may not take it away.
    used: Option<VenueUse>,
    scope: Scope,
    now: DateTime<Utc>,
}

impl VenueScreen {
    /// The venue of a path, for who plans there.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        actor: &Actor,
    ) -> Result<Self, Problem> {
        let scope = actor.scope(Permission::DraftSessions);
        let named = request.match_info().get("venueId").unwrap_or_default();
        let venue = find_venue_in_scope(conn, &scope, named).await?;
        let administers = actor.scope(Permission::Administer).covers(venue.target());
        let now = state.clock.now();
        let (today, _) = venue.local(now);
        let end = today.checked_add_months(AHEAD).unwrap_or(today);
        let (owner, municipality) = surroundings(conn, &venue).await?;
        Ok(Self {
            layout: Layout::asked(request, state, venue_path(&venue))?,
            owner: owner.ok_or_else(Problem::not_found)?,
            municipality,
            opening: opening_hours(conn, venue.id).await?.hours,
            rooms: rooms_of(conn, venue.id).await?,
            equipment: of_venue(conn, venue.id).await?,
            closed: closed_days_at(conn, &venue, today, end).await?,
            holidays: holidays_at(conn, &venue, today, end).await?,
            used: match administers {
                true => Some(VenueUse::load(conn, venue.id, now).await?),
                false => None,
            },
            venue,
            scope,
            now,
        })
    }

    pub fn page(&self, notice: Option<String>, problem: Option<&Problem>) -> VenuePage {
        let (layout, venue) = (&self.layout, &self.venue);
        let locale = layout.locale;
        let (refused, words) = (Refused::of(problem, locale), self.words());
        VenuePage {
            notice: notice.or_else(|| layout.unsent(problem)),
            back_href: layout.url(VENUES),
            lead: self.lead(),
            facts: self.facts(),
            change_href: self.used.map(|_| layout.url(&change_venue_path(venue))),
            topics_href: layout.url(&format!("{}/topics", venue_path(venue))),
            opening: opening_blocks(&self.opening, locale, venue.local(self.now).0),
            opening_href: layout.url(&opening_hours_path(venue)),
            rooms: self.rooms.iter().map(|room| self.room(room)).collect(),
            new_room_href: layout.url(&new_room_path(venue)),
            equipment: self.equipment.iter().map(|one| self.kind(one)).collect(),
            new_equipment_href: layout.url(&new_equipment_path(venue)),
            days: self.closed.iter().map(|days| words.closed(days)).collect(),
            holidays: self.holidays.iter().map(|one| words.holiday(one)).collect(),
            close_href: layout.url(&close_venue_path(venue)),
            removal: self.used.map(|used| self.removal(used)),
            l: Layout {
                title: venue.name.clone(),
                error: refused.is_some(),
                ..layout.clone()
            },
            refused,
        }
    }

    /// "Bibliotek, Katrineholms kommun".
    fn lead(&self) -> String {
        let kind = named(self.layout.locale, "venue-kind", self.venue.kind.name());
        format!("{}, {}", dates::capital(&kind), self.owner.name)
    }

    fn facts(&self) -> Vec<VenueFact> {
        let (locale, venue) = (self.layout.locale, &self.venue);
        let typed = venue.phone_typed.as_deref();
        let phone = venue.phone.as_deref();
        let phone = phone.map(|tidy| ShownPhone::of(tidy, typed, locale).text);
        let position = venue.lat.zip(venue.lon);
        let position = position.map(|(lat, lon)| format!("{lat}, {lon}"));
        let town = self.municipality.as_ref().map(|one| one.name.clone());
        let ways = venue.accessibility.as_ref();
        vec![
            fact(locale, "venue-municipality", plain(town, "auto")),
            fact(
                locale,
                "venue-address",
                plain(venue.address.clone(), "auto"),
            ),
            fact(locale, "venue-phone", plain(phone, "ltr")),
            fact(locale, "venue-position", plain(position, "ltr")),
            fact(
                locale,
                "venue-ways-in",
                ways.map_or_else(Vec::new, text_lines),
            ),
        ]
    }

    fn room(&self, room: &Room) -> RoomLine {
        let holds = match room.shared {
            true => "room-holds-several",
            false => "room-holds-one",
        };
        RoomLine {
            name: room.name.clone(),
            href: self.layout.url(&room_path(room.id)),
            holds: self.layout.t(holds).into_owned(),
        }
    }

    fn kind(&self, equipment: &Equipment) -> RoomLine {
        RoomLine {
            name: equipment.name.clone(),
            href: self.layout.url(&equipment_path(equipment.id)),
            holds: equipment.count.to_string(),
        }
    }

    fn words(&self) -> DayWords<'_> {
        DayWords {
            locale: self.layout.locale,
            today: self.venue.local(self.now).0,
            first: self.owner.language(),
            scope: &self.scope,
        }
    }

    fn removal(&self, used: VenueUse) -> Removal {
        let facts = [
            (
                "sessions",
                (used.sessions.to_come + used.sessions.over).into(),
            ),
            ("grants", used.grants.into()),
            ("questions", used.questions.into()),
        ];
        let locale = self.layout.locale;
        match used.is_none() {
            true => Removal {
                action: Some(self.layout.url(&remove_venue_path(&self.venue))),
                why: t(locale, "venue-unused").into_owned(),
            },
            false => Removal {
                action: None,
                why: t_with(locale, "venue-used", &facts),
            },
        }
    }
}

async fn surroundings(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
) -> QueryResult<(Option<Organisation>, Option<Municipality>)> {
    let id = venue.organisation_id;
    let owner = organisations_by_id(conn, &[id]).await?.remove(&id);
    let id = venue.municipality_id;
    let municipality = municipalities_by_id(conn, &[id]).await?.remove(&id);
    Ok((owner, municipality))
}

fn fact(locale: Locale, label: &str, lines: Vec<TextLine>) -> VenueFact {
    VenueFact {
        label: t(locale, label).into_owned(),
        lines,
    }
}

/// What is in no language.
fn plain(text: Option<String>, dir: &'static str) -> Vec<TextLine> {
    let line = |text| TextLine {
        text,
        lang: String::new(),
        dir,
    };
    text.map(line).into_iter().collect()
}
