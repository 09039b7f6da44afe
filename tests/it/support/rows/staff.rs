//! Members of staff who were there before, each with a token.

use chrono::TimeDelta;
use diesel::prelude::*;
use motesplats::platform::auth::{Role, staff_token};
use motesplats::platform::ids;
use motesplats::schema::{grants, pledges, sign_ins, staff, tokens};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::TestApp;
use super::organisation::Org;
use super::venue::Venue;
use crate::support::Client;

/// Where a grant is given.
#[derive(Debug, Clone, Copy)]
pub struct GrantedAt {
    organisation: Uuid,
    venue: Option<Uuid>,
}

impl From<&Org> for GrantedAt {
    fn from(organisation: &Org) -> Self {
        Self {
            organisation: organisation.id,
            venue: None,
        }
    }
}

impl From<&Venue> for GrantedAt {
    fn from(venue: &Venue) -> Self {
        Self {
            organisation: venue.organisation,
            venue: Some(venue.id),
        }
    }
}

/// A member of staff: an account, and calls with its token.
#[derive(Clone)]
pub struct Staff {
    pub id: Uuid,
    pub token: String,
    client: Client,
}

impl std::ops::Deref for Staff {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

/// A role that waits for its place.
pub struct Hiring<'a> {
    app: &'a TestApp,
    role: Role,
    pledged: bool,
}

impl TestApp {
    /// `app.staff(Role::Desk).at(&venue).await`.
    pub fn staff(&self, role: Role) -> Hiring<'_> {
        Hiring {
            app: self,
            role,
            pledged: true,
        }
    }

    /// The operator of the whole installation.
    pub async fn operator(&self) -> Staff {
        self.staff(Role::Operator).hire(None).await
    }

    /// The same person at the desk's pages, signed in.
    pub async fn signed_in(&self, who: &Staff) -> Client {
        let id: [u8; 32] = Sha256::digest(ids::fresh().as_bytes()).into();
        self.change(diesel::insert_into(sign_ins::table).values((
            sign_ins::id_hash.eq(Sha256::digest(id).to_vec()),
            sign_ins::staff_id.eq(who.id),
            sign_ins::organisation_id.eq(None::<Uuid>),
            sign_ins::created_at.eq(self.now()),
            sign_ins::seen_at.eq(self.now()),
        )))
        .await;
        let id = data_encoding::HEXLOWER.encode(&id);
        self.visitor()
            .with_cookie(&format!("__Host-motesplats={id}"))
    }

    /// Gives an account another grant.
    pub async fn grant(&self, id: Uuid, role: Role, at: impl Into<GrantedAt>) {
        self.insert_grant(id, role, Some(at.into())).await;
    }

    /// The grant of an account that has one.
    pub async fn grant_of(&self, staff: Uuid) -> Uuid {
        let found = grants::table.filter(grants::staff_id.eq(staff));
        self.fetch(found.select(grants::id)).await
    }

    /// The token of an account that has one.
    pub async fn token_of(&self, staff: Uuid) -> Uuid {
        let found = tokens::table.filter(tokens::staff_id.eq(staff));
        self.fetch(found.select(tokens::id)).await
    }

    /// Signs somebody in, and answers by what that sign-in is named.
    pub async fn sign_in_of(&self, who: &Staff) -> Uuid {
        self.signed_in(who).await;
        let found = sign_ins::table.filter(sign_ins::staff_id.eq(who.id));
        self.fetch(found.select(sign_ins::id)).await
    }

    /// Sign-ins that were used after they had begun.
    pub async fn sign_ins_used_later(&self) -> i64 {
        let used = sign_ins::table.filter(sign_ins::seen_at.gt(sign_ins::created_at));
        self.fetch(used.count()).await
    }

    /// What is stored of the sign-in of the only one who is signed in.
    pub async fn sign_in_hash(&self) -> Vec<u8> {
        self.fetch(sign_ins::table.select(sign_ins::id_hash)).await
    }

    /// Closes every account.
    pub async fn disable_everybody(&self) {
        let disabled = staff::disabled_at.eq(self.now());
        self.change(diesel::update(staff::table).set(disabled))
            .await;
    }

    async fn insert_grant(&self, id: Uuid, role: Role, at: Option<GrantedAt>) {
        self.change(diesel::insert_into(grants::table).values((
            grants::id.eq(ids::fresh()),
            grants::staff_id.eq(id),
            grants::role.eq(role.name()),
            grants::organisation_id.eq(at.map(|at| at.organisation)),
            grants::venue_id.eq(at.and_then(|at| at.venue)),
            grants::created_at.eq(self.now()),
        )))
        .await;
    }
}

impl Hiring<'_> {
    /// One who has not pledged secrecy yet.
    pub fn without_pledge(mut self) -> Self {
        self.pledged = false;
        self
    }

    /// With a grant at an organisation or a venue.
    pub async fn at(self, place: impl Into<GrantedAt>) -> Staff {
        self.hire(Some(place.into())).await
    }

    async fn hire(self, at: Option<GrantedAt>) -> Staff {
        let id = ids::fresh();
        let email = format!("{}-{}@example.org", self.role.name(), id.simple());
        let organisation = at.map(|at| at.organisation);
        self.insert_account(id, &email, organisation).await;
        self.app.insert_grant(id, self.role, at).await;
        let token = self.insert_token(id, organisation).await;
        Staff {
            id,
            client: self.app.holder(&token),
            token,
        }
    }

    async fn insert_account(&self, id: Uuid, email: &str, organisation: Option<Uuid>) {
        let (app, now) = (self.app, self.app.now());
        app.change(diesel::insert_into(staff::table).values((
            staff::id.eq(id),
            staff::organisation_id.eq(organisation),
            staff::name.eq(format!("Kim {}", self.role.name())),
            staff::email.eq(email),
            staff::created_at.eq(now),
            staff::updated_at.eq(now),
        )))
        .await;
        let Some(organisation) = organisation.filter(|_| self.pledged) else {
            return;
        };
        app.change(diesel::insert_into(pledges::table).values((
            pledges::staff_id.eq(id),
            pledges::organisation_id.eq(organisation),
            pledges::pledged_on.eq(now.date_naive() - TimeDelta::days(30)),
        )))
        .await;
    }

    async fn insert_token(&self, id: Uuid, organisation: Option<Uuid>) -> String {
        let (text, hash) = staff_token::fresh().unwrap();
        let now = self.app.now();
        self.app
            .change(diesel::insert_into(tokens::table).values((
                tokens::hash.eq(hash.to_vec()),
                tokens::staff_id.eq(id),
                tokens::organisation_id.eq(organisation),
                tokens::name.eq("test"),
                tokens::created_at.eq(now),
                tokens::expires_at.eq(now + TimeDelta::days(365)),
            )))
            .await;
        text
    }
}
