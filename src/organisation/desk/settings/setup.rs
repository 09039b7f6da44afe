//! From an empty organisation to its first published session: which steps are done. One statement asks for all.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Uuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::page::{SetupCard, SetupLine};
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ids::OrganisationId;

/// Which steps are done, in an organisation and those below it as far as the next controller.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Setup {
    #[diesel(sql_type = Bool)]
    contact: bool,
    #[diesel(sql_type = Bool)]
    venue: bool,
    #[diesel(sql_type = Bool)]
    room: bool,
    #[diesel(sql_type = Bool)]
    staff: bool,
    #[diesel(sql_type = Bool)]
    coordinators: bool,
    #[diesel(sql_type = Bool)]
    closed_days: bool,
    #[diesel(sql_type = Bool)]
    session: bool,
}

/// Its own are those below it as far as the next controller; above it are those who decide for it.
const STEPS: &str = "with recursive own (id) as ( \
        select id from organisations where id = $1 \
        union all \
        select o.id from organisations o join own on o.parent_id = own.id where not o.controller), \
    above (id, parent_id, controller) as ( \
        select id, parent_id, controller from organisations where id = $1 \
        union all \
        select o.id, o.parent_id, o.controller from organisations o \
        join above a on o.id = a.parent_id where not a.controller) \
    select \
    exists (select from organisations where id = $1 and phone is not null and email is not null) as contact, \
    exists (select from venues where organisation_id in (select id from own)) as venue, \
    exists (select from rooms where organisation_id in (select id from own)) as room, \
    exists (select from grants g join staff s on s.id = g.staff_id \
        where g.organisation_id in (select id from own) \
        and g.role in ('volunteer', 'helper', 'desk', 'planner') and s.disabled_at is null) as staff, \
    (select count(distinct g.staff_id) > 1 from grants g join staff s on s.id = g.staff_id \
        where g.organisation_id in (select id from above) and g.venue_id is null and g.role = 'coordinator' \
        and s.disabled_at is null and s.email is not null) as coordinators, \
    exists (select from closed_days where organisation_id in (select id from own)) as closed_days, \
    exists (select from sessions where organisation_id in (select id from own) \
        and status in ('published', 'cancelled')) as session";

impl Setup {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        organisation: OrganisationId,
    ) -> QueryResult<Self> {
        diesel::sql_query(STEPS)
            .bind::<Uuid, _>(organisation)
            .get_result(conn)
            .await
    }

    /// The list, until everything that is needed is done. A link leads to the page that does a step; `opens` says
    /// whether the reader may.
    pub fn card(self, locale: Locale, slug: &str, opens: bool) -> Option<SetupCard> {
        Some(SetupCard {
            title: self.title(locale)?,
            lines: self.lines(locale, slug, opens),
        })
    }

    /// "Sätt upp: 3 av 6 klart"; none when everything that is needed is done.
    pub fn title(self, locale: Locale) -> Option<String> {
        let needed = [
            self.contact,
            self.venue,
            self.staff,
            self.coordinators,
            self.closed_days,
            self.session,
        ];
        let done = needed.iter().filter(|is_done| **is_done).count();
        let facts = [("done", done.into()), ("all", needed.len().into())];
        (done < needed.len()).then(|| t_with(locale, "setup-title", &facts))
    }

    fn lines(self, locale: Locale, slug: &str, opens: bool) -> Vec<SetupLine> {
        let line = |text: &str, is_done: bool, path: String| SetupLine {
            text: t(locale, text).into_owned(),
            is_done,
            is_optional: false,
            href: (opens && !is_done).then(|| format!("/{}{path}", locale.tag())),
        };
        let venue = format!("/desk/venues/new?organisation={slug}");
        let close = format!("/desk/closed-days/new?organisation={slug}");
        let to = |path: &str| path.to_owned();
        vec![
            SetupLine {
                href: (!self.contact).then(|| "#phone".to_owned()),
                ..line("setup-contact", self.contact, String::new())
            },
            line("setup-venue", self.venue, venue),
            SetupLine {
                is_optional: true,
                ..line("setup-room", self.room, to("/desk/venues"))
            },
            line("setup-staff", self.staff, to("/desk/staff/new")),
            line(
                "setup-coordinators",
                self.coordinators,
                to("/desk/staff/new"),
            ),
            line("setup-closed-days", self.closed_days, close),
            line("setup-session", self.session, to("/desk/sessions/new")),
        ]
    }
}
