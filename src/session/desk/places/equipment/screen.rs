//! Everything the page of equipment is made of.

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::page::EquipmentPage;
use crate::platform::auth::Scope;
use crate::platform::i18n::{t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::{trim_typed, trim_unseen};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::refused::Refused;
use crate::session::desk::draft_form::typed::number;
use crate::session::desk::places::paths::{
    equipment_path, new_equipment_path, remove_equipment_path, venue_path,
};
use crate::session::desk::places::venue::page::Removal;
use crate::session::equipment::request::{EquipmentPatch, EquipmentRequest};
use crate::session::equipment::store::{Equipment, find_in_scope};
use crate::session::equipment::used::EquipmentUse;
use crate::venue::{Venue, find_venue_in_scope};

pub struct EquipmentScreen {
    pub layout: Layout,
    pub venue: Venue,
    /// None for what is new, with what uses it.
    pub kind: Option<(Equipment, EquipmentUse)>,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct EquipmentForm {
    pub name: String,
    pub count: String,
}

impl EquipmentForm {
    pub fn of(form: &Form) -> Self {
        Self {
            name: form.text("equipment-name").to_owned(),
            count: form.text("equipment-count").to_owned(),
        }
    }

    pub fn request(&self, venue: &Venue) -> EquipmentRequest {
        EquipmentRequest {
            venue: venue.id.to_string(),
            name: self.name.clone(),
            count: number(trim_typed(&self.count)),
        }
    }

    /// What says something else than is stored.
    pub fn patch(&self, before: &Equipment) -> EquipmentPatch {
        let renamed = trim_unseen(&self.name) != before.name;
        let count = number(trim_typed(&self.count));
        EquipmentPatch {
            name: renamed.then(|| Some(self.name.clone())),
            count: (count != i64::from(before.count)).then_some(Some(count)),
        }
    }
}

impl EquipmentScreen {
    /// The form for more equipment of the venue that the path names.
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
            layout: Layout::asked(request, state, new_equipment_path(&venue))?,
            venue,
            kind: None,
        })
    }

    /// The equipment that the path names.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn of_kind(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let named = request.match_info().get("equipmentId").unwrap_or_default();
        let (kind, venue) = find_in_scope(conn, scope, named).await?;
        let used = EquipmentUse::load(conn, kind.id, state.clock.now()).await?;
        Ok(Self {
            layout: Layout::asked(request, state, equipment_path(kind.id))?,
            venue,
            kind: Some((kind, used)),
        })
    }

    pub fn stored(&self) -> EquipmentForm {
        let kind = self.kind.as_ref();
        kind.map_or_else(EquipmentForm::default, |(kind, _)| EquipmentForm {
            name: kind.name.clone(),
            count: kind.count.to_string(),
        })
    }

    /// The venue's page, after something was done.
    pub fn done(&self, what: &str) -> String {
        let venue = self.layout.url(&venue_path(&self.venue));
        format!("{venue}?done={what}")
    }

    pub fn page(&self, form: &EquipmentForm, problem: Option<&Problem>) -> EquipmentPage {
        let locale = self.layout.locale;
        let names = [("name", "equipment-name"), ("count", "equipment-count")];
        let errors = problem.map_or_else(FormErrors::none, |problem| {
            FormErrors::renamed(locale, &problem.fields, &names)
        });
        let labels = names.map(|(_, name)| (name, t(locale, name)));
        let refused = Refused::of(problem, locale);
        let kind = self.kind.as_ref();
        EquipmentPage {
            notice: self.layout.unsent(problem),
            summary: errors.summary(&labels),
            back_href: self.layout.url(&venue_path(&self.venue)),
            venue: self.venue.name.clone(),
            action: self.layout.url(&self.layout.path),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            version: kind.map(|(kind, _)| kind.version),
            name: Field::new("equipment-name", t(locale, "equipment-name"))
                .hint(t(locale, "equipment-name.hint"))
                .typed("off", "")
                .value(&form.name)
                .checked(&errors),
            count: Field::new("equipment-count", t(locale, "equipment-count"))
                .kind("text", "tiny")
                .typed("off", "numeric")
                .value(&form.count)
                .checked(&errors),
            submit: t(locale, self.submits()).into_owned(),
            removal: kind.map(|(kind, used)| self.removal(kind, *used)),
            l: Layout {
                title: self.title(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn title(&self) -> String {
        match &self.kind {
            None => self.layout.t("equipment-new").into_owned(),
            Some((kind, _)) => kind.name.clone(),
        }
    }

    fn submits(&self) -> &'static str {
        match self.kind {
            None => "equipment-add",
            Some(_) => "venue-save",
        }
    }

    fn removal(&self, kind: &Equipment, used: EquipmentUse) -> Removal {
        let locale = self.layout.locale;
        let sessions = used.to_come + used.over;
        match used.is_none() {
            true => Removal {
                action: Some(self.layout.url(&remove_equipment_path(kind.id))),
                why: t(locale, "equipment-unused").into_owned(),
            },
            false => Removal {
                action: None,
                why: t_with(locale, "equipment-used", &[("sessions", sessions.into())]),
            },
        }
    }
}
