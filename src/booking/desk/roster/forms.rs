//! The forms of a session's page, each for whoever has the right and while it makes sense.

use diesel_async::AsyncPgConnection;

use super::count_form::{CountForm, TypedCount};
use super::form_views::{CrowdForm, LastWalkIn, PublicationForm, ReleaseLink, ToTell, WalkInForm};
use super::head::PresenceCount;
use super::input::RosterInput;
use super::screen::RosterScreen;
use crate::booking::connection::Crowd;
use crate::booking::desk::paths::{
    calls_of_session_path, door_path, release_path, roster_path, take_back_path,
};
use crate::booking::desk::tallies::DropInTallies;
use crate::booking::desk::typed::number;
use crate::booking::rules::{is_awaited, may_release, minutes_until_closed};
use crate::platform::auth::Permission;
use crate::platform::i18n::{dates, t};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::session::CountState;
use crate::session::{self, Status, StoredCount, StoredStatus, WalkInKind};

impl RosterScreen<'_> {
    /// While the session runs, when somebody has not come.
    pub fn release_link(&self, layout: &Layout) -> Option<ReleaseLink> {
        let session = &self.details.session;
        let may = self.may(Permission::ServePeople)
            && self.now < session.timing.ends_at
            && may_release(session, self.now).is_ok();
        let missing = self.roster.bookings.iter().filter(|b| is_awaited(b));
        let seats: i64 = missing.map(|booking| i64::from(booking.seats)).sum();
        let href = || layout.url(&release_path(session));
        (may && seats > 0).then(|| ReleaseLink::new(layout.locale, href(), seats))
    }

    /// For whoever may ring.
    pub fn to_tell(&self, layout: &Layout) -> Option<ToTell> {
        let id = self.details.session.id;
        let may = self.may(Permission::ServePeople) && !self.left.is_none();
        let hrefs = || {
            (
                layout.url(&calls_of_session_path(id)),
                layout.url(&door_path(id)),
            )
        };
        let (calls, door) = (self.left.to_call, self.left.at_the_door);
        may.then(|| ToTell::new(layout.locale, calls, door, hrefs()))
    }

    /// For whoever may cancel a booking.
    pub fn crowd_forms(&self, layout: &Layout) -> Vec<CrowdForm> {
        if !self.may(Permission::ServePeople) {
            return Vec::new();
        }
        let path = roster_path(&self.details.session);
        let action = layout.url(&format!("{path}/bookings/cancellation"));
        let form = |crowd: &Crowd| {
            let here = self.roster.bookings.iter().filter(|b| crowd.contains(b.id));
            let of = here.map(|b| (b.id.to_string(), self.shown_name(b).0));
            CrowdForm::new(layout.locale, &action, of.collect())
        };
        self.roster.crowds.iter().map(form).collect()
    }

    pub fn walk_in_form(
        &self,
        layout: &Layout,
        errors: &FormErrors,
        input: &RosterInput,
    ) -> WalkInForm {
        let path = roster_path(&self.details.session);
        WalkInForm {
            action: layout.url(&format!("{path}/walk-ins")),
            name: input.name.clone(),
            error: errors.of_field("name"),
            reason: input.reason_beyond(),
            reason_error: errors.of_field("override"),
            key: IdempotencyKey::fresh().as_str().to_owned(),
        }
    }

    /// The three counts of a drop-in; who came includes those who gave a name.
    pub fn tallies(&self, layout: &Layout) -> Option<DropInTallies> {
        let session = &self.details.session;
        let PresenceCount { here, bare, .. } = self.presence_count();
        let count = |kind| match kind {
            WalkInKind::Came => here + bare,
            other => self.walk_ins.of(other),
        };
        let last = |kind| self.last_walk_ins.get(&(session.id, kind)).copied();
        (session.is_drop_in() && self.may_tick())
            .then(|| DropInTallies::new(layout, session, count, last))
    }

    /// Closes a drop-in that runs.
    pub fn close_action(&self, layout: &Layout) -> Option<String> {
        let session = &self.details.session;
        let may = self.may(Permission::ServePeople);
        (may && minutes_until_closed(session, self.now).is_ok())
            .then(|| layout.url(&format!("{}/closing", roster_path(session))))
    }

    pub fn last_walk_in(&self, layout: &Layout) -> Option<LastWalkIn> {
        let last = self.last_bare.as_ref()?;
        let action = layout.url(&take_back_path(&self.details.session, last.id));
        let time = dates::time(layout.locale, self.details.local(last.at).1);
        Some(LastWalkIn::new(
            layout.locale,
            action,
            last.count.into(),
            &time,
        ))
    }

    /// Towards the public: whoever may publishes, others propose a draft to them.
    pub async fn next_step(
        &self,
        conn: &mut AsyncPgConnection,
        layout: &Layout,
    ) -> Option<PublicationForm> {
        let session = &self.details.session;
        let open = matches!(self.status(), Status::Draft | Status::Proposed);
        if !open || session.course_id.is_some() {
            return None;
        }
        let publishes = self.may(Permission::PublishSessions)
            && session::may_publish(conn, session, self.actor)
                .await
                .is_ok();
        let proposes = self.status() == Status::Draft && self.may(Permission::DraftSessions);
        let (form, label) = match (publishes, proposes) {
            (true, _) => ("publication", "roster-publish"),
            (false, true) => ("proposal", "roster-propose"),
            (false, false) => return None,
        };
        let action = layout.url(&format!("{}/{form}", roster_path(session)));
        Some(PublicationForm {
            action,
            label: t(layout.locale, label).into_owned(),
        })
    }

    /// Where the button goes that takes a draft away which nobody was asked about.
    pub fn remove_draft_action(&self, layout: &Layout) -> Option<String> {
        let session = &self.details.session;
        let is_draft = self.status() == Status::Draft && session.course_id.is_none();
        (is_draft && self.may(Permission::DraftSessions))
            .then(|| layout.url(&format!("{}/removal", roster_path(session))))
    }

    /// From the start; what check-ins say is proposed.
    pub async fn count_form(
        &self,
        conn: &mut AsyncPgConnection,
        layout: &Layout,
        input: &RosterInput,
    ) -> Result<Option<CountForm>, Problem> {
        let (locale, session) = (layout.locale, &self.details.session);
        let open = session::countable(conn, session, self.now).await.is_ok();
        if !open || session.status != StoredStatus::Published || !self.may(Permission::Count) {
            return Ok(None);
        }
        let versions = session::count_versions(conn, session.id).await?;
        let newest = versions.as_slice().first();
        let typed = match (&input.count, newest) {
            (Some(typed), _) => typed.clone(),
            (None, Some((count, _))) => stored(count),
            (None, None) => TypedCount {
                total: session::proposed(conn, session.id).await?.to_string(),
                ..TypedCount::default()
            },
        };
        let action = layout.url(&format!("{}/count", roster_path(session)));
        let asked_of = asked_total(input);
        let form = CountForm::new(locale, action, typed, &input.errors(locale));
        let form = match asked_of {
            Some(total) => form.asked(locale, total),
            None => form,
        };
        let form = match newest {
            None => form,
            Some((count, by)) => {
                let (day, time) = self.details.local(count.at);
                let when = dates::day_and_time(locale, day, time, self.details.today);
                form.counted(locale, by, &when)
            }
        };
        Ok(Some(form))
    }
}

/// The total that somebody must say is right.
fn asked_total(input: &RosterInput) -> Option<i64> {
    let problem = input.problem.as_ref()?;
    let asked = *problem.kind == session::IMPLAUSIBLE;
    let typed = input.count.as_ref().filter(|_| asked)?;
    number(&typed.total, 0, i32::MAX, "/total")
        .ok()
        .map(i64::from)
}

/// A stored version, as the fields show it.
fn stored(count: &StoredCount) -> TypedCount {
    let part = |part: Option<i32>| part.map_or_else(String::new, |part| part.to_string());
    TypedCount {
        total: count.total.to_string(),
        children: part(count.children),
        digital: part(count.digital),
        estimated: count.state == CountState::Estimated,
    }
}
