//! Accounts, grants, and how people are recognised.

mod accounts;
mod forms;
mod grants;
mod invitations;
mod last_coordinator;
mod limits;
mod members;
mod own_access;
mod provider;
mod provider_refusals;
mod removal;
mod required_second_step;
mod second_step;
mod second_step_pages;
mod sign_in;
mod tokens;
mod unsent_forms;
mod unused_accounts;

use motesplats::platform::auth::Role;
use motesplats::platform::contact::EmailAddress;
use motesplats::platform::ids::OrganisationId;
use motesplats::platform::password::NewPassword;
use motesplats::platform::text::PersonName;
use motesplats::staff::{AccountWithGrant, add_account_with_grant};
use reqwest::Method;
use uuid::Uuid;

use crate::support::client::send;
use crate::support::organisation::Org;
use crate::support::{Answer, TestApp};

const EMAIL: &str = "Kim.Berg@exempel.se";
const PASSWORD: &str = "katten sover på elementet";

/// A planner with an e-mail address and a password.
async fn planner(app: &TestApp) -> (Org, Uuid) {
    with_password(app, Role::Planner).await
}

/// A coordinator with the same.
async fn coordinator(app: &TestApp) -> (Org, Uuid) {
    with_password(app, Role::Coordinator).await
}

async fn with_password(app: &TestApp, role: Role) -> (Org, Uuid) {
    let town = app.organisation("katrineholm").insert().await;
    let new = AccountWithGrant {
        email: EmailAddress::parse(EMAIL).unwrap(),
        name: PersonName::parse("Kim Berg").unwrap(),
        role,
        organisation: Some(OrganisationId(town.id)),
        venue: None,
        password: NewPassword::parse(PASSWORD, &[]).unwrap(),
    };
    let passwords = &app.state.passwords;
    let conn = &mut app.conn().await;
    let id = add_account_with_grant(conn, passwords, new, app.now()).await;
    (town, id.unwrap().0)
}

/// Signs in at the page; the cookie's `name=value`.
async fn sign_in(app: &TestApp) -> String {
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    let answer = app.visitor().submit("/sv/desk/sign-in", &fields).await;
    cookie_of(&answer.expect(303))
}

fn cookie_of(answer: &Answer) -> String {
    let set = answer.header("set-cookie");
    set.split(';').next().unwrap().to_owned()
}

/// Whether a cookie opens the desk: else one is sent to sign in.
async fn opens_the_desk(app: &TestApp, cookie: &str) -> bool {
    let request = app.visitor().request(Method::GET, "/sv/desk/x");
    let answer = send(request.header("Cookie", cookie)).await;
    match answer.status() {
        303 => false,
        404 => true,
        other => panic!("{other}: {}", answer.text()),
    }
}
