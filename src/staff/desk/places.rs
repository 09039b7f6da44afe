//! Where a role can be given: the organisations that somebody decides for, as far as the next controller, and their
//! venues.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::auth::{Role, Scope};
use crate::platform::i18n::{Locale, named, t};
use crate::platform::input::form::Form;
use crate::platform::ui::form::{Choice, Choices, FormErrors};
use crate::schema::{organisations, venues};

/// What most who are new here are.
const USUAL: Role = Role::Helper;

/// A place by what the form sends and what it is called.
#[derive(Debug, Clone)]
pub struct Workplace {
    /// `organisation:katrineholm`, `venue:lasstugan`.
    pub value: String,
    pub name: String,
}

/// The places within reach: organisations, then venues.
#[derive(Debug, Clone, Default)]
pub struct Workplaces(pub Vec<Workplace>);

/// The fields of a role.
pub struct RoleFields {
    pub role: Choices,
    pub place: Choices,
}

impl Workplaces {
    pub async fn load(conn: &mut AsyncPgConnection, scope: &Scope) -> QueryResult<Self> {
        let organisations: Vec<(String, String)> = organisations::table
            .filter(organisations::id.eq_any(&scope.organisations))
            .order((organisations::name, organisations::id))
            .select((organisations::slug, organisations::name))
            .load(conn)
            .await?;
        let venues: Vec<(String, String)> = venues::table
            .filter(venues::organisation_id.eq_any(&scope.organisations))
            .order((venues::name, venues::id))
            .select((venues::slug, venues::name))
            .load(conn)
            .await?;
        let of = |kind: &'static str| {
            move |(slug, name): (String, String)| Workplace {
                value: format!("{kind}:{slug}"),
                name,
            }
        };
        let all = organisations.into_iter().map(of("organisation"));
        Ok(Self(
            all.chain(venues.into_iter().map(of("venue"))).collect(),
        ))
    }

    /// The questions which role, and where.
    #[must_use]
    pub fn fields(&self, locale: Locale, form: &Form, errors: &FormErrors) -> RoleFields {
        let role = form.filled("role").unwrap_or(USUAL.name());
        let roles = Role::ALL.into_iter().filter(|role| role.is_grantable());
        let roles =
            roles.map(|one| Choice::new(one.name(), named(locale, "role", one.name()), role));
        let place = form.text("place");
        let places = self.0.iter();
        let places = places.map(|one| Choice::new(&one.value, &one.name, place));
        RoleFields {
            role: Choices::new("role", t(locale, "staff-role"), roles.collect()).checked(errors),
            place: Choices::new("place", t(locale, "staff-place"), places.collect())
                .checked(errors),
        }
    }
}

/// What a form says of where: the slug of an organisation, or of a venue.
pub fn typed_place(form: &Form) -> (Option<&str>, Option<&str>) {
    match form.text("place").split_once(':') {
        Some(("organisation", slug)) => (Some(slug), None),
        Some(("venue", slug)) => (None, Some(slug)),
        _ => (None, None),
    }
}
