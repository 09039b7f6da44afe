//! Everything the page of a room is made of.

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::page::RoomPage;
use crate::platform::auth::Scope;
use crate::platform::i18n::{t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::trim_unseen;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::paths::{new_room_path, remove_room_path, room_path, venue_path};
use crate::session::desk::places::venue::page::Removal;
use crate::session::use_of_places::RoomUse;
use crate::venue::{Room, RoomPatch, RoomRequest, Venue, find_room_in_scope, find_venue_in_scope};

pub struct RoomScreen {
    pub layout: Layout,
    pub venue: Venue,
    /// None for a new one, with what uses it.
    pub room: Option<(Room, RoomUse)>,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct RoomForm {
    pub name: String,
    pub shared: bool,
}

impl RoomForm {
    pub fn of(form: &Form) -> Self {
        Self {
            name: form.text("room-name").to_owned(),
            shared: form.text("shared") == "true",
        }
    }

    pub fn request(&self, venue: &Venue) -> RoomRequest {
        RoomRequest {
            venue: venue.id.to_string(),
            name: self.name.clone(),
            shared: self.shared,
        }
    }

    /// What says something else than is stored.
    pub fn patch(&self, before: &Room) -> RoomPatch {
        let renamed = trim_unseen(&self.name) != before.name;
        RoomPatch {
            name: renamed.then(|| Some(self.name.clone())),
            shared: (self.shared != before.shared).then_some(Some(self.shared)),
        }
    }
}

impl RoomScreen {
    /// The form for a new room of the venue that the path names.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn of_new(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let named = request.match_info().get("venueId").unwrap_or_default();
        let venue = find_venue_in_scope(conn, scope, named).await?;
        Ok(Self {
            layout: Layout::asked(request, state, new_room_path(&venue))?,
            venue,
            room: None,
        })
    }

    /// The room that the path names.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn of_room(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let named = request.match_info().get("roomId").unwrap_or_default();
        let (room, venue) = find_room_in_scope(conn, scope, named).await?;
        let used = RoomUse::load(conn, room.id, state.clock.now()).await?;
        Ok(Self {
            layout: Layout::asked(request, state, room_path(room.id))?,
            venue,
            room: Some((room, used)),
        })
    }

    pub fn stored(&self) -> RoomForm {
        let room = self.room.as_ref();
        room.map_or_else(RoomForm::default, |(room, _)| RoomForm {
            name: room.name.clone(),
            shared: room.shared,
        })
    }

    /// The venue's page, after something was done.
    pub fn done(&self, what: &str) -> String {
        let venue = self.layout.url(&venue_path(&self.venue));
        format!("{venue}?done={what}")
    }

    pub fn page(&self, form: &RoomForm, problem: Option<&Problem>) -> RoomPage {
        let locale = self.layout.locale;
        let names = [("name", "room-name")];
        let errors = problem.map_or_else(FormErrors::none, |problem| {
            FormErrors::renamed(locale, &problem.fields, &names)
        });
        let label = t(locale, "room-name");
        let refused = Refused::of(problem, locale);
        let room = self.room.as_ref();
        let name = Field::new("room-name", label.clone())
            .hint(t(locale, "room-name.hint"))
            .typed("off", "");
        RoomPage {
            notice: self.layout.unsent(problem),
            summary: errors.summary(&[("room-name", label)]),
            back_href: self.layout.url(&venue_path(&self.venue)),
            venue: self.venue.name.clone(),
            action: self.layout.url(&self.layout.path),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            version: room.map(|(room, _)| room.version),
            name: name.value(&form.name).checked(&errors),
            shared: form.shared,
            submit: t(locale, self.submits()).into_owned(),
            removal: room.map(|(room, used)| self.removal(room, *used)),
            l: Layout {
                title: self.title(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn title(&self) -> String {
        match &self.room {
            None => self.layout.t("room-new").into_owned(),
            Some((room, _)) => room.name.clone(),
        }
    }

    fn submits(&self) -> &'static str {
        match self.room {
            None => "room-add",
            Some(_) => "venue-save",
        }
    }

    fn removal(&self, room: &Room, used: RoomUse) -> Removal {
        let locale = self.layout.locale;
        let sessions = used.to_come + used.over;
        match used.is_none() {
            true => Removal {
                action: Some(self.layout.url(&remove_room_path(room.id))),
                why: t(locale, "room-unused").into_owned(),
            },
            false => Removal {
                action: None,
                why: t_with(locale, "room-used", &[("sessions", sessions.into())]),
            },
        }
    }
}
